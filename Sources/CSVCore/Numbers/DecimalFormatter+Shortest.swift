extension DecimalFormatter {
  /// Appends a finite value in the form of Python's `repr`: with an exponent below 10^-4 and from 10^16 on.
  @inline(__always)
  static func appendShortest(_ value: Double, to text: inout [UInt8]) {
    guard let decimal = ShortestDecimal(value) else {
      appendLeast(value, to: &text)
      return
    }
    let digits = SeventeenDigits(decimal.digits)
    let point = decimal.point
    // A sign, a zero, a point, three zeros and 17 digits, or an exponent of five bytes; and as words are stored whole,
    // seven bytes more.
    text.append(addingCapacity: 40) { (output: inout OutputSpan<UInt8>) in
      output.append(ByteWord(UInt8(ascii: "-")), count: value < 0 ? 1 : 0)
      switch point {
      case 1...16:
        output.append(digits, point: point)
        output.removeLast(min(digits.zeroCount, 16 &- point))
      case -3...0:
        output.append(ByteWord(digitsOf: 0), count: 1)
        output.append(UInt8(ascii: "."))
        output.append(ByteWord(digitsOf: 0), count: 0 &- point)
        output.append(digits)
        output.removeLast(digits.zeroCount)
      default:
        output.append(digits, point: 1)
        // A point without decimals goes, too.
        output.removeLast(digits.zeroCount == 16 ? 17 : digits.zeroCount)
        output.append(exponent: point &- 1)
      }
    }
  }

  /// Appends zero, and the few values that ``ShortestDecimal`` leaves, as the standard library prints them.
  @inline(never)
  private static func appendLeast(_ value: Double, to text: inout [UInt8]) {
    text += value.description.utf8
  }
}

/// The text of 17 digits.
private struct SeventeenDigits {
  /// The first eight, the next eight, and the last.
  let first, second, last: ByteWord
  /// How many zeros there are at the end, of digits that are not all zeros.
  let zeroCount: Int

  @inline(__always)
  init(_ digits: UInt64) {
    let (sixteen, unit) = digits.quotientAndRemainder(dividingBy: 10)
    let (high, low) = sixteen.quotientAndRemainder(dividingBy: 100_000_000)
    first = ByteWord(digitsOf: high)
    second = ByteWord(digitsOf: low)
    last = ByteWord(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: unit))
    let zeros = low == 0 ? 8 &+ first.trailingZeroCount : second.trailingZeroCount
    zeroCount = unit == 0 ? 1 &+ zeros : 0
  }
}

extension OutputSpan<UInt8> {
  /// Appends all 17 digits.
  @inline(__always)
  @_lifetime(self: copy self)
  fileprivate mutating func append(_ digits: SeventeenDigits) {
    append(digits.first, count: 8)
    append(digits.second, count: 8)
    append(digits.last, count: 1)
  }

  /// Appends all 17 digits with a point after the first of them, 1 to 16.
  @inline(__always)
  @_lifetime(self: copy self)
  fileprivate mutating func append(_ digits: SeventeenDigits, point: Int) {
    append(digits.first, count: min(point, 8))
    if point < 8 {
      append(UInt8(ascii: "."))
      append(digits.first.dropping(first: point), count: 8 &- point)
      append(digits.second, count: 8)
    } else {
      append(digits.second, count: point &- 8)
      append(UInt8(ascii: "."))
      if point < 16 { append(digits.second.dropping(first: point &- 8), count: 16 &- point) }
    }
    append(digits.last, count: 1)
  }

  /// Appends an exponent with its sign and at least two digits.
  @_lifetime(self: copy self)
  fileprivate mutating func append(exponent: Int) {
    append(UInt8(ascii: "e"))
    append(exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    let magnitude = UInt64(exponent.magnitude)
    append(lastDigits: magnitude < 100 ? 2 : 3, of: magnitude)
  }
}
