import Testing

@testable import Resampling

/// Medians of the distances to all other rows, against sorting.
@Suite struct RowDistancesTests {
  /// Few rows are all looked at; of some thousands a sample says where the median lies, unless the rows are ordered so
  /// that it misleads.
  @Test(arguments: [2, 3, 9, 40, 133, 2102, 2103, 2600], [false, true])
  func medians(rowCount: Int, isRounded: Bool) {
    var random = RandomState(seed: UInt32(rowCount))
    var values = (0..<rowCount * 3).map { _ in random.standardNormal() * 3 }
    if isRounded { values = values.map { $0.rounded() } }
    if rowCount == 2600 {
      for row in stride(from: 0, to: rowCount, by: 8) { values[row * 3] += 1000 }
      for row in 0..<64 * 8 { values[row * 3] -= 500 }
    }
    let points = Matrix(rowCount: rowCount, columnCount: 3, values: values)
    for metric in [DistanceMetric.euclidean, .manhattan] {
      var distances = RowDistances(points, metric)
      for row in Set([0, 1, rowCount / 2, rowCount - 1]) {
        #expect(distances.median(from: row) == median(from: row, in: points, metric))
      }
    }
  }

  @Test func gapsAndInfinities() {
    var random = RandomState(seed: 2)
    let values = (0..<120).map { cell in
      cell % 7 == 0 ? Double.nan : cell % 31 == 0 ? .infinity : random.standardNormal()
    }
    let points = Matrix(rowCount: 40, columnCount: 3, values: values)
    var distances = RowDistances(points, .euclidean)
    for row in 0..<40 {
      #expect(distances.median(from: row) == median(from: row, in: points, .euclidean))
    }
  }

  private func median(from row: Int, in points: Matrix, _ metric: DistanceMetric) -> Double {
    let sorted = (0..<points.rowCount).filter { $0 != row }.map { other in
      metric.distance(metric.comparable(points.row(row), points.row(other)))
    }.sorted()
    let half = (sorted.count - 1) / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half] + sorted[half + 1]) / 2
  }
}
