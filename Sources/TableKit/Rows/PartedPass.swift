import CSVCore
import Resampling
import Synchronization
import Threading

/// A pass that several threads make: each part of the input by one of them, merged in order.
final class PartedPass<Router: RowRouter>: Sendable {
  private let empty: Router
  private let course: PartCourse
  private let writers: [RecordWriter]
  private let progress: (any PassProgress)?
  private let turns: Turns
  private let merged: Mutex<Merged>

  /// What is known of the parts that have had their turn.
  private struct Merged {
    var router: Router
    var parts: [InputPart] = []
    /// Where the next part begins, as the one before it has proved.
    var next: (offset: Int, row: Int, line: Int)
    var failure: CSVError?
  }

  /// What one thread has made of a part.
  private struct Attempt {
    var router: Router
    /// Where the part begins, and where it ends.
    var offsets: Range<Int>
    var rowCount: Int
    /// The line after the part; counted from the beginning of the part where the course does not know better.
    var nextLine: Int
    /// What was wrong with a row.
    var failure: CSVError?
  }

  /// Prepares a pass with a router that has seen no row.
  init(
    _ router: Router, over course: PartCourse, to writers: [RecordWriter],
    _ progress: (any PassProgress)?, threadCount: Int
  ) {
    empty = router
    self.course = course
    self.writers = writers
    self.progress = progress
    turns = Turns(threadCount: threadCount)
    let start = course.dataStart
    merged = Mutex(Merged(router: router, next: (start.offset, 0, start.line)))
  }

  /// Reads all parts.
  ///
  /// - Returns: what was gathered, and the parts.
  func run(on readers: PartReaders) throws(CSVError) -> (router: Router, parts: [InputPart]) {
    readers.onThreads { work(with: &$0) }
    return try merged.withLock { (merged) throws(CSVError) in
      if let failure = merged.failure { throw failure }
      return (merged.router, merged.parts)
    }
  }

  /// Reads part after part, and merges each when its turn has come.
  private func work(with reader: inout RecordReader) {
    var outputs = writers.map(\.newRows)
    while let part = turns.next(), part < course.partCount {
      let attempt = attempt(part, &reader, &outputs)
      guard turns.wait(for: part) else { return }
      let goesOn = merged.withLock { merged in
        do throws(CSVError) {
          try merge(attempt, of: part, into: &merged, &reader, &outputs)
        } catch {
          merged.failure = error
        }
        return merged.failure == nil
      }
      if goesOn { turns.end(part) } else { turns.stop() }
    }
  }

  /// Reads a part from where it begins, or seems to begin; `nil` where it seems to begin nowhere.
  private func attempt(
    _ part: Int, _ reader: inout RecordReader, _ outputs: inout [RowText]
  ) -> Attempt? {
    // What goes wrong here is told by those who come from the part before.
    guard let begin = try? course.start(&reader, at: part) else { return nil }
    return read(&reader, from: begin, &outputs)
  }

  private func read(
    _ reader: inout RecordReader, from begin: Int, _ outputs: inout [RowText]
  ) -> Attempt {
    for index in outputs.indices { outputs[index].removeAll() }
    var router = empty
    var failure: CSVError?
    let rowsBefore = reader.recordsBefore
    do throws(CSVError) {
      while try reader.advance() { try router.route(reader, to: &outputs) }
    } catch {
      failure = error
    }
    return Attempt(
      router: router, offsets: begin..<max(begin, reader.offsetAfterBatch),
      rowCount: reader.recordsBefore - rowsBefore, nextLine: reader.lineAfterBatch,
      failure: failure)
  }

  /// Adds a part whose turn has come, and writes its rows.
  private func merge(
    _ attempt: Attempt?, of part: Int, into merged: inout Merged, _ reader: inout RecordReader,
    _ outputs: inout [RowText]
  ) throws(CSVError) {
    var (offset, row, line) = merged.next
    let made: Attempt
    if let attempt, attempt.offsets.lowerBound == offset {
      made = attempt
    } else {
      let stop = course.stop(of: part)
      // A record from before may reach over all of the part.
      if let stop, offset >= stop { return }
      reader.start(at: offset, line: 1, row: 0, stop: stop)
      made = read(&reader, from: offset, &outputs)
    }
    let position =
      course.isKnown ? RowPosition.start : RowPosition(rows: row, lines: line - 1)
    if var failure = made.failure {
      failure.line = failure.line.map { $0 + position.lines }
      throw failure
    }
    try course.check(part, offsets: made.offsets, rowCount: made.rowCount, in: reader)
    do throws(ResamplingError) {
      try merged.router.append(made.router, at: position)
    } catch { throw reader.error("\(error)") }
    for (writer, rows) in zip(writers, outputs) { try writer.writeInTurn(rows) }

    if made.rowCount > 0 {
      merged.parts.append(
        InputPart(offsets: made.offsets, firstRow: row, rowCount: made.rowCount, firstLine: line))
    }
    offset = made.offsets.upperBound
    row += made.rowCount
    line = made.nextLine + position.lines
    merged.next = (offset, row, line)
    progress?.update(bytes: offset, rows: row)
  }
}
