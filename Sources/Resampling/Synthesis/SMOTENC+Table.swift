extension SMOTENC {
  /// Plans new rows of several classes of a table, in the order of the targets.
  ///
  /// - Parameter rejection: which candidates are left out, by their nearest rows in the whole table;
  ///   by default none.
  /// - Returns: plans whose row numbers are those of `points`.
  /// - Throws: ``SynthesisError`` if a class is too small.
  public func plans(
    _ targets: [GrowthTarget], in points: MixedMatrix, labels: [UInt32],
    rejection: LeeRejection? = nil
  ) throws(SynthesisError) -> [MixedPlan] {
    precondition(labels.count == points.rowCount, "a label for each row")
    var plans: [MixedPlan] = []
    for target in targets {
      let rows = labels.indices.filter { labels[$0] == target.label }.map { UInt32($0) }
      let members = points.selecting(rows: rows)
      var plan: MixedPlan
      if let rejection, target.count > 0 {
        let judge = MixedJudge(
          points, labels: labels, members: members, measure: distance(among: members.numbers),
          neighborCount: rejection.neighborCount, threadCount: rules.threadCount)
        var source = try source(members)
        var random = RandomState(seed: seed)
        let (accepted, limit) = try rejection.accept(target.count, using: &random) {
          source.draw($0, using: &$1)
        } foreignShares: {
          judge.foreignShares($0, growing: target.label)
        }
        plan = accepted
        plan.lines.acceptanceLimit = limit
      } else {
        plan = try self.plan(members, count: target.count)
      }
      plan.lines.base = plan.lines.base.map { rows[Int($0)] }
      plan.lines.other = plan.lines.other.map { rows[Int($0)] }
      plans.append(plan)
    }
    return plans
  }
}

/// Looks around in a table with categories from where candidates would lie.
private struct MixedJudge {
  /// How many candidates are made at a time.
  private static let batch = 4096

  private let labels: [UInt32]
  /// The rows that the candidates' numbers name.
  private let members: MixedMatrix
  private let neighborCount: Int
  private let search: MixedSearch

  init(
    _ points: MixedMatrix, labels: [UInt32], members: MixedMatrix, measure: MixedDistance,
    neighborCount: Int, threadCount: Int
  ) {
    self.labels = labels
    self.members = members
    self.neighborCount = neighborCount
    search = MixedSearch(points, by: measure, threadCount: threadCount)
  }

  /// The share of classes other than `label` among the nearest rows of every candidate.
  func foreignShares(_ candidates: MixedPlan, growing label: UInt32) -> [Double] {
    stride(from: 0, to: candidates.count, by: Self.batch).flatMap { start in
      let places = Array(start..<min(start + Self.batch, candidates.count))
      let found = search.nearest(
        neighborCount, to: candidates.selecting(places).rows(from: members))
      return found.foreignShares(labels: labels, label: label)
    }
  }
}
