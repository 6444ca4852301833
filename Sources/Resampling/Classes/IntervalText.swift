/// The text of an interval, for comparison: `(0, 2.5]`, `[-1, 0]`, `(-inf, 3]`, `(7, inf)`.
struct IntervalText: Comparable {
  private let low, high: Double

  /// Reads an interval; `nil` where the bytes are none.
  init?(_ text: ArraySlice<UInt8>) {
    guard let first = text.first, let last = text.last, text.count > 4,
      [UInt8(ascii: "("), UInt8(ascii: "[")].contains(first),
      [UInt8(ascii: ")"), UInt8(ascii: "]")].contains(last)
    else { return nil }
    let ends = text.dropFirst().dropLast().split(
      separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard ends.count == 2, ends[1].first == UInt8(ascii: " "),
      let low = Self.number(ends[0]), let high = Self.number(ends[1].dropFirst())
    else { return nil }
    (self.low, self.high) = (low, high)
  }

  private static func number(_ text: ArraySlice<UInt8>) -> Double? {
    if text.elementsEqual("inf".utf8) { return .infinity }
    if text.elementsEqual("-inf".utf8) { return -.infinity }
    return DecimalNumber(text) == nil ? nil : Double(String(decoding: text, as: UTF8.self))
  }

  static func < (one: Self, other: Self) -> Bool {
    (one.low, one.high) < (other.low, other.high)
  }
}
