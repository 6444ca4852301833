extension Int {
  /// Reads a whole number: an optional sign and digits, nothing else; `nil` for any other text and
  /// for a number that does not fit.
  ///
  ///     Int(decimal: "-12".utf8Span.span)  // -12
  ///
  /// For column numbers, counts and seeds, where `1.0` and `1e3` would be slips.
  public init?(decimal text: Span<UInt8>) {
    var position = 0
    var isNegative = false
    if !text.isEmpty, let sign = Sign(text[0]) {
      isNegative = sign == .minus
      position = 1
    }
    guard position < text.count else { return nil }
    var value = 0
    while position < text.count {
      let digit = text[position] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      // Counting downwards, since `Int.min` has no positive counterpart.
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (difference, underflow) = product.subtractingReportingOverflow(Int(digit))
      if overflow || underflow { return nil }
      value = difference
      position += 1
    }
    if isNegative {
      self = value
    } else if value > .min {
      self = -value
    } else {
      return nil
    }
  }
}
