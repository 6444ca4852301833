import CSVCore
import FilterKit
import Resampling

/// Counts the rows of one file; the two halves of a large one at once.
struct Counter: ~Copyable {
  /// The name of the label column.
  let field: String
  /// The name of the column that groups the rows.
  let byName: String?
  private var reader: RecordReader
  private var rows: RowCount
  private var progress: Progress

  /// Finds the columns.
  init(
    _ reader: consuming RecordReader, _ choice: ChoiceOptions, _ conditions: ConditionOptions,
    report: ReportOptions
  ) throws(CSVError) {
    let header = reader.header
    let label = try choice.label.column(in: header)
    let by = try choice.by.map { (by) throws(CSVError) in try header.column(by) }
    let test = try RowTest(conditions.conditions, in: header)
    field = header.label(of: label)
    byName = by.map { header.label(of: $0) }
    rows = RowCount(isGrouped: by != nil, where: test)
    progress = Progress(report, total: reader.size)
    reader.select([label] + [by].compactMap { $0 } + test.columns)
    self.reader = reader
  }

  /// Reads the file to its end.
  mutating func count() throws(CSVError) -> Tally {
    try reader.gather(&rows, progress: &progress)
    progress.finish()
    return rows.tally
  }

  /// Says what the file has.
  func report(as note: (String) -> Void) {
    let left = rows.rowsLeftOut
    note(
      "\(reader.name): \(rows.tally.summary)"
        + (left > 0 ? "; \(counted(left, "row")) left out by --where" : ""))
  }
}
