import Resampling
import Testing

/// What a thousand seeds draw, against what is expected of them: Pearson's χ² with the 1 % limit.
@Suite("Parents, neighbors and steps are drawn evenly")
struct SynthesisDrawTests {
  static let points: Matrix = {
    var random = RandomState(seed: 4)
    return Matrix(
      rowCount: 10, columnCount: 2, values: (0..<20).map { _ in random.standardNormal() })
  }()

  /// The 1 % limits of χ² by degrees of freedom.
  static let limits = [2: 9.210, 9: 21.666]

  static func expectEven(_ counts: [Int], _ what: Comment) throws {
    let expected = Double(counts.reduce(0, +)) / Double(counts.count)
    let sum = counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) }
    let limit = try #require(limits[counts.count - 1])
    #expect(sum / expected < limit, what)
  }

  static func smote(_ seed: UInt32, _ spread: ParentSpread) -> SMOTE {
    var smote = SMOTE(seed: seed)
    smote.neighborCount = 3
    smote.spread = spread
    return smote
  }

  @Test(arguments: [ParentSpread.random, .even])
  func smote(spread: ParentSpread) throws {
    var parents = [Int](repeating: 0, count: 10)
    var neighbors = [Int](repeating: 0, count: 3)
    var steps = [Int](repeating: 0, count: 10)
    // The neighbors of each row in order of distance, by sorting.
    let order = (0..<10).map { row in
      (0..<10).filter { $0 != row }.sorted { Self.distance(row, $0) < Self.distance(row, $1) }
    }
    for seed in 0..<1000 as Range<UInt32> {
      // 7 is no multiple of 10: with an even spread it is the drawn rest that must be even.
      let plan = try Self.smote(seed, spread).plan(Self.points, count: 7)
      for row in 0..<plan.count {
        parents[Int(plan.base[row])] += 1
        let rank = order[Int(plan.base[row])].firstIndex(of: Int(plan.other[row]))
        neighbors[try #require(rank)] += 1
        steps[Int(plan.step[row] * 10)] += 1
      }
    }
    #expect(parents.reduce(0, +) == 7000)
    try Self.expectEven(parents, "parents")
    try Self.expectEven(neighbors, "neighbors")
    try Self.expectEven(steps, "steps")
  }

  static func distance(_ first: Int, _ second: Int) -> Double {
    let x = points[first, 0] - points[second, 0]
    let y = points[first, 1] - points[second, 1]
    return x * x + y * y
  }

  @Test func sameSeedSameRows() throws {
    let first = try Self.smote(5, .random).plan(Self.points, count: 40)
    #expect(try Self.smote(5, .random).plan(Self.points, count: 40) == first)
    #expect(try Self.smote(6, .random).plan(Self.points, count: 40) != first)
  }

  /// Two classes that ask for equally many rows draw the same numbers: documented, as the library.
  @Test func everyClassStartsAfresh() throws {
    let both = Matrix(
      rowCount: 20, columnCount: 2, values: Self.points.values + Self.points.values)
    let labels = [UInt32](repeating: 0, count: 10) + [UInt32](repeating: 1, count: 10)
    let plans = try Self.smote(9, .random).plans(
      [GrowthTarget(label: 0, count: 5), GrowthTarget(label: 1, count: 5)], in: both,
      labels: labels)
    #expect(plans[0].rows(from: both) == plans[1].rows(from: both))
    #expect(plans[1].base == plans[0].base.map { $0 + 10 })
  }
}
