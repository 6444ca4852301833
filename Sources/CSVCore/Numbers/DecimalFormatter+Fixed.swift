extension DecimalFormatter {
  /// Appends a finite value with a number of decimals, correctly rounded.
  ///
  /// The value is m * 2^-s with a whole m below 2^53, so that m * 10^decimals fits into 128 bits up to
  /// 19 decimals, and shifting it right by s is all the rounding there is: exact, with the half seen
  /// as it is. Only where the rounded number has more than 64 bits are longer numbers needed.
  static func appendFixed(_ value: Double, decimals: Int, to text: inout [UInt8]) {
    let (whole, powerOfTwo) = value.wholeSignificand
    if decimals <= 19, powerOfTwo <= 0 {
      let (high, low) = whole.multipliedFullWidth(by: powersOfTen[decimals])
      let rounded = roundingShift(UInt128(high) &<< 64 | UInt128(low), right: 0 &- powerOfTwo)
      if let rounded = UInt64(exactly: rounded) {
        appendSmall(rounded, isNegative: value < 0, decimals: decimals, to: &text)
        return
      }
    }
    appendLarge(value, decimals: decimals, to: &text)
  }

  /// Divides a number below 2^117 by a power of two; nearest, ties to even.
  @inline(__always)
  private static func roundingShift(_ number: UInt128, right distance: Int) -> UInt128 {
    if distance == 0 { return number }
    if distance > 118 { return 0 }  // less than half
    let quotient = number &>> UInt128(distance)
    let remainder = number & ((1 &<< UInt128(distance)) &- 1)
    let half: UInt128 = 1 &<< UInt128(distance &- 1)
    // An odd quotient turns a tie into more than half: no branch, which would be wrong half the time.
    return quotient &+ (remainder &+ (quotient & 1) > half ? 1 : 0)
  }

  /// Appends `number / 10^decimals`.
  @inline(__always)
  private static func appendSmall(
    _ number: UInt64, isNegative: Bool, decimals: Int, to text: inout [UInt8]
  ) {
    // A sign, 20 digits and a point; and as words are stored whole, seven bytes more.
    text.append(addingCapacity: 29) { (output: inout OutputSpan<UInt8>) in
      output.append(ByteWord(UInt8(ascii: "-")), count: isNegative && number > 0 ? 1 : 0)
      if decimals == 0 {
        output.append(digitsOf: number)
      } else {
        let (whole, fraction) = number.quotientAndRemainder(dividingBy: powersOfTen[decimals])
        output.append(digitsOf: whole)
        output.append(UInt8(ascii: "."))
        output.append(lastDigits: decimals, of: fraction)
      }
    }
  }

  /// Appends a value by exact arithmetic on numbers of any length; digits come last first, and are
  /// turned around at the end.
  @inline(never)
  private static func appendLarge(_ value: Double, decimals: Int, to text: inout [UInt8]) {
    let (whole, powerOfTwo) = value.wholeSignificand
    // A binary fraction of s bits has s decimals: all that follow are zeros.
    let needed = min(decimals, max(0, -powerOfTwo))
    var number = NaturalNumber(whole)
    number.multiply(byPowerOfFive: needed)
    if needed + powerOfTwo >= 0 {
      number.shiftLeft(by: needed + powerOfTwo)
    } else {
      number.shiftRightRoundingToEven(by: -(needed + powerOfTwo))
    }
    if value < 0 && !number.isZero { text.append(UInt8(ascii: "-")) }

    let start = text.count
    text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: decimals - needed))
    var written = decimals - needed
    while written <= decimals || !number.isZero {
      var chunk = number.divide(by: powersOfTen[19])
      for _ in 0..<19 where written <= decimals || chunk > 0 || !number.isZero {
        if written == decimals && decimals > 0 { text.append(UInt8(ascii: ".")) }
        text.append(UInt8(ascii: "0") + UInt8(chunk % 10))
        chunk /= 10
        written += 1
      }
    }
    text[start...].reverse()
  }
}
