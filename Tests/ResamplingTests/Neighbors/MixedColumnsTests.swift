import Testing

@testable import Resampling

@Suite("Rows of numbers and categories side by side")
struct MixedColumnsTests {
  private static func points(_ rowCount: Int, numbers: Int, seed: UInt32) -> MixedMatrix {
    MixedSearchTests.Table(
      rowCount, numbers: numbers, categories: 3, codes: 4, missing: 0.1, seed: seed
    ).made()
  }

  @Test func partsAreWhatWasPutTogether() {
    let points = Self.points(40, numbers: 2, seed: 1)
    let columns = MixedColumns(of: points)
    let parts = columns.parts(of: points.sideBySide)
    #expect(parts.codes == points.codes)
    #expect(parts.numbers.values.map(\.bitPattern) == points.numbers.values.map(\.bitPattern))
  }

  /// A search finds what the metric measures row by row, to the bit.
  @Test(arguments: [0, 1, 3])
  func searchesMeasureAsTheMetric(_ numbers: Int) {
    let points = Self.points(200, numbers: numbers, seed: 2)
    let rows = points.sideBySide
    let metric = DistanceMetric.mixed(of: points)
    let search = NeighborSearch(rows, metric: metric, threadCount: 2)
    let named: [UInt32] = [5, 0, 199, 42]
    let others = search.nearestOthers(6, of: named)
    let queries = rows.selecting(rows: named)
    let all = search.nearest(6, to: queries)
    for (query, row) in named.enumerated() {
      let measured = (0..<UInt32(200)).map { other in
        Candidate(
          distance: metric.comparable(queries.row(query), rows.row(Int(other))), row: other)
      }.sorted()
      #expect(Array(all[query]) == measured.prefix(6).map(\.row))
      #expect(Array(all.distances(of: query)) == measured.prefix(6).map(\.distance))
      let without = measured.filter { $0.row != row }.prefix(6)
      #expect(Array(others[query]) == without.map(\.row))
      #expect(Array(others.distances(of: query)) == without.map(\.distance))
    }
  }

  /// The numbers 0 and 4, 0 and 8: deviations 2 and 4, the median 3.
  @Test func categoriesWeighAsTheMedianDeviation() {
    let points = MixedMatrix(
      numbers: Matrix(rowCount: 2, columnCount: 2, values: [0, 0, 4, 8]),
      codes: CodeMatrix(rowCount: 2, columnCount: 2, values: [0, 1, 2, 1]))
    let metric = DistanceMetric.mixed(of: points)
    let rows = points.sideBySide
    let comparable = metric.comparable(rows.row(0), rows.row(1))
    #expect(comparable == 16 + 64 + 9)
    #expect(metric.distance(comparable) == 89.0.squareRoot())
  }

  @Test func categoriesAloneDifferByTheirShare() {
    let points = MixedMatrix(
      numbers: Matrix(rowCount: 2, columnCount: 0, values: []),
      codes: CodeMatrix(rowCount: 2, columnCount: 4, values: [0, 1, 2, 3, 0, 2, 2, 3]))
    let metric = DistanceMetric.mixed(of: points)
    let rows = points.sideBySide
    #expect(metric.distance(metric.comparable(rows.row(0), rows.row(1))) == 0.25)
  }

  /// One of two numbers is missing: what is left, 4 and a category, stands for all three columns.
  @Test func missingNumbersAreScaledUp() {
    let points = MixedMatrix(
      numbers: Matrix(rowCount: 2, columnCount: 2, values: [0, .nan, 2, 5]),
      codes: CodeMatrix(rowCount: 2, columnCount: 1, values: [0, 1]))
    let metric = DistanceMetric.mixed(of: points)
    let rows = points.sideBySide
    // Deviations 1 and 0: the median is a half.
    #expect(metric.comparable(rows.row(0), rows.row(1)) == (4 + 0.25) * 1.5)
  }
}
