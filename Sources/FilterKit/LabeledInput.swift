public import CSVCore
public import Resampling

/// An input with its label column found: the first look gives each row its class, the second look hands out the rows.
///
/// The first look reads all of the input, so that what is wrong with it is said before a byte is written.
public struct LabeledInput: ~Copyable {
  /// The records.
  public var reader: RecordReader
  /// The position of the label column; `nil` where classes do not matter.
  public let labelColumn: Int?
  /// The classes of the rows that take part, numbered in class order, with their counts.
  public private(set) var classes = ClassTable()
  /// The class of each row; `unlabeled` for rows that take no part.
  public private(set) var labels: [UInt32] = []
  /// The rows without a class that are to be dropped, rising.
  private var droppedRows: [UInt32] = []

  private let rowTest: RowTest
  private let unlabeledRows: Unlabeled?
  private var progress: Progress

  /// Opens an input for two looks and finds its columns.
  ///
  /// - Parameter label: `nil` puts all rows that take part into one class.
  public init(
    _ input: InputOptions, label: LabelOptions?, where conditions: ConditionOptions,
    report: ReportOptions
  ) throws(CSVError) {
    let reader = try input.open(.again)
    let labelColumn = try label.map { (label) throws(CSVError) in
      try label.column(in: reader.header)
    }
    let rowTest = try RowTest(conditions.conditions, in: reader.header)
    progress = Progress(report, total: reader.size)
    self.labelColumn = labelColumn
    self.rowTest = rowTest
    unlabeledRows = label?.unlabeled
    self.reader = reader
  }

  /// The first look: finds the class of every row.
  public mutating func readLabels() throws(CSVError) {
    var pass = pass(lookingAt: [])
    try gather(&pass)
  }

  /// The first look: finds the class of every row, and what the features of those look like that take part.
  public mutating func readLabels(surveying survey: inout FeatureSurvey) throws(CSVError) {
    var pass = pass(lookingAt: survey.columns, survey)
    try gather(&pass)
    if let gathered = pass.survey { survey = gathered }
  }

  private mutating func gather(_ pass: inout LabelPass) throws(CSVError) {
    reader.select(pass.columns)
    try reader.gather(&pass, progress: &progress)
    try take(&pass)
  }

  /// The first look: finds the class of every row, for somebody who looks at other columns, too.
  ///
  /// - Parameters:
  ///   - columns: further columns to look at.
  ///   - visit: is called for every row with the reader, the record in its batch, and the row's class as a number that is
  ///     not final, or `unlabeled`. `reader.value(i, of: record)` is column `columns[i]`.
  public mutating func readLabels(
    lookingAt columns: [Int],
    _ visit: (borrowing RecordReader, _ record: Int, _ label: UInt32) throws(CSVError) -> Void
  ) throws(CSVError) {
    var pass = pass(lookingAt: columns)
    reader.select(pass.columns)
    while try reader.advance() {
      try pass.requireRoom(for: reader)
      for record in 0..<reader.count {
        try visit(reader, record, pass.add(record, of: reader))
      }
      progress.update(bytes: reader.offsetAfterBatch, rows: pass.labels.count)
    }
    try take(&pass)
  }

  private func pass(lookingAt columns: [Int], _ survey: FeatureSurvey? = nil) -> LabelPass {
    LabelPass(
      label: labelColumn, unlabeledRows, where: rowTest, lookingAt: columns, survey: survey)
  }

  /// Takes over what a look has gathered.
  private mutating func take(_ pass: inout LabelPass) throws(CSVError) {
    swap(&classes, &pass.classes)
    swap(&labels, &pass.labels)
    droppedRows = pass.droppedRows
    try requireRows()
    classes.sortClasses(renumbering: &labels)
  }

  private func requireRows() throws(CSVError) {
    if labels.isEmpty { throw reader.error("has a header but no rows") }
    if classes.count == 0 {
      throw reader.error(
        rowTest.isEmpty ? "no row has a label" : "no row with a label passes --where")
    }
  }

  /// The second look: sends every row to one of the writers, in input order.
  ///
  /// - Parameters:
  ///   - columns: the columns that `destination` looks at.
  ///   - writers: where rows can go.
  ///   - suffixes: what is appended to a row, for each writer; empty for none.
  ///   - destination: is called for every row with the reader, the record in its batch, the row's number and its class; it
  ///     returns the position of a writer, or -1 for none.
  public mutating func route(
    lookingAt columns: [Int] = [], to writers: [RecordWriter], suffixes: [[UInt8]] = [],
    _ destination: (
      borrowing RecordReader, _ record: Int, _ row: Int, _ label: UInt32
    ) throws(CSVError) -> Int
  ) throws(CSVError) {
    try reader.rewind()
    reader.select(columns)
    progress.startAgain()
    var drops = droppedRows[...]
    var row = 0
    while try reader.advance() {
      guard row + reader.count <= labels.count else {
        throw reader.error("changed while it was read")
      }
      try reader.distribute(to: writers, suffixes: suffixes) { (record) throws(CSVError) in
        let place = try destination(reader, record, row, labels[row])
        row += 1
        if drops.first.map({ Int($0) == row - 1 }) ?? false {
          drops.removeFirst()
          return -1
        }
        return place
      }
      progress.update(bytes: reader.offsetAfterBatch, rows: row)
    }
    progress.finish()
    if row != labels.count { throw reader.error("changed while it was read") }
  }

  /// The rows that take no part and pass through, rising.
  public var passingRows: [RowNumber] {
    var drops = droppedRows[...]
    return labels.indices.compactMap { row in
      if labels[row] != unlabeled { return nil }
      if drops.first == RowNumber(row) {
        drops.removeFirst()
        return nil
      }
      return RowNumber(row)
    }
  }

  /// The name of a class, as messages say it.
  public func name(of label: UInt32) -> String { classes.name(of: label) }

  /// The first row of a class.
  public func firstRow(of label: UInt32) -> Int? { labels.firstIndex(of: label) }
}
