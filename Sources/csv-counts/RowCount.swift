import CSVCore
import FilterKit
import Resampling

/// What is counted of the rows of a reader, batch by batch.
///
/// The reader must have selected the label, the column that groups where there is one, and the columns of the test.
struct RowCount: RowGatherer {
  /// The counts so far.
  private(set) var tally = Tally()
  /// How many rows do not pass the test.
  private(set) var rowsLeftOut = 0
  private let isGrouped: Bool
  private let test: RowTest

  /// Begins to count.
  init(isGrouped: Bool, where test: RowTest) {
    self.isGrouped = isGrouped
    self.test = test
  }

  /// Counts the rows of the reader's batch.
  mutating func addBatch(of reader: borrowing RecordReader) {
    if test.isEmpty && !isGrouped {
      for record in 0..<reader.count { tally.count(reader.value(0, of: record)) }
      return
    }
    for record in 0..<reader.count {
      if !test.holds(record, of: reader, from: isGrouped ? 2 : 1) {
        rowsLeftOut += 1
      } else if isGrouped {
        tally.count(reader.value(0, of: record), in: reader.value(1, of: record))
      } else {
        tally.count(reader.value(0, of: record))
      }
    }
  }

  /// Adds what was counted of the rows after these.
  mutating func append(_ other: RowCount) throws(ResamplingError) {
    try tally.add(other.tally)
    rowsLeftOut += other.rowsLeftOut
  }

  var mentionsLines: Bool { false }
}
