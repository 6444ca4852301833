import CSVCore
import FilterKit
import Resampling

/// The rows of an input by class: counted in a first look, and handed out by class in a second. Where they were counted
/// before, the second is the only one.
///
/// No row is kept. Who looks again finds the class of a row by its label, as the first look did.
struct ClassifiedRows: ~Copyable {
  /// The records.
  private(set) var reader: RecordReader
  /// The position of the label column.
  let labelColumn: Int
  /// The classes in scikit-learn's order, with their counts.
  private(set) var classes = ClassTable()
  private let test: RowTest
  private let unlabeled: Unlabeled?
  private var progress: Progress
  /// The file that the counts were taken from.
  private var countsName: String?
  /// Rows that --where leaves out, and rows without a label.
  private var rowsLeftOut = 0
  private var rowsUnlabeled = 0

  /// Finds the columns.
  init(
    _ reader: consuming RecordReader, _ label: LabelOptions, _ conditions: ConditionOptions,
    report: FilterKit.ReportOptions
  ) throws(CSVError) {
    let column = try label.column(in: reader.header)
    let test = try RowTest(conditions.conditions, in: reader.header)
    progress = Progress(report, total: reader.size)
    labelColumn = column
    self.test = test
    unlabeled = label.unlabeled
    self.reader = reader
  }

  private init(
    _ reader: consuming RecordReader, labelColumn: Int, _ test: RowTest, _ progress: Progress
  ) {
    self.progress = progress
    self.labelColumn = labelColumn
    self.test = test
    unlabeled = nil
    self.reader = reader
  }

  /// The counts of a file, where no row is asked for; messages are about that file.
  static func ofCounts(
    in path: String, report: FilterKit.ReportOptions
  ) throws(CSVError) -> ClassifiedRows {
    var reader = try CountFile.open(path)
    let counts = try CountFile(reading: &reader)
    let column = try reader.header.column(ColumnReference("value"))
    let test = try RowTest([], in: reader.header)
    let progress = Progress(report, total: reader.size)
    var rows = ClassifiedRows(reader, labelColumn: column, test, progress)
    try rows.take(counts)
    return rows
  }

  /// The first look: counts the rows of every class.
  ///
  /// - Throws: that there is nothing to weigh, or a row without a label.
  mutating func count() throws(CSVError) {
    reader.select([labelColumn] + test.columns)
    while try reader.advance() {
      for record in 0..<reader.count {
        if !test.isEmpty && !test.holds(record, of: reader, from: 1) {
          rowsLeftOut += 1
        } else if reader.value(0, of: record).isEmpty {
          try passUnlabeled(record)
        } else {
          classes.add(reader.value(0, of: record))
        }
      }
      progress.update(bytes: reader.offsetAfterBatch, rows: reader.recordsBefore + reader.count)
    }
    progress.finish()
    try requireClasses()
    _ = classes.sortClasses()
  }

  /// Takes the counts from a file in place of the first look: the rows are looked at once.
  mutating func take(_ counts: CountFile) throws(CSVError) {
    classes = try counts.classes(ofColumn: labelColumn, in: reader)
    countsName = counts.name
    try requireClasses()
  }

  private mutating func passUnlabeled(_ record: Int) throws(CSVError) {
    rowsUnlabeled += 1
    if unlabeled == nil {
      throw reader.error(
        "the label is empty", in: record, column: labelColumn,
        hint: "use --unlabeled drop, or with --append --unlabeled keep")
    }
  }

  private func requireClasses() throws(CSVError) {
    switch classes.count {
    case 0 where rowsLeftOut + rowsUnlabeled == 0: throw reader.error("has a header but no rows")
    case 0:
      throw reader.error(
        test.isEmpty ? "no row has a label" : "no row with a label passes --where")
    case 1: throw error(ResamplingError.singleClass)
    default: break
    }
  }

  /// What to tell the user of a refusal.
  func error(_ error: ResamplingError) -> CSVError {
    classes.error(error, of: reader, column: labelColumn)
  }

  /// Refuses a name for a new column that a column has already.
  func requireNoColumn(named name: String) throws(CSVError) {
    guard reader.header.position(ofName: name) != nil else { return }
    throw CSVError(
      "there is a column \"\(name)\" already", file: reader.name, line: 1,
      hint: "use another name for --append")
  }
}

// MARK: - The second look

extension ClassifiedRows {
  /// What becomes of a row.
  private enum Destiny {
    case weighed(UInt32)
    case passed
    case dropped
  }

  private func destiny(of record: Int) throws(CSVError) -> Destiny {
    if !test.isEmpty && !test.holds(record, of: reader, from: 1) { return .passed }
    if reader.value(0, of: record).isEmpty && unlabeled != nil {
      return unlabeled == .keep ? .passed : .dropped
    }
    guard let number = classes.find(reader.value(0, of: record)) else {
      guard let countsName else { throw changed }
      throw reader.unknownClass(in: record, column: labelColumn, countsName: countsName)
    }
    return .weighed(number)
  }

  /// Writes all rows but those that are dropped, in input order.
  ///
  /// - Parameter suffixes: what is appended to the rows of each class, and after these to rows that take no part.
  mutating func write(to writer: RecordWriter, suffixes: [[UInt8]]) throws(CSVError) {
    let writers = suffixes.map { _ in writer }
    try lookAgain { (rows) throws(CSVError) in
      try rows.reader.distribute(to: writers, suffixes: suffixes) { (record) throws(CSVError) in
        switch try rows.destiny(of: record) {
        case .weighed(let number): Int(number)
        case .passed: suffixes.count - 1
        case .dropped: -1
        }
      }
    }
  }

  /// Gives the class of every row that takes part, in input order.
  mutating func forEachClass(
    _ use: (_ number: UInt32) throws(CSVError) -> Void
  ) throws(CSVError) {
    try lookAgain { (rows) throws(CSVError) in
      for record in 0..<rows.reader.count {
        if case .weighed(let number) = try rows.destiny(of: record) { try use(number) }
      }
    }
  }

  private mutating func lookAgain(
    _ useBatch: (borrowing ClassifiedRows) throws(CSVError) -> Void
  ) throws(CSVError) {
    let rowCount = countsName == nil ? reader.recordsBefore : nil
    if rowCount != nil {
      try reader.rewind()
      progress.startAgain()
    }
    reader.select([labelColumn] + test.columns)
    while try reader.advance() {
      try useBatch(self)
      progress.update(bytes: reader.offsetAfterBatch, rows: reader.recordsBefore + reader.count)
    }
    progress.finish()
    if let rowCount, reader.recordsBefore != rowCount { throw changed }
  }

  private var changed: CSVError { reader.error("changed while it was read") }
}

// MARK: - The report

extension ClassifiedRows {
  /// Says what each class has and weighs.
  func report(_ table: WeightTable, as note: (String) -> Void) {
    for (number, weight) in table.texts.enumerated() {
      let rows = counted(classes.counts[number], "row")
      note("class \"\(classes.name(of: UInt32(number)))\": \(rows), weight \(weight)")
    }
    reportRowsLeftOut(as: note)
  }

  /// Says how many rows one class and the others have.
  func report(positive number: UInt32, as note: (String) -> Void) {
    let rows = classes.counts[Int(number)]
    let others = classes.counts.reduce(0, +) - rows
    note("class \"\(classes.name(of: number))\": \(counted(rows, "row")), all others: \(others)")
    reportRowsLeftOut(as: note)
  }

  private func reportRowsLeftOut(as note: (String) -> Void) {
    if rowsLeftOut > 0 { note("\(counted(rowsLeftOut, "row")) left out by --where") }
    if rowsUnlabeled > 0 { note("\(counted(rowsUnlabeled, "row")) without a label") }
    reader.reportSpool(as: note)
  }
}
