internal import Synchronization

/// Makes parts on several threads, and gives them to `use` one after the other, in order.
///
/// While a part is used, the next ones are made: so that formatting rows goes on while others are written. At most two parts
/// a thread wait to be used.
///
/// - Parameters:
///   - count: how many things there are in all.
///   - size: how many of them are a part.
///   - make: makes the part of some things; called on any thread.
public func inOrder<Part: Sendable, Failure: Error>(
  of count: Int, size: Int, make: @escaping @Sendable (Range<Int>) -> Part,
  use: (Part) throws(Failure) -> Void
) throws(Failure) {
  let ranges = stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
  let line = PartLine<Part>(count: ranges.count, room: 2 * Threads.count)
  let threadCount = ranges.count > 1 && Threads.count > 1 ? min(Threads.count, ranges.count) : 0
  var started = 0
  while started < threadCount, startThread({ line.work { make(ranges[$0]) } }) { started += 1 }
  if started == 0 {
    for range in ranges { try use(make(range)) }
    return
  }
  // After a failure no more parts are begun.
  defer { line.stop(threadCount: started) }
  for part in ranges.indices { try use(line.take(part)) }
}

/// Parts that some threads make, and one takes in order.
private final class PartLine<Part: Sendable>: Sendable {
  private let count: Int
  private let next = Atomic(0)
  /// How many parts may still be begun.
  private let room: Semaphore
  /// The parts that are made and not taken: part i at place i modulo the number of slots.
  private let slots: [Slot]

  private final class Slot: Sendable {
    let part = Mutex<Part?>(nil)
    let isThere = Semaphore(0)
  }

  init(count: Int, room: Int) {
    self.count = count
    self.room = Semaphore(room)
    slots = (0..<room).map { _ in Slot() }
  }

  /// Makes parts until there are no more to begin.
  func work(_ make: (Int) -> Part) {
    while true {
      room.wait()
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      if index >= count { return }
      let made = make(index)
      let slot = slots[index % slots.count]
      slot.part.withLock { $0 = made }
      slot.isThere.signal()
    }
  }

  /// Waits for a part; each is to be taken once, in order.
  func take(_ index: Int) -> Part {
    let slot = slots[index % slots.count]
    while true {
      slot.isThere.wait()
      if let part = slot.part.withLock({ $0.take() }) {
        room.signal()
        return part
      }
    }
  }

  /// Lets the threads end.
  func stop(threadCount: Int) {
    next.store(count, ordering: .relaxed)
    for _ in 0..<threadCount { room.signal() }
  }
}
