/// A number's text taken apart: `-12.50e3` is minus 1250 times ten to the power of one.
struct DecimalText {
  /// Whether a minus leads.
  let isNegative: Bool
  /// How many digits stand after the point.
  let decimals: Int
  /// Whether an exponent is spelt out, were it zero.
  let hasExponent: Bool
  /// The power of ten that is spelt out as an exponent; 0 where none is.
  let power: Int
  /// The digits as one integer; of more than 19, the first 19 from the first that is not zero.
  let significand: UInt64
  /// The power of ten that `significand` is multiplied by.
  let exponent: Int
  /// Whether a digit other than zero was left out of `significand`.
  let isTruncated: Bool
  /// Where the digits begin, and how many they are without the point.
  let digits: (start: Int, count: Int)

  /// Takes a text apart, eight bytes at a time; `nil` if it does not follow the grammar that
  /// `DecimalReading` states.
  @inline(__always)
  init?(_ text: Span<UInt8>) {
    let end = text.count
    var position = 0
    var isNegative = false
    if end > 0, let sign = Sign(text[0]) {
      isNegative = sign == .minus
      position = 1
    }
    let start = position
    var significand: UInt64 = 0
    Self.readDigits(of: text, from: &position, into: &significand)
    var count = position &- start
    var decimals = 0
    if position < end, text[position] == UInt8(ascii: ".") {
      position &+= 1
      let fraction = position
      Self.readDigits(of: text, from: &position, into: &significand)
      decimals = position &- fraction
      count &+= decimals
    }
    if count == 0 { return nil }
    var power = 0
    let hasExponent = position < end
    if hasExponent {
      guard let spelt = Self.exponent(of: text, from: position) else { return nil }
      power = spelt
    }
    var exponent = power &- decimals
    var isTruncated = false
    if count > 19, let leading = Self.leadingDigits(of: text, from: start, count: count) {
      significand = leading.significand
      exponent += leading.leftOut
      isTruncated = leading.isTruncated
    }
    self.isNegative = isNegative
    self.decimals = decimals
    self.hasExponent = hasExponent
    self.power = power
    self.significand = significand
    self.exponent = exponent
    self.isTruncated = isTruncated
    digits = (start, count)
  }

  /// How many digits stand after the point of a number without an exponent, and how many it has in all;
  /// `nil` for any other text.
  @inline(__always)
  static func plain(_ text: Span<UInt8>) -> (decimals: Int, digitCount: Int)? {
    var position = 0
    if text.count > 0, Sign(text[0]) != nil { position = 1 }
    let start = position
    skipDigits(of: text, from: &position)
    var count = position &- start
    var decimals = 0
    if position < text.count, text[position] == UInt8(ascii: ".") {
      position &+= 1
      let fraction = position
      skipDigits(of: text, from: &position)
      decimals = position &- fraction
      count &+= decimals
    }
    return position == text.count && count > 0 ? (decimals, count) : nil
  }

  /// Passes over digits.
  @inline(__always)
  private static func skipDigits(of text: Span<UInt8>, from position: inout Int) {
    var count: Int
    repeat {
      count = ByteWord(text, at: position).leadingDigitCount
      position &+= count
    } while count == 8
  }

  /// Appends the digits from `position` on to `significand`, which wraps around beyond 19 of them.
  @inline(__always)
  private static func readDigits(
    of text: Span<UInt8>, from position: inout Int, into significand: inout UInt64
  ) {
    var count: Int
    repeat {
      let word = ByteWord(text, at: position)
      count = word.leadingDigitCount
      significand = significand &* powersOfTen[count] &+ word.number(ofFirst: count)
      position &+= count
    } while count == 8
  }

  /// Reads `e` or `E`, an optional sign and digits up to the end of the text; `nil` if there is
  /// anything else. Stops counting where no text that fits in memory could outweigh the exponent.
  @inline(never)
  private static func exponent(of text: Span<UInt8>, from start: Int) -> Int? {
    guard text[start] | 0x20 == UInt8(ascii: "e") else { return nil }
    var position = start + 1
    var sign = Sign.plus
    if position < text.count, let spelt = Sign(text[position]) {
      sign = spelt
      position += 1
    }
    guard position < text.count else { return nil }
    var magnitude = 0
    while position < text.count {
      let digit = text[position] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      if magnitude < 1 << 56 { magnitude = magnitude * 10 + Int(digit) }
      position += 1
    }
    return sign == .minus ? -magnitude : magnitude
  }

  /// Reads the digits of a longer text again: the first 19 from the first that is not zero make the
  /// significand; `nil` if there are no more, and so nothing has wrapped around.
  @inline(never)
  private static func leadingDigits(
    of text: Span<UInt8>, from start: Int, count: Int
  ) -> (significand: UInt64, leftOut: Int, isTruncated: Bool)? {
    var cursor = DigitCursor(text, from: start, count: count)
    cursor.skipZeros()
    if cursor.count <= 19 { return nil }
    var significand: UInt64 = 0
    for _ in 0..<19 { significand = significand * 10 + UInt64(cursor.next()) }
    let leftOut = cursor.count
    cursor.skipZeros()
    return (significand, leftOut, cursor.count > 0)
  }
}
