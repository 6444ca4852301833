/// Turns `significand * 10^exponent` into the nearest `Double`, ties to even, by one multiplication.
///
/// The significand, moved up until its top bit is set, is multiplied by the 128 leading bits of
/// 5^exponent; the top of that product holds the 53 bits of the answer and one more that decides the
/// rounding. Mushtak and Lemire proved that for 64-bit significands the bits cut off never matter,
/// so that nothing needs to fall back on exact arithmetic. A tie is possible only for exponents from
/// -4 to 23, where 5^exponent is exact or, below 0, too large by so little that the product's upper
/// 128 bits are those of the exact one: there a tie has nothing but zeros after the bit that decides.
///
/// - Source: D. Lemire, "Number Parsing at a Gigabyte per Second", Software: Practice and Experience
///   51(8), 2021; N. Mushtak and D. Lemire, "Fast Number Parsing Without Fallback", Software: Practice
///   and Experience 53(6), 2023. The method is M. Eisel's.
/// - Complexity: O(1), two multiplications of 64 bits; 10 KB of table.
enum EiselLemire {
  /// The nearest `Double`; infinity where that is beyond the largest, zero where below half the least.
  static func double(significand: UInt64, exponent: Int) -> Double {
    if significand == 0 || exponent < -342 { return 0 }
    if exponent > 308 { return .infinity }

    let shift = significand.leadingZeroBitCount
    let product = topBits(of: significand &<< shift, times: powersOfFive[exponent &+ 342])
    let high = UInt64(truncatingIfNeeded: product &>> 64)
    let low = UInt64(truncatingIfNeeded: product)

    // The product has its top bit in place 63 or 62 of `high`: keep 54 bits from there.
    let upperBit = Int(truncatingIfNeeded: high &>> 63)
    let cut = upperBit &+ 9
    var rounded = high &>> cut
    var biasedExponent = binaryExponent(ofPowerOfTen: exponent) &+ upperBit &- shift &+ 1023

    if biasedExponent <= 0 {
      // Subnormal: its last place is fixed, so more bits are cut. No tie can occur here.
      let more = 1 &- biasedExponent
      if more >= 64 { return 0 }
      rounded &>>= more
      rounded = (rounded &+ (rounded & 1)) &>> 1
      // Rounding up to 2^52 gives the least normal number: the same bits.
      return Double(bitPattern: rounded)
    }
    if low == 0, -4...23 ~= exponent, rounded & 3 == 1, rounded &<< cut == high {
      rounded &-= 1  // a tie, and the even neighbor is below
    }
    rounded = (rounded &+ (rounded & 1)) &>> 1
    if rounded == 1 &<< 53 {
      rounded &>>= 1
      biasedExponent &+= 1
    }
    if biasedExponent >= 2047 { return .infinity }
    let fraction = rounded & (1 &<< 52 &- 1)
    return Double(bitPattern: UInt64(truncatingIfNeeded: biasedExponent) &<< 52 | fraction)
  }

  /// The upper 128 of the 192 bits of a product.
  @inline(__always)
  private static func topBits(of factor: UInt64, times power: UInt128) -> UInt128 {
    let upper = factor.multipliedFullWidth(by: UInt64(truncatingIfNeeded: power &>> 64))
    let lower = factor.multipliedFullWidth(by: UInt64(truncatingIfNeeded: power))
    return (UInt128(upper.high) &<< 64 | UInt128(upper.low)) &+ UInt128(lower.high)
  }

  /// floor(log2(10^exponent)) + 63, by a fixed-point log2(10) that is exact in this range.
  @inline(__always)
  private static func binaryExponent(ofPowerOfTen exponent: Int) -> Int {
    (217_706 &* exponent) &>> 16 &+ 63
  }
}
