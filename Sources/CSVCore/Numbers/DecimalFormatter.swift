/// How the numbers of a column are written.
///
///     var text: [UInt8] = []
///     DecimalFormatter.fixed(decimals: 2).append(0.125, to: &text)  // 0.12
///     DecimalFormatter.shortest.append(0.1 + 0.2, to: &text)  // 0.30000000000000004
///
/// The bytes are ASCII and never need quoting. What is written depends on the value alone: no locale.
public enum DecimalFormatter: Hashable, Sendable {
  /// So many digits after the point; with none, no point either.
  ///
  /// The value, as the exact binary fraction that it is, is rounded to the nearest decimal, ties to
  /// even: 0.125 gives `0.12`, 2.5 gives `2`, and 1.005, which is a little less, gives `1.00`; as
  /// Python's `format(value, '.2f')`, except that no zero bears a minus. Less than none means none.
  case fixed(decimals: Int)
  /// The same without zeros at the end, but for the first `least` digits: 2.50 is `2.5`, and 2 is
  /// `2.0` where `least` is 1.
  case trimmed(decimals: Int, least: Int)
  /// The fewest digits that read back as the same `Double`: `5.0`, `0.1`, `1e-05`, `1e+16`, as Python's
  /// `repr` has them.
  case shortest
  /// So many significant digits at most, and so many decimals at most; digits before the point all stay.
  /// Zeros at the end are left out but for the first `least` decimals. Numbers within the range, if there
  /// is one, are written with an exponent.
  ///
  /// With 7 digits and 6 decimals 697.79262 is `697.7926`, and 0.2 is `0.2`.
  case significant(digits: Int, decimals: Int, least: Int, ExponentRange?)
  /// Every number with an exponent and so many digits before it: 0.125 is `1.25e-01` with 3. Zeros at the
  /// end are left out but for the first `least` digits.
  case scientific(digits: Int, least: Int, ExponentNotation)

  /// Appends a number's text. Infinities and `nan`, which no reading yields, are written as such.
  ///
  /// - Complexity: O(1) and no allocation but the array's growth; for more than 19 digits quadratic in
  ///   their number.
  public func append(_ value: Double, to text: inout [UInt8]) {
    if !value.isFinite {
      text += (value.isNaN ? "nan" : value < 0 ? "-inf" : "inf").utf8
      return
    }
    switch self {
    case .fixed(let decimals): Self.appendFixed(value, decimals: max(decimals, 0), to: &text)
    case .trimmed(let decimals, let least):
      Self.appendFixed(value, decimals: max(decimals, 0), to: &text)
      Self.trimZeros(of: &text, count: decimals - max(least, 0))
      if least <= 0 && text.last == UInt8(ascii: ".") { text.removeLast() }
    case .shortest: Self.appendShortest(value, to: &text)
    case .significant(let digits, let decimals, let least, let exponents):
      Self.appendSignificant(
        value, digits: digits, decimals: decimals, least: least, exponents, to: &text)
    case .scientific(let digits, let least, let notation):
      Self.appendScientific(value, digits: digits, least: least, notation, to: &text)
    }
  }

  /// Takes away up to `count` zeros at the end.
  static func trimZeros(of text: inout [UInt8], count: Int) {
    var count = count
    while count > 0 && text.last == UInt8(ascii: "0") {
      text.removeLast()
      count -= 1
    }
  }
}
