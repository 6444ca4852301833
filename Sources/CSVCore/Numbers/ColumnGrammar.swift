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
  /// Whether any number has an exponent.
  public private(set) var hasExponent = false
  /// The first cell that is an infinity or `nan`, counted from 0 in the order of noting.
  public private(set) var firstNotFinite: Int?
  /// The first cell that is neither empty nor a number of any kind, counted likewise.
  public private(set) var firstNotNumber: Int?

  /// Creates the grammar of a column without cells.
  public init() {}

  /// Whether no number has decimals or an exponent.
  public var isIntegral: Bool { mostDecimals == 0 && !hasExponent }

  /// How to write new cells: integers for a column of integers, p decimals where there are p at most,
  /// and the shortest exact text where an exponent was seen.
  ///
  /// The shortest text serves also from 16 decimals on. Those were printed to keep every bit of a
  /// `Double`; as many decimals of a larger value would show digits that it does not have.
  public var formatter: DecimalFormatter {
    hasExponent || mostDecimals > 15 ? .shortest : .fixed(decimals: mostDecimals)
  }

  /// Notes a cell without converting it.
  ///
  /// - Complexity: O(`cell.count`), eight bytes at a time.
  @discardableResult
  public mutating func note(_ cell: Span<UInt8>) -> Verdict {
    if let decimal = DecimalText(cell) {
      note(decimal)
    } else {
      note(notDecimal: DecimalReading(notDecimal: cell))
    }
  }

  /// Notes a cell and converts it: the same as both, in one pass.
  public mutating func read(_ cell: Span<UInt8>) -> DecimalReading {
    if let decimal = DecimalText(cell) {
      note(decimal)
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
    mostDecimals = max(mostDecimals, next.mostDecimals)
    hasExponent = hasExponent || next.hasExponent
  }

  @inline(__always)
  @discardableResult
  private mutating func note(_ decimal: DecimalText) -> Verdict {
    cellCount += 1
    mostDecimals = max(mostDecimals, decimal.decimals)
    if decimal.hasExponent {
      hasExponent = true
      return .exponent
    }
    return decimal.decimals == 0 ? .integer : .decimal
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
