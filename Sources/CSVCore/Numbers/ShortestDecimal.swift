/// The fewest decimal digits that lie nearer to a `Double` than to any other; of equally few, those nearest to it.
///
/// What reads back as the value is an interval around it. Scaled by the power of ten that makes it at least 1 and less than
/// 10 wide, it holds one multiple of ten, or else some whole numbers, of which the nearest is the answer. Its middle and its
/// ends need not be exact: whole quarters suffice, with a bit that says whether anything was cut off, and the significand
/// times the 128 leading bits of the power tells those. Both answers are computed, since a branch would be wrong half the
/// time.
///
/// - Source: R. Giulietti, "The Schubfach way to render doubles", 2020.
/// - Complexity: O(1), six multiplications of 64 bits; the table is the one that reading uses.
struct ShortestDecimal {
  /// The digits as an integer of 17: zeros fill up what is missing at the end.
  let digits: UInt64
  /// Before how many of the digits the point stands; negative where zeros stand between.
  let point: Int

  /// Finds the digits of a finite value's magnitude; `nil` for zero, and for magnitudes below 10^-290 of which the table
  /// may lack the power of ten.
  @inline(__always)
  init?(_ value: Double) {
    let (whole, powerOfTwo) = value.wholeSignificand
    // Below a power of two, numbers lie twice as close.
    let isCloserBelow = value.significandBitPattern == 0
    let power =
      (powerOfTwo &* 1_262_611 &- (isCloserBelow ? 524_031 : 0)) &>> 22  // floor(log10(width))
    guard power >= -308 else { return nil }
    let scale = Scale(powerOfTen: 0 &- power, powerOfTwo: powerOfTwo)

    let quarters = whole &<< 2
    let isOdd = whole & 1
    // An even significand is what a tie is read as, so that the ends belong to the interval.
    let lower = scale.quarters(of: quarters &- (isCloserBelow ? 1 : 2)) &+ isOdd
    let middle = scale.quarters(of: quarters)
    let upper = scale.quarters(of: quarters &+ 2) &- isOdd

    let tens = middle / 40
    let isTenBelowInside = lower <= tens &* 40
    let isTenAboveInside = tens &* 40 &+ 40 <= upper
    let below = middle &>> 2
    let isBelowInside = lower <= below &<< 2
    let isAboveInside = below &<< 2 &+ 4 <= upper
    let half = below &<< 2 &+ 2
    let isNearerAbove = middle &+ (below & 1) > half
    let takesAbove = isBelowInside == isAboveInside ? isNearerAbove : isAboveInside
    let found =
      isTenBelowInside != isTenAboveInside
      ? (tens &+ (isTenAboveInside ? 1 : 0)) &* 10 : below &+ (takesAbove ? 1 : 0)

    let lacksDigit = found < 10_000_000_000_000_000
    digits = lacksDigit ? found &* 10 : found
    point = power &+ (lacksDigit ? 16 : 17)
  }

  /// A power of ten times a power of two, by which numbers of quarters are multiplied.
  private struct Scale {
    private let high: UInt64
    private let low: UInt64
    private let shift: Int

    @inline(__always)
    init(powerOfTen: Int, powerOfTwo: Int) {
      // The table cuts most of what is not exact; here it is wanted rounded up.
      let isCut = powerOfTen < -27 || powerOfTen > 55
      let power = powersOfFive[powerOfTen &+ 342] &+ (isCut ? 1 : 0)
      high = UInt64(truncatingIfNeeded: power &>> 64)
      low = UInt64(truncatingIfNeeded: power)
      shift = powerOfTwo &+ (powerOfTen &* 1_741_647) &>> 19 &+ 1  // floor(log2(10^powerOfTen))
    }

    /// The product, cut to an integer, with its last bit set where something was cut off.
    @inline(__always)
    func quarters(of number: UInt64) -> UInt64 {
      let factor = number &<< shift
      let lower = low.multipliedFullWidth(by: factor)
      let upper = high.multipliedFullWidth(by: factor)
      let (rest, carry) = upper.low.addingReportingOverflow(lower.high)
      return (upper.high &+ (carry ? 1 : 0)) | (rest > 1 ? 1 : 0)
    }
  }
}
