/// SMOTE that keeps to the safer end of each line: a row is the safer, the more of its neighbors in
/// the whole table are of its own class.
///
/// With p and n the safe levels of the parent and its partner, that is how many of their k nearest
/// neighbors are of the class: where p ≥ n the step is drawn from 0 to n/p, else from 1 − p/n to 1.
/// So a partner without neighbors of the class gives a copy of the parent, and a parent without
/// them a copy of the partner; lines between two such rows are not used at all.
///
/// Source: Bunkhumpornpat, Sinapiromsaran and Lursinsap, "Safe-Level-SMOTE", PAKDD (2009).
///
/// Cost: a neighbor search for the class among all rows, and one within the class.
///
/// Draws, every class from a fresh generator: a line for each new row among all that may be used,
/// parents in row order and their neighbors by distance; then all steps.
///
/// Not in imbalanced-learn. Differs from the paper: the total is exact, as lines are drawn among
/// those that give a row.
public struct SafeLevelSMOTE: NumberSynthesizer {
  /// Where every class's generator starts.
  public var seed: UInt32
  /// How many neighbors tell how safe a row is, and among how many a partner is drawn.
  public var neighborCount = 5
  /// How neighbors are looked for.
  public var rules = NeighborRules()

  /// Creates the method with its usual parameters.
  public init(seed: UInt32) {
    self.seed = seed
  }

  /// Learns the lines of one class and how safe their ends are.
  public func source(
    growing label: UInt32, in points: Matrix, labels: [UInt32]
  ) throws(SynthesisError) -> any SynthesisSource {
    let growing = GrowingClass(label, in: points, labels: labels)
    guard case .neighbors(let count) = try rules.supply(neighborCount, among: growing.rows.count)
    else { return SegmentSource(copying: growing.rows[0]) }

    let surroundings = rules.search(points).nearestOthers(neighborCount, of: growing.rows)
    let safety = growing.foreignCounts(in: surroundings).map { surroundings.neighborCount - $0 }
    let neighbors = rules.search(growing.points)
      .nearestOthers(count, of: Array(0..<UInt32(growing.rows.count)))
    var source = SafeSource(neighborCount: count)
    for (index, row) in growing.rows.enumerated() {
      for other in neighbors[index] {
        let levels = (safety[index], safety[Int(other)])
        if levels == (0, 0) { continue }
        source.lines.append(
          SafeSource.Line(base: row, other: growing.rows[Int(other)], levels: levels))
      }
    }
    if source.lines.isEmpty { throw .noneSafe }
    return source
  }
}

/// Lines with a safer and a less safe end.
private struct SafeSource: SynthesisSource {
  struct Line {
    let base: UInt32
    let other: UInt32
    /// Where steps begin, and how far they go from there.
    let start: Double
    let length: Double

    /// - Precondition: the levels are not both 0.
    init(base: UInt32, other: UInt32, levels: (base: Int, other: Int)) {
      self.base = base
      self.other = other
      let isBaseSafer = levels.base >= levels.other
      let less = Double(min(levels.base, levels.other))
      length = less / Double(max(levels.base, levels.other))
      start = isBaseSafer ? 0 : 1 - length
    }
  }

  var lines: [Line] = []
  let neighborCount: Int

  func draw(_ count: Int, using random: inout RandomState) -> SynthesisPlan {
    var plan = SynthesisPlan(neighborCount: neighborCount)
    let drawn = random.choice(lines.count, count: count, replacing: true)
    for line in drawn {
      let line = lines[Int(line)]
      let step = line.start + line.length * random.randomSample()
      plan.append(base: line.base, other: line.other, step: step)
    }
    return plan
  }
}
