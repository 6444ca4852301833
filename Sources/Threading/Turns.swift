internal import Synchronization

/// Numbers parts of work, and lets threads that make them at once use them one after the other, in order.
///
///     let turns = Turns(threadCount: 2)
///     onThreads(2) {
///       while let part = turns.next(), part < count {
///         let made = make(part)
///         guard turns.wait(for: part) else { return }
///         use(made)
///         turns.end(part)
///       }
///     }
///
/// A thread has one part at a time and waits with it until its turn comes. So no more parts are underway than there are
/// threads, and none has the work of all: whatever must be done in order is done by all threads by turns.
public final class Turns: Sendable {
  private let following = Atomic(0)
  private let isStopped = Atomic(false)
  /// Part i waits at position i modulo the number of threads, where no other waits meanwhile.
  private let gates: [Semaphore]

  /// Creates turns for at most so many threads.
  ///
  /// - Precondition: `threadCount` is at least 1.
  public init(threadCount: Int) {
    gates = (0..<threadCount).map { Semaphore($0 == 0 ? 1 : 0) }
  }

  /// The number of the next part, from 0; `nil` where no more is to be begun.
  public func next() -> Int? {
    if isStopped.load(ordering: .acquiring) { return nil }
    return following.wrappingAdd(1, ordering: .relaxed).oldValue
  }

  /// Waits until all parts before this one have been used.
  ///
  /// - Returns: false where nothing more is to be used.
  public func wait(for part: Int) -> Bool {
    gates[part % gates.count].wait()
    return !isStopped.load(ordering: .acquiring)
  }

  /// Ends the turn of a part.
  public func end(_ part: Int) { gates[(part + 1) % gates.count].signal() }

  /// Ends all work: no part has a turn after the one that has it now.
  public func stop() {
    isStopped.store(true, ordering: .releasing)
    for gate in gates { gate.signal() }
  }
}
