internal import Glibc

/// A count that threads wait for: POSIX's, which checkers of threads understand.
@safe public final class Semaphore: @unchecked Sendable {
  // At one place as long as it lives, as the C library asks; that synchronises all access.
  private let place: UnsafeMutablePointer<sem_t>

  /// Starts with a count.
  public init(_ count: Int) {
    unsafe place = .allocate(capacity: 1)
    unsafe sem_init(place, 0, UInt32(count))
  }

  deinit {
    unsafe sem_destroy(place)
    unsafe place.deallocate()
  }

  /// Adds one.
  public func signal() { unsafe sem_post(place) }

  /// Waits until the count is more than zero, and takes one.
  public func wait() {
    // Nothing but a signal interrupts it.
    while unsafe sem_wait(place) != 0 {}
  }
}
