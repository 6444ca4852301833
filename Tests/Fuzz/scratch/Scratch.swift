import Glibc

/// A file without a name that is filled anew for each input.
public enum Scratch {
  /// Where to open it.
  public static let path = "/proc/self/fd/\(descriptor)"

  /// What is in it.
  public static var bytes: [UInt8] {
    let size = lseek(descriptor, 0, SEEK_END)
    var bytes = [UInt8](repeating: 0, count: size)
    precondition(pread(descriptor, &bytes, size, 0) == size)
    precondition(lseek(descriptor, 0, SEEK_SET) == 0)
    return bytes
  }

  /// Fills it.
  public static func fill(_ bytes: [UInt8]) {
    precondition(ftruncate(descriptor, 0) == 0 && lseek(descriptor, 0, SEEK_SET) == 0)
    precondition(pwrite(descriptor, bytes, bytes.count, 0) == bytes.count)
  }

  private static let descriptor: CInt = {
    guard let file = tmpfile() else { preconditionFailure("no temporary file") }
    return fileno(file)
  }()
}
