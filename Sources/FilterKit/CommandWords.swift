/// The words of a command line, as users of `cut` and `sort` type them: `-d';'`, `-ly`, `-k3`, `-voz.csv`.
///
/// The parser takes a value of a short option as a word of its own only. Which options there are, and which of them take
/// values, the help says, which the parser makes of their declarations.
struct CommandWords {
  /// The options that take a value, and those that take none, with their hyphens.
  private(set) var valued: Set<String> = []
  private(set) var flags: Set<String> = []

  /// Whether a word may be a short option with its value, so that options have to be known.
  static func mayJoin(_ words: [String]) -> Bool { words.contains { isCluster($0) } }

  /// Takes the options from the parser's help, in which no line is broken.
  init(help: String) {
    for line in help.split(separator: "\n") where line.hasPrefix("  -") {
      let label = line.dropFirst(2).firstRange(of: "  ").map { line.dropFirst(2)[..<$0.lowerBound] }
      let words = (label ?? line.dropFirst(2)).split { " ,/".contains($0) }.map(String.init)
      let options = words.filter { $0.hasPrefix("-") }
      if words.contains(where: { $0.hasPrefix("<") }) {
        valued.formUnion(options)
      } else {
        flags.formUnion(options)
      }
    }
  }

  /// The same words, values of short options apart.
  func separated(_ words: [String]) -> [String] {
    var result: [String] = []
    var words = words[...]
    while let word = words.popFirst() {
      if word == "--" { return result + [word] + words }
      if valued.contains(word) {
        // Whatever comes next is its value.
        result.append(word)
        if let value = words.popFirst() { result.append(value) }
      } else if CommandWords.isCluster(word), let parts = parts(of: word) {
        result += parts
        if let last = parts.last, parts.count == 1 || !valued.contains(parts[parts.count - 2]),
          valued.contains(last), let value = words.popFirst()
        {
          result.append(value)
        }
      } else {
        result.append(word)
      }
    }
    return result
  }

  /// Flags one by one, and an option with what is left as its value; `nil` where the parser is to judge.
  private func parts(of word: String) -> [String]? {
    var parts: [String] = []
    var rest = word.dropFirst()
    while let letter = rest.popFirst() {
      let option = "-\(letter)"
      if valued.contains(option) {
        // `-d=;` is another way to say `-d ';'`, and `-d=` names the sign.
        if rest.first == "=" && rest.count > 1 {
          return parts.isEmpty ? nil : parts + [option + rest]
        }
        return parts + [option] + (rest.isEmpty ? [] : [String(rest)])
      }
      guard flags.contains(option) else { return nil }
      parts.append(option)
    }
    return parts
  }

  /// Whether a word begins with one hyphen and a letter, and has more behind that.
  private static func isCluster(_ word: String) -> Bool {
    var bytes = word.utf8.makeIterator()
    guard bytes.next() == UInt8(ascii: "-"), let letter = bytes.next() else { return false }
    return UInt8(ascii: "a")...UInt8(ascii: "z") ~= letter | 0x20 && bytes.next() != nil
  }
}
