public import CSVCore
import Resampling

/// Where a table says how likely its rows are of classes, as a user names it.
public enum ProbabilitySource: Equatable, Sendable {
  /// A column with the probability of one class.
  case probability(ColumnReference)
  /// A column with a score of one class: the higher, the more likely.
  case scores(ColumnReference)
  /// A column for each class, whose name is this and the class.
  case probabilities(prefix: String)
}

/// The columns that say how likely rows are of classes, found in a table.
public struct ProbabilityColumns: Sendable {
  /// The positions of the columns in the file; one for each class where there are labels.
  public let positions: [Int]
  /// The classes that have a column, in the order that was given, or else in scikit-learn's; none where one column has scores or the probability of one class.
  public let labels: [[UInt8]]
  private let handles: [ColumnHandle]
  private let isScore: Bool

  /// A row's probabilities may add up to 1 by this much more or less: numbers are often written with two decimals.
  private static let slack = 0.02

  /// Whether the probabilities of a row may be taken to add up to 1.
  public static func isOne(_ sum: Double) -> Bool { abs(sum - 1) <= slack }

  /// Finds the columns, and selects them.
  ///
  /// - Parameters:
  ///   - source: how the user names them.
  ///   - labels: the classes of which a column is wanted, where that is known; else it is all that have one.
  public init(
    _ source: ProbabilitySource, of labels: [[UInt8]] = [], in reader: borrowing RecordReader,
    selecting selection: inout ColumnSelection
  ) throws(CSVError) {
    switch source {
    case .probability(let column):
      (positions, self.labels, isScore) = ([try reader.header.column(column)], [], false)
    case .scores(let column):
      (positions, self.labels, isScore) = ([try reader.header.column(column)], [], true)
    case .probabilities(let prefix):
      let found = try Self.columns(named: prefix, of: labels, in: reader)
      (positions, self.labels, isScore) = (found.map(\.position), found.map(\.label), false)
    }
    handles = selection.add(positions)
  }

  /// The columns whose names begin with a prefix, in the order of the classes that follow it.
  private static func columns(
    named prefix: String, of labels: [[UInt8]], in reader: borrowing RecordReader
  ) throws(CSVError) -> [(label: [UInt8], position: Int)] {
    if reader.header.names == nil {
      throw CSVError(
        "has no header, and --probabilities goes by the names of columns", file: reader.name)
    }
    let named = try reader.classColumns(named: prefix)
    let positions = Dictionary(uniqueKeysWithValues: named.map { ($0.label, $0.position) })
    var classes = ClassTable()
    for (label, _) in named { classes.add(label.span) }
    let sorted = classes.classOrder().map { classes.label($0) }
    var found: [(label: [UInt8], position: Int)] = []
    for label in labels.isEmpty ? sorted : labels {
      guard let position = positions[label] else {
        throw CSVError(
          "has no column \"\(prefix)\(String(decoding: label, as: UTF8.self))\"",
          file: reader.name, line: reader.header.line,
          hint: "there must be a column for each class")
      }
      found.append((label, position))
    }
    guard found.count > 1 else {
      throw CSVError(
        "has \(found.isEmpty ? "no column" : "one column") whose name begins with \"\(prefix)\"",
        file: reader.name, line: reader.header.line,
        hint: "--probabilities takes what stands before the class in the names of the columns")
    }
    return found
  }

  /// Reads what the columns say of a row.
  ///
  /// - Throws: that a cell is no number, or no probability; that the probabilities of all classes do not add up to 1.
  public func append(
    _ record: Int, of reader: borrowing RecordReader, to values: inout [Double]
  ) throws(CSVError) {
    var sum = 0.0
    for (handle, position) in zip(handles, positions) {
      let number =
        try isScore
        ? reader.score(handle, of: record, column: position)
        : reader.probability(handle, of: record, column: position)
      values.append(number)
      sum += number
    }
    guard labels.isEmpty || Self.isOne(sum) else {
      throw reader.error(
        "the probabilities of the row add up to \(fourDigits(sum)), not to 1", in: record)
    }
  }
}

extension RecordReader {
  /// A cell as a probability, blanks around it left out.
  ///
  /// - Parameter column: the position of the column in the file; `nil` where a line is all there is.
  public func probability(
    _ cell: ColumnHandle, of record: Int, column: Int?
  ) throws(CSVError) -> Double {
    let value = value(cell, of: record)
    if let number = DecimalReading(trimming: value).number, 0...1 ~= number { return number }
    throw unusable(value, because: "a probability: a number from 0 to 1", in: record, column)
  }

  /// A cell as any number, blanks around it left out.
  public func score(
    _ cell: ColumnHandle, of record: Int, column: Int
  ) throws(CSVError) -> Double {
    let value = value(cell, of: record)
    if let number = DecimalReading(trimming: value).number { return number }
    throw unusable(value, because: "a number", in: record, column)
  }

  private func unusable(
    _ value: Span<UInt8>, because kind: String, in record: Int, _ column: Int?
  ) -> CSVError {
    error(
      value.isEmpty ? "the cell is empty" : "\"\(value.shown)\" is not \(kind)", in: record,
      column: column)
  }
}

extension RowPass {
  /// A pass that refuses a table without rows, and cells that cannot be used, before anything is written.
  public mutating func check(
    _ columns: ProbabilityColumns, from selection: ColumnSelection
  ) throws(CSVError) {
    var check = ProbabilityCheck(columns: columns)
    try gather(&check, from: selection)
    if rowCount == 0 { throw reader.error("has a header but no rows") }
  }
}

/// Reads all cells.
private struct ProbabilityCheck: RowAccumulator {
  let columns: ProbabilityColumns

  mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    var values: [Double] = []
    for record in 0..<reader.count {
      values.removeAll(keepingCapacity: true)
      try columns.append(record, of: reader, to: &values)
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) {}
}

extension RecordReader {
  /// The columns whose names are a prefix and a class, in the order of the file; none where there is no header.
  ///
  /// - Throws: that a class has two.
  public func classColumns(
    named prefix: String
  ) throws(CSVError) -> [(label: [UInt8], position: Int)] {
    let start = Array(prefix.utf8)
    var columns: [(label: [UInt8], position: Int)] = []
    var labels = Set<[UInt8]>()
    for (position, name) in (header.names ?? []).enumerated()
    where name.utf8.count > start.count && name.utf8.starts(with: start) {
      let label = Array(name.utf8.dropFirst(start.count))
      guard labels.insert(label).inserted else {
        throw CSVError("column \"\(name)\" occurs twice", file: self.name, line: header.line)
      }
      columns.append((label, position))
    }
    return columns
  }

  /// A column that was learned from, by the name that it had, or by its number where there is no header.
  ///
  /// - Throws: that there is none of this name, whatever number the name spells.
  public func column(learnedFrom name: String) throws(CSVError) -> ColumnReference {
    if header.names != nil && header.position(ofName: name) == nil {
      throw error(
        "there is no column \"\(name)\", as there was in the validation file",
        hint: "say which column it is here")
    }
    return ColumnReference(name)
  }
}
