import CSVCore
import Dispatch
import Synchronization

/// The rows of a file's second half, counted by a thread of their own.
final class TailCount: Sendable {
  private let reader: Mutex<RecordReader>
  private let count: Mutex<RowCount?>
  private let isDone = DispatchSemaphore(value: 0)

  /// Begins to count.
  ///
  /// - Parameter empty: a count of no rows.
  init(_ reader: consuming RecordReader, from empty: RowCount) {
    self.reader = Mutex(reader)
    count = Mutex(empty)
    DispatchQueue.global().async { self.run() }
  }

  private func run() {
    count.withLock { count in
      do {
        try reader.withLock { reader in
          while try reader.advance() { count?.addBatch(of: reader) }
        }
      } catch {
        count = nil
      }
    }
    isDone.signal()
  }

  /// Waits for the count; `nil` where the rows could not be read.
  func wait() -> RowCount? {
    isDone.wait()
    return count.withLock { $0 }
  }
}
