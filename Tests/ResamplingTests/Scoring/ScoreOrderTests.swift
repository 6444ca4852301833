import Testing

@testable import Resampling

@Suite("The order of scores")
struct ScoreOrderTests {
  /// Few scores are compared, many are sorted by digits: of any sign and size, with ties and both zeros.
  @Test(arguments: [0, 1, 4095, 4096, 20_000])
  func scoresComeFromTheHighest(count: Int) {
    var generator = RandomState(seed: 1)
    let odd = [0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, -1e300, 1, 1]
    let scores = (0..<count).map { index in
      let draw = generator.randomSample()
      switch index % 5 {
      case 0: return odd[Int(draw * Double(odd.count))]
      case 1: return (draw * 1000).rounded() / 1000
      case 2: return -draw * 1e-12
      default: return (draw - 0.5) * 1e6
      }
    }
    #expect(sortedFromHighest(scores) == scores.sorted(by: >))
  }
}
