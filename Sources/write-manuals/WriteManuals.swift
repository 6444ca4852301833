import Foundation

/// write-manuals: makes the man pages and the shell completions of the tools.
///
/// Both come from what the tools say of themselves, so that parser, help, man page and completions have one source. It is
/// for `make man` and `make completions`, and is not installed.
///
///     write-manuals man man .build/debug/csv-balance
///     write-manuals completions completions .build/debug/csv-balance
@main
struct WriteManuals {
  static func main() {
    do {
      try write(CommandLine.arguments.dropFirst())
    } catch {
      FileHandle.standardError.write(Data("write-manuals: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func write(_ arguments: ArraySlice<String>) throws {
    guard arguments.count == 3, let kind = Kind(rawValue: arguments[1]) else {
      throw WritingError("usage: write-manuals man|completions FOLDER PROGRAM")
    }
    let folder = URL(fileURLWithPath: arguments[2])
    let tools = try Tool.all(in: URL(fileURLWithPath: arguments[3]))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for tool in tools {
      for (name, text) in kind.files(of: tool, among: tools) {
        try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
      }
    }
  }

  private enum Kind: String {
    case man, completions

    func files(of tool: Tool, among tools: [Tool]) -> [(name: String, text: String)] {
      switch self {
      case .man:
        [("\(tool.name).1", ManualPage(tool, among: tools.map(\.name)).text)]
      case .completions:
        [
          ("\(tool.name).bash", BashCompletion(tool).text),
          ("_\(tool.name)", ZshCompletion(tool).text),
          ("\(tool.name).fish", FishCompletion(tool).text),
        ]
      }
    }
  }
}

/// Why nothing is written.
struct WritingError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
