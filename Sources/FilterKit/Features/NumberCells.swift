import CSVCore
import Resampling
import Threading

/// The numbers of rows, row after row: read on other threads while the next rows are looked for.
///
/// Memory: 8 bytes a number, and at most two batches of text a thread.
struct NumberCells: Sendable {
  /// The numbers; NaN stands for a cell that is none. They are all here after ``finish()``.
  private(set) var values: [Double] = []
  private var batch = Batch()
  private var underway: [Pending<[Double]>] = []

  /// How much text is read as numbers at once.
  private static let batchSize = 1 << 19

  /// Some records as text, and where in it their cells lie.
  private struct Batch: Sendable {
    var text: [UInt8] = []
    var cells: [Range<UInt32>] = []

    var numbers: [Double] {
      // Who has surveyed the cells has found each to be a number or empty.
      cells.map {
        let cell = text.span.extracting(Int($0.lowerBound)..<Int($0.upperBound))
        return DecimalReading(cell).number ?? .nan
      }
    }
  }

  /// Adds some cells of a record.
  ///
  /// - Parameter columns: their places among the columns that the reader has selected.
  mutating func append(_ columns: Range<Int>, of record: Int, in reader: borrowing RecordReader) {
    let start = batch.text.count
    batch.text.append(reader.content(of: record))
    for column in columns {
      // What has doubled quotes is no number.
      let place = reader.place(ofValue: column, in: record) ?? 0..<0
      batch.cells.append(UInt32(start + place.lowerBound)..<UInt32(start + place.upperBound))
    }
    if batch.text.count >= Self.batchSize { startBatch() }
  }

  private mutating func startBatch() {
    let full = batch
    batch = Batch()
    if Threads.count == 1 {
      values += full.numbers
      return
    }
    if underway.count == 2 * Threads.count { values += underway.removeFirst().wait() }
    underway.append(Pending { full.numbers })
  }

  /// Waits until all numbers are there; to be called after the last row.
  mutating func finish() {
    for pending in underway { values += pending.wait() }
    underway = []
    values += batch.numbers
    batch = Batch()
  }
}
