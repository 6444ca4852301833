import Resampling
import Testing

@Suite struct DensityWeightsTests {
  static let values: [Double] = [1, 2, 3, 4, 5, 9]
  static let counts = [10, 200, 300, 150, 40, 2]

  @Test func rareNumbersWeighMore() throws {
    let weights = try DensityWeights().weights(values: Self.values, counts: Self.counts)
    let order = Self.counts.indices.sorted { Self.counts[$0] < Self.counts[$1] }
    #expect(order == weights.indices.sorted { weights[$0] > weights[$1] })
    let total = zip(weights, Self.counts).reduce(0) { $0 + $1.0 * Double($1.1) }
    #expect(abs(total / 702 - 1) < 1e-12)
    #expect(weights.allSatisfy { $0 > 0 })
  }

  @Test func alphaZeroWeighsAllAlike() throws {
    let weights = try DensityWeights(alpha: 0).weights(values: Self.values, counts: Self.counts)
    #expect(weights.allSatisfy { abs($0 - 1) < 1e-12 })
  }

  /// Rows that are listed one by one weigh what rows that are counted do, in any order.
  @Test func countsAreRows() throws {
    let rows = zip(Self.values, Self.counts).flatMap { Array(repeating: $0, count: $1) }
    let counted = try DensityWeights().weights(values: Self.values, counts: Self.counts)
    let listed = try DensityWeights().weights(
      values: rows.reversed(), counts: rows.map { _ in 1 })
    #expect(abs(listed[0] - counted[5]) < 1e-9 && abs(listed[701] - counted[0]) < 1e-9)
  }

  /// denseweight ends in an error where the numbers are large; here their unit does not matter then.
  @Test func largeNumbers() throws {
    let once = try DensityWeights().weights(
      values: Self.values.map { $0 * 1e5 }, counts: Self.counts)
    let again = try DensityWeights().weights(
      values: Self.values.map { $0 * 1e9 }, counts: Self.counts)
    for (one, other) in zip(once, again) { #expect(abs(one - other) < 1e-9) }
    let order = Self.counts.indices.sorted { Self.counts[$0] < Self.counts[$1] }
    #expect(order == once.indices.sorted { once[$0] > once[$1] })
  }

  @Test(arguments: [1e-300, 1e-12, 1e12, 1e300])
  func wildNumbers(scale: Double) throws {
    let weights = try DensityWeights().weights(
      values: Self.values.map { $0 * scale }, counts: Self.counts)
    #expect(weights.allSatisfy { $0.isFinite && $0 > 0 })
  }

  /// The ends of what a Double is, side by side, and numbers that differ in the last bit.
  static let wild: [[Double]] = [
    [-1.7e308, 1.7e308, 0, 1], [.leastNonzeroMagnitude, 0, -.leastNonzeroMagnitude],
    [1, 1.0.nextUp], [1e16, 1e16 + 2, 0],
  ]

  @Test(arguments: wild)
  func edges(values: [Double]) throws {
    let weights = try DensityWeights().weights(values: values, counts: values.map { _ in 3 })
    #expect(weights.allSatisfy { $0.isFinite && $0 > 0 })
  }

  @Test func refusals() {
    #expect(throws: ResamplingError.noRows) { try DensityWeights().weights(values: [], counts: []) }
    #expect(throws: ResamplingError.singleClass) {
      try DensityWeights().weights(values: [3, 3], counts: [1, 2])
    }
  }
}
