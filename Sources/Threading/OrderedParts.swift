internal import Synchronization

/// Makes parts on several threads, and gives them to `use` one after the other, in order.
///
/// While a part is used, the next ones are made: so that formatting rows goes on while others are written. As many parts
/// are underway as there are threads.
///
/// - Parameters:
///   - count: how many things there are in all.
///   - size: how many of them are a part.
///   - make: makes the part of some things; called on any thread.
///   - use: takes the parts in order; called on any thread, one part at a time.
/// - Throws: what `use` throws; no part is made after that but those underway.
public func inOrder<Part: Sendable, Failure: Error>(
  of count: Int, size: Int, make: @Sendable (Range<Int>) -> Part,
  use: @Sendable (Part) throws(Failure) -> Void
) throws(Failure) {
  let partCount = (count + size - 1) / size
  let threadCount = max(1, min(Threads.count, partCount))
  let turns = Turns(threadCount: threadCount)
  let failures = onThreads(threadCount) { () -> Failure? in
    while let part = turns.next(), part < partCount {
      let made = make(part * size..<min(count, (part + 1) * size))
      guard turns.wait(for: part) else { return nil }
      do throws(Failure) {
        try use(made)
      } catch {
        turns.stop()
        return error
      }
      turns.end(part)
    }
    return nil
  }
  for case let failure? in failures { throw failure }
}
