import Threading

/// How a method looks for neighbours.
public struct NeighborRules: Sendable {
  /// What near means. With compatibility it is Euclidean, whatever is set here.
  public var metric = DistanceMetric.euclidean
  /// Whose neighbours are found: see ``NeighborOrder``.
  public var compatibility = Compatibility.none
  /// The share of the nearest neighbours that must be found, as a sample tells: less than 1 is faster
  /// among hundreds of thousands of rows. Only ``SMOTE`` heeds it, with Euclidean distance and
  /// without compatibility.
  public var recall = 1.0
  /// What becomes of a class of one row.
  public var loneRow = LoneRow.refused
  /// How many threads search.
  public var threadCount = Threads.count

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

  /// How many of the `wanted` neighbours every one of `rowCount` rows has: all other rows at most.
  /// With compatibility any shortage is refused.
  ///
  /// - Precondition: `wanted` is positive.
  func neighborCount(_ wanted: Int, among rowCount: Int) throws(SynthesisError) -> Int {
    precondition(wanted > 0, "a neighbour count below 1")
    if rowCount == 0 { throw .noRows }
    if compatibility == .imbalancedLearn && rowCount <= wanted {
      throw .tooFewRows(rows: rowCount, needed: wanted + 1)
    }
    if rowCount == 1 { throw .lone }
    return min(wanted, rowCount - 1)
  }

  /// The same, or that there shall be copies of the only row.
  func supply(_ wanted: Int, among rowCount: Int) throws(SynthesisError) -> NeighborSupply {
    if rowCount == 1 && compatibility == .none && loneRow == .copied { return .copies }
    return .neighbors(try neighborCount(wanted, among: rowCount))
  }
}

/// What a class has to offer to a method that joins rows to their neighbours.
enum NeighborSupply {
  /// Every row has this many neighbours to choose among.
  case neighbors(Int)
  /// The class has one row, and the caller wants copies of it.
  case copies
}
