import CSVCore
import FilterKit

/// Counts the rows of one file.
struct Counter: ~Copyable {
  /// The name of the label column.
  let field: String
  /// The name of the column that groups the rows.
  let byName: String?
  private var reader: RecordReader
  private let test: RowTest
  private var progress: Progress
  private var rowsLeftOut = 0

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
    progress = Progress(report, total: reader.size)
    reader.select([label] + [by].compactMap { $0 } + test.columns)
    self.test = test
    self.reader = reader
  }

  /// Reads the file to its end.
  mutating func count() throws(CSVError) -> Tally {
    var tally = Tally()
    while try reader.advance() {
      if test.isEmpty && byName == nil {
        for record in 0..<reader.count { tally.count(reader.value(0, of: record)) }
      } else {
        countSomeOrGrouped(in: &tally)
      }
      progress.update(bytes: reader.offsetAfterBatch, rows: reader.recordsBefore + reader.count)
    }
    progress.finish()
    return tally
  }

  private mutating func countSomeOrGrouped(in tally: inout Tally) {
    let firstTested = byName == nil ? 1 : 2
    for record in 0..<reader.count {
      if !test.holds(record, of: reader, from: firstTested) {
        rowsLeftOut += 1
      } else if byName == nil {
        tally.count(reader.value(0, of: record))
      } else {
        tally.count(reader.value(0, of: record), in: reader.value(1, of: record))
      }
    }
  }

  /// Says what the file has.
  func report(_ tally: Tally, as note: (String) -> Void) {
    let left = rowsLeftOut > 0 ? "; \(counted(rowsLeftOut, "row")) left out by --where" : ""
    note("\(reader.name): \(tally.summary)\(left)")
  }
}
