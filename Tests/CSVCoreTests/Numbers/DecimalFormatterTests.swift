import CSVCore
import TestSupport
import Testing

struct DecimalFormatterTests {
  // MARK: Fixed

  @Test(
    arguments: [
      (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (-0.5, 0, "0"), (-1.5, 0, "-2"), (0, 0, "0"),
      (0.125, 2, "0.12"), (0.375, 2, "0.38"), (1.005, 2, "1.00"), (2.675, 2, "2.67"),
      (9.995, 2, "9.99"), (0.05, 1, "0.1"), (0.25, 1, "0.2"), (0.75, 1, "0.8"), (99.5, 0, "100"),
      (98.5, 0, "98"), (0.999999, 3, "1.000"), (-0.0001, 3, "0.000"), (-0.0, 1, "0.0"),
      (0.1, 3, "0.100"), (1234.5678, 2, "1234.57"), (7, 3, "7.000"),
      (.leastNonzeroMagnitude, 3, "0.000"),
      (1e-7, 7, "0.0000001"), (0.1, 17, "0.10000000000000001"), (0.1, 20, "0.10000000000000000555"),
      (1e15, 4, "1000000000000000.0000"), (1e22, 0, "10000000000000000000000"),
      (1e22, 2, "10000000000000000000000.00"), (1e23, 0, "99999999999999991611392"),
      (0x1p53, 1, "9007199254740992.0"), (0x1.8p-1, -3, "1"), (0x1p64, 0, "18446744073709551616"),
      (18446744073709549568, 0, "18446744073709549568"), (0x1p-20, 20, "0.00000095367431640625"),
      (0x1p-20, 24, "0.000000953674316406250000"), (0x1p-20, 19, "0.0000009536743164062"),
      (0x1p-64, 19, "0.0000000000000000001"), (0x1.fp-65, 19, "0.0000000000000000001"),
      (0x1.8p-65, 19, "0.0000000000000000000"), (0.5, 25, "0.5000000000000000000000000"),
      (.nan, 2, "nan"), (-.infinity, 2, "-inf"), (.infinity, 0, "inf"),
    ] as [(Double, Int, String)])
  func fixed(value: Double, decimals: Int, text: String) {
    #expect(written(value, .fixed(decimals: decimals)) == text)
  }

  @Test func fixedIsTheExactValueRounded() {
    var random = SeededNumbers(seed: 1)
    for _ in 0..<3000 {
      // Whole numbers over powers of two and ten: many ties, and values next to ties.
      let whole = Double(random.next() >> UInt64.random(in: 11..<64, using: &random))
      let divisors = [1, 2, 4, 8, 1024, 10, 100, 1000, 1e6, 0x1p60]
      let value = whole / (divisors.randomElement(using: &random) ?? 1)
      let decimals = Int.random(in: 0...25, using: &random)
      expectExact(value, decimals: decimals)
    }
  }

  @Test func fixedIsExactForEveryMagnitude() {
    var random = SeededNumbers(seed: 2)
    for _ in 0..<200 {
      expectExact(random.magnitude(), decimals: Int.random(in: 0...400, using: &random))
    }
    for value in [
      .leastNonzeroMagnitude, 0x1.fffffffffffffp-1022, .leastNormalMagnitude,
      .greatestFiniteMagnitude,
    ] {
      for decimals in [0, 1, 19, 20, 308, 323, 324, 700, 1073, 1074, 1075, 1200] {
        expectExact(value, decimals: decimals)
      }
    }
  }

  @Test func appendingKeepsWhatIsThere() {
    var row = Array("a,".utf8)
    DecimalFormatter.fixed(decimals: 1).append(2.25, to: &row)
    row += ",".utf8
    DecimalFormatter.shortest.append(2.25, to: &row)
    row += ",".utf8
    DecimalFormatter.fixed(decimals: 2).append(1e30, to: &row)
    #expect(String(decoding: row, as: UTF8.self) == "a,2.2,2.25,1000000000000000019884624838656.00")
  }

  @Test(
    arguments: [
      (0.5, 3, 0, "0.5"), (0.25, 1, 0, "0.2"), (2, 2, 0, "2"), (2, 2, 1, "2.0"), (100, 2, 0, "100"),
      (0.0001, 3, 0, "0"), (-0.0001, 3, 1, "0.0"), (1.005, 2, 0, "1"), (1.5, 3, 2, "1.50"),
      (10.25, 3, 5, "10.250"), (30, 0, 0, "30"), (0.12, 2, -1, "0.12"), (.nan, 2, 0, "nan"),
    ] as [(Double, Int, Int, String)])
  func trimmed(value: Double, decimals: Int, least: Int, text: String) {
    #expect(written(value, .trimmed(decimals: decimals, least: least)) == text)
  }

  // MARK: Shortest

  /// As Python's `repr` prints them.
  @Test(
    arguments: [
      (5, "5.0"), (0, "0.0"), (-0.0, "-0.0"), (0.1, "0.1"), (0.1 + 0.2, "0.30000000000000004"),
      (-1.5, "-1.5"), (100, "100.0"), (0.0001, "0.0001"), (0.00001, "1e-05"), (1.5e-7, "1.5e-07"),
      (123456789012345.6, "123456789012345.6"), (9007199254740991, "9007199254740991.0"),
      (9007199254740992, "9007199254740992.0"), (9007199254740994, "9007199254740994.0"),
      (-9007199254740998, "-9007199254740998.0"), (9999999999999998, "9999999999999998.0"),
      (9.99e15, "9990000000000000.0"), (1e16, "1e+16"),
      (12345678901234568, "1.2345678901234568e+16"),
      (1e22, "1e+22"), (1e23, "1e+23"), (1e100, "1e+100"),
      (1.7976931348623157e308, "1.7976931348623157e+308"), (.leastNonzeroMagnitude, "5e-324"),
      (2.2250738585072014e-308, "2.2250738585072014e-308"), (.nan, "nan"), (.infinity, "inf"),
      (-.infinity, "-inf"),
    ] as [(Double, String)])
  func shortest(value: Double, text: String) {
    #expect(written(value, .shortest) == text)
  }

  @Test func shortestIsWhatTheStandardLibraryPrints() {
    var values: [Double] = []
    for exponent in UInt64(0)..<2047 {
      for near in -2...2 {
        values.append(Double(bitPattern: exponent << 52 &+ UInt64(bitPattern: Int64(near))))
      }
    }
    var random = SeededNumbers(seed: 4)
    for _ in 0..<100_000 {
      let value = random.magnitude()
      let unit = Double(value.significandBitPattern) * 0x1p-52
      values += [value, unit, unit * 1e4, (unit * 1e6).rounded() / 1e3, (unit * 1e9).rounded()]
    }
    for value in values where value.isFinite && !(0x1p53..<1e16 ~= value.magnitude) {
      #expect(written(value, .shortest) == value.description)
    }
  }

  @Test func shortestIsReadBackToTheBit() {
    var random = SeededNumbers(seed: 3)
    for _ in 0..<100_000 {
      let value = random.magnitude()
      let text = written(-value, .shortest)
      #expect(DecimalReading(text.utf8Span.span) == .number(-value), "\(text)")
    }
  }
}

private func written(_ value: Double, _ formatter: DecimalFormatter) -> String {
  var text: [UInt8] = []
  formatter.append(value, to: &text)
  return String(decoding: text, as: UTF8.self)
}

/// Expects the exact value's digits, with a minus only before a number that is not zero.
private func expectExact(_ value: Double, decimals: Int) {
  let expected = NaiveDecimal(value).rounded(decimals: decimals)
  #expect(written(value, .fixed(decimals: decimals)) == expected, "\(value), \(decimals) decimals")
  let isZero = expected.allSatisfy { "0.".contains($0) }
  #expect(written(-value, .fixed(decimals: decimals)) == (isZero ? expected : "-" + expected))
}
