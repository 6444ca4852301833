internal import Glibc
internal import SystemPackage

/// An open file, pipe or device that is read from where it stands.
struct InputFile: ~Copyable, Sendable {
  let name: String
  /// Whether this is a regular file of known size: one that can be looked at again in place.
  let isPlain: Bool
  /// Whether the first two bytes are those of gzip.
  let isGzip: Bool

  private let file: OpenFile
  private let status: Stat
  /// Where in the file our bytes begin: not at 0 after `(read line; csv-counts) < data.csv`.
  private let start: Int64
  /// The first bytes, read to see what they are, then handed out; with how many of them are gone.
  private var head: [UInt8]
  private var headTaken = 0
  private var position = 0
  private var isLaterLook = false
  /// Whether bytes are read by their offsets, so that others can move the descriptor's own.
  private let isShared: Bool

  /// Opens the file at `path`; `nil` or `-` is standard input.
  init(path: String?) throws(CSVError) {
    guard let path, path != "-" else {
      try self.init(OpenFile(borrowing: .standardInput), name: ByteInput.nameOfStandardInput)
      return
    }
    let descriptor: FileDescriptor
    do throws(Errno) {
      descriptor = try FileDescriptor.openFile(FilePath(path), .readOnly)
    } catch {
      throw CSVError(error, file: path)
    }
    try self.init(OpenFile(owning: descriptor), name: path)
  }

  /// Reads an open file from its position on.
  init(_ file: consuming OpenFile, name: String) throws(CSVError) {
    let descriptor = file.descriptor
    let (status, start, head): (Stat, Int64, [UInt8])
    do throws(Errno) {
      status = try descriptor.stat()
      guard status.type != .directory else { throw .isDirectory }
      let isRegular = status.type == .regular
      start = isRegular ? try errnoOnly { try descriptor.seek(offset: 0, from: .current) } : 0
      descriptor.expectSequentialReads(of: status.type)
      head = try descriptor.readHead(upTo: isRegular ? max(4096, Int(status.size)) : .max)
    } catch {
      throw CSVError(error, file: name)
    }
    self.file = file
    self.name = name
    (self.status, self.start, self.head) = (status, start, head)
    // Files of /proc say that they are empty: those are read as a pipe is.
    isPlain = status.type == .regular && status.size > 0
    isGzip = head.count >= 2 && head[0] == 0x1f && head[1] == 0x8b
    isShared = false
  }

  /// The same file, to be read by another thread from any position.
  init(sharing other: borrowing InputFile) throws(CSVError) {
    do throws(Errno) {
      file = OpenFile(owning: try other.descriptor.duplicateAboveStandard())
    } catch {
      throw CSVError(error, file: other.name)
    }
    name = other.name
    status = other.status
    start = other.start
    head = []
    isPlain = other.isPlain
    isGzip = other.isGzip
    isShared = true
  }

  /// Goes to a position of a shared file.
  mutating func seek(to offset: Int) { position = offset }

  private var descriptor: FileDescriptor { file.descriptor }

  /// How many bytes a plain file has for us.
  var size: Int? {
    isPlain ? Int(max(0, status.size - start)) : nil
  }

  /// Reads the next bytes, as many as are at hand; returns how many, 0 at the end. A file that is
  /// shorter than it was is an error; so is one that has changed in any way by a later look.
  mutating func read(into buffer: inout MutableSpan<UInt8>) throws(CSVError) -> Int {
    let count = try readAnyLength(into: &buffer)
    position += count
    if let size, !buffer.isEmpty {
      if count == 0 && position < size || isLaterLook && position > size { throw changed }
      if count == 0 && isLaterLook { try checkUnchanged() }
    }
    return count
  }

  private mutating func readAnyLength(
    into buffer: inout MutableSpan<UInt8>
  ) throws(CSVError) -> Int {
    if headTaken < head.count {
      let count = buffer.overwrite(from: 0, with: head.span.extracting(headTaken...))
      headTaken += count
      return count
    }
    if isShared { return try read(at: position, into: &buffer) }
    do throws(Errno) {
      return try descriptor.read(into: &buffer)
    } catch {
      throw CSVError(error, file: name)
    }
  }

  /// Whether a read need not wait for anybody: bytes are at hand, or the end.
  var hasBytesAtHand: Bool {
    headTaken < head.count || status.type == .regular || descriptor.isReadable
  }

  /// Goes back to the first byte of a plain file that is still the file that was opened.
  mutating func rewind() throws(CSVError) {
    try checkUnchanged()
    do throws(Errno) {
      try errnoOnly { _ = try descriptor.seek(offset: start, from: .start) }
    } catch {
      throw CSVError(error, file: name)
    }
    headTaken = head.count
    position = 0
    isLaterLook = true
  }

  /// Throws if a plain file has another size, or was written to, since it was opened.
  func checkUnchanged() throws(CSVError) {
    guard isPlain else { return }
    let isUnchanged: Bool
    do throws(Errno) {
      isUnchanged = try descriptor.stat().hasSameContents(as: status)
    } catch {
      throw CSVError(error, file: name)
    }
    guard isUnchanged else { throw changed }
  }

  /// Reads the bytes from `offset` of a plain file until `buffer` is full or the file ends, and
  /// returns how many that were.
  func read(at offset: Int, into buffer: inout MutableSpan<UInt8>) throws(CSVError) -> Int {
    guard let size, offset >= 0, offset < size else { return 0 }
    let count: Int
    do throws(Errno) {
      count = try descriptor.read(at: start + Int64(offset), into: &buffer)
    } catch {
      throw CSVError(error, file: name)
    }
    guard count == buffer.count || count >= size - offset else { throw changed }
    return min(count, size - offset)
  }

  /// Whether `other` is open on this same regular file.
  func isSameFile(as other: FileDescriptor) -> Bool {
    guard status.type == .regular, let other = try? other.stat() else { return false }
    return status.deviceID == other.deviceID && status.inode == other.inode
  }

  private var changed: CSVError {
    CSVError("changed while it was read", kind: .system, file: name)
  }
}

extension FileDescriptor {
  /// Tells the system that a file will be read from front to back, and makes a pipe as long as it
  /// may be. Both are only advice.
  fileprivate func expectSequentialReads(of type: FileType) {
    switch type {
    case .regular: _ = posix_fadvise(rawValue, 0, 0, POSIX_FADV_SEQUENTIAL)
    case .fifo: enlargePipe()
    default: break
    }
  }

  /// Makes a pipe hold a megabyte, the most that a user without privileges may ask for.
  func enlargePipe() {
    let setPipeSize: Int32 = 1031  // F_SETPIPE_SZ, which Swift's Glibc module leaves out.
    _ = fcntl(rawValue, setPipeSize, 1 << 20)
  }

  /// Reads a first piece of at most `size` bytes: at least two, unless there are no two.
  fileprivate func readHead(upTo size: Int) throws(Errno) -> [UInt8] {
    var head = [UInt8](repeating: 0, count: min(size, 1 << 16))
    var count = 0
    var bytes = head.mutableSpan
    while count < 2 {
      let more = try read(into: &bytes, from: count)
      guard more > 0 else { break }
      count += more
    }
    head.removeLast(head.count - count)
    return head
  }
}

extension Stat {
  /// Whether size and time of change say that nobody wrote between the two.
  fileprivate func hasSameContents(as other: Stat) -> Bool {
    size == other.size && st_mtim.tv_sec == other.st_mtim.tv_sec
      && st_mtim.tv_nsec == other.st_mtim.tv_nsec
  }
}
