/// How a text is cut into words.
public enum Tokens: String, CaseIterable, Sendable {
  /// Whatever stands between white space, as Python's `split()` cuts: `"Great,"` is a word.
  case space
  /// The same without the punctuation and symbols at both ends: `Great` is the word in `"Great,"`.
  /// What has neither letter nor digit is no word.
  case words

  /// Gives the ranges of the words of a text, from front to back. Text that is not UTF-8 is cut at
  /// ASCII white space and keeps its other bytes.
  public func forEachWord(in text: Span<UInt8>, _ use: (Range<Int>) -> Void) {
    var offset = 0
    while offset < text.count {
      let space = whiteSpaceLength(text, offset)
      if space > 0 {
        offset += space
        continue
      }
      let start = offset
      while offset < text.count && whiteSpaceLength(text, offset) == 0 { offset += 1 }
      switch self {
      case .space: use(start..<offset)
      case .words:
        let core = core(of: start..<offset, text)
        if !core.isEmpty { use(core) }
      }
    }
  }

  /// A token without the punctuation at its ends.
  private func core(of token: Range<Int>, _ text: Span<UInt8>) -> Range<Int> {
    var (start, end) = (token.lowerBound, token.upperBound)
    while start < end {
      var next = start + 1
      while next < end && text[next] & 0xC0 == 0x80 { next += 1 }
      guard isPunctuation(start..<next, text) else { break }
      start = next
    }
    while start < end {
      var last = end - 1
      while last > start && text[last] & 0xC0 == 0x80 { last -= 1 }
      guard isPunctuation(last..<end, text) else { break }
      end = last
    }
    return start..<end
  }

  /// Whether the bytes of one character are no part of a word; bytes that are not UTF-8 are.
  private func isPunctuation(_ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    let first = text[range.lowerBound]
    if first < 0x80 {
      let letter = first | 0x20
      return
        !(UInt8(ascii: "a")...UInt8(ascii: "z") ~= letter
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= first)
    }
    guard
      let scalar = String(validating: range.map { text[$0] }, as: UTF8.self)?
        .unicodeScalars.first
    else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      return false
    default: return true
    }
  }
}

/// How many bytes of white space, as Python's `str.split` knows it, begin at an offset: 0 for none.
private func whiteSpaceLength(_ text: Span<UInt8>, _ offset: Int) -> Int {
  let first = text[offset]
  if first < 0x80 {
    return first == 0x20 || 0x09...0x0D ~= first || 0x1C...0x1F ~= first ? 1 : 0
  }
  guard offset + 1 < text.count else { return 0 }
  let second = text[offset + 1]
  if first == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
  guard offset + 2 < text.count else { return 0 }
  switch (first, second, text[offset + 2]) {
  case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9),
    (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
    return 3
  default: return 0
  }
}

/// A word in small letters; bytes that are not UTF-8 stay, but for ASCII letters.
public func lowercased(_ word: [UInt8]) -> [UInt8] {
  if word.contains(where: { $0 >= 0x80 }), let text = String(validating: word, as: UTF8.self) {
    return Array(text.lowercased().utf8)
  }
  return word.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }
}
