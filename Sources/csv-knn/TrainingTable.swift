import CSVCore
import FilterKit
import Resampling
import TableKit

/// The training rows: their features, classes and weights.
struct TrainingTable {
  /// The features, row after row.
  let points: Matrix
  /// The class of each row.
  let labels: [UInt32]
  let classes: ClassTable
  /// How much each row's vote counts; empty where all count alike.
  let rowWeights: [Double]

  /// Reads the training file.
  ///
  /// - Throws: what reading throws; that there is nothing to learn from, or that it is not in numbers.
  init(
    _ reader: consuming RecordReader, _ columns: TrainingColumns, missing: MissingCells?,
    progress: Progress
  ) throws(CSVError) {
    var (rows, selection) = try TrainingRows.prepare(columns, in: reader.header, missing)
    var pass = RowPass(reader, progress: progress)
    try pass.gather(&rows, from: selection)
    try rows.features.profile.requireNumbers(of: pass.reader, remedies: ["--exclude"])
    if rows.labels.isEmpty {
      throw pass.reader.error(
        pass.rowCount == 0 ? "has a header but no rows" : "no row passes --where")
    }
    if columns.isLabelByDefault, let obstacle = rows.classes.obstacle {
      throw pass.reader.refusalOfLastColumn(because: obstacle.description, [])
    }
    if let weight = columns.weight, rows.weights.allSatisfy({ $0 == 0 }) {
      throw pass.reader.error("all weights are 0", column: weight)
    }
    var (classes, labels) = (rows.classes, rows.labels)
    classes.sortClasses(renumbering: &labels)
    (self.classes, self.labels) = (classes, labels)
    rowWeights = rows.weights
    points = rows.features.table.numbers
  }
}

/// What is gathered of the training rows.
private struct TrainingRows: RowAccumulator {
  private(set) var features: FeatureAccumulator
  private(set) var classes = ClassTable()
  private(set) var labels: [UInt32] = []
  private(set) var weights: [Double] = []
  private let columns: TrainingColumns
  private let test: RowTest
  private let label: ColumnHandle
  private let weight: ColumnHandle?

  /// Begins with no rows, and selects the columns.
  static func prepare(
    _ columns: TrainingColumns, in header: Header, _ missing: MissingCells?
  ) throws(CSVError) -> (rows: TrainingRows, selection: ColumnSelection) {
    var selection = ColumnSelection()
    let rows = TrainingRows(
      features: FeatureAccumulator(of: columns.features, missing: missing, selecting: &selection),
      columns: columns,
      test: try RowTest(columns.conditions, in: header, selecting: &selection),
      label: selection.add(columns.label), weight: columns.weight.map { selection.add($0) })
    return (rows, selection)
  }

  mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    guard labels.count + reader.count < Int(UInt32.max) else {
      throw reader.error("has more than 4294967295 rows to learn from")
    }
    for record in 0..<reader.count where test.holds(record, of: reader) {
      guard !reader.value(label, of: record).isEmpty else {
        throw reader.emptyLabelToLeaveOut(in: record, column: columns.label)
      }
      let number = classes.add(reader.value(label, of: record))
      labels.append(number)
      if let weight, let column = columns.weight {
        weights.append(try reader.weight(weight, of: record, column: column))
      }
      features.add(record, of: reader, label: number)
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) throws(ResamplingError) {
    guard labels.count + later.labels.count < Int(UInt32.max) else {
      throw .tooManyRows(labels.count + later.labels.count)
    }
    let numbers = try classes.add(later.classes)
    labels += later.labels.map { numbers[Int($0)] }
    weights += later.weights
    try features.append(later.features, labels: numbers, at: position)
  }
}

extension RecordReader {
  /// A cell as a weight.
  fileprivate func weight(
    _ cell: ColumnHandle, of record: Int, column: Int
  ) throws(CSVError) -> Double {
    if let number = DecimalReading(value(cell, of: record)).number, number >= 0 { return number }
    throw error(
      "\"\(value(cell, of: record).shown)\" is not a weight: a number, 0 or more", in: record,
      column: column)
  }
}
