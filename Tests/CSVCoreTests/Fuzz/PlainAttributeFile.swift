/// What an ARFF or KEEL file says, read line by line and byte by byte: what the reader is held against.
struct PlainAttributeFile {
  /// What there is to read.
  enum Outcome {
    case file(PlainAttributeFile)
    /// What is wrong, on this line; no line where the end is missing.
    case fault(line: Int?)
    /// No such file.
    case other
  }

  struct Attribute: Equatable {
    var name: [UInt8]
    /// `number`, `text`, `date`, or `nominal`.
    var kind: String
    var values: Set<[UInt8]> = []
  }

  var attributes: [Attribute] = []
  /// The position of the declared output.
  var classColumn: Int?
  var isKEEL = false
  /// Where the rows begin, and on which line.
  var dataStart = (offset: 0, line: 1)

  /// Reads the lines before the rows.
  static func header(_ text: [UInt8]) -> Outcome {
    var file = PlainAttributeFile()
    var lines = Lines(text)
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { lines.offset = 3 }
    guard let first = lines.nextThatSays(), PlainLine.begins(first, with: "@relation") else {
      return .other
    }
    var outputs: (names: [[UInt8]], line: Int)?
    var line = PlainLine(first)
    while true {
      switch line.word() {
      case "@relation": break
      case "@input", "@inputs": file.isKEEL = true
      case "@output", "@outputs":
        file.isKEEL = true
        outputs = (line.list(closedBy: nil) ?? [], lines.line)
      case "@attribute":
        guard file.takeAttribute(&line) else { return .fault(line: lines.line) }
      case "@data":
        if file.attributes.isEmpty { return .fault(line: lines.line) }
        if let (names, line) = outputs, let name = names.last {
          file.classColumn = file.attributes.firstIndex { $0.name == name }
          if file.classColumn == nil { return .fault(line: line) }
        }
        let behind = lines
        _ = lines.nextThatSays()
        file.dataStart =
          lines.isAtEnd ? (text.count, behind.lineCount + 1) : (lines.start, lines.line)
        return .file(file)
      default: return .fault(line: lines.line)
      }
      guard let next = lines.nextThatSays() else { return .fault(line: nil) }
      line = PlainLine(next)
    }
  }

  private mutating func takeAttribute(_ line: inout PlainLine) -> Bool {
    guard let name = line.name(), !attributes.contains(where: { $0.name == name }) else {
      return false
    }
    var attribute = Attribute(name: name, kind: "")
    switch line.type() {
    case "numeric", "real", "integer":
      attribute.kind = "number"
      if line.isNext("[") { isKEEL = true }
    case "string": attribute.kind = "text"
    case "date": attribute.kind = "date"
    case "{":
      guard let values = line.list(closedBy: UInt8(ascii: "}")) else { return false }
      (attribute.kind, attribute.values) = ("nominal", Set(values))
    default: return false
    }
    attributes.append(attribute)
    return true
  }
}

/// The lines of a text, one after the other.
private struct Lines {
  let text: [UInt8]
  /// Where the next line begins.
  var offset = 0
  /// The line that was given last: where it begins, and its number from 1.
  var start = 0
  var line = 0
  /// Whether there was none to give.
  var isAtEnd = false

  init(_ text: [UInt8]) { self.text = text }

  /// How many lines there are.
  var lineCount: Int { text.count { $0 == 10 } + (text.last == 10 ? 0 : 1) }

  /// The next line that is neither blank nor a comment.
  mutating func nextThatSays() -> [UInt8]? {
    while offset < text.count {
      (start, line) = (offset, line + 1)
      var found: [UInt8] = []
      while offset < text.count && text[offset] != 10 {
        found.append(text[offset])
        offset += 1
      }
      offset += 1
      while let last = found.last, [9, 13, 32].contains(last) { found.removeLast() }
      let rest = found.drop { $0 == 9 || $0 == 32 }
      if let first = rest.first, first != UInt8(ascii: "%") { return Array(rest) }
    }
    isAtEnd = true
    return nil
  }
}

/// The words of a line before the rows.
private struct PlainLine {
  private var rest: ArraySlice<UInt8>

  init(_ line: [UInt8]) { rest = line[...] }

  /// Whether a line begins with a word, in letters of any size.
  static func begins(_ line: [UInt8], with word: String) -> Bool {
    let next = line.dropFirst(word.utf8.count).first
    return small(line.prefix(word.utf8.count)) == word
      && (next.map { [9, 13, 32].contains($0) } ?? true)
  }

  private static func small(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: bytes.map { 65...90 ~= $0 ? $0 + 32 : $0 }, as: UTF8.self)
  }

  private mutating func passBlanks() { rest = rest.drop { $0 == 9 || $0 == 32 } }

  private mutating func bytes(upTo ends: String) -> ArraySlice<UInt8> {
    passBlanks()
    let found = rest.prefix { $0 != 9 && $0 != 32 && !ends.utf8.contains($0) }
    rest = rest[found.endIndex...]
    return found
  }

  mutating func isNext(_ character: Character) -> Bool {
    passBlanks()
    return rest.first == character.asciiValue
  }

  mutating func word() -> String { Self.small(bytes(upTo: "")) }

  mutating func type() -> String {
    if isNext("{") {
      rest.removeFirst()
      return "{"
    }
    return Self.small(bytes(upTo: "[{%"))
  }

  mutating func name() -> [UInt8]? {
    let name = isNext("'") || isNext("\"") ? quoted() : Array(bytes(upTo: "{"))
    return name?.isEmpty == true ? nil : name
  }

  private mutating func quoted() -> [UInt8]? {
    let quote = rest.removeFirst()
    var inner: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == quote { return PlainValue.unescaped(inner, quote: quote) }
      inner.append(byte)
      if byte == UInt8(ascii: "\\") {
        guard let next = rest.popFirst() else { return nil }
        inner.append(next)
      }
    }
    return nil
  }

  /// The texts up to a brace, or up to a comment or the end.
  mutating func list(closedBy brace: UInt8?) -> [[UInt8]]? {
    let (comma, end) = (UInt8(ascii: ","), brace ?? UInt8(ascii: "%"))
    var (texts, commaCount, spacedCount): ([[UInt8]], Int, Int) = ([], 0, 0)
    while true {
      passBlanks()
      guard let next = rest.first else {
        if brace != nil { return nil }
        break
      }
      if next == end { break }
      if next == comma {
        commaCount += 1
        rest.removeFirst()
      } else if next == UInt8(ascii: "'") || next == UInt8(ascii: "\"") {
        guard let text = quoted() else { return nil }
        texts.append(text)
      } else {
        let text = PlainValue.trimmed(Array(rest.prefix { $0 != comma && $0 != end }))
        if text.contains(where: { $0 == 9 || $0 == 32 }) { spacedCount += 1 }
        rest = rest.drop { $0 != comma && $0 != end }
        texts.append(text)
      }
    }
    if spacedCount == 0 || commaCount > 0 { return texts }
    return texts.flatMap { $0.split { $0 == 9 || $0 == 32 }.map { Array($0) } }
  }
}

/// A field of a row, and the value that it stands for.
enum PlainValue {
  static func trimmed(_ field: [UInt8]) -> [UInt8] {
    func isBlank(_ byte: UInt8) -> Bool { byte == 9 || byte == 32 }
    return Array(field.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }

  static func value(of field: [UInt8]) -> [UInt8] {
    let text = trimmed(field)
    if let first = text.first, first == UInt8(ascii: "'") || first == UInt8(ascii: "\""),
      text.count > 1, text.last == first
    {
      return unescaped(Array(text.dropFirst().dropLast()), quote: first)
    }
    let isNull = ["<null>", "?"].contains {
      $0.utf8.elementsEqual(text.map { 65...90 ~= $0 ? $0 + 32 : $0 })
    }
    return isNull ? [] : text
  }

  /// Undoes backslashes and doubled quotes.
  static func unescaped(_ inner: [UInt8], quote: UInt8) -> [UInt8] {
    var (text, rest): ([UInt8], ArraySlice<UInt8>) = ([], inner[...])
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), let next = rest.popFirst() {
        let meanings: [UInt8: UInt8] = [
          UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
        ]
        text.append(meanings[next] ?? next)
      } else {
        if byte == quote && rest.first == quote { rest.removeFirst() }
        text.append(byte)
      }
    }
    return text
  }
}
