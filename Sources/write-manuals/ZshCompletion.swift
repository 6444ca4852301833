/// A completion script for zsh.
struct ZshCompletion {
  let text: String

  init(_ tool: Tool) {
    text = """
      #compdef \(tool.name)
      # Completion of \(tool.name) in zsh, made by `make completions`. Do not edit.

      \(ZshCompletion.common)

      _arguments -s -S : \\
      \(tool.arguments.map { "  " + ZshCompletion.specification(of: $0) }.joined(separator: " \\\n"))

      """
  }

  /// What `_arguments` is told of one option.
  private static func specification(of argument: ToolArgument) -> String {
    let action = action(for: argument)
    if argument.names.isEmpty {
      return quoted("\(argument.isRepeating ? "*" : ""):\(argument.valueName):\(action)")
    }
    let takesValue = argument.value != .none
    let names = argument.names.map { $0.hasPrefix("--") && takesValue ? $0 + "=" : $0 }
    let excluded =
      argument.isRepeating
      ? "*" : names.count > 1 ? "(\(argument.names.joined(separator: " ")))" : ""
    let text = argument.summary.escaping("[]:")
    let ending = "[\(text)]" + (takesValue ? ":\(argument.valueName.escaping(":")):\(action)" : "")
    if names.count == 1 { return quoted(excluded + names[0] + ending) }
    return (excluded.isEmpty ? "" : quoted(excluded)) + "{\(names.joined(separator: ","))}"
      + quoted(ending)
  }

  private static func action(for argument: ToolArgument) -> String {
    switch argument.value {
    case .none, .free: ""
    case .oneOf(let values): "(\(values.joined(separator: " ")))"
    case .file: "_files"
    case .column, .condition: "__csv_balance_ask \(argument.name)"
    case .columns: "__csv_balance_ask -q -S, \(argument.name)"
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }

  /// What the scripts of all tools share.
  private static let common = #"""
    # Offers what the tool answers: columns of a file on the command line, and values in them. The file may be that of an
    # earlier command of a pipe. The last argument is the option, those before are for compadd.
    __csv_balance_ask() {
      local option=${@[-1]}
      local -a others answers
      others=("${words[1]}" "${(@z)BUFFER}" "${(@)words[2,CURRENT-1]}" "${(@)words[CURRENT+1,-1]}" "$PREFIX")
      others=("${(@)others/#\~\//$HOME/}")
      answers=("${(@f)$(SAP_SHELL=zsh "${others[1]}" ---completion -- "$option" 0 0 "${(@)others}" 2>/dev/null)}")
      answers=("${(@)answers:#( |)}")
      [[ ${answers[1]} == *= ]] && set -- -S '' "$@"
      compadd "${(@)@[1,-2]}" -a answers
    }
    """#
}

extension String {
  /// The text with a backslash before each of some characters.
  func escaping(_ characters: String) -> String {
    reduce(into: "") { text, character in
      if characters.contains(character) { text.append("\\") }
      text.append(character)
    }
  }
}
