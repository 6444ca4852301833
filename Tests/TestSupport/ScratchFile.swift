import Glibc

/// A file without a name, which goes with this value.
@safe public final class ScratchFile {
  private let stream: UnsafeMutablePointer<FILE>

  /// Makes a file of these bytes.
  public init(_ bytes: [UInt8] = []) throws(BrokenPromise) {
    guard let stream = unsafe tmpfile() else { throw BrokenPromise("no temporary file") }
    unsafe self.stream = unsafe stream
    let descriptor = unsafe fileno(stream)
    try demand(
      unsafe pwrite(descriptor, bytes, bytes.count, 0) == bytes.count, "a file takes its bytes")
  }

  deinit { unsafe fclose(stream) }

  /// Lends the place where to open it.
  public func withPath<Result>(_ body: (String) -> Result) -> Result {
    withExtendedLifetime(self) { body("/proc/self/fd/\(unsafe fileno(stream))") }
  }

  /// What is in it.
  public var bytes: [UInt8] {
    get throws(BrokenPromise) {
      let descriptor = unsafe fileno(stream)
      let size = lseek(descriptor, 0, SEEK_END)
      var bytes = [UInt8](repeating: 0, count: max(0, size))
      try demand(unsafe pread(descriptor, &bytes, size, 0) == size, "a file gives its bytes")
      return bytes
    }
  }
}
