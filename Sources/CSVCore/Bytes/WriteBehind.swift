internal import Synchronization
internal import SystemPackage
internal import Threading

/// Writes buffers to a descriptor on a thread of its own, while the next ones are filled.
///
/// Copying bytes into the page cache, or into a pipe, takes the kernel about as long as the rest takes a filter. Two
/// buffers are underway at most. What goes wrong is thrown by a later call. Where the system starts no thread, the caller's
/// writes.
struct WriteBehind: ~Copyable, Sendable {
  private static let mostUnderway = 2

  private let state: State
  private let hasThread: Bool

  private final class State: Sendable {
    let descriptor: FileDescriptor
    let room = Semaphore(mostUnderway)
    let isFilled = Semaphore(0)
    let buffers = Mutex<[[UInt8]]>([])
    let failure = Mutex<Errno?>(nil)

    init(_ descriptor: FileDescriptor) { self.descriptor = descriptor }

    /// Hands a buffer to the thread; an empty one is the last.
    func hand(over bytes: consuming [UInt8]) {
      buffers.withLock { [bytes] in $0.append(bytes) }
      isFilled.signal()
    }

    /// Writes buffer after buffer, until an empty one comes.
    func writeAll() {
      while true {
        isFilled.wait()
        let bytes = buffers.withLock { $0.removeFirst() }
        if bytes.isEmpty { return }
        write(bytes)
        room.signal()
      }
    }

    /// Writes bytes, unless some before could not be written.
    func write(_ bytes: [UInt8]) {
      if failure.withLock({ $0 }) != nil { return }
      do throws(Errno) {
        try descriptor.write(all: bytes.span)
      } catch {
        failure.withLock { $0 = error }
      }
    }
  }

  /// Begins.
  ///
  /// - Parameter descriptor: must stay open until ``drain()``.
  init(to descriptor: FileDescriptor) {
    let state = State(descriptor)
    self.state = state
    hasThread = startThread { state.writeAll() }
  }

  deinit { if hasThread { state.hand(over: []) } }

  /// Takes the bytes of a buffer, which is empty afterwards.
  func write(_ buffer: inout [UInt8]) throws(Errno) {
    if buffer.isEmpty { return }
    if hasThread {
      state.room.wait()
      let capacity = buffer.capacity
      state.hand(over: buffer)
      buffer = []
      buffer.reserveCapacity(capacity)
    } else {
      state.write(buffer)
      buffer.removeAll(keepingCapacity: true)
    }
    try throwFailure()
  }

  /// Waits until all is written.
  func drain() throws(Errno) {
    for _ in 0..<Self.mostUnderway { state.room.wait() }
    for _ in 0..<Self.mostUnderway { state.room.signal() }
    try throwFailure()
  }

  private func throwFailure() throws(Errno) {
    if let failure = state.failure.withLock({ $0 }) { throw failure }
  }
}
