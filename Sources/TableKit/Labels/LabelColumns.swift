public import CSVCore
public import Resampling

/// Columns that each say of one label whether a row has it: 1 or 0, as numbers are spelled, or true or false.
public struct LabelColumns: Sendable {
  /// The positions of the columns in the file.
  public let positions: [Int]
  private let cells: [ColumnHandle]

  /// Finds the columns, and selects them.
  public init(_ positions: [Int], selecting columns: inout ColumnSelection) {
    self.positions = positions
    cells = columns.add(positions)
  }

  /// What a cell can say.
  enum Answer { case no, yes, missing, other }

  /// Reads a cell.
  static func answer(_ cell: Span<UInt8>) -> Answer {
    if cell.count == 1 {
      if cell[0] == UInt8(ascii: "0") { return .no }
      if cell[0] == UInt8(ascii: "1") { return .yes }
    }
    return unusualAnswer(cell)
  }

  @inline(never)
  private static func unusualAnswer(_ cell: Span<UInt8>) -> Answer {
    if GapSpellings.common.contains(cell) { return .missing }
    let text = cell.extracting(cell.unblankedRange)
    switch DecimalReading(text).number {
    case 0: return .no
    case 1: return .yes
    case .some: return .other
    case nil: break
    }
    if isWord(yes, text) { return .yes }
    return isWord(no, text) ? .no : .other
  }

  private static let yes = Array("true".utf8)
  private static let no = Array("false".utf8)

  /// Whether a text is a word, upper and lower case aside.
  private static func isWord(_ word: [UInt8], _ text: Span<UInt8>) -> Bool {
    guard text.count == word.count else { return false }
    return word.indices.allSatisfy { text[$0] | 0x20 == word[$0] }
  }

  /// Whether a record says nothing in some column.
  func isMissing(of record: Int, in reader: borrowing RecordReader) -> Bool {
    for cell in cells where Self.answer(reader.value(cell, of: record)) == .missing { return true }
    return false
  }

  /// What to tell the user of a record that says nothing in some column; `nil` where it does in all.
  ///
  /// - Parameter hint: what to do about it, where that is not to leave such rows out by `--where`.
  func missingLabel(
    of record: Int, in reader: borrowing RecordReader, hint: String? = nil
  ) -> CSVError? {
    for (index, cell) in cells.enumerated()
    where Self.answer(reader.value(cell, of: record)) == .missing {
      let text = reader.value(cell, of: record).shown
      let condition = ColumnSpelling(of: reader.header).condition(positions[index], isNot: text)
      return reader.error(
        text.isEmpty ? "the label is empty" : "\"\(text)\" stands for no label", in: record,
        column: positions[index], hint: hint ?? "use --where \(condition) to leave such rows out")
    }
    return nil
  }

  /// The labels of a record as a code of bytes, which sorts as the columns stand: the records with the first label first.
  ///
  /// Seven labels a byte, whose highest bit is set, so that no code looks like a number.
  ///
  /// - Throws: that a cell is neither 1 nor 0.
  func code(of record: Int, in reader: borrowing RecordReader) throws(CSVError) -> [UInt8] {
    var code = [UInt8](repeating: 0xFF, count: (cells.count + 6) / 7)
    for (index, cell) in cells.enumerated() {
      switch Self.answer(reader.value(cell, of: record)) {
      case .yes: code[index / 7] &= ~(0x40 >> UInt8(index % 7))
      case .no, .missing: break
      case .other:
        throw notALabel(index, record, of: reader)
      }
    }
    return code
  }

  /// The labels that a code stands for, by their index among the columns, rising.
  public static func labels(in code: [UInt8]) -> [Int] {
    (0..<code.count * 7).filter { code[$0 / 7] & (0x40 >> UInt8($0 % 7)) == 0 }
  }

  /// Whether a record has a label.
  ///
  /// - Parameter index: its index among the columns.
  /// - Throws: that the cell is neither 1 nor 0.
  public func has(
    _ index: Int, _ record: Int, of reader: borrowing RecordReader
  ) throws(CSVError) -> Bool {
    switch answer(index, of: record, in: reader) {
    case .yes: return true
    case .no: return false
    case .missing:
      throw missingLabel(of: record, in: reader)
        ?? reader.emptyLabelToLeaveOut(in: record, column: positions[index])
    case .other: throw notALabel(index, record, of: reader)
    }
  }

  private func notALabel(
    _ index: Int, _ record: Int, of reader: borrowing RecordReader
  ) -> CSVError {
    reader.error(
      "\"\(reader.value(cells[index], of: record).shown)\" is not a label: 0 or 1, or false or true",
      in: record, column: positions[index])
  }

  /// What a cell says of a label.
  func answer(_ index: Int, of record: Int, in reader: borrowing RecordReader) -> Answer {
    Self.answer(reader.value(cells[index], of: record))
  }

  /// The bytes of the cell of a label.
  func value(_ index: Int, of record: Int, in reader: borrowing RecordReader) -> [UInt8] {
    reader.value(cells[index], of: record).array
  }
}

extension LabelSets {
  /// Takes the sets that counted classes stand for.
  ///
  /// - Parameter classes: codes of label sets, with the rows of each.
  public init(_ classes: ClassTable, labelCount: Int) {
    self.init(
      labelCount: labelCount,
      sets: (0..<UInt32(classes.count)).map { LabelColumns.labels(in: classes.label($0)) },
      setCounts: classes.counts)
  }

  /// Takes the sets that a table's classes stand for.
  ///
  /// - Parameters:
  ///   - classes: codes of label sets.
  ///   - rows: the class of each row.
  public init(_ classes: ClassTable, rows: [UInt32], labelCount: Int) {
    self.init(
      labelCount: labelCount,
      sets: (0..<UInt32(classes.count)).map { LabelColumns.labels(in: classes.label($0)) },
      rows: rows)
  }
}

extension LabeledTable {
  /// The label sets of the rows, where columns of labels are what classes are.
  public var labelSets: LabelSets {
    LabelSets(classes, rows: labels, labelCount: labelColumns.count)
  }
}
