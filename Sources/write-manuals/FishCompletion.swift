/// A completion script for fish.
struct FishCompletion {
  let text: String

  init(_ tool: Tool) {
    let lines = tool.options.map { option in
      "complete -c \(tool.name)\(FishCompletion.specification(of: option))"
    }
    text = """
      # Completion of \(tool.name) in fish, made by `make completions`. Do not edit.

      \(FishCompletion.common)

      \(lines.joined(separator: "\n"))

      """
  }

  /// What `complete` is told of one option.
  private static func specification(of option: ToolArgument) -> String {
    let names = option.names.map { name in
      name.hasPrefix("--") ? " -l \(name.dropFirst(2))" : " -s \(name.dropFirst())"
    }
    return names.joined() + action(for: option) + " -d \(quoted(option.summary))"
  }

  private static func action(for option: ToolArgument) -> String {
    switch option.value {
    case .none: ""
    case .free: " -x"
    case .oneOf(let values): " -x -a \(quoted(values.joined(separator: " ")))"
    case .file: " -r -F"
    case .column, .columns, .condition: " -x -a '(__csv_balance_ask \(option.name))'"
    }
  }

  private static func quoted(_ text: String) -> String { "'" + text.escaping("\\'") + "'" }

  /// What the scripts of all tools share.
  private static let common = #"""
    # Prints what the tool answers: columns of a file on the command line, and values in them. The file may be that of an
    # earlier command of a pipe.
    function __csv_balance_ask -a option
      set -l tool (commandline -opc)[1]
      set -l words $tool (commandline -o) (commandline -opc)[2..]
      set -a words (commandline -ct | string replace -r -- "^$option=" '' | string unescape)
      set words (string replace -r -- '^~/' "$HOME/" $words)
      SAP_SHELL=fish $tool ---completion -- $option 0 0 $words 2>/dev/null
    end
    """#
}
