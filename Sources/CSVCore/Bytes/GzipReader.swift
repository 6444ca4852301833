/// Undoes gzip: one or more members in a row are one stream of bytes, and whatever is cut short,
/// damaged or not gzip is an error, given after the bytes before it.
struct GzipReader: ~Copyable, Sendable {
  private static let junk = "bytes after the gzip data are not gzip"

  private var inflater: Inflater
  /// Members begun so far, and the compressed bytes of the one at hand.
  private var memberCount = 1
  private var memberBytes = 0
  private var isBetweenMembers = false
  private var inputHasEnded = false
  private var failure: CSVError?

  /// Creates a reader for a file that begins with gzip's first bytes.
  init(name: String) throws(CSVError) {
    guard let inflater = Inflater() else { throw Self.outOfMemory(name) }
    self.inflater = inflater
  }

  /// Reads the next bytes, as many as are at hand; returns how many, 0 at the end.
  mutating func read(
    from file: inout InputFile, into buffer: inout MutableSpan<UInt8>
  ) throws(CSVError) -> Int {
    if let failure { throw failure }
    var made = 0
    while made < buffer.count {
      if inflater.isHungry {
        if made > 0 { break }
        if !inputHasEnded { inputHasEnded = try !inflater.refill(from: &file) }
        if inputHasEnded && isBetweenMembers { return 0 }
      }
      if isBetweenMembers { beginMember() }
      let step = inflater.inflate(into: &buffer, from: made)
      memberBytes += step.taken
      made += step.made
      switch step.outcome {
      case .underway:
        // Of what it was given last zlib may have kept some bytes back, for want of room.
        if inputHasEnded && step.made == 0 { failure = cutShort(file.name) }
      case .memberEnded: isBetweenMembers = true
      case .damaged(let words): failure = CSVError(explanation(of: words), file: file.name)
      case .outOfMemory: failure = Self.outOfMemory(file.name)
      }
      // What came before it is handed out first.
      if failure != nil { break }
    }
    if let failure, made == 0 { throw failure }
    return made
  }

  private mutating func beginMember() {
    inflater.reset()
    memberCount += 1
    memberBytes = 0
    isBetweenMembers = false
  }

  private static func outOfMemory(_ name: String) -> CSVError {
    CSVError("not enough memory", kind: .system, file: name)
  }

  private func cutShort(_ name: String) -> CSVError {
    let isOneStrayByte = memberCount > 1 && memberBytes < 2
    return CSVError(isOneStrayByte ? Self.junk : "gzip data is cut short", file: name)
  }

  /// zlib's words in words for people.
  private func explanation(of words: String) -> String {
    switch words {
    case "incorrect header check" where memberCount > 1: Self.junk
    case "incorrect data check": "gzip checksum does not match"
    case "incorrect length check": "gzip length does not match"
    default: "gzip data is corrupt (\(words))"
    }
  }
}
