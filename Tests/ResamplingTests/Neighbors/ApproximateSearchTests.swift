import Testing

@testable import Resampling

@Suite("Approximate neighbor search")
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
    (search.leastRowCount, search.blockSize, search.sampleSize) = (1000, 2, 400)
    return search.nearestOthers(5)
  }

  @Test(arguments: [(true, 0.5), (true, 0.8), (false, 0.8), (false, 0.97)])
  func asManyAsPromisedAreFound(noise: Bool, recall: Double) throws {
    let points = points(noise: noise)
    let found = try #require(approximate(points, recall: recall))
    #expect(found.recall >= recall)
    let exact = NeighborSearch(points).nearestOthers(5, of: Array(0..<4000))
    let count = (0..<4000).reduce(0) { $0 + Set(exact[$1]).intersection(found.table[$1]).count }
    // The sample has 2,000 neighbors, which depend on each other: three of their deviations.
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

  @Test func rowsInNoBlockFindAndAreFound() throws {
    var points = points(noise: false)
    for row in stride(from: 7, to: 4000, by: 100) { points[row, row % 12] = .nan }
    let found = try #require(approximate(points, recall: 0.9))
    let exact = NeighborSearch(points).nearestOthers(5, of: Array(0..<4000))
    for row in stride(from: 7, to: 4000, by: 100) { #expect(found.table[row] == exact[row]) }
    for row in 0..<4000 {
      let gaps = exact[row].filter { $0 % 100 == 7 }
      #expect(found.table[row].count { $0 % 100 == 7 } >= gaps.count)
    }
  }

  @Test func blocksRankEachOtherByTheirCenters() {
    // Four blocks of one panel along a line, the last one far away.
    let values = (0..<256).map { Double($0) + ($0 < 192 ? 0 : 10_000) }
    let points = Matrix(rowCount: 256, columnCount: 1, values: values)
    let tree = PanelSearch(points, threadCount: 1).tree
    let blocks = tree.subtrees(of: 1).sorted { tree.nodes[$0].panel < tree.nodes[$1].panel }
    let ranks = BlockRanks(of: tree, blocks, threadCount: 2)
    let order = blocks.indices.sorted { tree.box(of: blocks[$0])[0] < tree.box(of: blocks[$1])[0] }
    let expected = [[0, 1, 2, 3], [1, 0, 1, 2], [2, 1, 0, 1], [3, 2, 1, 0]]
    for first in 0..<4 {
      for second in 0..<4 {
        #expect(ranks.rank(order[first], order[second]) == expected[first][second])
      }
    }
  }
}
