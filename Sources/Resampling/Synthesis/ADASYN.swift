/// Adaptive synthetic sampling: SMOTE in which a row of the class is the more often a parent, the
/// more of its neighbors in the whole table are of other classes.
///
/// Row i gets the share rᵢ / Σr of the new rows, where rᵢ is the part of its neighbors that are of
/// other classes; each new row lies between the parent and one of its nearest rows in the class.
///
/// Source: He, Bai, Garcia and Li, "ADASYN: adaptive synthetic sampling approach for imbalanced
/// learning", IJCNN (2008). The paper has two classes; "other" stands for all other classes here.
///
/// Cost: a neighbor search for the class among all rows, and one within the class.
///
/// Draws: parents in row order, a neighbor below k for each of their new rows; then all steps. One
/// generator serves all classes, in class order.
///
/// Differs from imbalanced-learn: the total is exact, by largest remainders; there every row's
/// share is rounded, and the total is what comes out.
/// Differs from imbalanced-learn: a class far from all others shares evenly; there it is refused.
/// Differs from imbalanced-learn: a row is never its own neighbor, which there happens to
/// duplicates.
/// Differs from imbalanced-learn: of equally near rows the one with the lower number comes first,
/// whatever the order of the search tree.
/// Differs from imbalanced-learn: a class too small for the neighbors asked for uses all other
/// rows it has; there it is refused.
/// Differs from imbalanced-learn: missing cells are allowed.
public struct ADASYN: NumberSynthesizer {
  /// Where the generator starts.
  public var seed: UInt32
  /// Both the neighbors that say how hard a row is to learn, and those that it is joined to.
  public var neighborCount = 5
  /// How neighbors are looked for.
  public var rules = NeighborRules()

  /// Creates the method with its usual parameters.
  public init(seed: UInt32) {
    self.seed = seed
  }

  /// One generator serves all classes.
  public var restartsForEveryClass: Bool { false }

  /// Learns the lines within one class and the shares of its rows.
  public func source(
    growing label: UInt32, in points: Matrix, labels: [UInt32]
  ) throws(SynthesisError) -> any SynthesisSource {
    let growing = GrowingClass(label, in: points, labels: labels)
    guard case .neighbors(let count) = try rules.supply(neighborCount, among: growing.rows.count)
    else { return SegmentSource(copying: growing.rows[0]) }

    let surroundings = rules.search(points)
      .nearestOthers(min(neighborCount, points.rowCount - 1), of: growing.rows)
    let shares = growing.foreignCounts(in: surroundings).map {
      Double($0) / Double(surroundings.neighborCount)
    }
    if rules.compatibility == .imbalancedLearn && shares.allSatisfy({ $0 == 0 }) {
      throw .noForeignNeighbors
    }
    let members = Array(0..<UInt32(growing.rows.count))
    let lines = SegmentSource(
      bases: growing.rows, neighbors: growing.neighbors(count, of: members, by: rules))
    return ADASYNSource(lines: lines, shares: shares, compatibility: rules.compatibility)
  }
}

/// Lines whose bases have fixed shares of the new rows.
private struct ADASYNSource: SynthesisSource {
  let lines: SegmentSource
  let shares: [Double]
  let compatibility: Compatibility

  func draw(
    _ count: Int, using random: inout RandomState
  ) throws(SynthesisError) -> SynthesisPlan {
    switch compatibility {
    case .none:
      let even = [Double](repeating: 1, count: shares.count)
      let isFar = shares.allSatisfy { $0 == 0 }
      return lines.draw(uses: apportion(count, by: isFar ? even : shares), using: &random)
    case .imbalancedLearn:
      let sum = pairwiseSum(shares[...])
      let uses = shares.map { Int(($0 / sum * Double(count)).rounded(.toNearestOrEven)) }
      if uses.allSatisfy({ $0 == 0 }) { throw .sharesRoundToNothing }
      return lines.draw(uses: uses, using: &random)
    }
  }
}
