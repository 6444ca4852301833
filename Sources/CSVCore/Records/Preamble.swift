/// What comes before the first record of a file: a byte order mark, Excel's `sep=;`, lines to be skipped, comments.
///
/// All of it stays in the source's buffer.
struct Preamble {
  /// Where the first record may begin.
  private(set) var end: Int
  /// How many lines are before.
  private(set) var lineCount = 0
  /// The delimiter that a line `sep=;` names.
  private(set) var delimiter: UInt8?

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  init(of source: inout BatchSource, format: InputFormat) throws(CSVError) {
    while source.end < 3 && !source.isAtEnd { try source.fill(untilFull: false) }
    let mark = Preamble.byteOrderMark
    let hasMark = source.end >= 3 && (0..<3).allSatisfy { source.bytes[$0] == mark[$0] }
    end = hasMark ? 3 : 0
    try takeSeparatorLine(of: &source)
    for _ in 0..<format.skippedLines {
      guard let next = try Preamble.lineEnd(in: &source, from: end) else {
        throw CSVError(
          "has fewer than \(format.skippedLines) lines to be skipped", file: source.name)
      }
      pass(to: next)
    }
    try takeComments(of: &source, format.comment)
    if delimiter == nil { try takeSeparatorLine(of: &source) }
  }

  /// Passes lines that are comments, and blank ones before such.
  private mutating func takeComments(
    of source: inout BatchSource, _ comment: UInt8?
  ) throws(CSVError) {
    guard let comment else { return }
    var (start, lines) = (end, 0)
    while let next = try Preamble.lineEnd(in: &source, from: start) {
      lines += 1
      let first = source.bytes[start]
      if first == comment {
        (end, lineCount, lines) = (next, lineCount + lines, 0)
      } else if !(next == start + 1
        || next == start + 2 && source.bytes[start] == Byte.carriageReturn)
      {
        return
      }
      start = next
    }
  }

  /// Passes a first line that says `sep=` and one byte, in quotes or not.
  private mutating func takeSeparatorLine(of source: inout BatchSource) throws(CSVError) {
    let name = Array("sep=".utf8)
    var position = end
    // No more is read than it takes to tell another line.
    func byte(_ position: Int) throws(CSVError) -> UInt8? {
      while position >= source.end {
        if source.isAtEnd { return nil }
        try source.fill(untilFull: false)
      }
      return source.bytes[position]
    }
    let isQuoted = try byte(position) == Byte.quote
    if isQuoted { position += 1 }
    for letter in name {
      guard let found = try byte(position),
        found == letter || letter != UInt8(ascii: "=") && found | 0x20 == letter
      else { return }
      position += 1
    }
    guard let delimiter = try byte(position), delimiter < 0x80, delimiter != Byte.quote,
      delimiter != Byte.lineFeed, delimiter != Byte.carriageReturn
    else { return }
    position += 1
    if isQuoted {
      guard try byte(position) == Byte.quote else { return }
      position += 1
    }
    if try byte(position) == Byte.carriageReturn { position += 1 }
    guard try byte(position) == Byte.lineFeed else { return }
    pass(to: position + 1)
    self.delimiter = delimiter
  }

  private mutating func pass(to position: Int) {
    end = position
    lineCount += 1
  }

  /// Where the line that begins at `start` ends, behind its line feed; `nil` where the input ends before.
  private static func lineEnd(
    in source: inout BatchSource, from start: Int
  ) throws(CSVError) -> Int? {
    var position = start
    while true {
      while position < source.end {
        if source.bytes[position] == Byte.lineFeed { return position + 1 }
        position += 1
      }
      if source.isAtEnd { return nil }
      try source.fill(untilFull: false)
    }
  }
}
