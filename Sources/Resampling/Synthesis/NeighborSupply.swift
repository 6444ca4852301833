/// What a class of some size has to offer to a method that joins rows to their neighbours.
enum NeighborSupply: Equatable {
  /// The class has one row, and the caller wants copies of it.
  case copies
  /// Every row has this many neighbours to choose among.
  case neighbors(Int)

  /// Finds how many of the `wanted` neighbours a class of `rowCount` rows has: all other rows at
  /// most. With compatibility any shortage is refused.
  ///
  /// - Precondition: `wanted` is positive.
  init(
    rowCount: Int, wanted: Int, loneRow: LoneRow, compatibility: Compatibility
  ) throws(SynthesisError) {
    precondition(wanted > 0, "a neighbour count below 1")
    if rowCount == 0 { throw .noRows }
    if compatibility == .imbalancedLearn && rowCount <= wanted {
      throw .tooFewRows(rows: rowCount, needed: wanted + 1)
    }
    if rowCount > 1 {
      self = .neighbors(min(wanted, rowCount - 1))
    } else if loneRow == .copied {
      self = .copies
    } else {
      throw .lone
    }
  }
}

extension NeighborSearch {
  /// Prepares a search that orders neighbours as the compatibility asks.
  init(
    _ points: Matrix, metric: DistanceMetric, compatibility: Compatibility, threadCount: Int
  ) {
    switch compatibility {
    case .none: self.init(points, metric: metric, order: .exact, threadCount: threadCount)
    case .imbalancedLearn: self.init(points, order: .scikitLearn, threadCount: threadCount)
    }
  }
}
