internal import SystemPackage

extension CSVError {
  /// Creates the error for a system call that was refused, in the words a user knows.
  init(_ errno: Errno, file: String, hint: String? = nil) {
    let kind: Kind = errno == .brokenPipe ? .closedPipe : .system
    self.init(errno.explanation, kind: kind, file: file, hint: hint)
  }
}

extension Errno {
  /// What went wrong, as the continuation of `data.csv: `.
  fileprivate var explanation: String {
    switch self {
    case .noSuchFileOrDirectory: return "no such file"
    case .badFileDescriptor: return "is not open"
    default:
      let text = description
      return text.prefix(1).lowercased() + text.dropFirst()
    }
  }
}

/// Calls `body`, which throws nothing but `Errno`: swift-system promises so in words only.
func errnoOnly<Value>(_ body: () throws -> Value) throws(Errno) -> Value {
  do {
    return try body()
  } catch let errno as Errno {
    throw errno
  } catch {
    throw .ioError
  }
}
