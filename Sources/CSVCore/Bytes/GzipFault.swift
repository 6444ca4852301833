/// What can be wrong with gzip data.
enum GzipFault: Equatable {
  /// zlib found it, and these are its words.
  case damaged(String)
  /// The data ends within a member.
  case cutShort
  /// The data ends with a member of BGZF that is not the empty one that ends a file.
  case noEnd
  /// A member of BGZF has another size than it says, or holds more than it may.
  case wrongSize
  /// Neither gzip nor zeros follow a member.
  case junk
  /// There was no memory to inflate it.
  case outOfMemory

  /// The error in words for people.
  func error(in file: String) -> CSVError {
    switch self {
    case .damaged("incorrect data check"): CSVError("gzip checksum does not match", file: file)
    case .damaged("incorrect length check"): CSVError("gzip length does not match", file: file)
    case .damaged(let words): CSVError("gzip data is corrupt (\(words))", file: file)
    case .cutShort: CSVError("gzip data is cut short", file: file)
    case .noEnd:
      CSVError(
        "gzip data is cut short (the empty member that ends BGZF is missing)", file: file,
        hint: "if nothing is missing, give what gzip -dc makes of it")
    case .wrongSize:
      CSVError("gzip data is corrupt (a member is not as long as it says)", file: file)
    case .junk: CSVError("bytes after the gzip data are not gzip", file: file)
    case .outOfMemory: CSVError("not enough memory", kind: .system, file: file)
    }
  }
}
