extension OutputSpan<UInt8> {
  /// Appends a number in decimal.
  ///
  /// - Precondition: there is room for its digits, 20 at most, and seven bytes more.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func append(digitsOf number: UInt64) {
    append(lastDigits: number.decimalDigitCount, of: number)
  }

  /// Appends the last digits of a number, eight at a time, with leading zeros where it has fewer.
  ///
  /// - Precondition: `count` is 1 to 20, and there is room for that and seven bytes more.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func append(lastDigits count: Int, of number: UInt64) {
    var left = count
    if left > 16 {
      let eight = ByteWord(digitsOf: number / 10_000_000_000_000_000)
      append(eight.dropping(first: 24 &- left), count: left &- 16)
      left = 16
    }
    if left > 8 {
      let eight = ByteWord(digitsOf: number / 100_000_000 % 100_000_000)
      append(eight.dropping(first: 16 &- left), count: left &- 8)
      left = 8
    }
    let eight = ByteWord(digitsOf: number % 100_000_000)
    append(eight.dropping(first: 8 &- left), count: left)
  }
}

extension UInt64 {
  /// How many digits the number has in decimal: 1 to 20.
  @inline(__always)
  fileprivate var decimalDigitCount: Int {
    // Bits times log10(2), which is 1233 / 4096: the number of digits or one less.
    let guess = ((64 &- leadingZeroBitCount) &* 1233) &>> 12
    return Swift.max(1, self >= powersOfTen[guess] ? guess &+ 1 : guess)
  }
}
