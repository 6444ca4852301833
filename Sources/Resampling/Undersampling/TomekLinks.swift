/// Tomek links: two rows of different classes that are each other's nearest neighbor are on the
/// border or on the wrong side of it; of each link the rows of target classes go.
///
/// Source: I. Tomek, "Two modifications of CNN", IEEE Transactions on Systems, Man, and Cybernetics
/// 6 (1976). Rows that are not targets stay, also where they are one end of a link.
///
/// Cost: one search for the nearest neighbor of every row. Draws nothing.
///
/// Differs from imbalanced-learn: a row is never its own neighbor, which there happens to
/// duplicates and hides their links.
/// Differs from imbalanced-learn: of equally near rows the one with the lower number is the nearest,
/// whatever the order of the tree.
public struct TomekLinks: Undersampler {
  /// How neighbors are looked for, and whose answer is given.
  public var rules = NeighborRules()

  /// Creates the method.
  public init() {}

  /// Finds the rows to keep, in input order.
  ///
  /// - Precondition: labels are numbers of the targets' classes, or ``unlabeled``, one a point.
  public func keptRows(
    labels: [UInt32], points: Matrix, targets: ClassTargets
  ) -> [RowNumber] {
    let table = LabeledPoints(labels: labels, points: points, classCount: targets.counts.count)
    return keptPositions(table, isTarget: targets.isTarget).map { table.rows[Int($0)] }
  }

  /// The positions to keep, ascending.
  func keptPositions(_ table: LabeledPoints, isTarget: [Bool]) -> [UInt32] {
    let positions = Array(0..<UInt32(table.count))
    let nearest = rules.search(table.points)
      .nearestOthers(1, of: positions).rows
    if nearest.isEmpty { return positions }
    return positions.filter { position in
      let other = nearest[Int(position)]
      let label = table.labels[Int(position)]
      let isLink = table.labels[Int(other)] != label && nearest[Int(other)] == position
      return !(isLink && isTarget[Int(label)])
    }
  }
}
