import Resampling
import Testing

/// SMOGN against a model of it that is written here, from the paper.
@Suite struct SMOGNTests {
  /// A run of 14 rows in two bands of numbers, with a category and a label; and rows of another run.
  static let table: MixedMatrix = {
    var random = RandomState(seed: 21)
    let numbers = (0..<20).flatMap { row -> [Double] in
      let x = random.standardNormal() * 2 + (row % 5 == 0 ? 6 : 0)
      return [x, random.standardNormal() - 3, 100 + 5 * x + random.standardNormal()]
    }
    return MixedMatrix(
      numbers: Matrix(rowCount: 20, columnCount: 3, values: numbers),
      codes: CodeMatrix(
        rowCount: 20, columnCount: 1, values: (0..<20).map { UInt32([0, 0, 1, 2][$0 % 4]) }))
  }()
  static let labels = (0..<20).map { UInt32($0 < 14 ? 1 : 0) }
  static let plain = MixedMatrix(numbers: table.numbers)
  static let count = 14
  static let neighborCount = 4

  /// What the paper says of each row: who is near, and how far noise goes.
  struct Model {
    var neighbors: [[Int]] = []
    var distances: [[Double]] = []
    var reach: [Double] = []
    var deviations: [Double] = []
    let penalty: Double

    init(_ table: MixedMatrix) {
      let rows = 0..<SMOGNTests.count
      deviations = (0..<3).map { column in
        let cells = rows.map { table.numbers[$0, column] }
        let mean = cells.reduce(0, +) / Double(cells.count)
        return (cells.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(cells.count))
          .squareRoot()
      }
      let middle = (deviations[0] + deviations[1]) / 2
      penalty = table.codes.columnCount > 0 ? middle * middle : 0
      for row in rows {
        distances.append(
          rows.map { other in
            distance(
              Self.cells(row, table), Self.cells(other, table))
          })
        let others = rows.filter { $0 != row }.sorted { distances[row][$0] < distances[row][$1] }
        neighbors.append(Array(others.prefix(SMOGNTests.neighborCount)))
        // 13 others: the seventh is in the middle.
        reach.append(distances[row][others[6]] / 2)
      }
    }

    static func cells(_ row: Int, _ table: MixedMatrix) -> [Double] {
      [table.numbers[row, 0], table.numbers[row, 1]]
        + (table.codes.columnCount > 0 ? [Double(table.codes[row, 0])] : [])
    }

    func distance(_ one: [Double], _ other: [Double]) -> Double {
      let (x, y) = (one[0] - other[0], one[1] - other[1])
      return (x * x + y * y + (one.count > 2 && one[2] != other[2] ? penalty : 0)).squareRoot()
    }

    func isNear(_ row: Int, _ other: Int) -> Bool { distances[row][other] < reach[row] }
  }

  private func method(_ seed: UInt32, makesNoise: Bool = true) -> SMOGN {
    var method = SMOGN(seed: seed)
    method.neighborCount = Self.neighborCount
    method.makesNoise = makesNoise
    return method
  }

  private func plan(
    _ seed: UInt32, of table: MixedMatrix, count: Int, makesNoise: Bool = true
  ) throws -> SynthesisPlan {
    try method(seed, makesNoise: makesNoise).plans(
      [GrowthTarget(label: 1, count: count)], in: table, labels: Self.labels)[0]
  }

  /// The 0.1 % limit of χ² (Wilson and Hilferty).
  private func limit(_ freedom: Int) -> Double {
    let share = 2 / (9 * Double(freedom))
    let root = 1 - share + 3.09 * share.squareRoot()
    return Double(freedom) * root * root * root
  }

  private func expect(
    _ counts: [Int], as expected: [Double], freedom: Int, _ what: Comment
  ) {
    let sum = zip(counts, expected).reduce(0) { sum, cell in
      sum + (Double(cell.0) - cell.1) * (Double(cell.0) - cell.1) / cell.1
    }
    #expect(sum < limit(freedom), what)
  }

  /// A thousand seeds: who is joined to whom and who gets noise, which steps, which categories, how much noise.
  @Test(arguments: [false, true])
  func drawsAsTheModelSays(hasCategory: Bool) throws {
    let table = hasCategory ? Self.table : Self.plain
    let model = Model(table)
    // Of each parent: its near neighbors by rank, and last all far ones, which are noise.
    var pairs = (0..<Self.count).map { row in
      [Int](repeating: 0, count: model.neighbors[row].count { model.isNear(row, $0) } + 1)
    }
    var steps = [Int](repeating: 0, count: 10)
    var noise = [Int](repeating: 0, count: 10)
    var ends = [0, 0]
    var drawn = [0, 0, 0]
    var twice = [Int](repeating: 0, count: Self.count)
    let deciles = [-1.28155, -0.84162, -0.52440, -0.25335, 0, 0.25335, 0.52440, 0.84162, 1.28155]
    for seed in 0..<1000 as Range<UInt32> {
      let plan = try plan(seed, of: table, count: Self.count + 5)
      let rows = plan.rows(from: table)
      for index in 0..<plan.count {
        let (base, other) = (Int(plan.base[index]), Int(plan.other[index]))
        twice[base] += 1
        let made = [0, 1, 2].map { rows.numbers[index, $0] }
        let parent = [0, 1, 2].map { table.numbers[base, $0] }
        if other == base {
          pairs[base][pairs[base].count - 1] += 1
          let share = min(0.02, model.reach[base])
          #expect(plan.step[index] == share)
          for column in 0..<3 {
            let z = (made[column] - parent[column]) / (share * model.deviations[column])
            #expect(abs(z) < 6)
            noise[deciles.count { $0 < z }] += 1
          }
          if hasCategory { drawn[Int(rows.codes[index, 0])] += 1 }
          continue
        }
        let rank = try #require(model.neighbors[base].firstIndex(of: other))
        #expect(model.isNear(base, other))
        pairs[base][rank] += 1
        let step = plan.step[index]
        steps[Int(step * 10)] += 1
        let end = [0, 1, 2].map { table.numbers[other, $0] }
        for column in 0..<2 {
          #expect(
            abs(made[column] - (parent[column] + step * (end[column] - parent[column]))) < 1e-12)
        }
        var cells = Array(made[..<2])
        if hasCategory {
          let code = rows.codes[index, 0]
          cells.append(Double(code))
          #expect([table.codes[base, 0], table.codes[other, 0]].contains(code))
          if table.codes[base, 0] != table.codes[other, 0] {
            ends[code == table.codes[base, 0] ? 0 : 1] += 1
          }
        }
        let near = model.distance(cells, Model.cells(base, table))
        let far = model.distance(cells, Model.cells(other, table))
        let label = (far * parent[2] + near * end[2]) / (near + far)
        #expect(abs(made[2] - label) < 1e-9)
      }
    }
    #expect(twice.reduce(0, +) == 19_000)
    #expect(twice.allSatisfy { $0 > 1000 })
    let extra = twice.map { $0 - 1000 }
    expect(
      extra, as: extra.map { _ in 5000 / 14 }, freedom: 13, "who serves once more")
    var (counts, expected, freedom) = ([Int](), [Double](), 0)
    for row in 0..<Self.count {
      let near = pairs[row].count - 1
      let each = Double(twice[row]) / Double(Self.neighborCount)
      let far = Self.neighborCount - near
      counts += far > 0 ? pairs[row] : Array(pairs[row].dropLast())
      expected += (0..<near).map { _ in each } + (far > 0 ? [each * Double(far)] : [])
      freedom += near + (far > 0 ? 1 : 0) - 1
      if far == 0 { #expect(pairs[row].last == 0) }
    }
    // Both kinds of row are there to be compared.
    #expect(counts.count > Self.count && noise.reduce(0, +) > 3000)
    expect(counts, as: expected, freedom: freedom, "who is joined to whom")
    for (tenths, what) in [(steps, "steps"), (noise, "noise")] as [([Int], Comment)] {
      let each = Double(tenths.reduce(0, +)) / 10
      expect(tenths, as: tenths.map { _ in each }, freedom: 9, what)
    }
    guard hasCategory else { return }
    #expect(ends.reduce(0, +) > 500)
    let half = Double(ends.reduce(0, +)) / 2
    expect(ends, as: [half, half], freedom: 1, "which end's category")
    // 14 rows have the categories 0, 0, 1, 2 in turn. smogn gives all of them the first row's.
    let all = Double(drawn.reduce(0, +))
    expect(
      drawn, as: [8, 3, 3].map { all * $0 / 14 }, freedom: 2, "categories of rows with noise")
  }

  /// SMOTER joins rows however far they are.
  @Test func withoutNoise() throws {
    let plan = try plan(3, of: Self.table, count: 200, makesNoise: false)
    #expect(zip(plan.base, plan.other).allSatisfy { $0 != $1 })
    let model = Model(Self.table)
    for (base, other) in zip(plan.base, plan.other) {
      #expect(model.neighbors[Int(base)].contains(Int(other)))
    }
  }

  /// Equal rows have labels of which a new one is the mean; smogn adds half of one to the other.
  @Test func equalRowsMeetInTheMiddle() throws {
    let points = Matrix(
      rowCount: 6, columnCount: 2, values: [1, 10, 1, 20, 50, 0, 51, 0, 52, 0, 53, 0])
    var method = SMOGN(seed: 1)
    method.neighborCount = 1
    let plan = try method.plans(
      [GrowthTarget(label: 0, count: 60)], in: MixedMatrix(numbers: points),
      labels: [0, 0, 0, 0, 0, 0])[0]
    let rows = plan.rows(from: points)
    let twins = (0..<60).filter { plan.base[$0] < 2 }
    #expect(twins.count == 20)
    for index in twins { #expect(rows[index, 0] == 1 && rows[index, 1] == 15) }
  }

  /// Numbers below 0 stay so. smogn and ImbalancedLearningRegression 0.0.2 make them 0 where a column has others above.
  @Test func negativeNumbersStay() throws {
    let table = MixedMatrix(
      numbers: Matrix(
        rowCount: 8, columnCount: 2,
        values: [-9, -8, -7, -6, -5, -4, -3, 2].flatMap { [$0, $0 * 2] }))
    let plan = try SMOGN(seed: 2).plans(
      [GrowthTarget(label: 0, count: 80)], in: table, labels: [UInt32](repeating: 0, count: 8))[0]
    let made = plan.rows(from: table.numbers)
    #expect((0..<80).count { made[$0, 0] < -1 && made[$0, 1] < -2 } >= 50)
    #expect(made.values.allSatisfy { $0 != 0 })
  }

  /// A missing cell is the parent's, and the others are as they would be.
  @Test func gaps() throws {
    var table = Self.plain
    for row in [1, 4, 8] { table.numbers[row, 0] = .nan }
    let plan = try plan(5, of: table, count: 300)
    let made = plan.rows(from: table.numbers)
    for index in 0..<300 {
      let (base, other) = (Int(plan.base[index]), Int(plan.other[index]))
      #expect(made[index, 0].isNaN == table.numbers[base, 0].isNaN)
      if table.numbers[other, 0].isNaN && other != base {
        #expect(made[index, 0] == table.numbers[base, 0] || made[index, 0].isNaN)
      }
      #expect(made[index, 1].isFinite && made[index, 2].isFinite)
    }
  }

  @Test func loneRows() throws {
    let points = MixedMatrix(numbers: Matrix(rowCount: 2, columnCount: 2, values: [1, 2, 3, 4]))
    var method = SMOGN(seed: 1)
    let target = [GrowthTarget(label: 0, count: 3)]
    #expect(throws: SynthesisError.lone) {
      try method.plans(target, in: points, labels: [0, 1])
    }
    method.rules.loneRow = .copied
    let rows = try method.plans(target, in: points, labels: [0, 1])[0].rows(from: points)
    #expect(rows.numbers.values == [1, 2, 1, 2, 1, 2])
  }
}
