import Resampling
import Testing

@Suite("Polynomial fitting")
struct PolynomFitSMOTETests {
  /// The mean is (2, 2).
  static let points = Matrix(
    rowCount: 4, columnCount: 2, values: [0, 0, 4, 0, 4, 4, 0, 4])

  @Test func starByHand() throws {
    let star = PolynomFitSMOTE(network: .star, seed: 0)
    let plan = try star.plan(Self.points, count: 8)
    let made = plan.rows(from: Self.points).values
    let third = 2.0 / 3
    let wanted = [
      third, third, 2 * third, 2 * third, 4 - third, third, 4 - 2 * third, 2 * third,
      4 - third, 4 - third, 4 - 2 * third, 4 - 2 * third, third, 4 - third, 2 * third,
      4 - 2 * third,
    ]
    #expect(zip(made, wanted).allSatisfy { ($0 - $1).magnitude < 1e-12 })
    #expect(plan.neighborCount == nil)
  }

  @Test(arguments: 1..<30)
  func starIsExactAndEven(count: Int) throws {
    let star = PolynomFitSMOTE(network: .star, seed: 0)
    let plan = try star.plan(Self.points, count: count)
    #expect(plan.count == count)
    let uses = (0..<4).map { row in plan.base.count { $0 == row } }
    #expect(uses.allSatisfy { $0 == count / 4 || $0 == count / 4 + 1 })
    #expect(try PolynomFitSMOTE(network: .star, seed: 1).plan(Self.points, count: count) == plan)
  }

  @Test func starWithinATable() throws {
    let table = Matrix(rowCount: 5, columnCount: 2, values: [9, 9] + Self.points.values)
    let star = PolynomFitSMOTE(network: .star, seed: 0)
    let plans = try star.plans(
      [GrowthTarget(label: 7, count: 8)], in: table, labels: [3, 7, 7, 7, 7])
    let alone = try star.plan(Self.points, count: 8)
    #expect(plans[0].rows(from: table) == alone.rows(from: Self.points))
    #expect(plans[0].base == alone.base.map { $0 + 1 })
  }

  @Test func starLeavesMissingCellsOut() throws {
    let points = Matrix(rowCount: 3, columnCount: 2, values: [0, .nan, 2, .nan, 4, .nan])
    let made = try PolynomFitSMOTE(network: .star, seed: 0).plan(points, count: 3)
      .rows(from: points)
    #expect((0..<3).map { made[$0, 0] } == [1, 2, 3])
    #expect((0..<3).allSatisfy { made[$0, 1].isNaN })
  }

  @Test func meshJoinsAnyTwoRows() throws {
    let plan = try PolynomFitSMOTE(network: .mesh, seed: 6).plan(Self.points, count: 602)
    var pairs: [String: Int] = [:]
    for (base, other) in zip(plan.base, plan.other) { pairs["\(base)-\(other)", default: 0] += 1 }
    // All twelve lines, none from a row to itself, about fifty times each.
    #expect(pairs.count == 12)
    #expect(pairs.values.allSatisfy { (25...75).contains($0) })
    let uses = (0..<4).map { row in plan.base.count { $0 == row } }
    #expect(uses.sorted() == [150, 150, 151, 151])
    #expect(plan.step.allSatisfy { $0 >= 0 && $0 < 1 })
  }

  @Test(arguments: [PolynomFitSMOTE.Network.star, .mesh])
  func oneRow(network: PolynomFitSMOTE.Network) throws {
    let point = Self.points.selecting(rows: [1])
    var method = PolynomFitSMOTE(network: network, seed: 0)
    #expect(throws: SynthesisError.lone) { try method.plan(point, count: 1) }
    method.rules.loneRow = .copied
    #expect(try method.plan(point, count: 2).rows(from: point).values == [4, 0, 4, 0])
  }
}
