import Resampling
import Testing

@Suite("Borderline-SMOTE")
struct BorderlineSMOTETests {
  /// On a line: rows 0-5 of class 1, rows 6-11 of class 0. With 4 neighbors rows 0-3 have
  /// at most one foreign neighbor (safe), row 4 has two (danger); row 5 lies deep among class 0 (noise).
  static let points = Matrix(
    rowCount: 12, columnCount: 1,
    values: [0, 1, 2, 3, 6, 20, 8, 9, 18, 19, 21, 22])
  static let labels: [UInt32] = [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0]

  static func method(_ kind: BorderlineSMOTE.Kind, seed: UInt32 = 1) -> BorderlineSMOTE {
    var method = BorderlineSMOTE(kind: kind, seed: seed)
    method.neighborCount = 2
    method.borderNeighborCount = 4
    return method
  }

  /// Guards against an inverted test, which takes the safe rows or the lost ones for parents.
  @Test(arguments: [BorderlineSMOTE.Kind.classOnly, .foreignToo])
  func onlyRowsInDangerAreParents(kind: BorderlineSMOTE.Kind) throws {
    let plan = try Self.method(kind).plans(
      [GrowthTarget(label: 1, count: 60)], in: Self.points, labels: Self.labels)[0]
    #expect(plan.count == 60)
    #expect(Set(plan.base) == [4])
    #expect(Set(plan.other) == (kind == .classOnly ? [3, 2] : [3, 2, 6]))
  }

  /// Guards against growing from the majority, and against going more than half the way to it.
  @Test(arguments: [Compatibility.none, .imbalancedLearn])
  func foreignLinesAreShort(compatibility: Compatibility) throws {
    var method = Self.method(.foreignToo)
    method.rules.compatibility = compatibility
    let plan = try method.plans(
      [GrowthTarget(label: 1, count: 400)], in: Self.points, labels: Self.labels)[0]
    #expect(plan.base.allSatisfy { Self.labels[Int($0)] == 1 })
    let made = plan.rows(from: Self.points)
    for row in 0..<plan.count where plan.other[row] == 6 {
      #expect(made[row, 0] >= 6 && made[row, 0] < 7)
    }
    #expect(plan.other.contains(6))
  }

  @Test func allNeighborsForeignIsNoise() throws {
    // One class surrounds each row of the other: nobody is in danger.
    let points = Matrix(
      rowCount: 8, columnCount: 1, values: [0, 100, -1, 1, 2, 99, 101, 102])
    let labels: [UInt32] = [1, 1, 0, 0, 0, 0, 0, 0]
    var method = BorderlineSMOTE(kind: .classOnly, seed: 0)
    method.borderNeighborCount = 3
    #expect(throws: SynthesisError.noneInDanger) {
      try method.plans([GrowthTarget(label: 1, count: 1)], in: points, labels: labels)
    }
    // Before it finds the class too small for five neighbors, imbalanced-learn passes over it.
    method.rules.compatibility = .imbalancedLearn
    let plans = try method.plans(
      [GrowthTarget(label: 1, count: 1)], in: points, labels: labels)
    #expect(plans[0].count == 0)
  }

  @Test func oneRow() throws {
    let points = Matrix(rowCount: 3, columnCount: 1, values: [0, 1, 2])
    var method = BorderlineSMOTE(kind: .classOnly, seed: 0)
    #expect(throws: SynthesisError.lone) {
      try method.plans([GrowthTarget(label: 1, count: 1)], in: points, labels: [0, 0, 1])
    }
    method.rules.loneRow = .copied
    let plans = try method.plans(
      [GrowthTarget(label: 1, count: 2)], in: points, labels: [0, 0, 1])
    #expect(plans[0].rows(from: points).values == [2, 2])
  }
}
