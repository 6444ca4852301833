import Testing

@testable import Resampling

/// The naive search that the fast ones must equal, to the bit.
struct NaiveSearch {
  var points: Matrix

  /// Σ (x − y)² over the columns present in both rows, scaled to all columns.
  func distance(_ query: [Double], _ row: Int) -> Double {
    var sum = 0.0
    var used = 0
    for column in 0..<points.columnCount {
      let difference = query[column] - points[row, column]
      if query[column].isNaN || points[row, column].isNaN { continue }
      sum += difference * difference
      used += 1
    }
    if used == 0 || sum.isNaN { return .infinity }
    return used == points.columnCount ? sum : sum * (Double(points.columnCount) / Double(used))
  }

  func nearest(_ count: Int, to query: [Double], except: Int?) -> [(row: Int, distance: Double)] {
    let all = (0..<points.rowCount).filter { $0 != except }
      .map { (row: $0, distance: distance(query, $0)) }
    return Array(all.sorted { ($0.distance, $0.row) < ($1.distance, $1.row) }.prefix(count))
  }
}

/// A table to search in, and how hard it is made.
struct SearchProblem: CustomTestStringConvertible {
  enum Shape: CaseIterable {
    /// Normal numbers.
    case normal
    /// Small whole numbers: many ties and duplicates.
    case grid
    /// Every row three times.
    case duplicates
    /// Columns of very different width, far from 0.
    case columnsOfManyScales
    /// So large that squares overflow, so small that they vanish.
    case huge, tiny
    /// Some rows so far out that they stretch the scale for all others.
    case outliers
    /// One cell in ten is missing, and some are infinite.
    case gaps
    /// All rows are equal.
    case constant
    /// Clusters far apart and tight: differences are small beside the values.
    case clusters
  }

  var shape: Shape
  var rowCount: Int
  var columnCount: Int
  var neighborCount: Int
  var testDescription: String { "\(shape) \(rowCount)×\(columnCount), \(neighborCount) nearest" }

  /// Rows that look like the problem says.
  func rows(_ count: Int, _ random: inout RandomState) -> Matrix {
    var values: [Double] = []
    for row in 0..<count {
      for column in 0..<columnCount {
        let normal = random.standardNormal()
        switch shape {
        case .normal, .duplicates: values.append(normal)
        case .grid: values.append((normal * 1.5).rounded())
        case .columnsOfManyScales:
          values.append(1e6 + normal * [1e-3, 1, 1e5, 1e-9][column % 4])
        case .huge: values.append(normal * (row % 2 == 0 ? 1e160 : 1e308))
        case .tiny: values.append(normal * (row % 2 == 0 ? 1e-160 : Double.leastNonzeroMagnitude))
        case .outliers: values.append(row % 17 == 3 ? normal * 1e12 : normal)
        case .gaps:
          let draw = random.randint(below: 20)
          values.append(draw < 2 ? .nan : draw == 2 && row % 5 == 0 ? .infinity : normal)
        case .constant: values.append(0.1)
        case .clusters: values.append(Double(row % 5) * 1000 + normal * 1e-4)
        }
      }
    }
    var matrix = Matrix(rowCount: count, columnCount: columnCount, values: values)
    if shape == .duplicates {
      matrix = matrix.selecting(rows: (0..<UInt32(count)).map { $0 / 3 })
    }
    return matrix
  }

  static let all: [SearchProblem] = Shape.allCases.flatMap { shape in
    [(1, 1, 1), (2, 3, 5), (64, 2, 3), (65, 1, 6), (300, 2, 5), (330, 4, 1)]
      .map {
        SearchProblem(shape: shape, rowCount: $0.0, columnCount: $0.1, neighborCount: $0.2)
      } + [
        SearchProblem(shape: shape, rowCount: 200, columnCount: 21, neighborCount: 11),
        SearchProblem(shape: shape, rowCount: 130, columnCount: 200, neighborCount: 4),
        SearchProblem(shape: shape, rowCount: 150, columnCount: 5, neighborCount: 149),
        SearchProblem(shape: shape, rowCount: 90, columnCount: 3, neighborCount: 1000),
        // Enough panels for two blocks that are compared.
        SearchProblem(shape: shape, rowCount: 1100, columnCount: 9, neighborCount: 3),
      ]
  }

  /// An odd number of blocks, and more neighbors than a panel has rows.
  static let three = [Shape.normal, .gaps].map {
    SearchProblem(shape: $0, rowCount: 2100, columnCount: 8, neighborCount: 70)
  }
}

@Suite("Exact neighbor search")
struct ExactSearchTests {
  @Test(arguments: SearchProblem.all + SearchProblem.three)
  func otherRows(_ problem: SearchProblem) {
    var random = RandomState(seed: 5)
    let points = problem.rows(problem.rowCount, &random)
    let naive = NaiveSearch(points: points)
    var rows = Array(0..<UInt32(points.rowCount))
    for part in [
      rows, rows.filter { $0 % 3 != 1 }, rows.filter { $0 % 3 == 1 }.reversed() + [0, 0],
    ] {
      rows = Array(part)
      let table = NeighborSearch(points).nearestOthers(problem.neighborCount, of: rows)
      #expect(table.neighborCount == min(problem.neighborCount, points.rowCount - 1))
      // All queries are searched; the naive search need not answer each of them.
      for query in stride(from: 0, to: rows.count, by: 1 + rows.count / 30) {
        let row = rows[query]
        let expected = naive.nearest(
          problem.neighborCount, to: points.cells(of: Int(row)), except: Int(row))
        #expect(table[query].map(Int.init) == expected.map(\.row))
        #expect(Array(table.distances(of: query)) == expected.map(\.distance))
      }
    }
  }

  @Test(arguments: SearchProblem.all)
  func thePointsThemselves(_ problem: SearchProblem) {
    var random = RandomState(seed: 8)
    let points = problem.rows(problem.rowCount, &random)
    let naive = NaiveSearch(points: points)
    let table = NeighborSearch(points).nearest(problem.neighborCount, to: points)
    #expect(table.queryCount == points.rowCount)
    for row in stride(from: 0, to: points.rowCount, by: 1 + points.rowCount / 30) {
      let expected = naive.nearest(problem.neighborCount, to: points.cells(of: row), except: nil)
      #expect(table[row].map(Int.init) == expected.map(\.row))
      #expect(Array(table.distances(of: row)) == expected.map(\.distance))
    }
  }

  @Test(arguments: SearchProblem.all)
  func foreignQueries(_ problem: SearchProblem) {
    var random = RandomState(seed: 6)
    let points = problem.rows(problem.rowCount, &random)
    let naive = NaiveSearch(points: points)
    // Queries where the points are, and queries far from them.
    for scale in [1, 1e200] {
      var queries = problem.rows(18, &random)
      queries.values = queries.values.map { $0 * scale }
      let table = NeighborSearch(points, threadCount: 1).nearest(
        problem.neighborCount, to: queries)
      for query in 0..<queries.rowCount {
        let expected = naive.nearest(
          problem.neighborCount, to: queries.cells(of: query), except: nil)
        #expect(table[query].map(Int.init) == expected.map(\.row))
        #expect(Array(table.distances(of: query)) == expected.map(\.distance))
      }
    }
  }

  @Test(arguments: [3, 9])
  func theNumberOfThreadsChangesNothing(columnCount: Int) {
    var random = RandomState(seed: 7)
    let problem = SearchProblem(
      shape: .grid, rowCount: 2000, columnCount: columnCount, neighborCount: 4)
    let points = problem.rows(2000, &random)
    let rows = Array(0..<UInt32(2000))
    let tables = [1, 2, 3, 8].map {
      NeighborSearch(points, threadCount: $0).nearestOthers(4, of: rows)
    }
    #expect(tables.allSatisfy { $0 == tables[0] })
  }

  @Test func nothingToFind() {
    let none = Matrix(rowCount: 0, columnCount: 2, values: [])
    let one = Matrix(rowCount: 1, columnCount: 2, values: [1, 2])
    #expect(NeighborSearch(none).nearest(3, to: one).neighborCount == 0)
    #expect(NeighborSearch(one).nearest(3, to: none).rows.isEmpty)
    #expect(NeighborSearch(one).nearestOthers(3, of: [0]).neighborCount == 0)
    #expect(NeighborSearch(one).nearest(0, to: one).rows.isEmpty)
    let noColumns = Matrix(rowCount: 3, columnCount: 0, values: [])
    #expect(NeighborSearch(noColumns).nearestOthers(2, of: [1]).rows == [0, 2])
  }
}

extension Matrix {
  func cells(of row: Int) -> [Double] {
    Array(values[row * columnCount..<(row + 1) * columnCount])
  }
}
