/// A completion script for bash.
///
/// Nothing that comes from a file is ever evaluated or expanded: a column may be named `$(rm -r ~)`. That is why the script
/// is our own, and not what swift-argument-parser 1.8 makes, which gives the names of columns to `compgen -W`.
struct BashCompletion {
  let text: String

  init(_ tool: Tool) {
    let function = "_" + tool.name.replacing("-", with: "_")
    let cases = tool.options.filter { $0.value != .none }.map { option in
      "    \(option.names.joined(separator: " | "))) \(BashCompletion.action(for: option.value)) ;;"
    }
    let names = tool.options.flatMap(\.names).joined(separator: " ")
    text = """
      # Completion of \(tool.name) in bash, made by `make completions`. Do not edit.

      \(BashCompletion.common)

      \(function)() {
        local -a words
        local option value cut
        __csv_balance_begin "$2"
        case $option in
      \(cases.joined(separator: "\n"))
          *) __csv_balance_words '\(names)' ;;
        esac
      }
      complete -F \(function) \(tool.name)

      """
  }

  private static func action(for value: ToolArgument.Value) -> String {
    switch value {
    case .none, .free: ":"
    case .oneOf(let values): "__csv_balance_values '\(values.joined(separator: " "))'"
    case .file: "compopt -o default"
    case .column, .condition: "__csv_balance_ask"
    case .columns: "__csv_balance_ask list"
    }
  }

  /// What the scripts of all tools share.
  private static let common = #"""
    # Puts the words up to the cursor together again, which bash cuts at = and :, and finds the option that is given a
    # value. $1 is what bash would replace.
    __csv_balance_begin() {
      local line=${COMP_LINE:0:COMP_POINT} piece
      local -i count=0
      words=()
      for piece in "${COMP_WORDS[@]:0:COMP_CWORD}" ''; do
        local rest=${line#"${line%%[![:blank:]]*}"}
        [[ $piece ]] || piece=$rest
        if ((count)) && [[ $rest == "$line" && ($piece == [=:]* || ${words[count - 1]} == *[=:]) ]]; then
          words[count - 1]+=$piece
        else
          words[count++]=$piece
        fi
        line=${rest#"$piece"}
      done
      value=${words[count - 1]} option=
      if [[ $value == --*=* ]]; then
        option=${value%%=*} value=${value#*=}
      elif ((count > 1)); then
        option=${words[count - 2]}
      fi
      words[count - 1]=$value
      cut=${value%"$1"}
    }

    # Offers words that need no quotes.
    __csv_balance_values() {
      local IFS=$' \t\n'
      COMPREPLY=($(compgen -W "$1" -- "$value"))
    }

    # Offers options, or files where none has begun.
    __csv_balance_words() {
      if [[ $value == -* ]]; then __csv_balance_values "$1"; else compopt -o default; fi
    }

    # Offers what the tool answers: columns of the file on the command line, and values in them.
    __csv_balance_ask() {
      local answer
      while IFS= read -r answer && [[ $answer ]]; do
        [[ $answer == *= || ${1-} == list ]] && compopt -o nospace
        __csv_balance_quote
        [[ $answer == "$cut"* ]] && COMPREPLY+=("${answer#"$cut"}")
      done < <(SAP_SHELL=bash "${words[0]}" ---completion -- "$option" 0 0 "${words[@]/#'~/'/$HOME/}" 2>/dev/null)
    }

    # Quotes `answer` as the value is quoted that has begun.
    __csv_balance_quote() {
      case $value in
        \"*\"* | \'*\'* | [!\"\']* | '')
          printf -v answer %q "$answer"
          answer=${answer/\\!=/!=}
          ;;
        \'*) answer="'$answer" ;;
        *)
          answer=${answer//\\/\\\\} answer=${answer//\"/\\\"} answer=${answer//\$/\\\$}
          answer="\"${answer//\`/\\\`}"
          ;;
      esac
    }
    """#
}
