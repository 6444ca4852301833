import Resampling
import Testing

@Suite("Smoothed bootstrap")
struct SmoothedBootstrapTests {
  static let points = Matrix(
    rowCount: 4, columnCount: 2, values: [1, 10, 2, 10, 3, 10, 6, 10])

  @Test("bandwidths are those of the formulas")
  func bandwidths() {
    // Mean 3, squared deviations 4 + 1 + 0 + 9 = 14. (4 / (4 · 4))^(1/6) = 2^(−1/3).
    let rose = SmoothedBootstrap(bandwidth: .classRows).bandwidths(of: Self.points)
    #expect((rose[0] - 0.7937005259840998 * (14.0 / 3).squareRoot()).magnitude < 1e-12)
    #expect(rose[1] == 0)
    // n = 64: (4 / (4 · 64))^(1/6) = 1/2.
    let all = SmoothedBootstrap(shrinkage: 3, bandwidth: .allRows(64))
      .bandwidths(of: Self.points)
    #expect((all[0] - 3 * 0.5 * 3.5.squareRoot()).magnitude < 1e-12)
    #expect(all[1] == 0)
  }

  @Test func oneRowIsCopied() {
    let point = Matrix(rowCount: 1, columnCount: 2, values: [1, 2])
    var random = RandomState(seed: 0)
    for bandwidth in [SmoothedBootstrap.Bandwidth.classRows, .allRows(10)] {
      let made = SmoothedBootstrap(bandwidth: bandwidth)
        .sample(point, count: 2, using: &random)
      #expect(made.sources == [0, 0])
      #expect(made.rows.values == [1, 2, 1, 2])
    }
  }

  @Test func nothingAskedForDrawsNothing() {
    var random = RandomState(seed: 42)
    let made = SmoothedBootstrap(bandwidth: .classRows)
      .sample(Self.points, count: 0, using: &random)
    #expect(made.rows.rowCount == 0)
    #expect(random.nextUInt32() == 1_608_637_542)
  }

  @Test("without shrinkage the rows are plain copies")
  func noShrinkage() {
    var random = RandomState(seed: 1)
    let made = SmoothedBootstrap(shrinkage: 0, bandwidth: .classRows)
      .sample(Self.points, count: 20, using: &random)
    #expect(made.rows == Self.points.selecting(rows: made.sources))
  }

  @Test("moves are normal with the bandwidth as deviation")
  func distribution() {
    var random = RandomState(seed: 3)
    let bootstrap = SmoothedBootstrap(bandwidth: .classRows)
    let width = bootstrap.bandwidths(of: Self.points)[0]
    let count = 20_000
    let made = bootstrap.sample(Self.points, count: count, using: &random)
    let moves = made.sources.enumerated().map { row, source in
      (made.rows[row, 0] - Self.points[Int(source), 0]) / width
    }
    let mean = moves.reduce(0, +) / Double(count)
    let variance = moves.reduce(0) { $0 + $1 * $1 } / Double(count)
    #expect(mean.magnitude < 4 / Double(count).squareRoot())
    #expect((variance - 1).magnitude < 4 * (2 / Double(count)).squareRoot())
  }
}
