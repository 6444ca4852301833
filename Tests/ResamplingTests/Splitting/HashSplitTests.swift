import Testing

@testable import Resampling

@Suite("HashSplit decides by xxHash")
struct HashSplitTests {
  static let prime: UInt64 = 2_654_435_761

  @Test(
    "XXH64 of text",
    arguments: [
      ("", 0xef46_db37_51d8_e999, 0xac75_fda2_929b_17ef),
      ("a", 0xd24e_c4f1_a98c_6e5b, 0x393d_a8b7_8992_279b),
      ("as", 0x1c33_0fb2_d66b_e179, 0xa600_8c02_e75d_8f62),
      ("asd", 0x631c_37ce_72a9_7393, 0x0a8b_fb9d_c0e1_875c),
      ("asdf", 0x4158_72f5_99ce_a71e, 0x2888_3150_7ade_81ae),
      (
        "Call me Ishmael. Some years ago--never mind how long precisely-", 0x02a2_e854_70d6_fd96,
        0xca56_6a8d_7cc0_4a49
      ),
    ] as [(String, UInt64, UInt64)])
  func vectors(text: String, plain: UInt64, seeded: UInt64) {
    let bytes = Array(text.utf8)
    #expect(XXHash64.hash(bytes.span, seed: 0) == plain)
    #expect(XXHash64.hash(bytes.span, seed: Self.prime) == seeded)
  }

  @Test(
    "XXH64 of the reference implementation's own test bytes",
    arguments: [
      (0, 0xef46_db37_51d8_e999, 0xac75_fda2_929b_17ef),
      (1, 0xe934_a84a_db05_2768, 0x5014_6076_43a9_b4c3),
      (4, 0x9136_a0dc_a574_57ee, 0xcaab_286b_d8e9_fdb5),
      (14, 0x8282_dcc4_994e_35c8, 0xc3bd_6bf6_3deb_6df0),
      (222, 0xb641_ae8c_b691_c174, 0x20cb_8ab7_ae10_c14a),
    ] as [(Int, UInt64, UInt64)])
  func referenceVectors(length: Int, plain: UInt64, seeded: UInt64) {
    var state = Self.prime
    let bytes = (0..<length).map { _ in
      defer { state = state &* 11_400_714_785_074_694_797 }
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    #expect(XXHash64.hash(bytes.span, seed: 0) == plain)
    #expect(XXHash64.hash(bytes.span, seed: Self.prime) == seeded)
  }

  static func parts(_ split: HashSplit, _ count: Int) -> [SplitPart] {
    (0..<count).map { number in
      let field = Array("patient-\(number)".utf8)
      return split.part(of: field.span)
    }
  }

  @Test("parts are as large as asked, within chance", arguments: 0..<5)
  func fractions(seed: UInt32) throws {
    let count = 20_000
    let parts = Self.parts(try HashSplit(test: 0.2, validation: 0.1, seed: seed), count)
    for (part, fraction) in [(SplitPart.test, 0.2), (.validation, 0.1), (.training, 0.7)] {
      let found = Double(parts.filter { $0 == part }.count)
      let deviation = (Double(count) * fraction * (1 - fraction)).squareRoot()
      #expect((found - Double(count) * fraction).magnitude < 4 * deviation)
    }
  }

  @Test func testRowsStayWhereTheyAre() throws {
    let small = Self.parts(try HashSplit(test: 0.2, seed: 7), 2000)
    let large = Self.parts(try HashSplit(test: 0.3, seed: 7), 2000)
    let three = Self.parts(try HashSplit(test: 0.2, validation: 0.3, seed: 7), 2000)
    let other = Self.parts(try HashSplit(test: 0.2, seed: 8), 2000)
    for row in small.indices where small[row] == .test { #expect(large[row] == .test) }
    for row in small.indices { #expect((small[row] == .test) == (three[row] == .test)) }
    #expect(small != other)
  }

  @Test func foldsFillEvenly() {
    var sizes = [Double](repeating: 0, count: 5)
    for number in 0..<20_000 {
      let field = Array("\(number)".utf8)
      sizes[HashSplit.fold(of: field.span, foldCount: 5, seed: 1)] += 1
    }
    let chiSquare = sizes.reduce(0) { $0 + ($1 - 4000) * ($1 - 4000) / 4000 }
    // The 99.9 % point with 4 degrees of freedom.
    #expect(chiSquare < 18.5)
  }

  @Test(
    arguments: [
      (-0.1, 0, .badFraction(.test, -0.1)), (1, 0, .badFraction(.test, 1)),
      (0.5, 1.5, .badFraction(.validation, 1.5)), (0.5, 0.5, .emptyPart(.training, of: 1)),
      (0.75, 0.5, .partsExceedWhole(sum: 1.25, of: 1)),
    ] as [(Double, Double, ResamplingError)])
  func refusals(test: Double, validation: Double, expected: ResamplingError) {
    #expect(throws: expected) { try HashSplit(test: test, validation: validation, seed: 0) }
  }
}
