internal import Glibc
internal import SystemPackage

/// Bytes that can only be had once, kept to be looked at again: the first megabyte in memory, more
/// of them in a file without a name in `TMPDIR` (or `/tmp`) that vanishes with the process.
struct Spool: ~Copyable, Sendable {
  /// Bytes in one write to the file, and in memory at most.
  private static let blockSize = 1 << 20

  private let directory: FilePath
  private var file: FileDescriptor?
  private var fileCount = 0
  private var tail: [UInt8] = []

  init() {
    let chosen = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
    directory = FilePath(chosen.isEmpty ? "/tmp" : chosen)
  }

  private init(sharing other: borrowing Spool) throws(Errno) {
    directory = other.directory
    file = try other.file?.duplicateAboveStandard()
    fileCount = other.fileCount
    tail = other.tail
  }

  deinit {
    try? file?.close()
  }

  /// The bytes that are kept by now, for another thread.
  func shared() throws(CSVError) -> Spool {
    do throws(Errno) {
      return try Spool(sharing: self)
    } catch {
      throw failure(error)
    }
  }

  /// How many bytes are kept.
  var count: Int { fileCount + tail.count }

  /// Keeps `bytes` after those kept before. The file gets whole blocks, however the bytes come.
  mutating func append(_ bytes: Span<UInt8>) throws(CSVError) {
    var taken = 0
    while taken < bytes.count {
      if tail.count == Self.blockSize { try flush() }
      let count = min(Self.blockSize - tail.count, bytes.count - taken)
      tail.append(bytes.extracting(taken..<taken + count))
      taken += count
    }
  }

  /// Copies the bytes from `offset` on to `buffer`, until it is full or there are no more. Returns
  /// how many bytes were copied.
  func read(at offset: Int, into buffer: inout MutableSpan<UInt8>) throws(CSVError) -> Int {
    guard offset >= 0, offset < count else { return 0 }
    var filled = 0
    if let file, offset < fileCount {
      do throws(Errno) {
        filled = try file.read(at: Int64(offset), into: &buffer)
      } catch {
        throw failure(error)
      }
      guard filled == min(buffer.count, fileCount - offset) else { throw failure(.ioError) }
    }
    let start = max(0, offset + filled - fileCount)
    return filled + buffer.overwrite(from: filled, with: tail.span.extracting(start...))
  }

  /// Moves what is in memory to the file.
  private mutating func flush() throws(CSVError) {
    guard !tail.isEmpty else { return }
    if file == nil { file = try open() }
    try write(tail.span)
    fileCount += tail.count
    tail.removeAll(keepingCapacity: true)
  }

  private func write(_ bytes: Span<UInt8>) throws(CSVError) {
    do throws(Errno) {
      try file?.write(all: bytes)
    } catch {
      throw failure(error)
    }
  }

  private func open() throws(CSVError) -> FileDescriptor {
    do throws(Errno) {
      return try openNameless()
    } catch {
      throw failure(error)
    }
  }

  private func openNameless() throws(Errno) -> FileDescriptor {
    let permissions: FilePermissions = .ownerReadWrite
    if let file = try FileDescriptor.openUnnamed(
      in: directory, .readWrite, permissions: permissions)
    {
      return file
    }
    var named: FileDescriptor?
    // The name is taken away again at once.
    _ = try TemporaryName.make(in: directory, prefix: "csv-balance-") { path throws(Errno) in
      named = try FileDescriptor.openFile(
        path, .readWrite, options: [.create, .exclusiveCreate], permissions: permissions)
    }
    guard let named else { throw .noSuchFileOrDirectory }
    return named
  }

  private func failure(_ errno: Errno) -> CSVError {
    CSVError(
      errno, file: "temporary file in \(directory.string)",
      hint: "set TMPDIR to a folder with room for the whole input, or name a plain file")
  }
}
