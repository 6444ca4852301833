import Testing

@testable import Resampling

@Suite("Sums in NumPy's order")
struct PairwiseSumTests {
  /// What `numpy.sum(1 / numpy.arange(1, n + 1))` gives, as 64-bit patterns.
  @Test(arguments: [
    (0, 0x0), (7, 0x4004be2be2be2be2), (8, 0x4005be2be2be2be2), (100, 0x4014bfdfe4591243),
    (128, 0x4015bb8ae9541ca7), (129, 0x4015c37b09149ba9), (1000, 0x401df11f45f4e61a),
    (4097, 0x4021ca6b0cd81c29),
  ])
  func harmonicNumbers(count: Int, bits: UInt64) {
    let terms = (0..<count).map { 1 / Double($0 + 1) }
    #expect(pairwiseSum(terms[...]).bitPattern == bits)
  }
}
