import Testing

@testable import Resampling

@Suite("Search along principal axes")
struct PrincipalAxesTests {
  /// Rows of 12 columns near a plane, which lies askew to all of them, and far from 0.
  private func rows(_ count: Int, noise: Double, seed: UInt32, stretch: Double = 1) -> Matrix {
    var random = RandomState(seed: 21)
    let plane = (0..<24).map { _ in random.standardNormal() }
    random = RandomState(seed: seed)
    var values: [Double] = []
    for _ in 0..<count {
      let (x, y) = (random.standardNormal() * stretch, random.standardNormal() * stretch)
      for column in 0..<12 {
        let normal = random.standardNormal() * noise
        values.append(100 + x * plane[column] + y * plane[12 + column] + normal)
      }
    }
    return Matrix(rowCount: count, columnCount: 12, values: values)
  }

  @Test func rowsNearAPlaneHaveTwoCoordinates() {
    let frame = PanelSearch(rows(9000, noise: 1e-3, seed: 1), threadCount: 2).frame
    #expect(frame.columnCount == 2)
    let noise = PanelSearch(rows(9000, noise: 10, seed: 1), threadCount: 2).frame
    #expect(noise.columnCount == 12)
  }

  @Test func distancesAlongAxesAreNoGreater() {
    let points = rows(9000, noise: 1e-3, seed: 2)
    let tree = PanelSearch(points, threadCount: 2).tree
    let frame = PanelSearch(points, threadCount: 2).frame
    for position in stride(from: 1, to: 9000, by: 50) {
      let (first, second) = (tree.row(at: position - 1), tree.row(at: position))
      let limit = frame.limit(for: squaredDistance(first, second), magnitude: 1)
      var sum: Float = 0
      for column in 0..<tree.columnCount {
        let cells = [position - 1, position].map { tree.panel($0 / 64)[column * 64 + $0 % 64] }
        sum += (cells[0] - cells[1]) * (cells[0] - cells[1])
      }
      #expect(sum <= limit)
    }
  }

  @Test(arguments: [1e-3, 0.05])
  func theNeighborsAreThoseOfTheColumns(noise: Double) {
    let points = rows(9000, noise: noise, seed: 3)
    let naive = NaiveSearch(points: points)
    let table = NeighborSearch(points).nearestOthers(4, of: Array(0..<9000))
    for row in stride(from: 0, to: 9000, by: 450) {
      let expected = naive.nearest(4, to: points.cells(of: row), except: row)
      #expect(table[row].map(Int.init) == expected.map(\.row))
      #expect(Array(table.distances(of: row)) == expected.map(\.distance))
    }
  }

  /// Queries among the points, far from them, and off the plane.
  @Test(arguments: [(1.0, 1e-3), (1e3, 1e-3), (1e200, 1.0), (1e307, 1e300), (1, 100)])
  func foreignQueries(stretch: Double, noise: Double) {
    let points = rows(9000, noise: 1e-3, seed: 4)
    let naive = NaiveSearch(points: points)
    let queries = rows(12, noise: noise, seed: 5, stretch: stretch)
    let table = NeighborSearch(points).nearest(3, to: queries)
    for query in 0..<12 {
      let expected = naive.nearest(3, to: queries.cells(of: query), except: nil)
      #expect(table[query].map(Int.init) == expected.map(\.row))
      #expect(Array(table.distances(of: query)) == expected.map(\.distance))
    }
  }
}
