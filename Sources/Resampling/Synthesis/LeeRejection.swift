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
/// Cost: a neighbour search among all rows for every candidate.
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

  /// Draws candidates until `count` are accepted.
  ///
  /// - Parameters:
  ///   - draw: draws candidates; no candidates at all end the search.
  ///   - foreignShares: for each candidate the share of other classes among its nearest rows.
  /// - Returns: the accepted ones, and the limit that they passed.
  func accept<Plan: CandidatePlan>(
    _ count: Int, using random: inout RandomState,
    draw: (Int, inout RandomState) throws(SynthesisError) -> Plan,
    foreignShares: (Plan) -> [Double]
  ) throws(SynthesisError) -> (plan: Plan, limit: Double) {
    var limit = limit
    var fruitless = 0
    var accepted: Plan?
    var missing = count
    repeat {
      let candidates = try draw(max(missing, 20), &random)
      let shares = foreignShares(candidates)
      var places = shares.indices.filter { shares[$0] < limit }
      if places.count > missing {
        places = random.permutation(places.count).prefix(missing).map { places[Int($0)] }.sorted()
      }
      let chosen = candidates.selecting(places)
      accepted?.append(chosen)
      let plan = accepted ?? chosen
      accepted = plan
      missing -= places.count
      // No candidates at all: imbalanced-learn makes no rows of a class without a border.
      if missing <= 0 || candidates.count == 0 { return (plan, limit) }
      if places.isEmpty { fruitless += 1 }
      if fruitless > 5 {
        limit += 0.1
        fruitless = 0
      }
    } while true
  }
}

/// Rows to make of which some can be picked.
protocol CandidatePlan {
  /// How many rows will be made.
  var count: Int { get }
  /// The rows at the given places, in the given order.
  func selecting(_ places: [Int]) -> Self
  /// Adds the rows of another plan over the same points.
  mutating func append(_ plan: Self)
}

extension SynthesisPlan: CandidatePlan {}
