/// A fraction as the user wrote it, for exact products: 0.575 is 575 / 10³ here, not the nearest
/// double below it, and 0.575 · 100 rounds half to even from 57.5.
struct DecimalRatio {
  /// The digits as a whole number; at most 17 of them.
  private let digits: UInt64
  /// How many of them follow the decimal point.
  private let decimals: Int

  /// Takes the shortest decimal number that reads as `value`: what the user wrote, up to zeros.
  ///
  /// - Precondition: `value` is above 0 and at most 1.
  init(_ value: Double) {
    precondition(value > 0 && value <= 1, "no ratio")
    var digits: UInt64 = 0
    var decimals = 0
    let parts = value.description.split(separator: "e")
    var isFraction = false
    for character in parts.first ?? "" {
      if let digit = character.wholeNumberValue {
        digits = digits * 10 + UInt64(digit)
        if isFraction { decimals += 1 }
      } else {
        isFraction = true
      }
    }
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    self.digits = digits
    self.decimals = decimals - power
  }

  /// `count` times this, rounded half to even.
  func times(_ count: Int) -> Int {
    guard let denominator = Self.powerOf10(decimals) else { return 0 }
    return Self.quotient(UInt128(count.magnitude) * UInt128(digits), denominator) ?? Int.max
  }

  /// `count` divided by this, rounded half to even; `Int.max` if it is more than that.
  func dividing(_ count: Int) -> Int {
    guard let power = Self.powerOf10(decimals) else { return count == 0 ? 0 : Int.max }
    let (numerator, overflow) = UInt128(count.magnitude).multipliedReportingOverflow(by: power)
    return overflow ? Int.max : Self.quotient(numerator, UInt128(digits)) ?? Int.max
  }

  /// 10^exponent, if it is below 2¹²⁷.
  private static func powerOf10(_ exponent: Int) -> UInt128? {
    if exponent > 38 { return nil }
    return (0..<max(exponent, 0)).reduce(1 as UInt128) { power, _ in power * 10 }
  }

  private static func quotient(_ numerator: UInt128, _ denominator: UInt128) -> Int? {
    let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    // rest < denominator < 2¹²⁷: twice the rest fits.
    let isOdd = !whole.isMultiple(of: 2)
    let roundsUp = rest * 2 > denominator || (rest * 2 == denominator && isOdd)
    return Int(exactly: roundsUp ? whole + 1 : whole)
  }
}
