public import CSVCore

/// What the cells of the feature columns look like: gathered in the first pass, before a byte is written.
///
/// Tells how synthetic numbers for a column are to be written, and names all columns at once that cannot be learned from.
public struct FeatureProfile: LabeledRowAccumulator, RowAccumulator {
  /// The positions of the feature columns.
  public let columns: [Int]
  private let handles: [ColumnHandle]
  /// Where each column is among these.
  private let indices: [Int: Int]
  /// How the numbers of each feature look.
  public private(set) var grammars: [ColumnGrammar]
  private var faults: [Fault?]
  /// Whether texts of a column count as missing.
  private var spelledGaps: [Bool]
  private let allowsMissing: Bool
  private let gaps: GapSpellings
  /// Whether there are missing cells where they are allowed.
  private(set) var hasMissing = false

  private struct Fault: Sendable {
    var line: Int
    let message: String
    let isMissing: Bool
  }

  /// Begins a profile of these columns, and selects them.
  public init(
    of columns: [Int], missing: MissingCells?, gaps: GapSpellings = .common,
    selecting selection: inout ColumnSelection
  ) {
    self.columns = columns
    handles = selection.add(columns)
    indices = Dictionary(zip(columns, columns.indices)) { first, _ in first }
    grammars = columns.map { _ in ColumnGrammar() }
    faults = columns.map { _ in nil }
    spelledGaps = columns.map { _ in false }
    allowsMissing = missing == .copy
    self.gaps = gaps
  }

  /// Takes columns for faulty that an ARFF or KEEL file declares as categories, even if all values are numbers.
  mutating func refuseDeclaredCategories(in header: Header) {
    for (index, column) in columns.enumerated() where header.declaredKind(of: column) == .nominal {
      faults[index] = Fault(
        line: header.lineOfDeclaration(of: column), message: "is declared as a category",
        isMissing: false)
    }
  }

  /// Adds the feature cells of a record.
  public mutating func add(_ record: Int, of reader: borrowing RecordReader) {
    for index in columns.indices {
      let cell = reader.value(handles[index], of: record)
      if gaps.includeNumbers && noteGap(cell, at: index) { continue }
      switch grammars[index].note(cell) {
      case .integer, .decimal:
        // 308 digits may be too large for a double; so may any exponent.
        if cell.count > 300 { check(cell, at: index, in: record, of: reader) }
      case .exponent: check(cell, at: index, in: record, of: reader)
      case .empty:
        hasMissing = allowsMissing
        if !allowsMissing { fault("the cell is empty", true, at: index, in: record, of: reader) }
      case .notFinite, .notNumber:
        if noteUnusual(cell, at: index, in: record, of: reader) { continue }
        fault(
          "\"\(cell.shown)\" is not a number", gaps.contains(cell), at: index, in: record,
          of: reader)
      }
    }
  }

  /// Adds the feature cells of a record, whatever its class.
  public mutating func add(_ record: Int, of reader: borrowing RecordReader, label: UInt32) {
    add(record, of: reader)
  }

  /// Adds the feature cells of a batch.
  public mutating func add(_ reader: borrowing RecordReader) {
    for record in 0..<reader.count { add(record, of: reader) }
  }

  /// Adds the profile of the records after these.
  public mutating func append(_ later: FeatureProfile, at position: RowPosition) {
    hasMissing = hasMissing || later.hasMissing
    for index in columns.indices {
      grammars[index].append(later.grammars[index])
      if later.spelledGaps[index] { spelledGaps[index] = true }
      guard var fault = later.faults[index] else { continue }
      fault.line += position.lines
      note(fault, at: index)
    }
  }

  /// Adds the profile of the records after these.
  public mutating func append(
    _ later: FeatureProfile, labels: [UInt32], at position: RowPosition
  ) {
    append(later, at: position)
  }

  /// Notes a number with blanks around it, and a text that stands for a missing one.
  ///
  /// - Returns: whether it was either.
  private mutating func noteUnusual(
    _ cell: Span<UInt8>, at index: Int, in record: Int, of reader: borrowing RecordReader
  ) -> Bool {
    let text = cell.extracting(cell.unblankedRange)
    if !text.isEmpty && text.count < cell.count && grammars[index].noteNumber(text).isNumber {
      check(text, at: index, in: record, of: reader)
      return true
    }
    return noteGap(cell, at: index)
  }

  /// Notes a text that stands for a missing cell.
  ///
  /// - Returns: whether it is one.
  private mutating func noteGap(_ cell: Span<UInt8>, at index: Int) -> Bool {
    guard allowsMissing && !cell.isEmpty && gaps.contains(cell) else { return false }
    spelledGaps[index] = true
    hasMissing = true
    return true
  }

  private mutating func check(
    _ cell: Span<UInt8>, at index: Int, in record: Int, of reader: borrowing RecordReader
  ) {
    guard DecimalReading(cell) == .tooLarge else { return }
    fault("the number is too large", false, at: index, in: record, of: reader)
  }

  private mutating func fault(
    _ message: String, _ isMissing: Bool, at index: Int, in record: Int,
    of reader: borrowing RecordReader
  ) {
    // Finding a line takes time.
    if let known = faults[index], isMissing || !known.isMissing { return }
    note(Fault(line: reader.line(of: record), message: message, isMissing: isMissing), at: index)
  }

  private mutating func note(_ fault: Fault, at index: Int) {
    // A non-numeric cell is the greater fault: with it, --missing alone would not do.
    if let known = faults[index], fault.isMissing || !known.isMissing { return }
    faults[index] = fault
  }

  /// How the numbers of a column look; `nil` where it is not among these.
  func grammar(of column: Int) -> ColumnGrammar? {
    indices[column].map { grammars[$0] }
  }

  /// Whether texts of a column count as missing.
  func hasSpelledGaps(_ column: Int) -> Bool {
    indices[column].map { spelledGaps[$0] } ?? false
  }

  /// Refuses cells that cannot be learned from.
  ///
  /// - Parameters:
  ///   - remedies: what to put before the names of the columns, such as `--exclude`.
  ///   - options: the remedy where it is known in full.
  ///   - features: the columns that `--features` names, which only `--categorical` can make something else.
  public func requireNumbers(
    of reader: borrowing RecordReader, remedies: [String], options: String = "",
    features: [Int] = []
  ) throws(CSVError) {
    let found = faults.indices.compactMap { index in faults[index].map { (columns[index], $0) } }
    guard let (column, fault) = found.first else { return }
    let header = reader.header
    let names = ShellWord.quoted(ColumnSpelling(of: header).list(found.map(\.0).sorted()))
    var message = fault.message
    if found.count > 1 {
      message +=
        found.count == 2
        ? "; column \"\(header.label(of: found[1].0))\" cannot be used either"
        : "; \(found.count - 1) other columns cannot be used either"
    }
    let isNamed = found.contains { features.contains($0.0) }
    var uses = (isNamed ? remedies.filter { $0 == "--categorical" } : remedies).map {
      "\($0) \(names)"
    }
    if found.allSatisfy({ $0.1.isMissing }) { uses.insert("--missing copy", at: 0) }
    if !options.isEmpty { uses = [options] }
    var hints = uses.isEmpty ? [] : ["use \(uses.joined(separator: ", or "))"]
    if isNamed && options.isEmpty { hints.append("leave \(names) out of --features") }
    throw CSVError(
      message, file: reader.name, line: fault.line, column: header.label(of: column),
      hint: hints.joined(separator: ", or "))
  }
}
