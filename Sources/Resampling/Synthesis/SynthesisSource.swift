/// What a method has learned of one class: the lines on which its new rows may lie.
///
/// Learning (searching neighbours) and drawing are apart, so that rows can be drawn in several
/// goes: ``draw(_:using:)`` goes on where the last one stopped.
public protocol SynthesisSource: Sendable {
  /// Draws `count` new rows.
  mutating func draw(_ count: Int, using random: inout RandomState) -> SynthesisPlan
}

/// How often each parent is used.
public enum ParentSpread: Sendable {
  /// Every new row draws its parent anew, as imbalanced-learn does: some serve often, some never.
  case random
  /// Every parent serves equally often, or once more than others: as the SMOTE paper has it.
  case even
}

/// Base rows, and for each of them the rows that it may be joined to: the draws that the SMOTE
/// family has in common.
///
/// - With ``ParentSpread/random``: `count` whole numbers q below bases · neighbours, which name base
///   q div k and neighbour q mod k; then `count` numbers u in [0, 1), which make the steps.
/// - With ``ParentSpread/even``: a permutation of the bases, whose first `count` mod bases serve once
///   more; then, with the bases in order, a neighbour below k for every new row; then the steps.
public struct SegmentSource: SynthesisSource {
  /// Row numbers of the possible parents.
  let bases: [UInt32]
  /// The rows that each base may be joined to: base after base, equally many each.
  let neighbors: [UInt32]
  /// What u is multiplied by: 1 for a step toward the neighbour, negative for one away from it.
  let reach: Double
  let spread: ParentSpread

  /// Creates a source.
  ///
  /// - Precondition: there are bases, and each has a neighbour.
  init(bases: [UInt32], neighbors: [UInt32], reach: Double = 1, spread: ParentSpread = .random) {
    precondition(!bases.isEmpty && !neighbors.isEmpty, "no line between two rows")
    precondition(neighbors.count.isMultiple(of: bases.count), "equally many neighbours each")
    self.bases = bases
    self.neighbors = neighbors
    self.reach = reach
    self.spread = spread
  }

  /// The source of a class of one row, if copies are wanted: the row is its own neighbour.
  init(copying row: UInt32) {
    self.init(bases: [row], neighbors: [row], reach: 0)
  }

  /// How many neighbours each base has.
  var neighborCount: Int { neighbors.count / bases.count }

  /// Draws `count` new rows.
  public mutating func draw(_ count: Int, using random: inout RandomState) -> SynthesisPlan {
    let lines =
      switch spread {
      case .random: (0..<count).map { _ in random.randint(below: neighbors.count) }
      case .even: evenLines(count, using: &random)
      }
    var plan = SynthesisPlan(neighborCount: reach == 0 ? 0 : neighborCount)
    plan.base = lines.map { bases[$0 / neighborCount] }
    plan.other = lines.map { neighbors[$0] }
    plan.step = lines.map { _ in reach * random.randomSample() }
    return plan
  }

  private func evenLines(_ count: Int, using random: inout RandomState) -> [Int] {
    let (each, rest) = count.quotientAndRemainder(dividingBy: bases.count)
    var uses = [Int](repeating: each, count: bases.count)
    for base in random.permutation(bases.count).prefix(rest) { uses[Int(base)] += 1 }
    var lines: [Int] = []
    lines.reserveCapacity(count)
    for base in bases.indices {
      for _ in 0..<uses[base] {
        lines.append(base * neighborCount + random.randint(below: neighborCount))
      }
    }
    return lines
  }
}
