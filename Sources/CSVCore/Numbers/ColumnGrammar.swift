/// What the cells of a column look like, gathered in one pass, so that new cells can be written alike.
///
///     var grammar = ColumnGrammar()
///     for cell in ["3.5", "12", "0.25"] { grammar.note(cell.utf8Span.span) }
///     grammar.formatter  // .fixed(decimals: 2)
///
/// The grammar is that of `DecimalReading`. Only the form of a text counts here, never its value: a
/// leading plus or zeros make no difference, `1.0` has one decimal, and `1e999` is a number.
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

  /// How many cells were noted.
  public private(set) var cellCount = 0
  /// How many of them were empty.
  public private(set) var emptyCount = 0
  /// The most digits that any number has after its point.
  public private(set) var mostDecimals = 0
  /// The fewest digits that any number has after its point.
  private var fewestDecimals = Int.max
  /// The most digits after the point of a number of which the last is a zero.
  private var mostPaddedDecimals = 0
  /// The greatest divisor of 10⁶ by which all numbers can be divided, counted in units of the last of
  /// ``mostDecimals``.
  private var commonDivisor: UInt64 = 1_000_000
  /// Whether any number has an exponent.
  public private(set) var hasExponent = false
  /// The first cell that is an infinity or `nan`, counted from 0 in the order of noting.
  public private(set) var firstNotFinite: Int?
  /// The first cell that is neither empty nor a number of any kind, counted likewise.
  public private(set) var firstNotNumber: Int?

  /// With how many decimals numbers are still written as their column has them.
  private static let mostFixedDecimals = 15

  /// Creates the grammar of a column without cells.
  public init() {}

  /// Whether no number has decimals or an exponent.
  public var isIntegral: Bool { mostDecimals == 0 && !hasExponent }

  /// How to write new cells: integers for a column of integers, p decimals where there are p at most,
  /// and the shortest exact text where an exponent was seen. Zeros at the end are left out where the
  /// column leaves them out.
  ///
  /// The shortest text serves also from 16 decimals on. Those were printed to keep every bit of a
  /// `Double`; as many decimals of a larger value would show digits that it does not have.
  public var formatter: DecimalFormatter {
    if hasExponent || mostDecimals > Self.mostFixedDecimals { return .shortest }
    // Beyond the decimals that every number has, a zero at the end is one that was written on purpose.
    return fewestDecimals < mostDecimals && mostPaddedDecimals <= fewestDecimals
      ? .trimmed(decimals: mostDecimals, least: fewestDecimals) : .fixed(decimals: mostDecimals)
  }

  /// The step of which all numbers are multiples, in units of their last decimal: 5 where measures end
  /// in 5 and 0. It is a product of twos and fives; `nil` where there is none but 1, in a column of
  /// integers, and where fewer than 100 numbers tell.
  public var step: Int? {
    let isTold = cellCount - emptyCount >= 100 && mostDecimals > 0 && formatter != .shortest
    return isTold && commonDivisor > 1 ? Int(commonDivisor) : nil
  }

  /// Notes a cell without converting it.
  ///
  /// - Complexity: O(`cell.count`), eight bytes at a time.
  @discardableResult
  public mutating func note(_ cell: Span<UInt8>) -> Verdict {
    // Where no step is left to be found, the digits themselves do not matter. A further decimal makes
    // the units smaller, and so there may be one again.
    if commonDivisor == 1, let decimals = DecimalText.decimals(ofPlain: cell),
      decimals <= mostDecimals
    {
      cellCount += 1
      return note(decimals: decimals, in: cell)
    }
    return if let decimal = DecimalText(cell) {
      note(decimal, in: cell)
    } else {
      note(notDecimal: DecimalReading(notDecimal: cell))
    }
  }

  /// Notes a cell and converts it: the same as both, in one pass.
  public mutating func read(_ cell: Span<UInt8>) -> DecimalReading {
    if let decimal = DecimalText(cell) {
      note(decimal, in: cell)
      return DecimalReading(decimal, in: cell)
    }
    let reading = DecimalReading(notDecimal: cell)
    note(notDecimal: reading)
    return reading
  }

  /// Adds the cells of another grammar, as if they had been noted here after its own.
  public mutating func append(_ next: ColumnGrammar) {
    firstNotFinite = firstNotFinite ?? next.firstNotFinite.map { $0 + cellCount }
    firstNotNumber = firstNotNumber ?? next.firstNotNumber.map { $0 + cellCount }
    cellCount += next.cellCount
    emptyCount += next.emptyCount
    refine(to: next.mostDecimals)
    divide(next.commonDivisor, decimals: next.mostDecimals)
    fewestDecimals = min(fewestDecimals, next.fewestDecimals)
    mostPaddedDecimals = max(mostPaddedDecimals, next.mostPaddedDecimals)
    hasExponent = hasExponent || next.hasExponent
  }

  @inline(__always)
  @discardableResult
  private mutating func note(_ decimal: DecimalText, in cell: Span<UInt8>) -> Verdict {
    cellCount += 1
    if decimal.decimals > mostDecimals { refine(to: decimal.decimals) }
    if decimal.hasExponent {
      hasExponent = true
      return .exponent
    }
    if commonDivisor > 1 {
      // Of more than 19 digits the last are not at hand.
      let isWhole = decimal.exponent == 0 &- decimal.decimals
      divide(isWhole ? decimal.significand : 1, decimals: decimal.decimals)
    }
    return note(decimals: decimal.decimals, in: cell)
  }

  /// Notes the decimals of a number without an exponent.
  @inline(__always)
  private mutating func note(decimals: Int, in cell: Span<UInt8>) -> Verdict {
    fewestDecimals = min(fewestDecimals, decimals)
    if decimals == 0 { return .integer }
    if cell[cell.count - 1] == UInt8(ascii: "0") {
      mostPaddedDecimals = max(mostPaddedDecimals, decimals)
    }
    return .decimal
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

  /// Takes a number, in units of its last decimal, into the common divisor.
  private mutating func divide(_ number: UInt64, decimals: Int) {
    var (first, second) = (commonDivisor, Self.divisor(of: number, mostDecimals - decimals))
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
    defer { cellCount += 1 }
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
