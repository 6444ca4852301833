/// Edited nearest neighbors: rows whose neighbors do not speak for their class go.
///
/// Source: D. L. Wilson, "Asymptotic properties of nearest neighbor rules using edited data", IEEE
/// Transactions on Systems, Man, and Cybernetics 2 (1972), whose rule is ``NeighborAgreement/mode``;
/// the stricter ``NeighborAgreement/all`` is imbalanced-learn's default and so is ours.
///
/// Cost: one search among all rows for the rows of target classes. Draws nothing.
///
/// Differs from imbalanced-learn: a row is never its own neighbor, which there happens to
/// duplicates and gives them a vote for themselves.
/// Differs from imbalanced-learn: where a row's class has as many votes as any other, the row stays,
/// whichever class comes first.
/// Differs from imbalanced-learn: with fewer other rows than `neighborCount` all of them vote.
public struct EditedNearestNeighbors: Undersampler {
  /// How many neighbors vote: at least 1.
  public var neighborCount = 3
  /// What their vote must be for a row to stay.
  public var agreement = NeighborAgreement.all
  /// How neighbors are looked for, and whose answer is given.
  public var rules = NeighborRules()

  /// Creates the method.
  public init() {}

  /// Finds the rows to keep: in input order, or for imbalanced-learn class after class.
  ///
  /// - Throws: ``ResamplingError/tooFewRowsToSearch(present:needed:)`` with compatibility.
  /// - Precondition: labels are numbers of the targets' classes, or ``unlabeled``, one a point.
  public func keptRows(
    labels: [UInt32], points: Matrix, targets: ClassTargets
  ) throws(ResamplingError) -> [RowNumber] {
    let table = LabeledPoints(labels: labels, points: points, classCount: targets.counts.count)
    return try keptPositions(table, isTarget: targets.isTarget).map { table.rows[Int($0)] }
  }

  /// The positions to keep, in the same order.
  func keptPositions(
    _ table: LabeledPoints, isTarget: [Bool]
  ) throws(ResamplingError) -> [UInt32] {
    try rules.compatibility.checkSearch(of: neighborCount, among: table.count, excluding: 1)
    let search = rules.search(table.points)
    var isKept = [Bool](repeating: true, count: table.count)
    for number in isTarget.indices where isTarget[number] {
      let positions = table.positions(of: number)
      let found = search.nearestOthers(neighborCount, of: positions)
      if found.neighborCount == 0 { continue }
      for (query, position) in positions.enumerated() {
        isKept[Int(position)] = agreement.holds(
          for: UInt32(number), among: found[query].lazy.map { table.labels[Int($0)] },
          rules.compatibility)
      }
    }
    return table.positions(where: isKept, rules.compatibility)
  }
}
