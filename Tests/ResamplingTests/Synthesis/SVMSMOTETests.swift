import Testing

@testable import Resampling

@Suite("SVM-SMOTE")
struct SVMSMOTETests {
  static let points: Matrix = {
    var random = RandomState(seed: 21)
    return Matrix(
      rowCount: 90, columnCount: 2,
      values: (0..<90).flatMap { row in
        (0..<2).map { _ in random.standardNormal() + (row % 3 == 0 ? 1.2 : 0) }
      })
  }()
  static let labels: [UInt32] = (0..<90).map { $0 % 3 == 0 ? 1 : 0 }

  static func distance(_ first: Int, _ second: Int) -> Double {
    let x = points[first, 0] - points[second, 0]
    let y = points[first, 1] - points[second, 1]
    return x * x + y * y
  }

  /// How many of a row's ten nearest rows are of class 0, by sorting.
  static func foreign(around row: Int) -> Int {
    (0..<90).filter { $0 != row }.sorted { distance(row, $0) < distance(row, $1) }
      .prefix(10).count { labels[$0] == 0 }
  }

  @Test func betweenInDangerBeyondWhenSafe() throws {
    let method = SVMSMOTE(seed: 5)
    let plan = try method.plans(
      [GrowthTarget(label: 1, count: 300)], in: Self.points, labels: Self.labels)[0]
    #expect(plan.count == 300)
    let growing = GrowingClass(1, in: Self.points, labels: Self.labels)
    let support = Set(
      method.support(of: growing, in: Self.points).map { growing.rows[Int($0)] })
    for row in 0..<plan.count {
      let base = Int(plan.base[row])
      let foreign = Self.foreign(around: base)
      #expect(support.contains(plan.base[row]))
      #expect(foreign < 10)
      let step = plan.step[row]
      #expect(foreign >= 5 ? step >= 0 && step < 1 : step <= 0 && step > -0.5)
      let nearest = growing.rows.map { Int($0) }.filter { $0 != base }
        .sorted { Self.distance(base, $0) < Self.distance(base, $1) }.prefix(5)
      #expect(nearest.contains(Int(plan.other[row])))
    }
    #expect(plan.step.contains { $0 < 0 } && plan.step.contains { $0 > 0 })
  }

  /// Far apart no support vector is in danger: imbalanced-learn then makes too few rows.
  @Test func theTotalIsExact() throws {
    let values = (0..<30).map { row in Double(row) + (row < 12 ? 0 : 100) }
    let points = Matrix(rowCount: 30, columnCount: 1, values: values)
    let labels = (0..<30).map { UInt32($0 < 12 ? 1 : 0) }
    var method = SVMSMOTE(seed: 1)
    let target = [GrowthTarget(label: 1, count: 6)]
    #expect(try method.plans(target, in: points, labels: labels)[0].count == 6)
    method.rules.compatibility = .imbalancedLearn
    let short = try method.plans(target, in: points, labels: labels)[0]
    #expect(short.count < 6 && short.step.allSatisfy { $0 <= 0 })
  }

  @Test func whatItRefuses() throws {
    let target = [GrowthTarget(label: 1, count: 6)]
    var missing = Self.points
    missing[4, 1] = .nan
    #expect(throws: SynthesisError.cellsMissing) {
      try SVMSMOTE(seed: 1).plans(target, in: missing, labels: Self.labels)
    }
    let points = Matrix(rowCount: 8, columnCount: 1, values: [0, 100, -1, 1, 2, 99, 101, 102])
    var method = SVMSMOTE(seed: 1)
    method.borderNeighborCount = 2
    #expect(throws: SynthesisError.allNoise) {
      try method.plans(target, in: points, labels: [1, 1, 0, 0, 0, 0, 0, 0])
    }
  }
}
