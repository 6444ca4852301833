/// What a class has to offer to a method that joins rows to their neighbors.
enum NeighborSupply {
  /// Every row has this many neighbors to choose among.
  case neighbors(Int)
  /// The class has one row, and the caller wants copies of it.
  case copies
}

extension NeighborRules {
  /// How many of the `wanted` neighbors every one of `rowCount` rows has: all other rows at most.
  /// With compatibility any shortage is refused.
  ///
  /// - Precondition: `wanted` is positive.
  func neighborCount(_ wanted: Int, among rowCount: Int) throws(SynthesisError) -> Int {
    precondition(wanted > 0, "a neighbor count below 1")
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
