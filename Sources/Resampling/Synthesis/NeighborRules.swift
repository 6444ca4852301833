/// How a method looks for neighbours.
public struct NeighborRules: Sendable {
  /// What near means. With compatibility it is Euclidean, whatever is set here.
  public var metric = DistanceMetric.euclidean
  /// Whose neighbours are found: see ``NeighborOrder``.
  public var compatibility = Compatibility.none
  /// What becomes of a class of one row.
  public var loneRow = LoneRow.refused
  /// How many threads search.
  public var threadCount = 2

  /// The usual rules.
  public init() {}

  /// Prepares a search among `points` that goes by these rules.
  func search(_ points: Matrix) -> NeighborSearch {
    switch compatibility {
    case .none: NeighborSearch(points, metric: metric, threadCount: threadCount)
    case .imbalancedLearn:
      NeighborSearch(points, order: .scikitLearn, threadCount: threadCount)
    }
  }

  /// What a class, or table, of `rowCount` rows has to offer to a method that wants `wanted`
  /// neighbours of each row: all other rows at most. With compatibility any shortage is refused.
  ///
  /// - Precondition: `wanted` is positive.
  func supply(_ wanted: Int, among rowCount: Int) throws(SynthesisError) -> NeighborSupply {
    precondition(wanted > 0, "a neighbour count below 1")
    if rowCount == 0 { throw .noRows }
    if compatibility == .imbalancedLearn && rowCount <= wanted {
      throw .tooFewRows(rows: rowCount, needed: wanted + 1)
    }
    if rowCount > 1 { return .neighbors(min(wanted, rowCount - 1)) }
    if loneRow == .copied { return .copies }
    throw .lone
  }
}

/// What a class has to offer to a method that joins rows to their neighbours.
enum NeighborSupply {
  /// Every row has this many neighbours to choose among.
  case neighbors(Int)
  /// The class has one row, and the caller wants copies of it.
  case copies
}
