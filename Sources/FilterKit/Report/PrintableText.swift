/// Labels as people read them: on one line, harmless to a terminal, no wider than there is room.

extension String {
  /// Makes a label fit to be shown.
  ///
  /// Bytes that are no UTF-8 become U+FFFD, and so do characters that would turn the direction of the text around;
  /// control characters become their pictures (a line feed is ␊). An empty label is shown as `(empty)`.
  public init(printable label: [UInt8]) {
    if label.isEmpty {
      self = "(empty)"
      return
    }
    self = ""
    for scalar in String(decoding: label, as: UTF8.self).unicodeScalars {
      unicodeScalars.append(scalar.printable)
    }
  }

  /// Makes a message fit to be shown: one line, with what a label of the data has in it made harmless as above, and cut
  /// where it is absurdly long.
  init(inOneLine message: String) {
    let longest = 8000
    self = ""
    for (index, scalar) in message.unicodeScalars.enumerated() {
      if index == longest {
        self += "…"
        return
      }
      unicodeScalars.append(scalar.printable)
    }
  }
}

extension Unicode.Scalar {
  /// The scalar, or what stands for it where it would do something rather than be seen.
  fileprivate var printable: Unicode.Scalar {
    switch value {
    case 0...0x1F: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80...0x9F, 0x200E...0x200F, 0x061C, 0x2028...0x202E, 0x2066...0x2069, 0xFFFE...0xFFFF:
      "\u{FFFD}"
    default: self
    }
  }
}

/// How wide text is, and how it is cut.
public enum TextWidth {
  /// How many columns of a terminal a text fills.
  public static func columns(of text: String) -> Int {
    text.reduce(0) { $0 + columns(of: $1) }
  }

  /// 2 for East Asian wide characters and emoji, 0 for a mark that stands alone, else 1.
  private static func columns(of character: Character) -> Int {
    guard let base = character.unicodeScalars.first else { return 0 }
    if base.value < 0x300 { return 1 }
    if isWide(base) || character.unicodeScalars.contains("\u{FE0F}") { return 2 }
    switch base.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }

  /// The blocks that Unicode's East Asian Width (UAX #11) gives two columns, and emoji.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x20000...0x3FFFD:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }

  /// Which part of a text says least, and is cut out where all is too long.
  public enum Part: Sendable { case beginning, middle, end }

  /// The text, or as much of it as fits into `columns` with an ellipsis where it was cut.
  public static func cut(_ text: String, to columns: Int, in part: Part = .middle) -> String {
    cut(text, to: Double(columns), in: part) { Double(self.columns(of: $0)) }
  }

  /// The text, or as much of it as fits into `width`, by a measure of characters.
  static func cut(
    _ text: String, to width: Double, in part: Part, measure: (Character) -> Double
  ) -> String {
    if text.reduce(0, { $0 + measure($1) }) <= width { return text }
    let room = width - measure("…")
    let headRoom = [.beginning: 0, .middle: room / 2, .end: room][part] ?? room
    var (used, head, tail) = (0.0, "", "")
    for character in text {
      let next = used + measure(character)
      if next > headRoom { break }
      head.append(character)
      used = next
    }
    if part == .end { return head + "…" }
    for character in text.reversed() {
      used += measure(character)
      if used > room { break }
      tail.append(character)
    }
    return head + "…" + String(tail.reversed())
  }
}
