import Testing

@testable import Resampling

@Suite("Neighbors among numbers and categories")
struct MixedSearchTests {
  /// A table at random: `missing` of the numbers are NaN, codes are below `codes`.
  struct Table: CustomTestStringConvertible {
    let rowCount, numberCount, categoryCount: Int
    let codes: UInt32
    let missing: Double
    let seed: UInt32

    init(
      _ rowCount: Int, numbers: Int, categories: Int, codes: UInt32, missing: Double = 0,
      seed: UInt32 = 1
    ) {
      self.rowCount = rowCount
      numberCount = numbers
      categoryCount = categories
      self.codes = codes
      self.missing = missing
      self.seed = seed
    }

    var testDescription: String {
      "\(rowCount) rows, \(numberCount) numbers (\(missing) missing), \(categoryCount) categories of \(codes)"
    }

    func made() -> MixedMatrix {
      var random = RandomState(seed: seed)
      let cells = (0..<rowCount * numberCount).map { _ in
        let value = Double(random.randint(below: 8))
        return random.randomSample() < missing ? .nan : value
      }
      return MixedMatrix(
        numbers: Matrix(rowCount: rowCount, columnCount: numberCount, values: cells),
        codes: CodeMatrix(
          rowCount: rowCount, columnCount: categoryCount,
          values: (0..<rowCount * categoryCount).map { _ in
            UInt32(random.randint(below: Int(codes)))
          }))
    }
  }

  /// The definition, cell by cell.
  static func distance(
    _ first: MixedMatrix, _ i: Int, _ second: MixedMatrix, _ j: Int, _ measure: MixedDistance
  ) -> Double {
    var sum = 0.0
    var present = 0
    for column in 0..<first.numbers.columnCount {
      let difference = first.numbers[i, column] - second.numbers[j, column]
      if difference.isNaN { continue }
      present += 1
      switch measure {
      case .euclidean: sum += difference * difference
      case .gower(let ranges) where ranges[column] > 0:
        sum +=
          (first.numbers[i, column] / ranges[column] - second.numbers[j, column] / ranges[column])
          .magnitude
      case .gower: break
      }
    }
    for column in 0..<first.codes.columnCount {
      present += 1
      if first.codes[i, column] != second.codes[j, column] { sum += measure.penalty }
    }
    let all = first.numbers.columnCount + first.codes.columnCount
    return present == 0 ? .infinity : sum * (Double(all) / Double(present))
  }

  @Test(arguments: [
    Table(100, numbers: 3, categories: 4, codes: 3),
    Table(33, numbers: 0, categories: 9, codes: 4),
    Table(47, numbers: 2, categories: 0, codes: 1),
    Table(64, numbers: 1, categories: 3, codes: 1000),
    Table(40, numbers: 2, categories: 300, codes: 2),
    Table(90, numbers: 4, categories: 2, codes: 3, missing: 0.3),
    Table(50, numbers: 1, categories: 0, codes: 1, missing: 0.5),
    Table(1, numbers: 1, categories: 1, codes: 1),
    Table(700, numbers: 3, categories: 2, codes: 3, seed: 2),
    Table(500, numbers: 2, categories: 3, codes: 3, missing: 0.1, seed: 3),
    Table(300, numbers: 0, categories: 5, codes: 3, seed: 4),
  ])
  func asByDefinition(table: Table) {
    let points = table.made()
    let ranges = (0..<points.numbers.columnCount).map { $0 == 1 ? 0 : 7.0 + Double($0) }
    for (threadCount, measure) in [
      (1, MixedDistance.euclidean(penalty: 3.25)), (3, .euclidean(penalty: 3.25)),
      (2, .euclidean(penalty: 0)), (1, .gower(ranges: ranges)), (3, .gower(ranges: ranges)),
    ] {
      let search = MixedSearch(points, by: measure, threadCount: threadCount)
      let others = search.nearestOthers(4)
      let queries = points.selecting(rows: [0, 0])
      let all = search.nearest(4, to: queries)
      for row in 0..<points.rowCount {
        let wanted = (0..<points.rowCount).filter { $0 != row }
          .map { (Self.distance(points, row, points, $0, measure), $0) }
          .sorted(by: <).prefix(4)
        guard others.neighborCount > 0 else { continue }
        #expect(others[row].map { Int($0) } == wanted.map(\.1))
      }
      #expect(all.neighborCount == min(4, points.rowCount))
      #expect(all[0].elementsEqual(all[1]))
    }
  }
}
