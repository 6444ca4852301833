internal import Glibc
internal import SystemPackage

/// What an output's bytes are written to: standard output, a device or pipe, or a file that gets
/// its name when it is whole.
struct OutputFile: ~Copyable, Sendable {
  /// The file as the user named it, or `standard output`.
  let name: String
  private var behind: WriteBehind?
  private let file: OpenFile
  private var replacement: Replacement?

  /// Standard output, as it stands.
  init() throws(CSVError) {
    try self.init(OpenFile(borrowing: .standardOutput), name: "standard output")
  }

  /// Opens a file; fails at once if it cannot be written or cannot be given its name.
  init(path: String) throws(CSVError) {
    switch try Target(path: path) {
    case .open(let descriptor):
      try self.init(OpenFile(owning: descriptor), name: path)
    case .regular(let target, let existing):
      do throws(Errno) {
        self.init(try Replacement(of: target, existing: existing), name: path)
      } catch {
        throw CSVError(output: error, file: path, isReplacing: existing != nil)
      }
    }
  }

  private init(_ replacement: consuming Replacement, name: String) {
    self.name = name
    file = OpenFile(owning: replacement.descriptor)
    self.replacement = consume replacement
    behind = nil
  }

  private init(_ file: consuming OpenFile, name: String) throws(CSVError) {
    do throws(Errno) {
      try file.descriptor.prepareForWriting()
    } catch {
      throw CSVError(error, file: name)
    }
    self.file = file
    self.name = name
    replacement = nil
    behind = nil
  }

  // What is underway must not meet a closed descriptor.
  deinit { try? behind?.drain() }

  /// Writes all of `bytes`.
  func write(_ bytes: Span<UInt8>) throws(CSVError) {
    do throws(Errno) {
      try file.descriptor.write(all: bytes)
    } catch {
      throw CSVError(error, file: name)
    }
  }

  /// Takes the bytes of a buffer, which is empty afterwards, and writes them while the caller goes on.
  mutating func writeLater(_ buffer: inout [UInt8]) throws(CSVError) {
    if behind == nil { behind = WriteBehind(to: file.descriptor) }
    do throws(Errno) {
      try behind?.write(&buffer)
    } catch {
      throw CSVError(error, file: name)
    }
  }

  /// Waits until all bytes so far are written.
  func drain() throws(CSVError) {
    do throws(Errno) {
      try behind?.drain()
    } catch {
      throw CSVError(error, file: name)
    }
  }

  /// Throws what closing the file would complain of.
  func checkClosing() throws(CSVError) {
    try drain()
    do throws(Errno) {
      try file.descriptor.checkClosing()
    } catch {
      throw CSVError(error, file: name)
    }
  }

  /// Gives a whole file its final name.
  mutating func commit() throws(CSVError) {
    do throws(Errno) {
      try replacement?.commit()
      replacement = nil
    } catch {
      let isMountPoint = error == .resourceBusy
      throw CSVError(error, file: name, hint: isMountPoint ? "use > \(name) instead" : nil)
    }
  }
}

/// What a path for output leads to.
private enum Target {
  /// Something that is written as it is: it was open before, or is a device or a pipe.
  case open(FileDescriptor)
  /// The place of a regular file, with what is there now.
  case regular(FilePath, existing: Stat?)

  init(path: String) throws(CSVError) {
    do throws(Errno) {
      self = try Self.find(path)
    } catch {
      throw CSVError(error, file: path)
    }
  }

  private static func find(_ path: String) throws(Errno) -> Target {
    if let inherited = FileDescriptor.inherited(as: path) {
      return try .open(inherited.duplicateAboveStandard())
    }
    let target = try FilePath(path).followingLinks()
    let existing = try target.statIfThere()
    switch existing?.type {
    case .directory:
      throw .isDirectory
    case nil, .regular:
      if path.hasSuffix("/") { throw .isDirectory }
      if existing != nil { try target.checkWritable() }
      return .regular(target, existing: existing)
    default:
      return try .open(FileDescriptor.openFile(target, .writeOnly))
    }
  }
}

extension CSVError {
  /// Creates the error for a file that could not be made in its folder.
  fileprivate init(output errno: Errno, file: String, isReplacing: Bool) {
    self.init(errno, file: file)
    switch errno {
    case .noSuchFileOrDirectory: message = "no such directory"
    case .permissionDenied where isReplacing:
      hint = "a file is replaced only when it is whole, so its directory must be writable"
    default: break
    }
  }
}

extension FileDescriptor {
  /// Fails if this is not open, or not for writing; makes a pipe as long as it may be.
  fileprivate func prepareForWriting() throws(Errno) {
    let flags = fcntl(rawValue, F_GETFL)
    guard flags >= 0 else { throw Errno(rawValue: errno) }
    if flags & O_ACCMODE == O_RDONLY { throw .badFileDescriptor }
    enlargePipe()
  }

  /// The open descriptor that a path such as `/dev/stdout` or `/dev/fd/3` stands for. If that were
  /// opened by its path, a file behind it would be written from its beginning again.
  fileprivate static func inherited(as path: String) -> FileDescriptor? {
    switch path {
    case "/dev/stdout": return .standardOutput
    case "/dev/stderr": return .standardError
    default:
      for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
        return CInt(path.dropFirst(folder.count)).map { FileDescriptor(rawValue: $0) }
      }
      return nil
    }
  }
}

extension FilePath {
  /// What is at the path, if anything.
  fileprivate func statIfThere() throws(Errno) -> Stat? {
    do throws(Errno) {
      return try stat()
    } catch .noSuchFileOrDirectory {
      return nil
    }
  }
}
