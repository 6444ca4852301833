/// SMOTE from the rows on the border alone: those of whose neighbors in the whole table at least
/// half, but not all, are of other classes.
///
/// Source: Han, Wang and Mao, "Borderline-SMOTE: a new over-sampling method in imbalanced data sets
/// learning", ICIC (2005).
///
/// Cost: one neighbor search for the class among all rows and one for its border rows within the
/// class.
///
/// Draws: see ``SegmentSource``, every class from a fresh generator; with ``Kind/foreignToo`` in
/// compatibility, one more number for each new row on a line to another class, from a second fresh
/// generator of the same seed.
///
/// Differs from imbalanced-learn: a class without border rows is an error; there it silently stays
/// as it is.
/// Differs from imbalanced-learn: kind 2 joins a border row to its nearest rows of the class and to
/// the nearest of other classes, with a step below a half; there to its nearest rows of whatever
/// class, and a foreign line is shortened by a second random factor below a half.
/// Differs from imbalanced-learn: a row is never its own neighbor, which there happens to
/// duplicates.
/// Differs from imbalanced-learn: of equally near rows the one with the lower number comes first,
/// whatever the order of the search tree.
/// Differs from imbalanced-learn: a class too small for the neighbors asked for uses all other
/// rows it has; there it is refused.
/// Differs from imbalanced-learn: missing cells are allowed.
public struct BorderlineSMOTE: NumberSynthesizer {
  /// Which rows a border row is joined to.
  public enum Kind: Sendable {
    /// Rows of its own class: Borderline-SMOTE1.
    case classOnly
    /// Rows of its own class and, half as far, of others: Borderline-SMOTE2.
    case foreignToo
  }

  /// Where every class's generator starts.
  public var seed: UInt32
  /// Which rows a border row is joined to.
  public var kind: Kind
  /// Among how many nearest neighbors the other end of the line is drawn.
  public var neighborCount = 5
  /// How many neighbors in the whole table say whether a row is on the border.
  public var borderNeighborCount = 10
  /// How parents are chosen.
  public var spread = ParentSpread.random
  /// How neighbors are looked for.
  public var rules = NeighborRules()

  /// Creates the method with its usual parameters.
  public init(kind: Kind, seed: UInt32) {
    self.kind = kind
    self.seed = seed
  }

  /// Learns the lines from the border rows of one class.
  public func source(
    growing label: UInt32, in points: Matrix, labels: [UInt32]
  ) throws(SynthesisError) -> any SynthesisSource {
    let growing = GrowingClass(label, in: points, labels: labels)
    if rules.compatibility == .none, case .copies = try rules.supply(1, among: growing.rows.count) {
      return SegmentSource(copying: growing.rows[0])
    }
    let search = rules.search(points)
    let danger = try border(of: growing, in: search, rowCount: points.rowCount)
    let bases = danger.map { growing.rows[Int($0)] }
    if bases.isEmpty {
      if rules.compatibility == .imbalancedLearn { return NothingSource() }
      throw .noneInDanger
    }
    let joinsAllRows = kind == .foreignToo && rules.compatibility == .imbalancedLearn
    let count = try rules.neighborCount(
      neighborCount, among: joinsAllRows ? points.rowCount : growing.rows.count)
    switch (kind, rules.compatibility) {
    case (.classOnly, _):
      let own = growing.neighbors(count, of: danger, by: rules)
      return SegmentSource(bases: bases, neighbors: own, spread: spread)
    case (.foreignToo, .none):
      let own = growing.neighbors(count, of: danger, by: rules)
      let foreign = nearestForeign(to: points.selecting(rows: bases), of: growing, in: points)
      let neighbors = bases.indices.flatMap { own[$0 * count..<($0 + 1) * count] + [foreign[$0]] }
      let lines = SegmentSource(bases: bases, neighbors: neighbors, spread: spread)
      return ShortenedSource(lines: lines, label: label, labels: labels, second: nil)
    case (.foreignToo, .imbalancedLearn):
      let neighbors = search.nearestOthers(count, of: bases).rows
      let lines = SegmentSource(bases: bases, neighbors: neighbors, spread: spread)
      return ShortenedSource(
        lines: lines, label: label, labels: labels, second: RandomState(seed: seed))
    }
  }

  /// The indices in the class of the rows in danger: m/2 ≤ foreign neighbors < m.
  private func border(
    of growing: GrowingClass, in search: NeighborSearch, rowCount: Int
  ) throws(SynthesisError) -> [UInt32] {
    let count = try rules.neighborCount(borderNeighborCount, among: rowCount)
    let neighbors = search.nearestOthers(count, of: growing.rows)
    return growing.foreignCounts(in: neighbors).enumerated().compactMap { index, foreign in
      count <= 2 * foreign && foreign < count ? UInt32(index) : nil
    }
  }

  /// The row of another class that is nearest to each of the queries.
  private func nearestForeign(
    to queries: Matrix, of growing: GrowingClass, in points: Matrix
  ) -> [UInt32] {
    let foreign = growing.foreignRows
    return rules.search(points.selecting(rows: foreign)).nearest(1, to: queries).rows
      .map { foreign[Int($0)] }
  }
}

/// Lines of which those to other classes are shortened: to a half, or, given a second generator, to
/// a random part of a half, drawn in row order.
private struct ShortenedSource: SynthesisSource {
  let lines: SegmentSource
  let label: UInt32
  let labels: [UInt32]
  var second: RandomState?

  mutating func draw(_ count: Int, using random: inout RandomState) -> SynthesisPlan {
    var plan = lines.draw(count, using: &random)
    // One more of each than of the class, unless all were searched alike.
    if second == nil { plan.neighborCount = lines.neighborCount - 1 }
    plan.shrink = plan.other.map { other in
      if labels[Int(other)] == label { return 1 }
      return second?.uniform(0, 0.5) ?? 0.5
    }
    return plan
  }
}

/// No rows, however many are asked for: what imbalanced-learn makes of a class without a border.
private struct NothingSource: SynthesisSource {
  func draw(_ count: Int, using random: inout RandomState) -> SynthesisPlan { SynthesisPlan() }
}
