import CSVCore
import FilterKit
import Resampling
import TableKit

/// The columns that hold the probability of each class.
struct ClassProbabilities {
  /// The classes that have a column, and the positions of those columns.
  let labels: [[UInt8]]
  let columns: [Int]
  private let handles: [ColumnHandle]
  private let numbers: [[UInt8]: UInt32]
  private let prefix: String

  /// What they say of some rows.
  struct Rows {
    /// For each row the probability of each class.
    var probabilities: [Double] = []
    /// Which of the classes each row has.
    var labels: [UInt32] = []

    /// What the class that each row has was given, of so many classes.
    func ofTruths(_ classCount: Int) -> [Double] {
      labels.enumerated().map { probabilities[$0 * classCount + Int($1)] }
    }
  }

  /// Finds the columns whose name begins so, and selects them; none where there is no prefix.
  init(
    _ prefix: String?, in reader: borrowing RecordReader, selecting selection: inout ColumnSelection
  ) throws(CSVError) {
    self.prefix = prefix ?? ""
    let found = try prefix.map { prefix throws(CSVError) in
      try reader.classColumns(named: prefix)
    }
    if let prefix, found?.isEmpty == true {
      throw CSVError(
        "has no column whose name begins with \"\(prefix)\"", file: reader.name, line: 1,
        hint: "--probabilities takes what stands before the class in the names of the columns")
    }
    labels = (found ?? []).map(\.label)
    columns = (found ?? []).map(\.position)
    handles = selection.add(columns)
    numbers = Dictionary(uniqueKeysWithValues: zip(labels, UInt32(0)...))
  }

  /// Refuses a class of --prior that has no column.
  func requireColumn(of label: [UInt8], in reader: borrowing RecordReader) throws(CSVError) {
    guard numbers[label] == nil else { return }
    let name = String(decoding: label.prefix(60), as: UTF8.self)
    throw CSVError(
      "has no column \"\(prefix)\(name)\" for the class that --prior names", file: reader.name,
      line: 1)
  }

  /// Reads the probabilities of a row.
  func read(
    _ record: Int, of reader: borrowing RecordReader, label: [UInt8], truthColumn: Int,
    into rows: inout Rows
  ) throws(CSVError) {
    guard let number = numbers[label] else {
      let name = String(decoding: label.prefix(60), as: UTF8.self)
      throw reader.error(
        "there is no column \"\(prefix)\(name)\"", in: record, column: truthColumn,
        hint: "--probabilities needs a column for each class")
    }
    var sum = 0.0
    for (handle, column) in zip(handles, columns) {
      let probability = try reader.probability(handle, of: record, column: column)
      rows.probabilities.append(probability)
      sum += probability
    }
    guard ProbabilityColumns.isOne(sum) else {
      throw reader.error(
        "the probabilities of the row add up to \(DecimalFormatter.shortest.text(of: sum)), not to 1",
        in: record)
    }
    rows.labels.append(number)
  }
}
