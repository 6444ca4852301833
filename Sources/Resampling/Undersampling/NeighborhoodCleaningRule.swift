/// Neighborhood cleaning: what edited nearest neighbors finds at fault goes, and of the minority's
/// misjudged rows the neighbors that misjudge them.
///
/// Source: J. Laurikkala, "Improving identification of difficult small classes by balancing class
/// distribution", AIME (2001). Neighbors go only if their class has at least half as many rows as
/// the minority.
///
/// Cost: a search for the rows of target classes and one for the minority. Draws nothing.
///
/// Differs from imbalanced-learn: as ``EditedNearestNeighbors``, whose votes are taken.
/// Differs from imbalanced-learn: a minority row has no vote about itself, which there counts among
/// its k neighbors and often saves it.
/// Differs from imbalanced-learn: a class of exactly `threshold` times the minority's rows is cleaned,
/// as in the paper; there it must have more.
public struct NeighborhoodCleaningRule: Undersampler {
  /// How many neighbors vote: at least 1.
  public var neighborCount = 3
  /// How large a class must be, as a multiple of the minority, for neighbors to go.
  public var threshold = 0.5
  /// How neighbors are looked for, and whose answer is given.
  public var rules = NeighborRules()

  /// Creates the method.
  public init() {}

  /// Finds the rows to keep, in input order.
  ///
  /// - Throws: ``ResamplingError/tooFewRowsToSearch(present:needed:)`` with compatibility.
  /// - Precondition: labels are numbers of the targets' classes, or ``unlabeled``, one a point.
  public func keptRows(
    labels: [UInt32], points: Matrix, targets: ClassTargets
  ) throws(ResamplingError) -> [RowNumber] {
    let table = LabeledPoints(labels: labels, points: points, classCount: targets.counts.count)
    guard let minority = table.minority(rules.compatibility) else { return [] }
    var editing = EditedNearestNeighbors()
    editing.neighborCount = neighborCount
    editing.agreement = .mode
    editing.rules = rules
    var isKept = [Bool](repeating: false, count: table.count)
    for position in try editing.keptPositions(table, isTarget: targets.isTarget) {
      isKept[Int(position)] = true
    }
    let cleaned = table.counts.indices.map {
      targets.isTarget[$0] && isLarge(table.counts[$0], beside: table.counts[minority])
    }
    for neighbor in troublemakers(table, minority) where cleaned[Int(table.labels[Int(neighbor)])] {
      isKept[Int(neighbor)] = false
    }
    return table.rows.indices.filter { isKept[$0] }.map { table.rows[$0] }
  }

  private func isLarge(_ count: Int, beside minority: Int) -> Bool {
    let least = Double(minority) * threshold
    return rules.compatibility == .none ? Double(count) >= least : Double(count) > least
  }

  /// The neighbors of the minority's rows that are misjudged.
  private func troublemakers(_ table: LabeledPoints, _ minority: Int) -> [UInt32] {
    let positions = table.positions(of: minority)
    let search = rules.search(table.points)
    let others: NeighborTable
    let voters: NeighborTable
    switch rules.compatibility {
    case .none:
      others = search.nearestOthers(neighborCount, of: positions)
      voters = others
    case .imbalancedLearn:
      let queries = table.points.selecting(rows: positions)
      others = search.nearest(
        neighborCount + 1, to: queries, fittedCount: neighborCount
      ).droppingFirst()
      voters = search.nearest(neighborCount, to: queries)
    }
    if voters.neighborCount == 0 { return [] }
    return positions.indices.flatMap { query in
      let isRight = NeighborAgreement.mode.holds(
        for: UInt32(minority), among: voters[query].lazy.map { table.labels[Int($0)] },
        rules.compatibility)
      return isRight ? [] : others[query]
    }
  }
}
