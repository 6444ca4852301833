internal import SystemPackage

/// A name that a file has until it is whole. It goes with the value, and with the process if a
/// signal ends that.
struct TemporaryName: ~Copyable {
  let path: FilePath
  private let registration: NamesToRemove.Place?
  private var isTaken = true

  private init(_ path: FilePath, _ registration: NamesToRemove.Place?) {
    self.path = path
    self.registration = registration
  }

  deinit {
    if isTaken { try? path.removeFile() }
    if let registration { NamesToRemove.shared.forget(registration) }
  }

  /// Finds a free name in `directory`, `prefix` and six random letters: calls `make`, which is to
  /// create the file, with one name after the other until it does not throw `fileExists`.
  static func make(
    in directory: FilePath, prefix: String, _ make: (FilePath) throws(Errno) -> Void
  ) throws(Errno) -> TemporaryName {
    for _ in 0..<100 {
      let path = directory.appending(prefix + randomLetters())
      // Before the file is there, so that no moment is left in which a signal would leave it behind.
      let registration = NamesToRemove.shared.add(path)
      do throws(Errno) {
        try make(path)
        return TemporaryName(path, registration)
      } catch {
        if let registration { NamesToRemove.shared.forget(registration) }
        if error != .fileExists { throw error }
      }
    }
    throw .fileExists
  }

  /// Gives the file its final name.
  mutating func rename(to target: FilePath) throws(Errno) {
    try path.rename(to: target)
    isTaken = false
  }

  private static func randomLetters() -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    return String((0..<6).map { _ in letters[Int.random(in: 0..<letters.count)] })
  }
}
