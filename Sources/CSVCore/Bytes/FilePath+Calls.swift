internal import Glibc
internal import SystemPackage

// The calls on paths that swift-system leaves out.

extension FilePath {
  /// Takes the file's name away.
  func removeFile() throws(Errno) {
    try check(unsafe withPlatformString { unsafe unlink($0) })
  }

  /// Gives the file the name `target`, which another file may have had until now.
  func rename(to target: FilePath) throws(Errno) {
    try check(
      unsafe withPlatformString { source in
        unsafe target.withPlatformString { unsafe Glibc.rename(source, $0) }
      })
  }

  /// Throws unless this process may write to the file.
  func checkWritable() throws(Errno) {
    try check(unsafe withPlatformString { unsafe faccessat(AT_FDCWD, $0, W_OK, AT_EACCESS) })
  }

  /// The path that is left when the last component is not a symbolic link any more. Nothing needs
  /// to be at its end.
  func followingLinks() throws(Errno) -> FilePath {
    var path = self
    for _ in 0..<40 {
      guard let target = try path.linkTarget() else { return path }
      path = path.removingLastComponent().pushing(target)
    }
    throw .tooManySymbolicLinkLevels
  }

  /// What a symbolic link points to; `nil` if there is none at this path.
  private func linkTarget() throws(Errno) -> FilePath? {
    var target = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let room = target.count - 1
    let count = unsafe withPlatformString { unsafe readlink($0, &target, room) }
    if count >= 0 { return FilePath(platformString: target) }
    switch Errno(rawValue: errno) {
    case .invalidArgument, .noSuchFileOrDirectory: return nil
    case let other: throw other
    }
  }
}

extension FileDescriptor {
  /// Where the process finds the open file as a path, which is also how a file without a name can be
  /// given one.
  var path: FilePath { FilePath("/proc/self/fd/\(rawValue)") }

  /// Gives the open file, which may have none, the name `path`; that must be free.
  func link(as path: FilePath) throws(Errno) {
    try check(
      unsafe self.path.withPlatformString { source in
        unsafe path.withPlatformString { target in
          unsafe linkat(AT_FDCWD, source, AT_FDCWD, target, AT_SYMLINK_FOLLOW)
        }
      })
  }

  /// Gives the file the owner, group and mode of `other`, as far as the system lets us.
  func copyOwnerAndMode(of other: Stat) {
    if fchown(rawValue, other.rawValue.st_uid, other.rawValue.st_gid) != 0 {
      _ = fchown(rawValue, uid_t.max, other.rawValue.st_gid)
    }
    _ = fchmod(rawValue, other.rawValue.st_mode & 0o7777)
  }

  /// Waits until the file's bytes are on the disk, where its file system can tell.
  func synchronize() throws(Errno) {
    while fsync(rawValue) != 0 {
      switch Errno(rawValue: errno) {
      case .interrupted: continue
      case .invalidArgument, .notSupported, .noFunction: return
      case let other: throw other
      }
    }
  }

  /// Throws what closing the file would complain of, as network file systems do when the server
  /// refuses data that they had taken; leaves the descriptor open.
  func checkClosing() throws(Errno) {
    let copy = try duplicateAboveStandard()
    try errnoOnly { try copy.close() }
  }
}

/// Throws the reason if a call says that it failed.
private func check(_ result: Int32) throws(Errno) {
  guard result == 0 else { throw Errno(rawValue: errno) }
}
