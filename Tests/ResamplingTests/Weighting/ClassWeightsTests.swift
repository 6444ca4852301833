import Resampling
import Testing

@Suite("Class weights")
struct ClassWeightsTests {
  static let counts = [27, 61, 112]

  static func agree(_ found: [Double], _ expected: [Double]) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { ($0 - $1).magnitude <= 1e-12 * $1.magnitude }
  }

  @Test func balanced() throws {
    // As scikit-learn's compute_class_weight prints them.
    #expect(
      try ClassWeights().weights(counts: Self.counts)
        == [2.4691358024691357, 1.092896174863388, 0.5952380952380952] as [Double])
  }

  @Test(
    "schemes are their formulas",
    arguments: [
      (.inverse, [1.0 / 27, 1.0 / 61, 1.0 / 112]),
      (.squareRoot, [0.19245008972987526, 0.12803687993289598, 0.0944911182523068]),
      // 1 / ln(1.155), 1 / ln(1.325), 1 / ln(1.58), worked out with 30 digits.
      (.logarithm, [6.939608695054151, 3.553502933013021, 2.186151466133654]),
      (.median, [61.0 / 27, 1, 61.0 / 112]),
    ] as [(ClassWeights.Scheme, [Double])])
  func schemes(scheme: ClassWeights.Scheme, expected: [Double]) throws {
    #expect(Self.agree(try ClassWeights(scheme).weights(counts: Self.counts), expected))
  }

  @Test func medianOfAnEvenNumber() throws {
    #expect(try ClassWeights(.median).weights(counts: [10, 20, 40, 80]) == [3, 1.5, 0.75, 0.375])
  }

  @Test("the effective number sums to the number of classes, and spans from none to inverse")
  func effectiveNumber() throws {
    // (1 − 0.9) / (1 − 0.9ⁿ) for n = 1 and 2: 1 and 1 / 1.9; scaled to a sum of 2.
    let small = try ClassWeights(.effectiveNumber(beta: 0.9)).weights(counts: [1, 2])
    let expected: [Double] = [3.8 / 2.9, 2 / 2.9]
    #expect(Self.agree(small, expected))
    let flat = try ClassWeights(.effectiveNumber(beta: 0)).weights(counts: Self.counts)
    #expect(flat == [1, 1, 1])
    // β so near 1 that β^n is 1 but for the last bits.
    let steep = try ClassWeights(.effectiveNumber(beta: 1 - 0x1p-52), normalization: .sum)
      .weights(counts: Self.counts)
    let inverse = try ClassWeights(.inverse, normalization: .sum).weights(counts: Self.counts)
    #expect(Self.agree(steep, inverse))
    let raw = try ClassWeights(
      .effectiveNumber(beta: 0.9), normalization: ClassWeights.Normalization.none
    )
    .weights(counts: [1, 2])
    #expect(Self.agree(raw, [1, 1 / 1.9]))
  }

  @Test func normalizations() throws {
    func weights(_ normalization: ClassWeights.Normalization) throws -> [Double] {
      try ClassWeights(.balanced, normalization: normalization).weights(counts: [1, 3])
    }
    #expect(try weights(.none) == [2, 2.0 / 3])
    #expect(try weights(.mean) == [1.5, 0.5])
    #expect(try weights(.sum) == [0.75, 0.25])
    #expect(Self.agree(try weights(.max), [1, 1.0 / 3]))
  }

  @Test func positiveScale() throws {
    #expect(try ClassWeights.positiveScale(counts: [900, 100], positive: 1) == 9)
    #expect(try ClassWeights.positiveScale(counts: [27, 61, 112], positive: 0) == 173.0 / 27)
    #expect(throws: ResamplingError.emptyClass(0)) {
      try ClassWeights.positiveScale(counts: [0, 5], positive: 0)
    }
  }

  @Test func refusals() {
    #expect(throws: ResamplingError.noRows) { try ClassWeights().weights(counts: []) }
    #expect(throws: ResamplingError.emptyClass(1)) { try ClassWeights().weights(counts: [3, 0]) }
    for beta in [-0.1, 1, 2, .infinity] {
      #expect(throws: ResamplingError.badBeta(beta)) {
        try ClassWeights(.effectiveNumber(beta: beta)).weights(counts: [3, 4])
      }
    }
    #expect(throws: ResamplingError.self) {
      try ClassWeights(.effectiveNumber(beta: .nan)).weights(counts: [3, 4])
    }
  }
}
