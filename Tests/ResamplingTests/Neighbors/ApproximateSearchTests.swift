import Testing

@testable import Resampling

@Suite("Approximate neighbour search")
struct ApproximateSearchTests {
  /// Rows of 12 columns: noise in all of them, or near a plane.
  private func points(noise: Bool, rowCount: Int = 4000) -> Matrix {
    var random = RandomState(seed: 11)
    let plane = (0..<24).map { _ in random.standardNormal() }
    var values: [Double] = []
    for _ in 0..<rowCount {
      let (x, y) = (random.standardNormal(), random.standardNormal())
      for column in 0..<12 {
        let normal = random.standardNormal()
        values.append(noise ? normal : x * plane[column] + y * plane[12 + column] + normal / 100)
      }
    }
    return Matrix(rowCount: rowCount, columnCount: 12, values: values)
  }

  private func approximate(
    _ points: Matrix, recall: Double, threadCount: Int = 2
  ) -> RecalledNeighbors? {
    var search = ApproximateSearch(
      NeighborSearch(points, threadCount: threadCount), recall: recall)
    (search.greatestCellSize, search.sampleSize) = (150, 400)
    return search.nearestOthers(5)
  }

  @Test(arguments: [(true, 0.5), (true, 0.8), (false, 0.8), (false, 0.97)])
  func asManyAsPromisedAreFound(noise: Bool, recall: Double) throws {
    let points = points(noise: noise)
    let found = try #require(approximate(points, recall: recall))
    #expect(found.recall >= recall)
    let exact = NeighborSearch(points).nearestOthers(5, of: Array(0..<4000))
    let count = (0..<4000).reduce(0) { $0 + Set(exact[$1]).intersection(found.table[$1]).count }
    // The sample has 2,000 neighbours, which depend on each other: three of their deviations.
    #expect(abs(Double(count) / 20_000 - found.recall) < 0.04)
    #expect(count < 20_000, "some are missed, or the test shows nothing")
  }

  @Test func whatIsFoundAreOthersAtTheirDistances() throws {
    let points = points(noise: true)
    let found = try #require(approximate(points, recall: 0.6))
    let naive = NaiveSearch(points: points)
    #expect(found.table.queryCount == 4000)
    for row in 0..<4000 {
      let rows = found.table[row].map(Int.init)
      #expect(Set(rows).count == 5 && !rows.contains(row))
      let distances = Array(found.table.distances(of: row))
      #expect(distances == rows.map { naive.distance(points.cells(of: row), $0) })
      #expect(distances == distances.sorted())
    }
  }

  @Test func theNumberOfThreadsChangesNothing() throws {
    let points = points(noise: false)
    let tables = try [1, 2, 5].map {
      try #require(approximate(points, recall: 0.9, threadCount: $0)).table
    }
    #expect(tables.allSatisfy { $0 == tables[0] })
  }

  @Test func whatCannotBeFoundFasterIsLeftToTheExactSearch() {
    #expect(approximate(points(noise: true), recall: 0.9999) == nil)
    #expect(approximate(points(noise: true, rowCount: 500), recall: 0.5) == nil)
    let small = points(noise: true, rowCount: 300)
    let found = NeighborSearch(small).nearestOthers(3, recall: 0.5)
    #expect(found.recall == 1)
    #expect(found.table == NeighborSearch(small).nearestOthers(3, of: Array(0..<300)))
  }

  @Test(arguments: [1, 7, 64, 999])
  func everyRowIsInOneCell(greatestSize: Int) {
    var random = RandomState(seed: 3)
    let cells = RandomCells(
      points(noise: true, rowCount: 1000), greatestSize: greatestSize, threadCount: 2,
      using: &random
    ).cells
    #expect(cells.joined().sorted() == Array(0..<1000))
    #expect(cells.allSatisfy { $0.count <= greatestSize && $0 == $0.sorted() })
    let sizes = cells.map(\.count)
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
  }

  @Test func candidatesAreMergedInOrderAndOnce() {
    var random = RandomState(seed: 4)
    for _ in 0..<200 {
      var table = NeighborTable(neighborCount: 4, queryCount: 1)
      var all: Set<[UInt32]> = []
      for _ in 0..<3 {
        let numbers = Set((0..<random.randint(below: 5)).map { _ in random.randint(below: 12) })
        all.formUnion(numbers.map { [UInt32($0 / 3), UInt32($0)] })
        table.merge(
          numbers.sorted().map { Candidate(distance: Double($0 / 3), row: UInt32($0)) }, into: 0)
        let expected = all.map { $0[1] }.sorted().prefix(4)
        #expect(Array(table[0].prefix(expected.count)) == Array(expected))
        #expect(table[0].dropFirst(expected.count).allSatisfy { $0 == .max })
      }
    }
  }
}
