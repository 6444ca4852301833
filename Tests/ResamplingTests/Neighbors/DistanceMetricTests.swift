import Resampling
import Testing

@Suite("Distances other than the Euclidean one")
struct DistanceMetricTests {
  /// The distance of two rows, as a search reports it.
  func distance(_ metric: DistanceMetric, _ first: [Double], _ second: [Double]) -> Double {
    let points = Matrix(rowCount: 1, columnCount: first.count, values: first)
    let query = Matrix(rowCount: 1, columnCount: second.count, values: second)
    return NeighborSearch(points, metric: metric).nearest(1, to: query).distances[0]
  }

  @Test func byHand() {
    #expect(distance(.euclidean, [1, 2, 3], [4, 6, 3]) == 25)
    #expect(distance(.manhattan, [1, 2, 3], [4, 6, 3]) == 7)
    #expect(distance(.cosine, [1, 0], [0, 2]) == 1)
    #expect(distance(.cosine, [3, 4], [-3, -4]) == 2)
    #expect(distance(.cosine, [1, 1], [5, 5]) < 1e-15)
    #expect(distance(.cosine, [0, 0], [5, 5]) == 1)
    let gower = DistanceMetric.gower([.number(range: 10), .category, .number(range: 0)])
    #expect(distance(gower, [1, 7, 2], [6, 7, 9]) == 0.5 / 3)
    #expect(distance(gower, [1, 7, 2], [1, 8, 9]) == 1.0 / 3)
  }

  @Test func missingCellsTakeNoPart() {
    let nan = Double.nan
    // As scikit-learn's nan_euclidean_distances: scaled up to all columns.
    #expect(distance(.euclidean, [3, nan, nan, 6], [1, nan, 4, 5]) == 4.0 / 2 * 5)
    #expect(distance(.manhattan, [3, nan, nan, 6], [1, nan, 4, 5]) == 6)
    #expect(distance(.cosine, [3, nan, 0], [4, 1, 0]) == 0)
    let gower = DistanceMetric.gower([.number(range: 10), .category])
    #expect(distance(gower, [nan, 1], [5, 2]) == 1)
    for metric in [.euclidean, .manhattan, .cosine, gower] {
      #expect(distance(metric, [nan, 1], [1, nan]) == .infinity)
    }
  }

  @Test func rangesAreThoseOfTheColumns() {
    let points = Matrix(rowCount: 3, columnCount: 3, values: [1, 5, 0, .nan, 5, 1, 4, 5, 2])
    #expect(
      DistanceMetric.gower(rangesOf: points, categories: [2])
        == .gower([.number(range: 3), .number(range: 0), .category]))
  }

  @Test(arguments: [DistanceMetric.manhattan, .cosine])
  func searchesFindTheNearest(_ metric: DistanceMetric) {
    var random = RandomState(seed: 8)
    let problem = SearchProblem(shape: .normal, rowCount: 90, columnCount: 4, neighborCount: 6)
    let points = problem.rows(90, &random)
    let table = NeighborSearch(points, metric: metric).nearestOthers(6, of: [3, 50])
    for (query, row) in [3, 50].enumerated() {
      let own = points.cells(of: row)
      let expected = (0..<90).filter { $0 != row }
        .map { (distance(metric, points.cells(of: $0), own), $0) }
        .sorted { $0 < $1 }.prefix(6)
      #expect(table[query].map { Int($0) } == expected.map(\.1))
    }
  }
}
