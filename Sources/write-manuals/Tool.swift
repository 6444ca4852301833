import Foundation

/// A tool, as it describes itself.
struct Tool {
  let name: String
  /// What it does, in one sentence.
  let abstract: String
  /// The operand, options and flags, in the order of the help.
  let arguments: [ToolArgument]
  let manual: ManualText

  /// Asks the program that has all tools what they are, in the order of their names.
  static func all(in program: URL) throws -> [Tool] {
    let names = String(decoding: try output(of: program, "---tools"), as: UTF8.self)
    return try names.split(separator: "\n").sorted().map {
      try Tool(named: String($0), in: program)
    }
  }

  /// Asks the program what one of its tools is.
  private init(named name: String, in program: URL) throws {
    let help = try output(of: program, name, "--experimental-dump-help")
    let command = try JSONDecoder().decode(DumpedHelp.self, from: help).command
    self.name = command.commandName
    abstract = command.abstract ?? ""
    arguments = command.arguments.filter(\.shouldDisplay).reduce(into: []) { arguments, dumped in
      let argument = ToolArgument(dumped)
      // A flag and its inversion are two arguments with one text.
      if let last = arguments.last, let merged = last.merged(with: argument) {
        arguments[arguments.count - 1] = merged
      } else {
        arguments.append(argument)
      }
    }
    manual = try ManualText(String(decoding: output(of: program, name, "---manual"), as: UTF8.self))
  }

  /// The options and flags without the operand.
  var options: [ToolArgument] { arguments.filter { !$0.names.isEmpty } }
}

/// The operand, an option or a flag.
struct ToolArgument {
  /// What its value is, for who completes it.
  enum Value: Equatable {
    /// A flag has none.
    case none
    /// Nothing that could be completed: a number, a new name.
    case free
    case oneOf([String])
    /// A file, with one of these extensions if there are any.
    case file([String])
    /// A column; several, separated by commas; a condition that begins with one.
    case column, columns, condition
  }

  /// `-l` and `--label`; empty for the operand.
  var names: [String]
  /// What stands for the value in the help: `COL`.
  let valueName: String
  let value: Value
  let text: String
  let defaultValue: String?
  let section: String
  let isOptional: Bool
  let isRepeating: Bool

  init(_ dumped: DumpedHelp.Argument) {
    let names = dumped.names ?? []
    self.names =
      names.filter { $0.kind == "short" }.map { "-" + $0.name }
      + names.filter { $0.kind == "long" }.map { "--" + $0.name }
    valueName = dumped.valueName
    text = dumped.abstract ?? ""
    defaultValue = dumped.kind == "option" ? dumped.defaultValue : nil
    section = dumped.sectionTitle ?? "Help"
    isOptional = dumped.isOptional
    isRepeating = dumped.isRepeating
    value = dumped.kind == "flag" ? .none : ToolArgument.value(of: dumped)
  }

  private static func value(of dumped: DumpedHelp.Argument) -> Value {
    if let values = dumped.completionKind?.list?.values { return .oneOf(values) }
    if let file = dumped.completionKind?.file { return .file(file.extensions) }
    guard dumped.completionKind?.custom != nil else { return .free }
    // The parser says only that the tool completes the value itself: which way, its name tells.
    return switch dumped.valueName {
    case "COLS": .columns
    case "COND": .condition
    default: .column
    }
  }

  /// The long name, or the only one.
  var name: String { names.last ?? valueName }

  /// The first sentence of the text, without its stop.
  var summary: String {
    let end = text.range(of: ". ")?.lowerBound ?? text.endIndex
    let sentence = text[..<end]
    return String(sentence.hasSuffix(".") ? sentence.dropLast() : sentence)
  }

  /// The text, the values that it does not name, and the default.
  var completeText: String {
    var sentences = [text.hasSuffix(".") ? text : text + "."]
    if case .oneOf(let values) = value, !values.allSatisfy({ "\(valueName) \(text)".contains($0) })
    {
      sentences.append("The values are \(values.joined(separator: ", ")).")
    }
    if let defaultValue, !text.contains("Default: ") {
      sentences.append("Default: \(defaultValue).")
    }
    return sentences.joined(separator: " ")
  }

  /// This flag and its inversion as one; `nil` where `other` is none.
  func merged(with other: ToolArgument) -> ToolArgument? {
    guard value == .none, other.value == .none, !text.isEmpty, text == other.text else {
      return nil
    }
    var merged = self
    merged.names += other.names
    return merged
  }
}

/// What a tool prints for `---manual`: lines of fields between tabs.
struct ManualText {
  private(set) var version = ""
  /// The day of the version, as `2026-11-21`.
  private(set) var date = ""
  /// Headings, each with its paragraphs.
  private(set) var sections: [(heading: String, paragraphs: [String])] = []
  /// Commands of one or more lines, each with what it does.
  private(set) var examples: [(lines: [String], purpose: String)] = []
  private(set) var exitStatuses: [(status: String, meaning: String)] = []

  init(_ text: String) throws {
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 3 else { throw WritingError("not a line of a manual: \(line)") }
      add(fields[1], fields[2], of: fields[0])
    }
  }

  private mutating func add(_ first: String, _ second: String, of kind: String) {
    switch kind {
    case "version": (version, date) = (first, second)
    case "status": exitStatuses.append((first, second))
    case "example":
      if examples.last?.purpose == second {
        examples[examples.count - 1].lines.append(first)
      } else {
        examples.append(([first], second))
      }
    default:
      if sections.last?.heading != first { sections.append((first, [])) }
      sections[sections.count - 1].paragraphs.append(second)
    }
  }
}

/// What swift-argument-parser prints for `--experimental-dump-help`: what of it is used here.
struct DumpedHelp: Decodable {
  let command: Command

  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let arguments: [Argument]
  }

  struct Argument: Decodable {
    let kind: String
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let sectionTitle: String?
    let names: [Name]?
    let valueName: String
    let defaultValue: String?
    let abstract: String?
    let completionKind: Completion?
  }

  struct Name: Decodable {
    let kind: String
    let name: String
  }

  struct Completion: Decodable {
    let list: Values?
    let file: Extensions?
    let custom: Empty?
  }

  struct Values: Decodable { let values: [String] }
  struct Extensions: Decodable { let extensions: [String] }
  struct Empty: Decodable {}
}

/// What an executable writes to standard output.
private func output(of file: URL, _ arguments: String...) throws -> Data {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = file
  process.arguments = arguments
  process.standardOutput = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    throw WritingError("\(file.lastPathComponent) \(arguments.joined(separator: " ")) failed")
  }
  return data
}
