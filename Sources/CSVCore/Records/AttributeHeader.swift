/// The lines of an ARFF or KEEL file before its rows: `@relation`, an `@attribute` for each column, `@data`.
///
///     @relation iris
///     @attribute 'petal width' numeric
///     @attribute class {setosa, virginica}
///     @data
///     0.2, setosa
///
/// KEEL adds ranges behind types, and lines that say which columns are inputs and outputs.
struct AttributeHeader {
  private(set) var declarations = AttributeDeclarations()
  /// The quotes that declared values are in; `nil` where none is.
  private(set) var quote: UInt8?
  /// Where the rows may begin, behind `@data` and the comments and blank lines after it; and on which line.
  private(set) var end: (offset: Int, line: Int)
  private(set) var lineEnd: [UInt8] = [Byte.lineFeed]
  private let file: String
  /// The outputs that KEEL declares, and the line.
  private var outputs: (names: [[UInt8]], line: Int)?
  /// The position of each name.
  private var positions: [[UInt8]: Int] = [:]

  /// Reads the lines from `start` on, which stay in the source's buffer; `nil` where the first one that is neither blank nor
  /// a comment does not begin with `@relation`.
  ///
  /// - Throws: what cannot be read, or makes no sense.
  static func read(
    from source: inout BatchSource, at start: (offset: Int, line: Int)
  ) throws(CSVError) -> AttributeHeader? {
    var position = start
    // A table may consist of lines that look like comments.
    guard try source.passComments(&position, most: 1 << 20),
      try source.isRelation(at: position.offset)
    else { return nil }
    return try AttributeHeader(of: &source, from: position)
  }

  @inline(never)
  private init(
    of source: inout BatchSource, from start: (offset: Int, line: Int)
  ) throws(CSVError) {
    end = start
    file = source.name
    while let next = try source.endOfLine(from: end.offset) {
      let line = AttributeLine(source.bytes.extracting(end.offset..<next), offset: end.offset)
      let isData = try take(line, next)
      if isData {
        try check()
        lineEnd = line.lineEnd
        end = (next, end.line + 1)
        _ = try source.passComments(&end, most: .max)
        return
      }
      end = (next, end.line + 1)
    }
    throw source.hasMacintoshLines
      ? FirstLine.macintoshLines(source, line: start.line)
      : CSVError("has @relation, but no @data line before its rows", file: file)
  }

  /// Takes a line.
  ///
  /// - Parameter next: where the one after it begins.
  /// - Returns: whether it is `@data`.
  private mutating func take(_ line: consuming AttributeLine, _ next: Int) throws(CSVError) -> Bool
  {
    if line.isIdle { return false }
    switch line.takeKeyword() {
    case "@relation": break
    case "@attribute":
      try take(&line)
      declarations.end = next
    case "@inputs", "@input": declarations.isKEEL = true
    case "@outputs", "@output":
      declarations.isKEEL = true
      outputs = (line.takeNames(), end.line)
    case "@data": return true
    case "@end": throw error("relational attributes are not read")
    case let word where word.hasPrefix("#"):
      throw error(
        "a comment begins with % in an ARFF file, and not with #",
        hint: "leave such lines out: \(CSVError.reading(file, through: "sed '/^ *#/d'"))")
    default:
      throw error(
        "is neither @attribute nor @data", hint: "the rows of an ARFF file come behind @data")
    }
    return false
  }

  /// Takes an attribute.
  private mutating func take(_ line: inout AttributeLine) throws(CSVError) {
    guard let name = line.takeName() else { throw error("the attribute has no name") }
    let shown = String(decoding: name, as: UTF8.self)
    if let other = positions.updateValue(positions.count, forKey: name) {
      throw error(
        "the attribute \"\(shown)\" is declared on line \(declarations.attributes[other].line) already"
      )
    }
    let start = line.offset
    var values: Set<[UInt8]> = []
    let kind: AttributeDeclarations.Kind
    switch line.takeType() {
    case "numeric", "real", "integer": kind = .number
    case "string": kind = .text
    case "date": kind = .date
    case "{":
      guard let found = line.takeValues() else {
        throw error("the values of the attribute \"\(shown)\" have no closing brace")
      }
      kind = .nominal
      values = Set(found)
      quote = quote ?? line.quote
    case "relational": throw error("relational attributes are not read")
    case "": throw error("the attribute \"\(shown)\" has no type")
    case let type:
      throw error(
        "the attribute \"\(shown)\" has the unknown type \"\(type)\"",
        hint: "types are numeric, real, integer, string, date, and values in braces")
    }
    if kind == .number && line.hasRange { declarations.isKEEL = true }
    declarations.attributes.append(
      AttributeDeclarations.Attribute(
        name: name, kind: kind, values: values, typeBounds: start..<line.offsetOfEnd,
        line: end.line))
  }

  /// Finds the output, when all lines are read.
  private mutating func check() throws(CSVError) {
    if declarations.attributes.isEmpty {
      throw CSVError("declares no attribute before @data", file: file, line: end.line)
    }
    guard let outputs, let output = outputs.names.last else { return }
    guard let column = positions[output] else {
      throw CSVError(
        "the output \"\(String(decoding: output, as: UTF8.self))\" is not among the attributes",
        file: file, line: outputs.line)
    }
    declarations.classColumn = column
  }

  private func error(_ message: String, hint: String? = nil) -> CSVError {
    CSVError(message, file: file, line: end.line, hint: hint)
  }
}

extension AttributeSyntax {
  /// Whether a line that begins with this byte may be blank or a comment.
  fileprivate static func isIdle(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == comment || byte == Byte.lineFeed || byte == Byte.carriageReturn
  }
}

extension BatchSource {
  /// Where the line that begins at `start` ends, behind its line feed if it has one; `nil` where there is no such line.
  mutating func endOfLine(from start: Int) throws(CSVError) -> Int? {
    var position = start
    while true {
      while position < end {
        position += 1
        if bytes[position - 1] == Byte.lineFeed { return position }
      }
      if isAtEnd { return position > start ? position : nil }
      try fill(untilFull: false)
    }
  }

  /// Passes blank lines and comments, of `most` bytes at most.
  ///
  /// - Returns: whether another line comes.
  fileprivate mutating func passComments(
    _ position: inout (offset: Int, line: Int), most: Int
  ) throws(CSVError) -> Bool {
    let start = position.offset
    while position.offset - start < most {
      // Most files tell by their first byte.
      while end == position.offset && !isAtEnd { try fill(untilFull: false) }
      guard position.offset < end else { return false }
      guard AttributeSyntax.isIdle(bytes[position.offset]) else { return true }
      guard let next = try endOfLine(from: position.offset) else { return false }
      let line = AttributeLine(bytes.extracting(position.offset..<next), offset: 0)
      guard line.isIdle else { return true }
      position = (next, position.line + 1)
    }
    return false
  }

  /// Whether a line begins with `@relation`, blanks before it or not; no more is read than it takes to tell.
  fileprivate mutating func isRelation(at start: Int) throws(CSVError) -> Bool {
    func byte(_ position: Int) throws(CSVError) -> UInt8? {
      while position >= end {
        if isAtEnd { return nil }
        try fill(untilFull: false)
      }
      return bytes[position]
    }
    var position = start
    while let found = try byte(position), AttributeSyntax.isBlank(found) { position += 1 }
    for letter in "@relation".utf8 {
      guard let found = try byte(position), found == letter || found | 0x20 == letter else {
        return false
      }
      position += 1
    }
    guard let found = try byte(position) else { return true }
    return AttributeSyntax.isBlank(found) || found == Byte.lineFeed || found == Byte.carriageReturn
  }
}
