internal import Glibc
internal import SystemPackage

// Reads and writes of spans. All calls survive signals, and descriptors that a parent process left
// in non-blocking mode are waited for.

extension FileDescriptor {
  /// Reads the next bytes into `buffer` from its `start` on: as many as are at hand, 0 at the end.
  func read(into buffer: inout MutableSpan<UInt8>, from start: Int = 0) throws(Errno) -> Int {
    while true {
      do throws(Errno) {
        return try unsafe buffer.withUnsafeMutableBytes { bytes throws(Errno) in
          let room = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
          return try errnoOnly { try unsafe read(into: room) }
        }
      } catch {
        try wait(after: error, for: POLLIN)
      }
    }
  }

  /// Reads the bytes from `offset` of the file into `buffer`, from its `start` on, until it is full
  /// or the file ends; leaves the descriptor's own position alone. Returns how many bytes were read.
  func read(
    at offset: Int64, into buffer: inout MutableSpan<UInt8>, from start: Int = 0
  ) throws(Errno) -> Int {
    var filled = start
    while filled < buffer.count {
      let position = offset + Int64(filled - start)
      let count = try unsafe buffer.withUnsafeMutableBytes { bytes throws(Errno) in
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[filled...])
        return try errnoOnly { try unsafe read(fromAbsoluteOffset: position, into: room) }
      }
      guard count > 0 else { break }
      filled += count
    }
    return filled - start
  }

  /// Whether a read gives something at once: bytes, the end or an error.
  var isReadable: Bool {
    var request = pollfd(fd: rawValue, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&request, 1, 0) > 0
  }

  /// Writes all of `bytes`.
  func write(all bytes: Span<UInt8>) throws(Errno) {
    var written = 0
    while written < bytes.count {
      do throws(Errno) {
        written += try unsafe bytes.withUnsafeBytes { all throws(Errno) in
          let rest = unsafe UnsafeRawBufferPointer(rebasing: all[written...])
          return try errnoOnly { try unsafe write(rest) }
        }
      } catch {
        try wait(after: error, for: POLLOUT)
      }
    }
  }

  /// Waits until the descriptor is ready where that is all that was wrong; throws `errno` otherwise.
  private func wait(after errno: Errno, for events: Int32) throws(Errno) {
    guard errno == .wouldBlock || errno == .resourceTemporarilyUnavailable else { throw errno }
    var request = pollfd(fd: rawValue, events: Int16(truncatingIfNeeded: events), revents: 0)
    _ = unsafe poll(&request, 1, -1)
  }
}
