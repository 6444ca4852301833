/// For which numbers an exponent is written, by their power of ten.
public struct ExponentRange: Hashable, Sendable {
  /// The highest power of ten below 1 that is written with an exponent, -5 or more; `nil` for none.
  private let through: Int?
  /// The lowest power of ten above 1 that is; `nil` for none.
  private let from: Int?
  /// How the exponent is written.
  let notation: ExponentNotation

  /// Creates a range. Where small numbers have exponents, all below 10⁻⁴ do.
  public init(through: Int?, from: Int?, _ notation: ExponentNotation) {
    self.through = through.map { max($0, -5) }
    self.from = from
    self.notation = notation
  }

  func contains(_ power: Int) -> Bool {
    if let through, power <= through { return true }
    if let from, power >= from { return true }
    return false
  }
}

extension DecimalFormatter {
  /// Appends a finite value with as many decimals as its significant digits allow.
  static func appendSignificant(
    _ value: Double, digits: Int, decimals: Int, least: Int, _ exponents: ExponentRange?,
    to text: inout [UInt8]
  ) {
    var count = min(max(decimals, 0), 1100)
    if let decimal = ShortestDecimal(value) {
      if let exponents, exponents.contains(decimal.point - 1) {
        appendScientific(value, digits: digits, least: 1, exponents.notation, to: &text)
        return
      }
      count = min(count, max(digits - decimal.point, 0))
    } else if value != 0, exponents != nil {
      appendShortest(value, to: &text)
      return
    }
    appendFixed(value, decimals: count, to: &text)
    if count > 0 {
      trimZeros(of: &text, count: count - max(least, 0))
      if text.last == UInt8(ascii: ".") { text.removeLast() }
    }
  }

  /// Appends a finite value with an exponent. Its digits are those of the shortest exact text, rounded.
  static func appendScientific(
    _ value: Double, digits: Int, least: Int, _ notation: ExponentNotation, to text: inout [UInt8]
  ) {
    let digits = min(max(digits, 1), 17)
    let decimal = ShortestDecimal(value)
    if decimal == nil && value != 0 {
      appendShortest(value, to: &text)
      return
    }
    var power = (decimal?.point ?? 1) - 1
    var number = decimal?.digits ?? 0
    if digits < 17 {
      let unit = powersOfTen[17 - digits]
      let (quotient, rest) = number.quotientAndRemainder(dividingBy: unit)
      let isUp = rest > unit / 2 || rest == unit / 2 && quotient & 1 == 1
      number = quotient + (isUp ? 1 : 0)
      if number == powersOfTen[digits] {
        number /= 10
        power += 1
      }
    }
    if value < 0 { text.append(UInt8(ascii: "-")) }
    let mantissa = padded(number, to: digits)
    text.append(mantissa[0])
    if digits > 1 {
      text.append(UInt8(ascii: "."))
      text += mantissa.dropFirst()
      trimZeros(of: &text, count: digits - max(least, 1))
      if text.last == UInt8(ascii: ".") { text.removeLast() }
    }
    text.append(notation.isCapital ? UInt8(ascii: "E") : UInt8(ascii: "e"))
    if power < 0 {
      text.append(UInt8(ascii: "-"))
    } else if notation.hasPlus {
      text.append(UInt8(ascii: "+"))
    }
    text += padded(UInt64(power.magnitude), to: notation.digitCount)
  }

  private static func padded(_ number: UInt64, to count: Int) -> [UInt8] {
    let digits = Array(String(number).utf8)
    return [UInt8](repeating: UInt8(ascii: "0"), count: max(0, count - digits.count)) + digits
  }
}
