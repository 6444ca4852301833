internal import SystemPackage

/// A descriptor and the duty to close it.
struct OpenFile: ~Copyable, Sendable {
  let descriptor: FileDescriptor
  private let isOwned: Bool

  /// Takes over a descriptor, which is closed with the new value.
  init(owning descriptor: FileDescriptor) {
    self.descriptor = descriptor
    isOwned = true
  }

  /// Uses a descriptor that somebody else opened and will close, such as standard input.
  init(borrowing descriptor: FileDescriptor) {
    self.descriptor = descriptor
    isOwned = false
  }

  deinit {
    if isOwned { try? descriptor.close() }
  }
}
