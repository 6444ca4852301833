extension DecimalText {
  /// The `Double` nearest to the text, ties to even; infinite where that is beyond the largest.
  ///
  /// Three ways, each exact where it is taken. Where significand and power of ten are both exact as
  /// `Double`, one multiplication or division rounds once (Clinger 1990): most cells end here. Up to
  /// 19 digits, `EiselLemire`. Longer texts lie between the values of their first 19 digits and of
  /// those plus one; where the two differ, all digits are weighed against the point half-way.
  ///
  /// - Source: W. D. Clinger, "How to Read Floating Point Numbers Accurately", PLDI 1990.
  @inline(__always)
  func value(in text: Span<UInt8>) -> Double {
    let magnitude: Double
    if significand <= 1 &<< 53 && -22...22 ~= exponent {  // a truncated one is larger
      let digits = Double(significand)
      magnitude =
        exponent < 0
        ? digits / exactPowersOfTen[0 &- exponent] : digits * exactPowersOfTen[exponent]
    } else {
      magnitude = scaledValue(in: text)
    }
    return isNegative ? -magnitude : magnitude
  }

  @inline(never)
  private func scaledValue(in text: Span<UInt8>) -> Double {
    let below = EiselLemire.double(significand: significand, exponent: exponent)
    if !isTruncated { return below }
    let above = EiselLemire.double(significand: significand + 1, exponent: exponent)
    if below == above { return below }
    switch compareToPointAbove(below, in: text) {
    case .less: return below
    case .greater: return above
    case .equal: return below.significandBitPattern & 1 == 0 ? below : above
    }
  }

  private enum Order { case less, equal, greater }

  /// Compares the digits, all of them, with the point half-way between a `Double` and the next.
  ///
  /// The text is D * 10^e, the point is H * 2^b, and both sides are multiplied until they are whole.
  /// A point half-way has at most 768 significant digits: of the digits after as many in the text it
  /// only matters whether one is not zero.
  private func compareToPointAbove(_ value: Double, in text: Span<UInt8>) -> Order {
    var cursor = DigitCursor(text, from: digits.start, count: digits.count)
    cursor.skipZeros()
    let kept = min(cursor.count, 768)
    let powerOfTen = exponent - (kept - 19)
    var left = NaturalNumber(takingDigits: kept, from: &cursor)
    cursor.skipZeros()

    let (whole, powerOfTwo) = value.wholeSignificand
    var right = NaturalNumber(2 * whole + 1)
    if powerOfTen >= 0 {
      left.multiply(byPowerOfFive: powerOfTen)
    } else {
      right.multiply(byPowerOfFive: -powerOfTen)
    }
    let shift = powerOfTen - (powerOfTwo - 1)
    if shift >= 0 { left.shiftLeft(by: shift) } else { right.shiftLeft(by: -shift) }

    if left == right { return cursor.count > 0 ? .greater : .equal }
    return left < right ? .less : .greater
  }
}

extension NaturalNumber {
  /// The number that the next digits spell.
  fileprivate init(takingDigits count: Int, from cursor: inout DigitCursor) {
    self.init(0)
    var left = count
    while left > 0 {
      let length = min(left, 19)
      var chunk: UInt64 = 0
      for _ in 0..<length { chunk = chunk * 10 + UInt64(cursor.next()) }
      multiply(by: powersOfTen[length], adding: chunk)
      left -= length
    }
  }
}
