import Resampling
import Testing

@Suite("k nearest neighbors vote")
struct KNearestNeighborsTests {
  /// Two a (0), one b (1), one c (2) on a line.
  private func model(rowWeights: [Double]? = nil) -> KNearestNeighbors {
    KNearestNeighbors(
      Matrix(rowCount: 4, columnCount: 1, values: [0, 1, 3, 3]), labels: [0, 0, 1, 2],
      rowWeights: rowWeights)
  }

  private func shares(
    _ model: KNearestNeighbors, _ count: Int, at place: Double,
    _ voting: KNearestNeighbors.Voting = .uniform
  ) -> [Double] {
    var model = model
    model.neighborCount = count
    model.voting = voting
    let shares = model.shares(for: Matrix(rowCount: 1, columnCount: 1, values: [place]))[0]
    return (0..<3).map { shares.share(of: $0) }
  }

  @Test func everyNeighborHasOneVote() {
    #expect(shares(model(), 1, at: 3) == [0, 1, 0])
    #expect(shares(model(), 2, at: 3) == [0, 0.5, 0.5])
    #expect(shares(model(), 4, at: 3) == [0.5, 0.25, 0.25])
    #expect(shares(model(), 100, at: -9) == [0.5, 0.25, 0.25])
  }

  @Test func votesFadeWithDistance() {
    // Distances 2, 1, 1, 1 from 2: the first votes half.
    #expect(shares(model(), 4, at: 2, .distance) == [1.5 / 3.5, 1 / 3.5, 1 / 3.5])
    // Two training rows are equal to the row: they overrule the others.
    #expect(shares(model(), 4, at: 3, .distance) == [0, 0.5, 0.5])
  }

  /// Where 1 / distance would be infinite, or be lost against it.
  @Test(arguments: [1e-200, 1e-150, 1e150])
  func extremeDistances(_ unit: Double) {
    var model = KNearestNeighbors(
      Matrix(rowCount: 2, columnCount: 1, values: [unit, -unit]), labels: [0, 1])
    model.voting = .distance
    let shares = model.shares(for: Matrix(rowCount: 1, columnCount: 1, values: [0]))[0]
    #expect(shares.share(of: 0) == 0.5)
    #expect(shares.share(of: 1) == 0.5)
  }

  @Test func rowWeightsMultiplyVotes() {
    #expect(shares(model(rowWeights: [1, 1, 6, 0]), 4, at: 0) == [0.25, 0.75, 0])
    // Who has no vote cannot win, and where nobody has one the shares of all rows count.
    #expect(shares(model(rowWeights: [0, 0, 3, 1]), 2, at: 0) == [0, 0.75, 0.25])
    let huge = [Double](repeating: .greatestFiniteMagnitude, count: 4)
    #expect(shares(model(rowWeights: huge), 4, at: 0) == [0.5, 0.25, 0.25])
  }

  @Test func infinitelyFarFromAllRows() {
    #expect(shares(model(), 2, at: .nan) == [0.5, 0.25, 0.25])
    #expect(shares(model(), 2, at: .nan, .distance) == [0.5, 0.25, 0.25])
    #expect(shares(model(), 2, at: 1e300, .distance) == [0.5, 0.25, 0.25])
  }

  @Test func theFirstOfTheLargestWins() {
    var model = model()
    model.neighborCount = 2
    let shares = model.shares(for: Matrix(rowCount: 1, columnCount: 1, values: [3]))[0]
    #expect(shares.winner == 1)
    #expect(shares.sorted.map(\.label) == [1, 2])
  }
}
