#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Proximity weighted synthetic oversampling: the class is peeled into levels by how near its rows
/// are to other classes, and the nearer a level, the more new rows it gets.
///
/// Level 1 are the rows that are among the k nearest of the class to any row of another class. They
/// are set aside, and the next level is found among the rest, and so on; what is left makes the last
/// level. Level i gets its new rows with a probability proportional to exp(−θ (i − 1)); each lies
/// between two rows of the level.
///
/// Source: Barua, Islam and Murase, "ProWSyn: proximity weighted synthetic oversampling technique
/// for imbalanced data set learning", PAKDD (2013), read as the package smote_variants does, where
/// the weight is that of a level, whatever its size.
///
/// Cost: `levelCount` − 1 searches of the rows of other classes among those of the class.
///
/// Draws, every class from a fresh generator: a level for each new row; then for each a row of the
/// level and a partner among its others; then all steps.
///
/// Not in imbalanced-learn. Beyond the source: a level of one row, where no line is, joins the next.
public struct ProWSyn: NumberSynthesizer {
  /// Where every class's generator starts.
  public var seed: UInt32
  /// How many rows of the class each row of another class puts into the current level.
  public var neighborCount = 5
  /// How many levels there are at most.
  public var levelCount = 5
  /// θ: how fast weights fall from level to level.
  public var smoothing = 1.0
  /// How neighbors are looked for.
  public var rules = NeighborRules()

  /// Creates the method with its usual parameters.
  public init(seed: UInt32) {
    self.seed = seed
  }

  /// Peels one class.
  public func source(
    growing label: UInt32, in points: Matrix, labels: [UInt32]
  ) throws(SynthesisError) -> any SynthesisSource {
    let growing = GrowingClass(label, in: points, labels: labels)
    if case .copies = try rules.supply(1, among: growing.rows.count) {
      return SegmentSource(copying: growing.rows[0])
    }
    let levels = levels(of: growing, in: points)
    return LevelSource(
      levels: levels.map { MeshSource(rows: $0) },
      weights: levels.indices.map { exp(-smoothing * Double($0)) })
  }

  /// The levels, nearest first, as rows of the table.
  func levels(of growing: GrowingClass, in points: Matrix) -> [[UInt32]] {
    let others = points.selecting(rows: growing.foreignRows)
    var rest = growing.rows
    var pending: [UInt32] = []
    var levels: [[UInt32]] = []
    while !rest.isEmpty && levels.count < levelCount - 1 {
      let nearest = rules.search(points.selecting(rows: rest)).nearest(neighborCount, to: others)
      let chosen = Set(nearest.rows)
      if chosen.isEmpty { break }
      let level = pending + chosen.sorted().map { rest[Int($0)] }
      rest = rest.indices.filter { !chosen.contains(UInt32($0)) }.map { rest[$0] }
      pending = level.count == 1 ? level : []
      if level.count > 1 { levels.append(level) }
    }
    let last = pending + rest
    if last.count > 1 || levels.isEmpty {
      levels.append(last)
    } else {
      levels[levels.count - 1] += last
    }
    return levels
  }
}

/// Levels that are drawn by weight, and lines between any two rows of one level.
private struct LevelSource: SynthesisSource {
  let levels: [MeshSource]
  let weights: [Double]

  func draw(_ count: Int, using random: inout RandomState) -> SynthesisPlan {
    var plan = SynthesisPlan()
    for level in random.choice(weights: weights, count: count) {
      let level = levels[Int(level)]
      let index = random.randint(below: level.rows.count)
      let partner = level.partner(of: index, &random)
      plan.append(base: level.rows[index], other: level.rows[partner], step: 0)
    }
    for row in 0..<count { plan.step[row] = random.randomSample() }
    return plan
  }
}
