import Testing

@testable import Resampling

@Suite("SMOTENC")
struct SMOTENCTests {
  /// The three rows of the paper's example: 1 2 3 A B C, 4 6 5 A D E, 3 5 6 A B K.
  static let example = MixedMatrix(
    numbers: Matrix(rowCount: 3, columnCount: 3, values: [1, 2, 3, 4, 6, 5, 3, 5, 6]),
    codes: CodeMatrix(rowCount: 3, columnCount: 3, values: [0, 0, 0, 0, 1, 1, 0, 0, 2]))

  /// Deviations √(42/27), √(78/27), √(42/27): M² = 42/27. Rows 0 and 1 differ in two categories,
  /// rows 0 and 2 in one, rows 1 and 2 in two.
  @Test func distancesOfTheExampleByHand() throws {
    let square = 42.0 / 27
    let penalty = SMOTENC(seed: 0).penalty(for: Self.example.numbers)
    #expect((penalty - square).magnitude < 1e-14)
    let search = MixedSearch(Self.example, by: .euclidean(penalty: penalty), threadCount: 1)
    let table = search.nearestOthers(2)
    #expect(table.rows == [2, 1, 2, 0, 1, 0])
    let wanted = [
      4 + 9 + 9 + square, 9 + 16 + 4 + 2 * square, 1 + 1 + 1 + 2 * square,
      9 + 16 + 4 + 2 * square, 1 + 1 + 1 + 2 * square, 4 + 9 + 9 + square,
    ]
    for (found, wanted) in zip(table.distances, wanted) {
      #expect((found - wanted).magnitude < 1e-12)
    }
  }

  /// Guards against the wrong constant: half the deviation, or M / √2 once instead of M.
  @Test func oneDifferingCategoryIsWorthM() {
    let numbers = Matrix(rowCount: 4, columnCount: 1, values: [-3, 3, -3, 3])
    #expect(SMOTENC(seed: 0).penalty(for: numbers) == 9)
    var compatible = SMOTENC(seed: 0)
    compatible.rules.compatibility = .imbalancedLearn
    #expect((compatible.penalty(for: numbers) - 9).magnitude < 1e-14)
    compatible.numbersAreIntegers = true
    // 3 / √2 = 2.12 is cut to 2.
    #expect(compatible.penalty(for: numbers) == 8)
  }

  @Test func medianOfAnEvenNumberOfColumns() {
    let numbers = Matrix(
      rowCount: 2, columnCount: 4, values: [0, 0, 0, 0, 2, 8, 4, 100])
    // Deviations 1, 4, 2, 50: the median is 3.
    #expect(SMOTENC(seed: 0).penalty(for: numbers) == 9)
  }

  @Test func constantNumbersLeaveTheCategories() throws {
    let points = MixedMatrix(
      numbers: Matrix(rowCount: 4, columnCount: 1, values: [5, 5, 5, 5]),
      codes: CodeMatrix(rowCount: 4, columnCount: 2, values: [0, 0, 1, 1, 0, 0, 1, 1]))
    var method = SMOTENC(seed: 0)
    method.neighborCount = 1
    let plan = try method.plan(points, count: 30)
    #expect(zip(plan.base, plan.other).allSatisfy { $0 % 2 == $1 % 2 })
  }

  /// Three of the five neighbors say 7: the parent's own category does not count.
  @Test func mostOfTheNeighborsDecide() throws {
    let points = MixedMatrix(
      numbers: Matrix(rowCount: 6, columnCount: 1, values: [0, 1, 2, 3, 4, 5]),
      codes: CodeMatrix(rowCount: 6, columnCount: 1, values: [7, 9, 9, 7, 7, 9]))
    let plan = try SMOTENC(seed: 1).plan(points, count: 60)
    for row in 0..<plan.count {
      // A 7 has two other 7 and three 9 around it, a 9 the other way round.
      let parent = points.codes[Int(plan.base[row]), 0]
      #expect(plan.codes[row, 0] == (parent == 7 ? 9 : 7))
    }
  }

  @Test func equalVotesGoEitherWay() throws {
    // Two neighbors, of which one says 1 and one says 2, for the row in the middle.
    let points = MixedMatrix(
      numbers: Matrix(rowCount: 3, columnCount: 1, values: [0, 1, 2]),
      codes: CodeMatrix(rowCount: 3, columnCount: 1, values: [1, 0, 2]))
    var method = SMOTENC(seed: 3)
    method.neighborCount = 2
    let plan = try method.plan(points, count: 3000)
    let middle = (0..<plan.count).filter { plan.base[$0] == 1 }
    let ones = middle.count { plan.codes[$0, 0] == 1 }
    #expect(middle.allSatisfy { plan.codes[$0, 0] != 0 })
    // Within three deviations of a half.
    let off = Double(ones) - Double(middle.count) / 2
    #expect(off.magnitude < 1.5 * Double(middle.count).squareRoot())
  }

  @Test func smallClasses() throws {
    #expect(try SMOTENC(seed: 0).plan(Self.example, count: 5).neighborCount == 2)
    let one = Self.example.selecting(rows: [1])
    var method = SMOTENC(seed: 0)
    #expect(throws: SynthesisError.lone) { try method.plan(one, count: 1) }
    method.rules.loneRow = .copied
    let copies = try method.plan(one, count: 2).rows(from: one)
    #expect(copies == Self.example.selecting(rows: [1, 1]))
    method.rules.compatibility = .imbalancedLearn
    #expect(throws: SynthesisError.tooFewRows(rows: 3, needed: 6)) {
      try method.plan(Self.example, count: 1)
    }
  }

  @Test func noNumbersAtAll() throws {
    let points = MixedMatrix(
      numbers: Matrix(rowCount: 3, columnCount: 0, values: []), codes: Self.example.codes)
    let plan = try SMOTENC(seed: 0).plan(points, count: 9)
    #expect(plan.count == 9)
    #expect(plan.rows(from: points).numbers.columnCount == 0)
  }
}

@Suite("SMOTENC within a table")
struct SMOTENCTableTests {
  /// Two heaps of class 1 with class 0 between them.
  static let points: MixedMatrix = {
    var random = RandomState(seed: 3)
    let numbers = (0..<60).map { [0, 20, 10][$0 % 3] + random.standardNormal() }
    return MixedMatrix(
      numbers: Matrix(rowCount: 60, columnCount: 1, values: numbers),
      codes: CodeMatrix(
        rowCount: 60, columnCount: 2,
        values: (0..<120).map { _ in UInt32(random.randint(below: 3)) }))
  }()
  static let labels: [UInt32] = (0..<60).map { $0 % 3 == 2 ? 0 : 1 }

  @Test func rowsAreThoseOfTheClassAlone() throws {
    let method = SMOTENC(seed: 8)
    let plans = try method.plans(
      [GrowthTarget(label: 0, count: 0), GrowthTarget(label: 1, count: 50)], in: Self.points,
      labels: Self.labels)
    let members = Self.points.selecting(rows: (0..<60).filter { $0 % 3 != 2 })
    let alone = try method.plan(members, count: 50)
    #expect(plans.map(\.count) == [0, 50])
    #expect(plans[1].rows(from: Self.points) == alone.rows(from: members))
  }

  @Test(arguments: [DistanceMetric.euclidean, .gower(rangesOf: points.numbers)])
  func rejection(metric: DistanceMetric) throws {
    var method = SMOTENC(seed: 8)
    method.rules.metric = metric
    method.neighborCount = 30
    let target = [GrowthTarget(label: 1, count: 200)]
    let foreign = { (plan: SynthesisPlan) -> [Double] in
      let rows = plan.rows(from: Self.points)
      let members = Self.points.selecting(rows: (0..<60).filter { $0 % 3 != 2 })
      let measure = method.distance(among: members.numbers)
      return (0..<rows.rowCount).map { row in
        let nearest = (0..<60).map {
          (MixedSearchTests.distance(rows, row, Self.points, $0, measure), $0)
        }
        return Double(nearest.sorted(by: <).prefix(5).count { Self.labels[$0.1] == 0 }) / 5
      }
    }
    let plain = try method.plans(target, in: Self.points, labels: Self.labels)[0]
    #expect(foreign(plain).contains { $0 >= 0.4 })
    let plan = try method.plans(
      target, in: Self.points, labels: Self.labels, rejection: LeeRejection(limit: 0.4))[0]
    #expect(plan.count == 200 && plan.acceptanceLimit == 0.4)
    #expect(foreign(plan).allSatisfy { $0 < 0.4 })
  }
}
