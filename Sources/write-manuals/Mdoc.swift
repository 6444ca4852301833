/// Text in the language of man pages.

/// A text as one line of a man page that shows exactly this text.
func literal(_ text: String) -> String {
  var line = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": line += "\\e"
    case "-": line += "\\-"
    case "'": line += "\\(aq"
    case "`": line += "\\(ga"
    case "^": line += "\\(ha"
    case "~": line += "\\(ti"
    default: line += encoded(scalar)
    }
  }
  return line.first == "." ? "\\&" + line : line
}

/// A paragraph as lines of a man page: a line for a sentence, and one for each option that it names.
func prose(_ paragraph: String) -> [String] {
  var lines: [String] = []
  var line: [String] = []
  func endLine() {
    if !line.isEmpty { lines.append(line.joined(separator: " ")) }
    line = []
  }
  let words = paragraph.split(separator: " ").map(String.init)
  for (place, word) in words.enumerated() {
    if let (option, stops) = option(word) {
      endLine()
      lines.append(".Fl \(option)" + stops.map { " \($0)" }.joined())
    } else {
      line.append(line.isEmpty ? guarded(word) : encoded(word))
    }
    let next = place + 1 < words.count ? words[place + 1].first : nil
    if word.hasSuffix("."), next?.isUppercase == true { endLine() }
  }
  endLine()
  return lines
}

/// An option that a word of prose is, without its first hyphen, and the stops behind it.
private func option(_ word: String) -> (option: String, stops: Substring)? {
  let name = word.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
  let stops = word[name.endIndex...]
  guard name.first == "-", let letter = name.first(where: { $0 != "-" }), letter.isLetter,
    stops.allSatisfy({ ".,;:)".contains($0) })
  else { return nil }
  return (String(name.dropFirst()), stops)
}

/// A word at the start of a line, where a point or an apostrophe would be a command.
private func guarded(_ word: String) -> String {
  let isCommand = word.hasPrefix(".") || word.hasPrefix("'")
  return (isCommand ? "\\&" : "") + encoded(word)
}

private func encoded(_ word: String) -> String {
  word.unicodeScalars.map { $0 == "\\" ? "\\e" : encoded($0) }.joined()
}

/// A character in ASCII, whatever the encoding of the reader's terminal.
private func encoded(_ scalar: Unicode.Scalar) -> String {
  if scalar.isASCII { return String(scalar) }
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
}

/// A day like `2026-11-21` as man pages have it: `November 21, 2026`.
func writtenOut(_ date: String) -> String {
  let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October",
    "November", "December",
  ]
  let numbers = date.split(separator: "-").compactMap { Int($0) }
  guard numbers.count == 3, months.indices.contains(numbers[1] - 1) else { return date }
  return "\(months[numbers[1] - 1]) \(numbers[2]), \(numbers[0])"
}

extension String {
  /// The text with a small first letter, as the one-line description of a man page begins.
  var loweredAtStart: String { prefix(1).lowercased() + dropFirst() }

  /// The text without a full stop at its end.
  var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
