import CSVCore

/// Whether the first line of a table names the columns or is data already, told by the rows below.
///
///     var guess = HeaderGuess(first: fields)
///     for (column, cell) in row.enumerated() { guess.note(cell.span, column: column) }
///     guess.isData
public struct HeaderGuess: Sendable {
  /// How many rows below suffice.
  public static let rowCount = 5000

  private let first: [[UInt8]]
  private var columns: [Column]
  private let gaps: GapSpellings

  private struct Column {
    /// Whether a cell below is neither empty nor missing.
    var isFilled = false
    var hasNumbersOnly = true
    /// Whether the cell of line 1 comes again below.
    var comesAgain = false
  }

  /// Begins with the values of the first line.
  public init(first: [[UInt8]], gaps: GapSpellings = .common) {
    self.first = first
    self.gaps = gaps
    columns = Array(repeating: Column(), count: first.count)
  }

  /// Looks at a cell below the first line; one of a column that the first line has not is left out.
  public mutating func note(_ cell: Span<UInt8>, column: Int) {
    guard columns.indices.contains(column) else { return }
    if !columns[column].comesAgain && isEqual(cell, first[column]) {
      columns[column].comesAgain = true
    }
    if gaps.contains(cell) { return }
    columns[column].isFilled = true
    if columns[column].hasNumbersOnly && !Self.isNumber(cell) {
      columns[column].hasNumbersOnly = false
    }
  }

  /// Whether the first line is data: no text stands over a column of numbers, and numbers stand over at least half of
  /// those, or over one if a text comes again below, and they are not all years, nor 0, 1, 2, … Where there are no
  /// columns of numbers: whether over half of the texts come again below.
  public var isData: Bool {
    var numberColumns = 0
    var numbersOver = 0
    var textColumns = 0
    var textsAgain = 0
    for (column, cell) in zip(columns, first) {
      if column.isFilled && column.hasNumbersOnly {
        numberColumns += 1
        if Self.isNumber(cell.span) {
          numbersOver += 1
        } else if !gaps.contains(cell.span) {
          return false
        }
      } else {
        textColumns += 1
        if column.comesAgain && !cell.span.unblankedRange.isEmpty { textsAgain += 1 }
      }
    }
    if numbersOver > 0 && !namesAreNumbers && (2 * numbersOver >= numberColumns || textsAgain > 0) {
      return true
    }
    return numberColumns == 0 && textsAgain > 0 && 2 * textsAgain > textColumns
  }

  /// Whether the numbers of line 1 are years or count upwards, as names do.
  private var namesAreNumbers: Bool {
    let names = first.compactMap { cell -> Int?? in
      guard Self.isNumber(cell.span) else { return nil }
      return Int(String(decoding: cell[cell.span.unblankedRange], as: UTF8.self))
    }
    let whole = names.compactMap { $0 }
    guard whole.count == names.count, let start = whole.first else { return false }
    if whole.allSatisfy({ 1500...2099 ~= $0 }) { return true }
    return whole.count >= 3 && 0...1 ~= start
      && zip(whole, whole.dropFirst()).allSatisfy { $1 &- $0 == 1 }
  }

  static func isNumber(_ cell: Span<UInt8>) -> Bool {
    switch DecimalReading(trimming: cell) {
    case .number, .tooLarge: true
    case .empty, .notFinite, .notNumber: false
    }
  }

  private func isEqual(_ cell: Span<UInt8>, _ text: [UInt8]) -> Bool {
    cell.count == text.count && cell.indices.allSatisfy { cell[$0] == text[$0] }
  }
}
