import Testing
import Threading

@testable import Resampling

/// Whatever filters, what is found is the same.
@Suite("Filters of the neighbor search")
struct PanelFilterTests {
  /// What compares rows: floats alone, or bytes as some processor does.
  static let kernels: [ByteKernel?] = [nil] + ByteKernel.available

  private func nearest(
    _ problem: SearchProblem, _ kernel: ByteKernel?, joined: Bool
  ) -> NeighborTable {
    var random = RandomState(seed: 9)
    let points = problem.rows(problem.rowCount, &random)
    let search = PanelSearch(points, kernel: kernel, threadCount: 2)
    var table = NeighborTable(
      neighborCount: problem.neighborCount, queryCount: points.rowCount)
    let rows = Array(0..<UInt32(points.rowCount))
    if joined {
      search.fill(&table, for: rows, excludingThemselves: true, threadCount: 2)
    } else {
      search.fill(
        &table, for: points.rowsByFiniteness(threadCount: 1).finite, of: points,
        excluding: rows, threadCount: 2)
    }
    return table
  }

  private static let problems = SearchProblem.Shape.allCases.flatMap { shape in
    [(400, 8, 3), (1300, 9, 5), (300, 130, 4), (200, 513, 2)].map {
      SearchProblem(shape: shape, rowCount: $0.0, columnCount: $0.1, neighborCount: $0.2)
    }
  }

  @Test(arguments: problems)
  func everyKernelLeadsToTheSameNeighbors(_ problem: SearchProblem) {
    let expected = nearest(problem, nil, joined: false)
    for kernel in Self.kernels {
      for joined in [false, true] {
        let found = nearest(problem, kernel, joined: joined)
        #expect(found == expected, "\(String(describing: kernel)), joined: \(joined)")
      }
    }
  }

  /// Without bytes, the other tests would compare floats with floats.
  @Test func rowsHaveBytesWhereTheProcessorComparesThem() {
    let problem = SearchProblem(shape: .normal, rowCount: 70, columnCount: 9, neighborCount: 1)
    var random = RandomState(seed: 2)
    let points = problem.rows(70, &random)
    for kernel in ByteKernel.available {
      let search = PanelSearch(points, kernel: kernel, threadCount: 1)
      #expect(search.bytes?.kernel == kernel)
    }
    #expect(PanelSearch(points, kernel: nil, threadCount: 1).bytes == nil)
  }

  @Test func numbersAreAsFarFromCoordinatesAsTheyAreSaidToBe() throws {
    for kernel in ByteKernel.available {
      for shape in SearchProblem.Shape.allCases {
        let problem = SearchProblem(shape: shape, rowCount: 150, columnCount: 10, neighborCount: 1)
        var random = RandomState(seed: 3)
        let points = problem.rows(150, &random)
        let tree = PanelSearch(points, kernel: nil, threadCount: 1).tree
        // Also so large that coordinates exceed what a byte holds.
        for stretch in [Float(1), 3, .greatestFiniteMagnitude] {
          let scale = try #require(BytePanels.scale(for: tree, kernel)) * stretch
          let bytes = BytePanels(of: tree, kernel, scale: scale, threadCount: 1)
          for position in tree.rows.indices {
            var (norm, sum, square) = (0, 0, 0.0)
            let (panel, row) = (position / 64, position % 64)
            for column in 0..<10 {
              let cell = bytes.cells[((panel * 3 + column / 4) * 64 + row) * 4 + column % 4]
              let number = Int(cell) - kernel.bias
              let coordinate = Double(tree.panel(panel)[column * 64 + row]) * Double(scale)
              norm += number * number
              sum += number
              square += (coordinate - Double(number)) * (coordinate - Double(number))
            }
            #expect(Int(bytes.norms[position]) == norm && Int(bytes.sums[position]) == sum)
            // Coordinates that a float cannot tell are infinitely far off.
            let residual = square.isFinite ? square.squareRoot() : .infinity
            #expect(Double(bytes.residuals[position]) >= residual)
            #expect(bytes.greatestResiduals[panel] >= bytes.residuals[position])
          }
        }
      }
    }
  }
}
