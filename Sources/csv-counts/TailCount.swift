import CSVCore
import Synchronization

/// The rows of a file's second half, counted by a thread of their own.
struct TailCount {
  private let count: Pending<RowCount?>

  /// Begins to count.
  ///
  /// - Parameter empty: a count of no rows.
  init(_ reader: consuming RecordReader, from empty: RowCount) {
    let reader = SharedReader(reader)
    count = Pending { reader.count(from: empty) }
  }

  /// Waits for the count; `nil` where the rows could not be read.
  func wait() -> RowCount? { count.wait() }
}

/// A reader that goes to another thread.
private final class SharedReader: Sendable {
  private let reader: Mutex<RecordReader>

  init(_ reader: consuming RecordReader) { self.reader = Mutex(reader) }

  func count(from empty: RowCount) -> RowCount? {
    reader.withLock { reader in
      var count = empty
      do {
        while try reader.advance() { count.addBatch(of: reader) }
      } catch {
        return nil
      }
      return count
    }
  }
}
