/// Over-sampling with rejection: of the rows that a method would make, those are left out that would
/// lie among other classes, and others are drawn for them until the number is reached.
///
/// A candidate is rejected if the share of other classes among its nearest rows of the table is at
/// least the limit. After more than five rounds without a row the limit rises by 0.1, so there is
/// always an end: above 1 it takes anything.
///
/// Source: Lee, Kim and Lee, "An over-sampling technique with rejection for imbalanced class
/// learning", IMCOM (2015); the rising limit is that of the package smote_variants.
///
/// Cost: a neighbor search among all rows for every candidate.
///
/// Draws: what the method draws, in rounds of as many candidates as are missing, but at least 20; if
/// more are accepted than are missing, a permutation of them, of which the first are kept.
///
/// Not in imbalanced-learn.
public struct LeeRejection: Equatable, Sendable {
  /// The share of other classes from which on a candidate is rejected, above 0.
  public var limit: Double
  /// Among how many nearest rows the share is taken.
  public var neighborCount = 5

  /// Creates the rule.
  public init(limit: Double = 0.5) {
    self.limit = limit
  }

  /// Draws candidates until `count` are accepted; the plan says below which limit they were.
  ///
  /// - Parameter source: draws candidates; no candidates at all end the search.
  func accept(
    _ count: Int, from source: inout any SynthesisSource, by judge: CandidateJudge,
    using random: inout RandomState
  ) throws(SynthesisError) -> SynthesisPlan {
    var limit = limit
    var fruitless = 0
    var accepted: SynthesisPlan?
    var missing = count
    repeat {
      let candidates = try source.draw(max(missing, 20), using: &random)
      let shares = judge.foreignShares(candidates)
      var passed = shares.indices.filter { shares[$0] < limit }
      if passed.count > missing {
        passed = random.permutation(passed.count).prefix(missing).map { passed[Int($0)] }.sorted()
      }
      let chosen = candidates.selecting(passed)
      accepted?.append(chosen)
      var plan = accepted ?? chosen
      accepted = plan
      missing -= passed.count
      // No candidates at all: imbalanced-learn makes no rows of a class without a border.
      if missing <= 0 || candidates.count == 0 {
        plan.acceptanceLimit = limit
        return plan
      }
      if passed.isEmpty { fruitless += 1 }
      if fruitless > 5 {
        limit += 0.1
        fruitless = 0
      }
    } while true
  }
}
