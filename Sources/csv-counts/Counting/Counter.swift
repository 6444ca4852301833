import CSVCore
import FilterKit
import Resampling
import TableKit

/// Counts the rows of one file.
struct Counter: ~Copyable {
  /// The name of the label column.
  let field: String
  /// The name of the column that groups the rows.
  let byName: String?
  private var pass: RowPass
  private var rows: RowCount
  private let test: RowTest
  private let columns: ColumnSelection
  /// What the first rows have in the columns of the conditions.
  private let valuesInView: String?

  /// Finds the columns.
  init(
    _ input: consuming RecordReader, _ choice: ChoiceOptions, _ conditions: ConditionOptions,
    report: ReportOptions
  ) throws(CSVError) {
    var reader = input
    let header = reader.header
    var columns = ColumnSelection()
    let labels = try choice.label.columns(in: header, bins: choice.bins)
    let by = try choice.by.map { (by) throws(CSVError) in try header.column(by) }
    let source = ClassSource(labels, bins: choice.bins.rule, selecting: &columns)
    let groupHandle = by.map { columns.add($0) }
    let weight = try choice.rowWeights.map { (name) throws(CSVError) in
      let position = try header.column(name)
      return RowCount.Weight(position: position, handle: columns.add(position))
    }
    let values = try reader.valuesInView(of: conditions.conditions)
    let test = try RowTest(conditions.conditions, in: header, selecting: &columns)
    field = header.label(of: labels)
    byName = by.map { header.label(of: $0) }
    rows = RowCount(source, group: groupHandle, weight, where: test)
    self.test = test
    self.columns = columns
    valuesInView = values
    pass = RowPass(reader, progress: Progress(report))
  }

  /// Reads the file to its end.
  mutating func count() throws(CSVError) -> Tally {
    try pass.findBins(of: &rows.source, where: test, from: columns)
    try pass.gather(&rows, from: columns)
    return rows.tally
  }

  /// Says that no row passes the conditions.
  func reportNoMatch(as note: (String) -> Void) {
    guard rows.rowsLeftOut > 0, rows.rowsLeftOut == pass.rowCount else { return }
    note(
      "\(pass.reader.name): no row passes --where" + (valuesInView.map { ": \($0)" } ?? ""))
  }

  /// What is said of bins.
  func binNotes(verbose: Bool) -> [String] { rows.source.notes(verbose: verbose) }

  /// Says what the file has.
  func report(as note: (String) -> Void) {
    let left = rows.rowsLeftOut
    note(
      "\(pass.reader.name): \(rows.tally.summary)"
        + (left > 0 ? "; \(counted(left, "row")) left out by --where" : ""))
  }
}

/// What is counted of rows.
private struct RowCount: RowAccumulator {
  /// The counts so far.
  private(set) var tally = Tally()
  /// How many rows do not pass the test.
  private(set) var rowsLeftOut = 0
  /// Where the class is.
  var source: ClassSource
  private let group: ColumnHandle?
  private let weight: Weight?
  private let test: RowTest

  /// The column with the weights of rows.
  struct Weight {
    let position: Int
    let handle: ColumnHandle
  }

  init(
    _ source: ClassSource, group: ColumnHandle?, _ weight: Weight?, where test: RowTest
  ) {
    self.source = source
    self.group = group
    self.weight = weight
    self.test = test
  }

  mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    if let label = source.plain, test.isEmpty && group == nil && weight == nil {
      for record in 0..<reader.count { tally.count(reader.value(label, of: record)) }
      return
    }
    for record in 0..<reader.count {
      if !test.holds(record, of: reader) {
        rowsLeftOut += 1
      } else if let group {
        let name = try source.name(of: record, in: reader)
        let pair = tally.count(name.span, in: reader.value(group, of: record))
        try addWeight(of: record, to: pair, in: reader)
      } else {
        let name = try source.name(of: record, in: reader)
        let number = tally.count(name.span)
        try addWeight(of: record, to: UInt64(number), in: reader)
      }
    }
  }

  private mutating func addWeight(
    of record: Int, to pair: UInt64, in reader: borrowing RecordReader
  ) throws(CSVError) {
    guard let weight else { return }
    tally.add(
      weight: try reader.weight(weight.handle, of: record, column: weight.position), to: pair)
  }

  mutating func append(_ later: RowCount, at position: RowPosition) throws(ResamplingError) {
    try tally.add(later.tally)
    rowsLeftOut += later.rowsLeftOut
  }
}
