import CSVCore
import Glibc
import Resampling

/// A file whose bytes are used where they lie: pages are read when they are touched, and given back
/// when memory is short.
///
/// The one place where a file is mapped, for vectors of several gigabytes. Its size is that of the
/// moment when it was opened; whoever cuts the file while it is in use ends the process with
/// SIGBUS, before any output has its name (`NamesToRemove`).
// Sendable without the compiler's check: the pages are only read.
@safe final class MappedFile: VectorBytes, @unchecked Sendable {
  private let pages: UnsafeRawBufferPointer

  /// Maps a regular file that is not empty.
  init(_ path: String) throws(CSVError) {
    var descriptor: CInt
    repeat {
      descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    } while descriptor < 0 && errno == EINTR
    guard descriptor >= 0 else { throw MappedFile.refusal(path) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_size > 0,
      let start = unsafe mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
      unsafe start != MAP_FAILED
    else { throw MappedFile.refusal(path) }
    unsafe pages = UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
  }

  deinit {
    unsafe munmap(UnsafeMutableRawPointer(mutating: pages.baseAddress), pages.count)
  }

  func withBytes<Result>(_ use: (Span<UInt8>) -> Result) -> Result {
    unsafe use(Span(_unsafeBytes: pages))
  }

  private static func refusal(_ path: String) -> CSVError {
    let reason = unsafe String(cString: strerror(errno))
    return CSVError("cannot be mapped into memory: \(reason)", kind: .system, file: path)
  }
}
