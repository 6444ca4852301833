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
    guard let names = reader.header.names else {
      throw CSVError(
        "has no header, and --probabilities goes by the names of columns", file: reader.name)
    }
    let start = Array(prefix.utf8)
    var positions: [[UInt8]: Int] = [:]
    for (position, name) in names.enumerated()
    where name.utf8.count > start.count && name.utf8.starts(with: start) {
      let label = Array(name.utf8.dropFirst(start.count))
      guard positions.updateValue(position, forKey: label) == nil else {
        throw CSVError(
          "column \"\(name)\" occurs twice", file: reader.name, line: reader.header.line)
      }
    }
    var classes = ClassTable()
    for label in positions.keys { classes.add(label.span) }
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
      let value = reader.value(handle, of: record)
      guard let number = DecimalReading(trimming: value).number, isScore || 0...1 ~= number else {
        throw reader.error(
          value.isEmpty
            ? "the cell is empty"
            : "\"\(value.shown)\" is not \(isScore ? "a number" : "a probability: a number from 0 to 1")",
          in: record, column: position)
      }
      values.append(number)
      sum += number
    }
    guard labels.isEmpty || abs(sum - 1) <= Self.slack else {
      throw reader.error(
        "the probabilities of the row add up to \(fourDigits(sum)), not to 1", in: record)
    }
  }
}

/// Refuses cells that cannot be used, before anything is written.
public struct ProbabilityCheck: RowAccumulator {
  private let columns: ProbabilityColumns

  /// Looks at no row yet.
  public init(_ columns: ProbabilityColumns) { self.columns = columns }

  /// Looks at the rows of a batch.
  public mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    var values: [Double] = []
    for record in 0..<reader.count {
      values.removeAll(keepingCapacity: true)
      try columns.append(record, of: reader, to: &values)
    }
  }

  /// Nothing is gathered.
  public mutating func append(_ later: Self, at position: RowPosition) {}
}

extension RecordReader {
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
