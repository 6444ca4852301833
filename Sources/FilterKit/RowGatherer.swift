public import CSVCore
public import Resampling
import Synchronization
import Threading

/// What is gathered of rows batch by batch, and of both halves of a file at once.
public protocol RowGatherer: Sendable {
  /// Adds the rows of the reader's batch.
  mutating func addBatch(of reader: borrowing RecordReader) throws(CSVError)
  /// Adds what was gathered of the rows after these.
  mutating func append(_ later: Self) throws(ResamplingError)
  /// Whether lines are mentioned, whose numbers are not known in the second half.
  var mentionsLines: Bool { get }
}

extension RecordReader {
  /// Reads all rows; those of a large file on two threads.
  public mutating func gather<Rows: RowGatherer>(
    _ rows: inout Rows, progress: inout Progress
  ) throws(CSVError) {
    var later: Pending<Rows?>?
    if Threads.count > 1, let tail = try splitTail() {
      let tail = SharedReader(tail)
      later = Pending { [rows] in tail.gather(rows) }
    }
    try readOn(&rows, threadCount: later == nil ? 1 : 2, &progress)
    guard isAtTail else { return }
    if let later = later?.wait() {
      do throws(ResamplingError) { try rows.append(later) } catch { throw self.error("\(error)") }
    } else {
      readOn()
      try readOn(&rows, threadCount: 1, &progress)
    }
  }

  private mutating func readOn(
    _ rows: inout some RowGatherer, threadCount: Int, _ progress: inout Progress
  ) throws(CSVError) {
    while try advance() {
      try rows.addBatch(of: self)
      // The other thread is about as far.
      progress.update(
        bytes: offsetAfterBatch * threadCount, rows: (recordsBefore + count) * threadCount)
    }
  }
}

/// A reader that goes to another thread.
private final class SharedReader: Sendable {
  private let reader: Mutex<RecordReader>

  init(_ reader: consuming RecordReader) { self.reader = Mutex(reader) }

  /// What is gathered of all rows, beginning from nothing; `nil` where a line would have to be named.
  func gather<Rows: RowGatherer>(_ nothing: Rows) -> Rows? {
    reader.withLock { reader in
      var rows = nothing
      do {
        while try reader.advance() { try rows.addBatch(of: reader) }
      } catch {
        return nil
      }
      return rows.mentionsLines ? nil : rows
    }
  }
}
