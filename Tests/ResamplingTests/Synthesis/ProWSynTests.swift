import Testing

@testable import Resampling

@Suite("ProWSyn")
struct ProWSynTests {
  /// Class 1 at 0, 1, …, 9, class 0 at −1, −2, −3: levels are peeled off from the left.
  static let points = Matrix(
    rowCount: 13, columnCount: 1, values: (0..<10).map { Double($0) } + [-1, -2, -3])
  static let labels = [UInt32](repeating: 1, count: 10) + [0, 0, 0]

  static func method(_ neighborCount: Int, _ levelCount: Int) -> ProWSyn {
    var method = ProWSyn(seed: 4)
    method.neighborCount = neighborCount
    method.levelCount = levelCount
    return method
  }

  @Test(arguments: [
    (2, 3, [[0, 1], [2, 3], [4, 5, 6, 7, 8, 9]]),
    // A last level of one row joins the one before.
    (3, 5, [[0, 1, 2], [3, 4, 5], [6, 7, 8, 9]]),
    (20, 5, [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]]), (2, 1, [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]]),
    // Other levels of one row join the next.
    (1, 5, [[0, 1], [2, 3], [4, 5], [6, 7], [8, 9]]),
  ])
  func levels(neighborCount: Int, levelCount: Int, wanted: [[UInt32]]) {
    let growing = GrowingClass(1, in: Self.points, labels: Self.labels)
    let levels = Self.method(neighborCount, levelCount).levels(of: growing, in: Self.points)
    #expect(levels == wanted)
  }

  @Test func nearLevelsGetMore() throws {
    let plan = try Self.method(2, 3).plans(
      [GrowthTarget(label: 1, count: 3000)], in: Self.points, labels: Self.labels)[0]
    #expect(plan.count == 3000)
    let level = { (row: UInt32) in min(Int(row) / 2, 2) }
    #expect(zip(plan.base, plan.other).allSatisfy { level($0) == level($1) && $0 != $1 })
    let counts = (0..<3).map { wanted in plan.base.count { level($0) == wanted } }
    // 1, 1/e, 1/e² of the sum: 1995, 734, 270.
    for (count, expected) in zip(counts, [1995.7, 734.2, 270.1]) {
      #expect((Double(count) - expected).magnitude < 4 * expected.squareRoot())
    }
  }

  @Test func aClassAlone() throws {
    // Without another class there is nothing to peel by: one level.
    let growing = GrowingClass(1, in: Self.points, labels: [UInt32](repeating: 1, count: 13))
    #expect(Self.method(5, 5).levels(of: growing, in: Self.points) == [Array(0..<13)])
  }
}
