internal import Dispatch
internal import Synchronization
internal import SystemPackage

/// Writes buffers to a descriptor on a thread of its own, while the next ones are filled.
///
/// Copying bytes into the page cache, or into a pipe, takes the kernel about as long as the rest takes a filter. Two
/// buffers are underway at most. What goes wrong is thrown by a later call.
struct WriteBehind: ~Copyable, Sendable {
  private let state = State()
  private let queue = DispatchQueue(label: "output")

  private final class State: Sendable {
    let room = DispatchSemaphore(value: 2)
    let failure = Mutex<Errno?>(nil)

    /// Writes bytes, unless some before could not be written.
    func write(_ bytes: [UInt8], to descriptor: FileDescriptor) {
      if failure.withLock({ $0 }) != nil { return }
      do throws(Errno) {
        try descriptor.write(all: bytes.span)
      } catch {
        failure.withLock { $0 = error }
      }
    }
  }

  /// Takes the bytes of a buffer, which is empty afterwards.
  ///
  /// - Parameter descriptor: must stay open until ``drain()``.
  func write(_ buffer: inout [UInt8], to descriptor: FileDescriptor) throws(Errno) {
    state.room.wait()
    let bytes = buffer
    buffer = []
    buffer.reserveCapacity(bytes.capacity)
    queue.async { [state] in
      state.write(bytes, to: descriptor)
      state.room.signal()
    }
    try throwFailure()
  }

  /// Waits until all is written.
  func drain() throws(Errno) {
    queue.sync {}
    try throwFailure()
  }

  private func throwFailure() throws(Errno) {
    if let failure = state.failure.withLock({ $0 }) { throw failure }
  }
}
