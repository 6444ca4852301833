import Testing

@testable import Resampling

/// MLSMOTE beside neighbors, votes and label sets that the test computes by looking at all rows.
@Suite struct MLSMOTETests {
  /// Two of five labels are rare.
  private static let sample: LabelSample = {
    var random = RandomState(seed: 4)
    let shares = [0.6, 0.5, 0.4, 0.15, 0.12]
    let rows = (0..<110).map { _ in Set((0..<5).filter { random.randomSample() < shares[$0] }) }
    return LabelSample(rows, labelCount: 5)
  }()
  /// Numbers and two categories of each row.
  private static let points: MixedMatrix = {
    var random = RandomState(seed: 9)
    let count = sample.rows.count
    let numbers = (0..<count * 3).map { _ in Double(random.randint(below: 1000)) / 8 }
    let codes = (0..<count * 2).map { _ in UInt32(random.randint(below: 3)) }
    return MixedMatrix(
      numbers: Matrix(rowCount: count, columnCount: 3, values: numbers),
      codes: CodeMatrix(rowCount: count, columnCount: 2, values: codes))
  }()

  private static var rare: [Int] { LabelImbalance(counts: sample.sets.counts).minorities }

  /// The k nearest rows of a label, by all distances.
  private static func neighbors(
    of row: Int, label: Int, count: Int, withCategories: Bool
  ) -> [Int] {
    let bag = sample.rows.indices.filter { sample.rows[$0].contains(label) }
    let points = points
    // The median over the columns of the standard deviation within the label.
    let deviations = (0..<3).map { column -> Double in
      let values = bag.map { points.numbers[$0, column] }
      let mean = values.reduce(0, +) / Double(values.count)
      return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count))
        .squareRoot()
    }.sorted()
    func distance(_ other: Int) -> Double {
      var sum = 0.0
      for column in 0..<3 {
        let difference = points.numbers[row, column] - points.numbers[other, column]
        sum += difference * difference
      }
      if withCategories {
        for column in 0..<2 where points.codes[row, column] != points.codes[other, column] {
          sum += deviations[1] * deviations[1]
        }
      }
      return sum
    }
    return Array(
      bag.filter { $0 != row }.sorted { (distance($0), $0) < (distance($1), $1) }.prefix(count))
  }

  private static func bags(
    _ rule: MLSMOTE.LabelSetRule, seed: UInt32, withCategories: Bool = false
  ) throws -> [MLSMOTE.Bag] {
    var method = MLSMOTE(seed: seed)
    method.labelRule = rule
    let points = withCategories ? points : MixedMatrix(numbers: points.numbers)
    return try method.bags(of: rare, in: points, sample.sets)
  }

  /// Every row of a rare label is a parent once, its partner is near, the row lies between them, and its labels and
  /// categories are what the rule says.
  @Test(arguments: MLSMOTE.LabelSetRule.allCases, [false, true])
  func rows(_ rule: MLSMOTE.LabelSetRule, withCategories: Bool) throws {
    #expect(Self.rare == [3, 4])
    for seed in 0..<5 {
      let bags = try Self.bags(rule, seed: UInt32(seed), withCategories: withCategories)
      #expect(bags.map(\.label) == Self.rare)
      for bag in bags {
        let members = Self.sample.rows.indices.filter { Self.sample.rows[$0].contains(bag.label) }
        #expect(bag.plan.base.map { Int($0) }.sorted() == members)
        for index in 0..<bag.plan.count {
          let (base, other) = (Int(bag.plan.base[index]), Int(bag.plan.other[index]))
          let near = Self.neighbors(
            of: base, label: bag.label, count: 5, withCategories: withCategories)
          #expect(near.contains(other))
          #expect((0..<1).contains(bag.plan.step[index]))
          let group = [base] + near
          let labels = (0..<5).filter { label in
            let count = group.count { Self.sample.rows[$0].contains(label) }
            return switch rule {
            case .ranking: Double(count) > Double(group.count) / 2
            case .union: count > 0
            case .intersection: count == group.count
            }
          }
          #expect(bag.labels[index] == labels)
          #expect(labels.contains(bag.label))
          guard withCategories else { continue }
          for column in 0..<2 {
            let votes = Dictionary(grouping: near) { Self.points.codes[$0, column] }
              .mapValues(\.count)
            #expect(votes[bag.plan.codes[index, column]] == votes.values.max())
          }
        }
      }
    }
  }

  /// Over a thousand seeds each neighbor is the partner equally often, and steps are uniform.
  @Test func chances() throws {
    let label = try #require(Self.rare.last)
    let members = Self.sample.rows.indices.filter { Self.sample.rows[$0].contains(label) }
    let ranks = Dictionary(
      uniqueKeysWithValues: members.map {
        ($0, Self.neighbors(of: $0, label: label, count: 5, withCategories: false))
      })
    let neighborCount = ranks.values.first?.count ?? 0
    var partners = [Int](repeating: 0, count: neighborCount)
    var steps = [Int](repeating: 0, count: 20)
    for seed in 0..<1000 {
      let bag = try #require(try Self.bags(.ranking, seed: UInt32(seed)).last)
      for index in 0..<bag.plan.count {
        let near = try #require(ranks[Int(bag.plan.base[index])])
        partners[try #require(near.firstIndex(of: Int(bag.plan.other[index])))] += 1
        steps[Int(bag.plan.step[index] * 20)] += 1
      }
    }
    for counts in [partners, steps] {
      let expected = Double(counts.reduce(0, +)) / Double(counts.count)
      let statistic = counts.reduce(0) {
        $0 + (Double($1) - expected) * (Double($1) - expected) / expected
      }
      let freedom = Double(counts.count - 1)
      #expect(statistic < freedom + 4 * (2 * freedom).squareRoot(), "\(counts)")
    }
  }

  @Test func loneRows() throws {
    let sample = LabelSample([[0], [0], [0], [0, 1]], labelCount: 2)
    let points = MixedMatrix(numbers: Matrix(rowCount: 4, columnCount: 1, values: [1, 2, 3, 4]))
    var method = MLSMOTE(seed: 0)
    #expect(throws: SynthesisError.lone) { try method.bags(of: [1], in: points, sample.sets) }
    method.rules.loneRow = .copied
    let bag = try #require(try method.bags(of: [1], in: points, sample.sets).first)
    #expect(bag.plan.rows(from: points.numbers).values == [4])
    #expect(bag.labels == [[0, 1]])
  }

  /// Categories alone are compared, too.
  @Test func categoriesAlone() throws {
    let sample = LabelSample([[0], [0], [0], [0], [0, 1], [1], [1]], labelCount: 2)
    let codes = CodeMatrix(
      rowCount: 7, columnCount: 2, values: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2])
    let numbers = Matrix(rowCount: 7, columnCount: 0, values: [])
    var method = MLSMOTE(seed: 0)
    method.neighborCount = 1
    let bags = try method.bags(
      of: [1], in: MixedMatrix(numbers: numbers, codes: codes), sample.sets)
    let bag = try #require(bags.first)
    #expect(bag.plan.base == [4, 5, 6])
    #expect(Array(bag.plan.other.prefix(2)) == [5, 4])
    #expect(Array(bag.plan.codes.values.prefix(4)) == [1, 1, 1, 1])
  }
}
