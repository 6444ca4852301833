import CSVCore
import Synchronization
import Threading

/// Readers of one input, one for each thread.
final class PartReaders: Sendable {
  private let readers: [SharedReader]

  private final class SharedReader: Sendable {
    let reader: Mutex<RecordReader>

    init(_ reader: consuming RecordReader) { self.reader = Mutex(reader) }
  }

  /// Makes readers of what a reader reads, with its columns selected; `nil` where one thread is to read all.
  init?(of reader: borrowing RecordReader, count: Int) throws(CSVError) {
    guard count > 1 else { return nil }
    var readers: [SharedReader] = []
    while readers.count < count, let shared = try reader.shared() {
      readers.append(SharedReader(shared))
    }
    if readers.isEmpty { return nil }
    self.readers = readers
  }

  /// How many threads can read at once.
  var count: Int { readers.count }

  /// Lets every thread work with a reader of its own, until all are done.
  ///
  /// - Returns: what each thread returns.
  @discardableResult
  func onThreads<Result: Sendable>(
    _ work: @Sendable (inout RecordReader) -> Result
  ) -> [Result] {
    let next = Atomic(0)
    return Threading.onThreads(count) {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      return readers[index].reader.withLock { work(&$0) }
    }
  }
}
