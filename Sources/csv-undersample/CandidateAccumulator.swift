import CSVCore
import Resampling
import TableKit

/// The rows that may be dropped, of those that take part.
struct CandidateAccumulator: LabeledRowAccumulator {
  /// The rows, rising.
  private(set) var rows: [RowNumber] = []
  private let test: RowTest

  init(_ test: RowTest) { self.test = test }

  mutating func add(_ record: Int, of reader: borrowing RecordReader, label: UInt32) {
    if test.holds(record, of: reader) {
      rows.append(RowNumber(truncatingIfNeeded: reader.recordsBefore + record))
    }
  }

  mutating func append(_ later: Self, labels: [UInt32], at position: RowPosition) {
    rows += later.rows.map { $0 &+ RowNumber(truncatingIfNeeded: position.rows) }
  }
}
