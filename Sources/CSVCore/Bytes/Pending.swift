public import Dispatch
internal import Synchronization

/// A value that another thread is making.
///
///     let pending = Pending { expensive() }
///     somethingElse()
///     use(pending.wait())
public final class Pending<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let isThere = DispatchSemaphore(value: 0)

  /// Has a value made.
  ///
  /// - Parameter queue: whose threads make it.
  public init(on queue: DispatchQueue = .global(), make: @escaping @Sendable () -> Value) {
    queue.async {
      let made = make()
      self.value.withLock { $0 = made }
      self.isThere.signal()
    }
  }

  /// Waits for the value, however often it is asked for.
  public func wait() -> Value {
    while true {
      if let made = value.withLock({ $0 }) { return made }
      isThere.wait()
      isThere.signal()
    }
  }
}
