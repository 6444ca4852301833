import CSVCore
import FilterKit
import Glibc

/// csv-balance: all tools in one program.
///
/// Called by the name of a tool, through a link, it is that tool. By any other name it takes the tool's name as its first
/// argument: `csv-balance smote data.csv` is `csv-smote data.csv`.
@main
struct CSVBalance {
  static func main() {
    // Without /proc the language finds no arguments, not even our name: what was asked for must not be taken for nothing.
    guard let path = CommandLine.arguments.first else {
      note("cannot find its command line in /proc/self", hint: nil, from: name)
      exit(1)
    }
    ignoreBrokenPipes()
    let tool = tool(named: path.split(separator: "/").last ?? "")
    if let argument = firstNotInUTF8 {
      note(
        "\"\(argument)\" is not UTF-8",
        hint:
          "name a column by its number; for a value, convert the file first: iconv -f latin1 -t utf-8",
        from: tool?.name ?? name)
      exit(2)
    }
    let arguments = CommandLine.arguments.dropFirst()
    if let tool {
      exit(tool.status(of: Array(arguments)))
    }
    exit(status(of: arguments))
  }

  static let name = "csv-balance"

  /// The first argument with bytes that are not UTF-8: the language puts U+FFFD for them, which would be taken for the value.
  private static var firstNotInUTF8: String? {
    for (index, argument) in CommandLine.arguments.enumerated() where argument.contains("\u{FFFD}")
    {
      guard let bytes = unsafe CommandLine.unsafeArgv[index],
        unsafe String(validatingCString: bytes) == nil
      else { continue }
      return argument
    }
    return nil
  }

  /// Does what a first argument asks for.
  private static func status(of arguments: ArraySlice<String>) -> CInt {
    switch arguments.first {
    case nil, "-h", "--help": print(overview)
    case "--version": print(version)
    case "---tools": print(tools.map { $0.name }.joined(separator: "\n"))
    case let word?:
      if let tool = tool(named: word) ?? tool(named: "csv-" + word) {
        return tool.status(of: Array(arguments.dropFirst()))
      }
      note(complaint(about: word), hint: "try \(name) -h", from: name)
      return 2
    }
    return 0
  }

  private static func tool(named name: some StringProtocol) -> (any Filter.Type)? {
    tools.first { $0.name == name }
  }
}
