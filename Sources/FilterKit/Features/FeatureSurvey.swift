public import CSVCore

/// What the cells of the feature columns look like: gathered in the first look, before a byte is written.
///
/// Tells how numbers made for a column are to be written, and names all columns at once that cannot be learned from.
public struct FeatureSurvey: Sendable {
  /// The positions of the feature columns.
  public let columns: [Int]
  private var grammars: [ColumnGrammar]
  private var faults: [Fault?]
  private let allowsMissing: Bool

  private struct Fault: Sendable {
    let line: Int
    let message: String
    let isMissing: Bool
  }

  /// Begins a survey of these columns.
  public init(_ columns: [Int], missing: MissingCells?) {
    self.columns = columns
    grammars = columns.map { _ in ColumnGrammar() }
    faults = columns.map { _ in nil }
    allowsMissing = missing == .copy
  }

  /// Looks at the feature cells of a record.
  ///
  /// - Parameter first: where the feature columns begin among those that the reader has selected.
  public mutating func note(_ record: Int, of reader: borrowing RecordReader, from first: Int = 0) {
    for place in columns.indices {
      let cell = reader.value(first + place, of: record)
      switch grammars[place].note(cell) {
      case .integer, .decimal:
        // 308 digits may be too large for a double; so may any exponent.
        if cell.count > 300 { check(cell, at: place, in: record, of: reader) }
      case .exponent: check(cell, at: place, in: record, of: reader)
      case .empty:
        if !allowsMissing { fault("the cell is empty", true, at: place, in: record, of: reader) }
      case .notFinite, .notNumber:
        let text = String(decoding: cell.array.prefix(60), as: UTF8.self)
        fault("\"\(text)\" is not a number", false, at: place, in: record, of: reader)
      }
    }
  }

  /// Whether there is a cell that cannot be learned from.
  var hasFaults: Bool { faults.contains { $0 != nil } }

  /// Adds the survey of the records after these, which must have no faults.
  mutating func append(_ later: FeatureSurvey) {
    for place in columns.indices { grammars[place].append(later.grammars[place]) }
  }

  private mutating func check(
    _ cell: Span<UInt8>, at place: Int, in record: Int, of reader: borrowing RecordReader
  ) {
    guard DecimalReading(cell) == .tooLarge else { return }
    fault("the number is too large", false, at: place, in: record, of: reader)
  }

  private mutating func fault(
    _ message: String, _ isMissing: Bool, at place: Int, in record: Int,
    of reader: borrowing RecordReader
  ) {
    // A cell that is no number is the greater fault: with it, --missing alone would not do.
    if let known = faults[place], isMissing || !known.isMissing { return }
    faults[place] = Fault(line: reader.line(of: record), message: message, isMissing: isMissing)
  }

  /// How made numbers are written, feature by feature.
  var styles: [NumberStyle] { grammars.map { NumberStyle(of: $0) } }

  /// Whether a feature's cells are all integers.
  public func isIntegral(_ feature: Int) -> Bool { grammars[feature].isIntegral }

  /// Refuses cells that cannot be learned from.
  ///
  /// - Parameter remedies: what to put before the names of the columns, such as `--exclude`.
  public func requireNumbers(
    of reader: borrowing RecordReader, remedies: [String]
  ) throws(CSVError) {
    let found = faults.indices.compactMap { place in faults[place].map { (columns[place], $0) } }
    guard let (column, fault) = found.first else { return }
    let header = reader.header
    let names = found.map { ColumnList.spelling(header.label(of: $0.0)) }.joined(separator: ",")
    var message = fault.message
    if found.count > 1 {
      message +=
        found.count == 2
        ? "; nor can column \"\(header.label(of: found[1].0))\" be learned from"
        : "; nor can \(found.count - 1) other columns be learned from"
    }
    var hints = remedies.map { "\($0) \(names)" }
    if found.allSatisfy({ $0.1.isMissing }) { hints.insert("--missing copy", at: 0) }
    throw CSVError(
      message, file: reader.name, line: fault.line, column: header.label(of: column),
      hint: "use " + hints.joined(separator: ", or "))
  }
}

extension ColumnList {
  /// A column's name as it can stand in a list: in quotes where it has a comma or a quote.
  static func spelling(_ name: String) -> String {
    guard name.contains(",") || name.contains("\"") else { return name }
    var doubled = ""
    for character in name { doubled += character == "\"" ? "\"\"" : String(character) }
    return "\"\(doubled)\""
  }
}
