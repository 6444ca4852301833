internal import Glibc
internal import SystemPackage

extension FileDescriptor {
  /// Opens a file, never as descriptor 0, 1 or 2: where the parent process closed standard output,
  /// what is meant for it must not end up in the next file that is opened.
  static func openFile(
    _ path: FilePath, _ mode: AccessMode, options: OpenOptions = [],
    permissions: FilePermissions? = nil
  ) throws(Errno) -> FileDescriptor {
    let opened = try errnoOnly {
      try open(path, mode, options: options.union(.closeOnExec), permissions: permissions)
    }
    guard opened.rawValue <= 2 else { return opened }
    defer { try? opened.close() }
    return try opened.duplicateAboveStandard()
  }

  /// Duplicates the descriptor to one that is none of the standard three.
  func duplicateAboveStandard() throws(Errno) -> FileDescriptor {
    let copy = fcntl(rawValue, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { throw Errno(rawValue: Glibc.errno) }
    return FileDescriptor(rawValue: copy)
  }

  /// Opens a new file in `directory` that has no name and vanishes when it is closed, however the
  /// process ends. Returns `nil` where the file system cannot do that.
  static func openUnnamed(
    in directory: FilePath, _ mode: AccessMode, permissions: FilePermissions
  ) throws(Errno) -> FileDescriptor? {
    do throws(Errno) {
      return try openFile(directory, mode, options: .unnamed, permissions: permissions)
    } catch {
      switch error {
      // What kernels and file systems answer that do not know O_TMPFILE.
      case .notSupported, .isDirectory, .invalidArgument: return nil
      default: throw error
      }
    }
  }
}

extension FileDescriptor.OpenOptions {
  /// `O_TMPFILE`, whose C macro is too much for Swift's importer: `__O_TMPFILE | O_DIRECTORY`.
  fileprivate static var unnamed: Self { Self(rawValue: 0o20_000_000 | Glibc.O_DIRECTORY) }
}
