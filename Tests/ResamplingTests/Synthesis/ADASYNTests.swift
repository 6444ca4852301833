import Testing

@testable import Resampling

@Suite("ADASYN")
struct ADASYNTests {
  /// On a line, k = 2: row 0 has foreign neighbors 2 of 2, row 1 has 1 of 2, rows 2 and 3 none.
  static let points = Matrix(
    rowCount: 7, columnCount: 1, values: [0, 0.65, 1.9, 2.7, -0.5, -0.6, -0.7])
  static let labels: [UInt32] = [1, 1, 1, 1, 0, 0, 0]

  static func plan(_ count: Int, _ compatibility: Compatibility = .none) throws -> SynthesisPlan {
    var method = ADASYN(seed: 3)
    method.neighborCount = 2
    method.rules.compatibility = compatibility
    return try method.plans(
      [GrowthTarget(label: 1, count: count)], in: points, labels: labels)[0]
  }

  static func uses(_ plan: SynthesisPlan) -> [Int] {
    (0..<4).map { row in plan.base.count { $0 == row } }
  }

  /// Guards against a row that counts among its own neighbors, which moves every share.
  @Test(arguments: [Compatibility.none, .imbalancedLearn])
  func sharesGoByForeignNeighbors(compatibility: Compatibility) throws {
    #expect(Self.uses(try Self.plan(9, compatibility)) == [6, 3, 0, 0])
  }

  /// Shares 2/3 and 1/3 of 10 rows are 6.67 and 3.33; of 2 rows 1.33 and 0.67.
  @Test(arguments: [(10, [7, 3, 0, 0]), (2, [1, 1, 0, 0]), (1, [1, 0, 0, 0])])
  func remaindersGoToTheLargest(count: Int, uses: [Int]) throws {
    #expect(Self.uses(try Self.plan(count)) == uses)
  }

  /// Shares 3/5, 1/5, 1/5 of 8 rows are 4.8, 1.6, 1.6: rounded they make 9.
  @Test func totalsAreExact() throws {
    #expect(apportion(8, by: [3, 1, 1]) == [5, 2, 1])
    #expect(apportion(0, by: [3, 1, 1]) == [0, 0, 0])
    #expect(apportion(7, by: [0, 0, 1]) == [0, 0, 7])
    #expect(apportion(2, by: [1, 1, 1]) == [1, 1, 0])
    #expect(apportion(5, by: [1e308, 1e308]) == [3, 2])
    for count in 0..<300 {
      let weights = (1...17).map { Double($0 * $0 % 13) / 7 }
      let shares = apportion(count, by: weights)
      #expect(shares.reduce(0, +) == count)
      let sum = weights.reduce(0, +)
      #expect(
        zip(shares, weights).allSatisfy {
          (Double($0) - $1 / sum * Double(count)).magnitude < 1
        })
    }
  }

  /// Guards against interpolating toward, or away from, other classes.
  @Test func partnersAreOfTheClass() throws {
    let plan = try Self.plan(100)
    #expect(plan.other.allSatisfy { Self.labels[Int($0)] == 1 })
    #expect(zip(plan.base, plan.other).allSatisfy { $0 != $1 })
    let made = plan.rows(from: Self.points).values
    #expect(made.allSatisfy { $0 >= 0 && $0 <= 1.9 })
  }

  @Test func classesFarApart() throws {
    let points = Matrix(rowCount: 7, columnCount: 1, values: [0, 1, 2, 3, 100, 101, 102])
    var method = ADASYN(seed: 3)
    method.neighborCount = 2
    let target = [GrowthTarget(label: 1, count: 9)]
    let plan = try method.plans(target, in: points, labels: Self.labels)[0]
    #expect(Self.uses(plan) == [3, 2, 2, 2])
    method.rules.compatibility = .imbalancedLearn
    #expect(throws: SynthesisError.noForeignNeighbors) {
      try method.plans(target, in: points, labels: Self.labels)
    }
  }

  @Test func oneGeneratorForAllClasses() throws {
    let method = ADASYN(seed: 3)
    let points = Matrix(
      rowCount: 12, columnCount: 1, values: (0..<12).map { Double($0 * $0 % 7) + Double($0) / 9 })
    let labels = (0..<12).map { UInt32($0 % 3) }
    let plans = try method.plans(
      [GrowthTarget(label: 1, count: 4), GrowthTarget(label: 2, count: 4)], in: points,
      labels: labels)
    #expect(plans.map(\.count) == [4, 4])
    #expect(plans[0].step != plans[1].step)
  }
}
