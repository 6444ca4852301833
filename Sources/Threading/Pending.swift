internal import Synchronization

/// A value that another thread is making; or this one has made, where the system starts no other.
///
///     let pending = Pending { expensive() }
///     somethingElse()
///     use(pending.wait())
public final class Pending<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let isThere = Semaphore(0)

  /// Has a value made.
  public init(make: @escaping @Sendable () -> Value) {
    if !startThread({ self.fulfil(make()) }) { fulfil(make()) }
  }

  /// Has a value made by a thread of a queue.
  public init(on queue: WorkQueue, make: @escaping @Sendable () -> Value) {
    queue.add { self.fulfil(make()) }
  }

  private func fulfil(_ made: Value) {
    value.withLock { $0 = made }
    isThere.signal()
  }

  /// Waits for the value, however often it is asked for.
  public func wait() -> Value {
    while true {
      // The semaphore also where the value is there: the thread sanitizer follows it, but not a Mutex.
      isThere.wait()
      isThere.signal()
      if let made = value.withLock({ $0 }) { return made }
    }
  }
}
