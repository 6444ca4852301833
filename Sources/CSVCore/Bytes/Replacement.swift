internal import Glibc
internal import SystemPackage

/// A file that is written without its name and gets it when it is whole.
///
/// It has no name at all meanwhile, so nothing is left of it however the process ends. Where the
/// file system cannot do that, it is a hidden file beside the target, which an error or a signal
/// removes. A target that exists keeps its mode, and its owner if we may set that; a symbolic link
/// stays, and what it points to is replaced; other hard links keep the old contents. What replaces a
/// file, which may be the only copy, is on the disk before it gets the name: after a power cut there
/// is the old file or the new one, whole. A new file takes nothing's place, and is not waited for.
struct Replacement: ~Copyable {
  /// The file to write; the caller closes it.
  let descriptor: FileDescriptor

  private let target: FilePath
  private let directory: FilePath
  private let prefix: String
  private let isNew: Bool
  private var temporaryName: TemporaryName?

  /// Begins a file that will be at `target`, which is not a link; `existing` says what is there.
  /// With `isUnnamed` it has no name meanwhile, if that can be had.
  init(of target: FilePath, existing: Stat?, isUnnamed: Bool = true) throws(Errno) {
    guard let name = target.lastComponent else { throw .noSuchFileOrDirectory }
    let parent = target.removingLastComponent()
    let directory = parent.isEmpty ? "." : parent
    // Of the longest possible name a part must do, to leave room for the letters.
    let prefix = ".\(String(decoding: name.string.utf8.prefix(200), as: UTF8.self))."
    let permissions = existing?.permissions.intersection(.anyone) ?? .anyone

    var descriptor =
      isUnnamed
      ? try FileDescriptor.openLinkable(in: directory, permissions: permissions) : nil
    var temporaryName: TemporaryName?
    if descriptor == nil {
      temporaryName = try TemporaryName.make(in: directory, prefix: prefix) { path throws(Errno) in
        descriptor = try FileDescriptor.openFile(
          path, .writeOnly, options: [.create, .exclusiveCreate], permissions: permissions)
      }
    }
    guard let descriptor else { throw .noSuchFileOrDirectory }
    if let existing { descriptor.copyOwnerAndMode(of: existing) }
    self.descriptor = descriptor
    self.target = target
    self.directory = directory
    self.prefix = prefix
    self.isNew = existing == nil
    self.temporaryName = temporaryName
  }

  /// Gives the whole file its name.
  mutating func commit() throws(Errno) {
    let descriptor = descriptor
    // Before it has any name: a process that is killed while it waits for the disk leaves nothing.
    if !isNew { try descriptor.synchronize() }
    if temporaryName == nil {
      if isNew, try descriptor.linkIfFree(as: target) { return }
      temporaryName = try TemporaryName.make(in: directory, prefix: prefix) { path throws(Errno) in
        try descriptor.link(as: path)
      }
    }
    try temporaryName?.rename(to: target)
  }
}

extension FileDescriptor {
  /// Opens a file without a name that can be given one later; `nil` where the system cannot.
  fileprivate static func openLinkable(
    in directory: FilePath, permissions: FilePermissions
  ) throws(Errno) -> FileDescriptor? {
    let file = try openUnnamed(in: directory, .writeOnly, permissions: permissions)
    if let file, (try? file.path.stat()) == nil {
      try? file.close()
      return nil
    }
    return file
  }

  /// Gives the file a name unless another file has it.
  fileprivate func linkIfFree(as path: FilePath) throws(Errno) -> Bool {
    do throws(Errno) {
      try link(as: path)
      return true
    } catch .fileExists {
      return false
    }
  }
}

extension FilePermissions {
  /// What a new file gets, less what the process's mask takes away.
  fileprivate static var anyone: FilePermissions {
    [.ownerReadWrite, .groupReadWrite, .otherReadWrite]
  }
}
