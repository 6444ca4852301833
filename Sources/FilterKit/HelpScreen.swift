/// The help of a filter as `-h` and `--help` show it, set anew from what the parser would show.
///
/// In brief it fits 24 lines: the first sentence on each of the options that most people need.
struct HelpScreen {
  private enum Line {
    case plain(String)
    case option(label: String, text: String)
  }

  private var lines: [Line] = []

  /// How many columns a screen has on which no line is broken.
  static let unbroken = 1_000_000
  private static let width = 80
  /// Where the parser begins the texts of options, behind their labels.
  private static let textColumn = 26

  /// Takes the parser's screen apart.
  ///
  /// - Parameter screen: what the parser shows where lines are so long that none is broken.
  init(_ screen: String) {
    let indent = String(repeating: " ", count: HelpScreen.textColumn)
    for line in screen.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(indent), case .option(let label, let rest) = lines.last {
        // A long label has a line of its own.
        lines[lines.count - 1] = .option(label: label + rest, text: line.trimmed)
      } else if line.hasPrefix("  ") {
        let label = line.prefix(HelpScreen.textColumn)
        lines.append(.option(label: String(label), text: String(line.dropFirst(label.count))))
      } else {
        lines.append(.plain(String(line)))
      }
    }
    while case .plain("") = lines.last { lines.removeLast() }
  }

  /// The screen with all that there is to say on each option.
  var full: String {
    lines.map { line in
      switch line {
      case .plain(let text): wrapped(text, width: HelpScreen.width)
      case .option(let label, let text): HelpScreen.set(label, OptionText(text, of: label).full)
      }
    }.joined(separator: "\n")
  }

  /// The command and a sentence on each of some options.
  ///
  /// - Parameter names: the long names of the options.
  func brief(of names: [String]) -> String {
    let labels = Set(names.map { "--\($0)" })
    var set: [String] = []
    var isInSections = false
    for line in lines {
      switch line {
      case .plain(let text):
        if !isInSections && !text.hasSuffix(":") {
          set.append(wrapped(text, width: HelpScreen.width))
        }
      case .option(let label, let text):
        isInSections = true
        guard label.trimmed.hasPrefix("<") || !labels.isDisjoint(with: label.words) else {
          continue
        }
        set.append(HelpScreen.set(label, OptionText(text, of: label).brief))
      }
    }
    return set.joined(separator: "\n")
  }

  /// What there is to say on an option; `nil` if there is none of this name.
  func text(of option: String) -> String? {
    for case .option(let label, let text) in lines where label.words.contains(option) {
      return OptionText(text, of: label).full
    }
    return nil
  }

  /// How many options there are.
  var optionCount: Int {
    lines.count { if case .option = $0 { true } else { false } }
  }

  private static func set(_ label: String, _ text: String) -> String {
    let label = label.trimmedEnd
    let text = wrapped(text, width: width, indent: textColumn)
    guard label.count < textColumn else { return label + "\n" + text }
    return label + text.dropFirst(label.count)
  }
}

/// What the parser says on one option: sentences, then perhaps `(values: …; default: …)`.
private struct OptionText {
  private let label: String
  private let sentences: String
  private var values: [String] = []
  private var defaultValue: String?

  init(_ text: String, of label: String) {
    self.label = label
    guard text.hasSuffix(")"), let start = text.lastIndex(of: "("),
      text[start...].hasPrefix("(values: ") || text[start...].hasPrefix("(default: ")
    else {
      sentences = text
      return
    }
    sentences = text[..<start].trimmedEnd
    for part in text[start...].dropFirst().dropLast().split(separator: ";") {
      let (name, value) = part.divided(at: ":")
      if name.trimmed == "values" { values = value.split(separator: ",").map(\.trimmed) }
      if name.trimmed == "default" { defaultValue = value.trimmed }
    }
  }

  var full: String { complete(sentences) }

  /// Values and defaults are for the full screen.
  var brief: String { firstSentence(of: sentences) }

  /// Adds what neither the label nor the text says already.
  private func complete(_ text: String) -> String {
    let said = Set("\(label) \(text)".split { !($0.isLetter || $0.isNumber || $0 == "-") })
    let areSaid = values.allSatisfy { said.contains($0[...]) }
    let additions = [
      areSaid ? nil : "values: \(values.joined(separator: ", "))",
      defaultValue.map { "default: \($0)" },
    ].compactMap { $0 }
    return additions.isEmpty ? text : "\(text) (\(additions.joined(separator: "; ")))"
  }
}

/// The text up to the first stop that has a new sentence behind it.
private func firstSentence(of text: String) -> String {
  for stop in text.indices where text[stop] == "." {
    let next = text.index(after: stop)
    if text[next...].hasPrefix(" "), text[next...].dropFirst().first?.isUppercase == true {
      return String(text[...stop])
    }
  }
  return text
}

/// Breaks a paragraph into lines of at most `width` characters, each indented.
func wrapped(_ text: String, width: Int, indent: Int = 0) -> String {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    if !line.isEmpty && indent + line.count + 1 + word.count > width {
      lines.append(line)
      line = ""
    }
    line += (line.isEmpty ? "" : " ") + word
  }
  lines.append(line)
  let margin = String(repeating: " ", count: indent)
  return lines.map { $0.isEmpty ? "" : margin + $0 }.joined(separator: "\n")
}

extension String {
  /// The options and placeholders of a label.
  fileprivate var words: [String] {
    split { $0 == " " || $0 == "," || $0 == "/" }.map(String.init)
  }
}

extension StringProtocol {
  /// What is before and what is behind the first of a character.
  fileprivate func divided(at character: Character) -> (SubSequence, SubSequence) {
    guard let index = firstIndex(of: character) else { return (self[...], self[endIndex...]) }
    return (self[..<index], self[index...].dropFirst())
  }

  /// The text without the spaces at its end.
  fileprivate var trimmedEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// The text without the spaces around it.
  fileprivate var trimmed: String { drop { $0 == " " }.trimmedEnd }
}
