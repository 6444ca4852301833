/// What the cells of a column look like, gathered in one pass, so that new cells can be written alike.
///
///     var grammar = ColumnGrammar()
///     for cell in ["3.5", "12", "0.25"] { grammar.note(cell.utf8Span.span) }
///     grammar.formatter  // .trimmed(decimals: 2, least: 0)
///
/// The grammar is that of `DecimalReading`. An exponent is applied before decimals are counted: `1e+05`
/// is an integer, `1.5e-3` has four decimals. Only the form of a text counts otherwise, not its value:
/// a leading plus or zeros make no difference, `1.0` has one decimal, and `1e999` is a number.
public struct ColumnGrammar: Equatable, Sendable {
  /// The form of one cell.
  public enum Verdict: Sendable {
    /// Digits, perhaps with a sign and an idle point.
    case integer
    /// Digits with some after the point.
    case decimal
    /// A number with an exponent.
    case exponent
    /// No bytes at all.
    case empty
    /// An infinity or `nan`.
    case notFinite
    /// Any other text.
    case notNumber
  }

  /// How many of the cells are numbers.
  public private(set) var numberCount = 0
  /// How many of them were empty.
  public private(set) var emptyCount = 0
  /// How many are no numbers.
  private var otherCount = 0
  /// The most digits that any number has after its point.
  public private(set) var mostDecimals = 0
  /// The fewest digits that any number has after its point.
  private(set) var fewestDecimals = Int.max
  /// The most digits after the point of a number of which the last is a zero.
  private(set) var mostPaddedDecimals = 0
  /// The greatest divisor of 10⁶ by which all numbers can be divided, counted in units of the last of
  /// ``mostDecimals``.
  private(set) var commonDivisor: UInt64 = 1_000_000
  /// Whether any number is not whole by value.
  private(set) var hasFraction = false
  /// How many significant digits there are, and whether they or the decimals are what is limited.
  private(set) var digits = SignificantDigits()
  /// How exponents are written.
  private(set) var exponents = ExponentForms()
  /// The integers that a `Double` may not hold.
  private(set) var wideIntegers = WideIntegers()
  /// The first cell that is an infinity or `nan`, counted from 0 in the order of noting.
  public private(set) var firstNotFinite: Int?
  /// The first cell that is neither empty nor a number of any kind, counted likewise.
  public private(set) var firstNotNumber: Int?

  /// With how many decimals numbers are still written as their column has them.
  static let mostFixedDecimals = 15

  /// Creates the grammar of a column without cells.
  public init() {}

  /// How many cells were noted.
  public var cellCount: Int { numberCount + otherCount }

  /// Whether any number has an exponent.
  public var hasExponent: Bool { exponents.count > 0 }

  /// Whether no number is written with decimals or an exponent.
  public var isIntegral: Bool { mostDecimals == 0 && !hasExponent }

  /// Notes a cell without converting it.
  ///
  /// - Complexity: O(`cell.count`), eight bytes at a time.
  @discardableResult
  public mutating func note(_ cell: Span<UInt8>) -> Verdict {
    let form = noteNumber(cell)
    if form.isNumber {
      return form.contains(.exponent) ? .exponent : form.contains(.decimals) ? .decimal : .integer
    }
    return note(notDecimal: DecimalReading(notDecimal: cell))
  }

  /// Notes a cell and converts it: the same as both, in one pass.
  public mutating func read(_ cell: Span<UInt8>) -> DecimalReading {
    if let decimal = DecimalText(cell) {
      _ = note(decimal, in: cell)
      return DecimalReading(decimal, in: cell)
    }
    let reading = DecimalReading(notDecimal: cell)
    note(notDecimal: reading)
    return reading
  }

  /// Notes a cell that is a number, and says what sort of number; nothing is noted where it is none.
  @inline(__always)
  public mutating func noteNumber(_ cell: Span<UInt8>) -> NumberForm {
    // Where no step is left to be found, the digits themselves do not matter. A further decimal makes
    // the units smaller, and so there may be one again.
    if commonDivisor == 1, let plain = DecimalText.plain(cell), plain.decimals <= mostDecimals {
      numberCount &+= 1
      return note(decimals: plain.decimals, digitCount: plain.digitCount, in: cell)
    }
    return noteSlowly(cell)
  }

  /// Adds the cells of another grammar, as if they had been noted here after its own.
  public mutating func append(_ next: ColumnGrammar) {
    firstNotFinite = firstNotFinite ?? next.firstNotFinite.map { $0 + cellCount }
    firstNotNumber = firstNotNumber ?? next.firstNotNumber.map { $0 + cellCount }
    numberCount += next.numberCount
    emptyCount += next.emptyCount
    otherCount += next.otherCount
    refine(to: next.mostDecimals)
    divide(next.commonDivisor, zeros: mostDecimals - next.mostDecimals)
    fewestDecimals = min(fewestDecimals, next.fewestDecimals)
    mostPaddedDecimals = max(mostPaddedDecimals, next.mostPaddedDecimals)
    hasFraction = hasFraction || next.hasFraction
    digits.append(next.digits)
    exponents.append(next.exponents)
    wideIntegers.append(next.wideIntegers)
  }

  @inline(never)
  private mutating func noteSlowly(_ cell: Span<UInt8>) -> NumberForm {
    guard let decimal = DecimalText(cell) else { return [] }
    return note(decimal, in: cell)
  }

  private mutating func note(_ decimal: DecimalText, in cell: Span<UInt8>) -> NumberForm {
    numberCount += 1
    let decimals = max(0, decimal.decimals - decimal.power)
    if decimals > mostDecimals { refine(to: decimals) }
    if commonDivisor > 1 {
      // Of more than 19 digits the last are not at hand.
      divide(
        decimal.isTruncated ? 1 : decimal.significand,
        zeros: decimal.isTruncated ? 0 : mostDecimals + decimal.exponent)
    }
    if !decimal.hasExponent {
      return note(decimals: decimals, digitCount: decimal.digits.count, in: cell)
    }
    fewestDecimals = min(fewestDecimals, decimals)
    exponents.note(decimal, decimals: decimals, in: cell)
    var form: NumberForm = .exponent
    if decimals > 0 { form.insert(.decimals) }
    if decimal.isWhole { form.insert(.whole) } else { hasFraction = true }
    return form
  }

  /// Notes the form of a number without an exponent.
  @inline(__always)
  private mutating func note(
    decimals: Int, digitCount: Int, in cell: Span<UInt8>
  ) -> NumberForm {
    if decimals < fewestDecimals { fewestDecimals = decimals }
    digits.note(decimals: decimals, digitCount: digitCount, in: cell)
    let isPadded = digitCount &- decimals > 1 && cell[0] == UInt8(ascii: "0")
    if decimals == 0 {
      if digitCount > 15 { wideIntegers.note(cell) }
      return isPadded ? [.whole, .padded] : .whole
    }
    if cell[cell.count &- 1] == UInt8(ascii: "0") { return noteZeros(decimals, isPadded, in: cell) }
    hasFraction = true
    return isPadded ? [.decimals, .padded] : .decimals
  }

  /// Notes decimals that end in zeros.
  @inline(never)
  private mutating func noteZeros(
    _ decimals: Int, _ isPadded: Bool, in cell: Span<UInt8>
  ) -> NumberForm {
    mostPaddedDecimals = max(mostPaddedDecimals, decimals)
    var form: NumberForm = isPadded ? [.decimals, .padded] : .decimals
    if (cell.count - decimals..<cell.count).allSatisfy({ cell[$0] == UInt8(ascii: "0") }) {
      form.insert(.whole)
    } else {
      hasFraction = true
    }
    return form
  }

  /// Counts in units of a further decimal from now on.
  private mutating func refine(to decimals: Int) {
    if decimals <= mostDecimals { return }
    // Numbers that are written in their shortest form have no step.
    commonDivisor =
      decimals > Self.mostFixedDecimals
      ? 1 : Self.divisor(of: commonDivisor, decimals - mostDecimals)
    mostDecimals = decimals
  }

  /// Takes a number, with some zeros after it in units of the last decimal, into the common divisor.
  private mutating func divide(_ number: UInt64, zeros: Int) {
    var (first, second) = (commonDivisor, Self.divisor(of: number, zeros))
    while second > 0 { (first, second) = (second, first % second) }
    commonDivisor = first
  }

  /// The greatest common divisor of 10⁶ and a number with some zeros written after it.
  private static func divisor(of number: UInt64, _ zeros: Int) -> UInt64 {
    var (first, second) = (
      1_000_000 as UInt64, zeros >= 6 ? 0 : number % 1_000_000 * powersOfTen[zeros]
    )
    while second > 0 { (first, second) = (second, first % second) }
    return first
  }

  @discardableResult
  private mutating func note(notDecimal reading: DecimalReading) -> Verdict {
    defer { otherCount += 1 }
    switch reading {
    case .empty:
      emptyCount += 1
      return .empty
    case .notFinite:
      firstNotFinite = firstNotFinite ?? cellCount
      return .notFinite
    case .number, .tooLarge, .notNumber:
      firstNotNumber = firstNotNumber ?? cellCount
      return .notNumber
    }
  }
}
