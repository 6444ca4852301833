import Resampling
import Testing

@Suite("Safe-Level SMOTE")
struct SafeLevelSMOTETests {
  static func plan(
    _ values: [Double], _ labels: [UInt32], neighborCount: Int, count: Int = 400
  ) throws -> (plan: SynthesisPlan, rows: [Double]) {
    let points = Matrix(rowCount: values.count, columnCount: 1, values: values)
    var method = SafeLevelSMOTE(seed: 2)
    method.neighborCount = neighborCount
    let plan = try method.plans(
      [GrowthTarget(label: 1, count: count)], in: points, labels: labels)[0]
    return (plan, plan.rows(from: points).values)
  }

  /// By hand, two neighbors: rows 0 and 1 have safe level 2, rows 2 and 3 have 0.
  @Test func rowsStayAtTheSafeEnd() throws {
    let (plan, rows) = try Self.plan(
      [0, 1, 2.1, 10, 9.9, 10.2, 2.4, 2.6], [1, 1, 1, 1, 0, 0, 0, 0], neighborCount: 2)
    #expect(plan.count == 400)
    for row in 0..<plan.count {
      switch (plan.base[row], plan.other[row]) {
      case (0, 1), (1, 0): #expect(rows[row] >= 0 && rows[row] <= 1)
      case (0, 2), (2, 0): #expect(rows[row] == 0)
      case (1, 2), (2, 1), (3, 1): #expect(rows[row] == 1)
      // Row 3 and its neighbor 2 are both lost among the other class.
      case let line: Issue.record("a row on the line \(line)")
      }
    }
  }

  /// By hand, three neighbors: row 0 has level 2, row 1 has 2, row 2 has 1.
  @Test func stepsGoByTheRatio() throws {
    let (plan, _) = try Self.plan(
      [0, 1, 3, 3.5, 3.6, -9, 50, 51], [1, 1, 1, 0, 0, 0, 0, 0], neighborCount: 3, count: 900)
    // Row 0: 1, 3, 3.5. Row 1: 0, 3, 3.5. Row 2: 3.5, 3.6, 1.
    let steps = { (base: UInt32, other: UInt32) in
      plan.step.indices.filter { plan.base[$0] == base && plan.other[$0] == other }
        .map { plan.step[$0] }
    }
    #expect(steps(0, 1).allSatisfy { $0 >= 0 && $0 < 1 } && (steps(0, 1).max() ?? 0) > 0.9)
    #expect(steps(0, 2).allSatisfy { $0 >= 0 && $0 < 0.5 } && (steps(0, 2).max() ?? 0) > 0.4)
    #expect(steps(2, 0).allSatisfy { $0 >= 0.5 && $0 < 1 } && (steps(2, 0).min() ?? 1) < 0.6)
    #expect(plan.neighborCount == 2)
  }

  @Test func nothingSafe() throws {
    #expect(throws: SynthesisError.noneSafe) {
      try Self.plan([0, 100, -1, 1, 99, 101], [1, 1, 0, 0, 0, 0], neighborCount: 2)
    }
  }
}
