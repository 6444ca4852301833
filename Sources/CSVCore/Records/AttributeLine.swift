/// A line before the rows of an ARFF or KEEL file, taken word by word.
struct AttributeLine {
  /// The line without its end and without blanks at its end.
  private let bytes: [UInt8]
  /// Where the line begins in the input.
  private let start: Int
  private var position = 0
  /// The line end; a line feed where the input ends without one.
  let lineEnd: [UInt8]
  /// The quote that a value was in, or a name.
  private(set) var quote: UInt8?

  init(_ line: Span<UInt8>, offset: Int) {
    var bytes = line.array
    if bytes.last == Byte.lineFeed { bytes.removeLast() }
    let hasReturn = bytes.last == Byte.carriageReturn
    lineEnd = hasReturn ? [Byte.carriageReturn, Byte.lineFeed] : [Byte.lineFeed]
    while let last = bytes.last, AttributeSyntax.isBlank(last) || last == Byte.carriageReturn {
      bytes.removeLast()
    }
    self.bytes = bytes
    start = offset
  }

  /// Whether the line is blank or a comment.
  var isIdle: Bool {
    guard let first = bytes.first(where: { !AttributeSyntax.isBlank($0) }) else { return true }
    return first == AttributeSyntax.comment
  }

  /// Where in the input the words end that were taken.
  var offset: Int { start + position }

  /// Where the line ends in the input, blanks left out.
  var offsetOfEnd: Int { start + bytes.count }

  /// Whether a range in brackets comes next.
  var hasRange: Bool {
    mutating get {
      passBlanks()
      return next == UInt8(ascii: "[")
    }
  }

  /// The word up to a blank, in small letters.
  mutating func takeKeyword() -> String {
    passBlanks()
    return String(decoding: takeBytes { _ in false }, as: UTF8.self).lowercased()
  }

  /// The name of an attribute; `nil` where there is none.
  mutating func takeName() -> [UInt8]? {
    passBlanks()
    if let next, AttributeSyntax.isQuote(next) {
      let name = takeQuoted()
      return name?.isEmpty == false ? name : nil
    }
    let name = takeBytes { $0 == UInt8(ascii: "{") }
    return name.isEmpty ? nil : name
  }

  /// The type in small letters: a word, or the brace that values begin with; empty where there is none.
  mutating func takeType() -> String {
    passBlanks()
    if next == UInt8(ascii: "{") {
      position += 1
      return "{"
    }
    let ends = Array("[{%".utf8)
    return String(decoding: takeBytes { ends.contains($0) }, as: UTF8.self).lowercased()
  }

  /// The names up to the end of the line, with commas between them.
  mutating func takeNames() -> [[UInt8]] { takeList(upTo: AttributeSyntax.comment) ?? [] }

  /// The values up to a closing brace, with commas between them, or blanks where there is no comma; `nil` where the brace is
  /// missing.
  mutating func takeValues() -> [[UInt8]]? { takeList(upTo: UInt8(ascii: "}")) }

  /// - Parameter end: what ends the list, which is then passed; a comment, and the end of the line suffices.
  private mutating func takeList(upTo end: UInt8) -> [[UInt8]]? {
    let comma = UInt8(ascii: ",")
    var values: [[UInt8]] = []
    // Texts without quotes: those that blanks end, where it turns out that there are no commas.
    var (hasCommas, hasBlanks) = (false, false)
    while true {
      passBlanks()
      guard let next, next != end else { break }
      if next == comma {
        hasCommas = true
        position += 1
      } else if AttributeSyntax.isQuote(next) {
        guard let value = takeQuoted() else { return nil }
        values.append(value)
      } else {
        var value: [UInt8] = []
        while let byte = self.next, byte != comma && byte != end {
          value.append(byte)
          position += 1
        }
        while let last = value.last, AttributeSyntax.isBlank(last) { value.removeLast() }
        hasBlanks = hasBlanks || value.contains(where: AttributeSyntax.isBlank)
        values.append(value)
      }
    }
    if next == end { position += 1 } else if end != AttributeSyntax.comment { return nil }
    guard hasBlanks && !hasCommas else { return values }
    return values.flatMap { $0.split(whereSeparator: AttributeSyntax.isBlank).map(Array.init) }
  }

  /// A text in quotes, backslashes undone; `nil` where the closing quote is missing.
  private mutating func takeQuoted() -> [UInt8]? {
    let quote = bytes[position]
    let start = position + 1
    position = start
    while let byte = next, byte != quote {
      position += byte == AttributeSyntax.backslash ? 2 : 1
    }
    guard position < bytes.count else { return nil }
    self.quote = self.quote ?? quote
    var text: [UInt8] = []
    _ = AttributeSyntax.appendUnescaped(
      bytes.span.extracting(start..<position), quote: quote, to: &text)
    position += 1
    return text
  }

  /// The bytes up to a blank or another end.
  private mutating func takeBytes(until isEnd: (UInt8) -> Bool) -> [UInt8] {
    let start = position
    while let byte = next, !AttributeSyntax.isBlank(byte) && !isEnd(byte) { position += 1 }
    return Array(bytes[start..<position])
  }

  private mutating func passBlanks() {
    while let byte = next, AttributeSyntax.isBlank(byte) { position += 1 }
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }
}
