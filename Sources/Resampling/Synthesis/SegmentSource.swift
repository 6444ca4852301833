/// How often each parent is used.
public enum ParentSpread: Sendable {
  /// Every new row draws its parent anew, as imbalanced-learn does: some serve often, some never.
  case random
  /// Every parent serves equally often, or once more than others: as the SMOTE paper has it.
  case even

  /// How often each of `parentCount` parents serves when the spread is even: those that come first
  /// in a permutation serve once more.
  static func evenUses(
    _ count: Int, among parentCount: Int, using random: inout RandomState
  ) -> [Int] {
    let (each, rest) = count.quotientAndRemainder(dividingBy: parentCount)
    var uses = [Int](repeating: each, count: parentCount)
    for parent in random.permutation(parentCount).prefix(rest) { uses[Int(parent)] += 1 }
    return uses
  }

  /// Draws the parents of `count` new rows.
  func parents(
    _ count: Int, among parentCount: Int, using random: inout RandomState
  ) -> [UInt32] {
    switch self {
    case .random: random.choice(parentCount, count: count, replacing: true)
    case .even:
      Self.evenUses(count, among: parentCount, using: &random).enumerated()
        .flatMap { repeatElement(UInt32($0), count: $1) }
    }
  }
}

/// Base rows, and for each of them the rows that it may be joined to: what the SMOTE family has in
/// common.
///
/// Draws:
/// - with ``ParentSpread/random``, `count` whole numbers q below bases · neighbors, which name base
///   q div k and neighbor q mod k;
/// - with ``ParentSpread/even``, a permutation of the bases, whose first `count` mod bases serve
///   once more; then, with the bases in order, a neighbor below k for every new row;
/// - in both cases then `count` numbers u in [0, 1), which times the reach are the steps.
public struct SegmentSource: SynthesisSource {
  /// Row numbers of the possible parents.
  let bases: [UInt32]
  /// The rows that each base may be joined to: base after base, equally many each.
  let neighbors: [UInt32]
  /// The greatest step: 1 for up to the neighbor, negative for away from it.
  let reach: Double
  let spread: ParentSpread
  /// The share of the nearest neighbors that these are, if that was measured.
  let recall: Double?

  /// Creates a source.
  ///
  /// - Precondition: there are bases, and each has a neighbor.
  init(
    bases: [UInt32], neighbors: [UInt32], reach: Double = 1, spread: ParentSpread = .random,
    recall: Double? = nil
  ) {
    precondition(!bases.isEmpty && !neighbors.isEmpty, "no line between two rows")
    precondition(neighbors.count.isMultiple(of: bases.count), "equally many neighbors each")
    self.bases = bases
    self.neighbors = neighbors
    self.reach = reach
    self.spread = spread
    self.recall = recall
  }

  /// The source of copies of one row: the row is its own neighbor.
  init(copying row: UInt32) {
    self.init(bases: [row], neighbors: [row], reach: 0)
  }

  /// How many neighbors each base has.
  var neighborCount: Int { neighbors.count / bases.count }

  /// Draws `count` new rows.
  public func draw(_ count: Int, using random: inout RandomState) -> SynthesisPlan {
    switch spread {
    case .random:
      let lines = (0..<count).map { _ in random.randint(below: neighbors.count) }
      return plan(lines, using: &random)
    case .even:
      let uses = ParentSpread.evenUses(count, among: bases.count, using: &random)
      return draw(uses: uses, using: &random)
    }
  }

  /// Draws `uses[i]` new rows of the base at index i: first all neighbors, then all steps.
  func draw(uses: [Int], using random: inout RandomState) -> SynthesisPlan {
    var lines: [Int] = []
    for (base, count) in uses.enumerated() {
      for _ in 0..<count {
        lines.append(base * neighborCount + random.randint(below: neighborCount))
      }
    }
    return plan(lines, using: &random)
  }

  /// The plan of new rows on the given lines, numbered as in ``neighbors``; draws the steps.
  private func plan(_ lines: [Int], using random: inout RandomState) -> SynthesisPlan {
    var plan = SynthesisPlan(neighborCount: reach == 0 ? 0 : neighborCount)
    plan.recall = recall
    plan.base = lines.map { bases[$0 / neighborCount] }
    plan.other = lines.map { neighbors[$0] }
    plan.step = lines.map { _ in reach * random.randomSample() }
    return plan
  }
}
