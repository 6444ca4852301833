import CSVCore
import TestSupport
import Testing

struct IntDecimalTests {
  @Test(arguments: [
    ("0", 0), ("-0", 0), ("7", 7), ("+7", 7), ("-12", -12), ("007", 7),
    ("4294967295", 4_294_967_295), ("9223372036854775807", .max), ("-9223372036854775808", .min),
    ("00000000000000000000000000001", 1),
  ])
  func integers(text: String, value: Int) {
    #expect(Int(decimal: text.utf8Span.span) == value)
  }

  @Test(arguments: [
    "", "+", "-", " 1", "1 ", "1.0", "1e3", "--1", "+-1", "1_0", "0x1", "a", "1a", "١", "1\u{0}",
    "9223372036854775808", "-9223372036854775809", "18446744073709551617",
    "99999999999999999999999999999999",
  ])
  func otherText(text: String) {
    #expect(Int(decimal: text.utf8Span.span) == nil)
  }

  @Test func everyIntegerIsReadBack() {
    var random = SeededNumbers(seed: 8)
    for _ in 0..<20_000 {
      let value = Int(truncatingIfNeeded: random.next()) >> Int.random(in: 0..<64, using: &random)
      #expect(Int(decimal: String(value).utf8Span.span) == value)
    }
  }
}
