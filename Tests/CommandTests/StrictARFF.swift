/// A reader of dense ARFF and KEEL files that takes nothing on trust: what tools write is held against it.
struct StrictARFF {
  struct Invalid: Error { let message: String }

  enum Kind: Equatable {
    case number, string, date
    case nominal([String])
  }

  /// The lines before the rows, and the names and kinds in them.
  var prologue: [String] = []
  var names: [String] = []
  var kinds: [Kind] = []
  /// The rows as lines, and their values; `nil` for a missing one.
  var lines: [String] = []
  var rows: [[String?]] = []

  init(_ text: String) throws {
    var isInData = false
    guard text.hasSuffix("\n") else { throw Invalid(message: "no line end at the end") }
    for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
      let unindented = line.drop { $0 == " " }
      let isIdle = unindented.isEmpty || unindented.hasPrefix("%")
      if !isInData || (rows.isEmpty && isIdle) { prologue.append(String(line)) }
      if isIdle { continue }
      if isInData {
        lines.append(String(line))
        rows.append(try values(of: line))
      } else if line.lowercased().hasPrefix("@attribute") {
        try takeAttribute(line.dropFirst(10))
      } else if line.lowercased() == "@data" {
        isInData = true
      } else if !line.hasPrefix("@") {
        throw Invalid(message: "a line of no kind: \(line)")
      }
    }
    guard isInData, Set(names).count == names.count else { throw Invalid(message: "no rows") }
  }

  private mutating func takeAttribute(_ text: Substring) throws {
    var rest = text.drop { $0 == " " }
    guard let name = try Self.takeWord(&rest, upTo: " {") else { throw Invalid(message: "no name") }
    names.append(name)
    rest = rest.drop { $0 == " " }
    if rest.first == "{" {
      guard let end = rest.lastIndex(of: "}") else { throw Invalid(message: "no brace") }
      let inner = rest[rest.index(after: rest.startIndex)..<end]
      kinds.append(.nominal(try Self.fields(inner).compactMap { $0 }))
    } else {
      switch rest.prefix(while: { $0 != " " && $0 != "[" }).lowercased() {
      case "numeric", "real", "integer": kinds.append(.number)
      case "string": kinds.append(.string)
      case "date": kinds.append(.date)
      case let type: throw Invalid(message: "type \(type)")
      }
    }
  }

  private func values(of line: Substring) throws -> [String?] {
    let values = try Self.fields(line)
    guard values.count == kinds.count else { throw Invalid(message: "width of \(line)") }
    for case (let value?, let kind) in zip(values, kinds) {
      switch kind {
      case .number:
        if Double(value) == nil { throw Invalid(message: "\(value) is not a number") }
      case .nominal(let known):
        if !known.contains(value) { throw Invalid(message: "\(value) is not declared") }
      case .date:
        if value.count != 10 { throw Invalid(message: "\(value) is not a date") }
      case .string: break
      }
    }
    return values
  }

  /// The values between commas; `nil` for `?` and `<null>` without quotes.
  private static func fields(_ line: Substring) throws -> [String?] {
    var (rest, fields) = (line, [String?]())
    while true {
      rest = rest.drop { $0 == " " }
      fields.append(try takeWord(&rest, upTo: ","))
      rest = rest.drop { $0 == " " }
      if rest.isEmpty { return fields }
      guard rest.removeFirst() == "," else { throw Invalid(message: "text after a quote: \(line)") }
    }
  }

  private static func takeWord(_ rest: inout Substring, upTo ends: String) throws -> String? {
    guard let quote = rest.first, quote == "'" || quote == "\"" else {
      var word = String(rest.prefix { !ends.contains($0) })
      rest = rest.dropFirst(word.count)
      while word.last == " " { word.removeLast() }
      if word.isEmpty || word.contains(where: { "'\"{}\\%".contains($0) }) {
        throw Invalid(message: "\(word) needs quotes")
      }
      return word == "?" || word == "<null>" ? nil : word
    }
    var word = ""
    rest.removeFirst()
    while let next = rest.first, next != quote {
      rest.removeFirst()
      if next == "\\" {
        word.append(rest.isEmpty ? "\\" : rest.removeFirst())
      } else {
        word.append(next)
      }
    }
    guard !rest.isEmpty else { throw Invalid(message: "an open quote") }
    rest.removeFirst()
    return word
  }
}
