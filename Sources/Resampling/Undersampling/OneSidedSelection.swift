/// One-sided selection: of a large class the rows that a nearest-neighbor classifier of the
/// minority and a few seeds misjudges, and the seeds; then Tomek links are removed.
///
/// Source: M. Kubat, S. Matwin, "Addressing the curse of imbalanced training sets: one-sided
/// selection", ICML (1997): one pass, not repeated.
///
/// Cost: a search for the rows of each target class among the minority and its seeds, and one among
/// what is left.
///
/// Draws: the seeds, as `SeededSelection` does.
///
/// Differs from imbalanced-learn: a seed drawn twice is kept once.
/// Differs from imbalanced-learn: of several smallest classes the first in class order is the
/// minority, so that it is never a target against itself; as a target it is only cleaned of links.
/// Differs from imbalanced-learn: votes and links as in ``EditedNearestNeighbors`` and
/// ``TomekLinks``.
public struct OneSidedSelection: Undersampler {
  /// How many neighbors vote: at least 1.
  public var neighborCount = 1
  /// How many seeds are drawn.
  public var seedCount = 1
  /// Where the generator starts.
  public var seed: UInt32
  /// How neighbors are looked for, and whose answer is given.
  public var rules = NeighborRules()

  /// Creates the method.
  public init(seed: UInt32) {
    self.seed = seed
  }

  /// Finds the rows to keep: in input order, or for imbalanced-learn class after class, seeds first,
  /// a row perhaps more than once.
  ///
  /// - Throws: ``ResamplingError/tooFewRowsToSearch(present:needed:)`` with compatibility.
  /// - Precondition: labels are numbers of the targets' classes, or ``unlabeled``, one a point.
  public func keptRows(
    labels: [UInt32], points: Matrix, targets: ClassTargets
  ) throws(ResamplingError) -> [RowNumber] {
    let table = LabeledPoints(labels: labels, points: points, classCount: targets.counts.count)
    let selection = SeededSelection(
      seedCount: seedCount, seed: seed, compatibility: rules.compatibility)
    let kept = try selection.kept(of: table, targets: targets) {
      candidates throws(ResamplingError) in
      try select(candidates, table)
    }
    let selected = table.selecting(kept)
    var links = TomekLinks()
    links.rules = rules
    return links.keptPositions(selected, isTarget: targets.isTarget).map { selected.rows[Int($0)] }
  }

  /// The seeds, then the rows that the minority and the seeds misjudge.
  private func select(
    _ candidates: SeededSelection.Candidates, _ table: LabeledPoints
  ) throws(ResamplingError) -> [UInt32] {
    let rest = candidates.rows.filter { !candidates.isSeed.contains($0) }
    let judges = table.selecting(candidates.minority + candidates.seeds)
    try rules.compatibility.checkSearch(of: neighborCount, among: judges.count)
    // imbalanced-learn cannot judge no rows.
    try rules.compatibility.checkSearch(of: 1, among: rest.count)
    let found = rules.search(judges.points)
      .nearest(neighborCount, to: table.points.selecting(rows: rest))
    return candidates.seeds
      + rest.indices.filter { query in
        !NeighborAgreement.mode.holds(
          for: table.labels[Int(rest[query])],
          among: found[query].lazy.map { judges.labels[Int($0)] }, rules.compatibility)
      }.map { rest[$0] }
  }
}
