extension ColumnGrammar {
  /// How to write new cells, so that nobody can tell them by their digits.
  ///
  /// - Integers for whole numbers, be they written as 7, 1e+05 or 7.0, with the zeros of the column.
  /// - p decimals where there are p at most. Zeros at the end are left out where the column leaves them out.
  /// - So many significant digits as there are at most, where it is they that are limited (single
  ///   precision), and in columns with exponents that are not idle.
  /// - The shortest exact text from 16 digits on. Those were printed to keep every bit of a `Double`; as
  ///   many decimals of a larger value would show digits that it does not have.
  public var formatter: DecimalFormatter {
    let mostDigits = max(digits.most, exponents.mostDigits)
    let isExact = mostDigits > Self.mostFixedDecimals
    if exponents.areMeant && exponents.count == numberCount {
      let least = exponents.fewestDigits == exponents.mostDigits ? mostDigits : 1
      return isExact
        ? .shortest : .scientific(digits: mostDigits, least: least, exponents.notation)
    }
    // Zeros at the end are left out, but for the one that tells a whole number from an integer.
    let least = min(fewestDecimals, 1)
    if exponents.areNeeded {
      let range = ExponentRange(
        through: exponents.highestBelowOne, from: exponents.lowestLarge, exponents.notation)
      return isExact
        ? .shortest
        : .significant(digits: mostDigits, decimals: mostDecimals, least: least, range)
    }
    if mostDecimals <= Self.mostFixedDecimals && digits.areLimited {
      return .significant(digits: digits.most, decimals: mostDecimals, least: least, nil)
    }
    return plainFormatter
  }

  /// How to write new cells by their decimals alone, whatever the significant digits; the shortest exact
  /// text for columns with an exponent.
  public var plainFormatterOrShortest: DecimalFormatter {
    hasExponent ? .shortest : plainFormatter
  }

  private var plainFormatter: DecimalFormatter {
    if mostDecimals > Self.mostFixedDecimals { return .shortest }
    // Beyond the decimals that every number has, a zero at the end is one that was written on purpose.
    return fewestDecimals < mostDecimals && mostPaddedDecimals <= fewestDecimals
      ? .trimmed(decimals: mostDecimals, least: fewestDecimals) : .fixed(decimals: mostDecimals)
  }

  /// Whether all numbers are whole by value: written as 7, 7.0 or 1e+05.
  public var isWhole: Bool { numberCount > 0 && !hasFraction }

  /// Whether numbers below 1 begin with the point: `.4`.
  public var startsWithPoint: Bool { digits.startsWithPoint }

  /// The step of which all numbers are multiples, in units of their last decimal: 5 where measures end
  /// in 5 and 0. It is a product of twos and fives; `nil` where there is none but 1, in a column of
  /// integers, and where fewer than 100 numbers tell.
  public var step: Int? {
    let isTold = cellCount - emptyCount >= 100 && mostDecimals > 0 && formatter != .shortest
    return isTold && commonDivisor > 1 ? Int(commonDivisor) : nil
  }

  /// The least and the greatest integer of a column that has some beyond ±2⁵³, where a `Double` skips
  /// integers; without a bound on a side where it is none of those.
  public var wideBounds: ClosedRange<Int128>? { wideIntegers.bounds(of: numberCount) }
}
