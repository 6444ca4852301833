/// Tells numbers with a unit or with separators between their digits from other texts: `$1,234.50`, `12 %`,
/// `(3.5)`, `1.234,5`.
enum QuantityText {
  /// Whether a text, without blanks around it, is such a number; it must be none that is read as a number.
  static func matches(_ text: Span<UInt8>) -> Bool {
    guard text.count <= 40 else { return false }
    var cursor = TextCursor(text)
    // Of letters only those of a currency can come first.
    let first = cursor.next
    if UInt8(ascii: "a")...UInt8(ascii: "z") ~= first && first != UInt8(ascii: "u")
      && first != UInt8(ascii: "e")
    {
      return false
    }
    _ = cursor.take(anyOf: "-+(")
    _ = cursor.takeBlanks()
    _ = takeCurrency(&cursor)
    _ = cursor.takeBlanks()
    _ = cursor.take(anyOf: "-+")
    guard takeNumber(&cursor) else { return false }
    _ = cursor.takeBlanks()
    _ = cursor.take("%") || cursor.take(word: "€") || cursor.take(word: "°") || cursor.take("$")
    _ = cursor.take(")")
    return cursor.isAtEnd
  }

  private static func takeCurrency(_ cursor: inout TextCursor) -> Bool {
    cursor.take("$") || cursor.take(word: "€") || cursor.take(word: "£") || cursor.take(word: "¥")
      || cursor.take(word: "usd") || cursor.take(word: "eur")
  }

  /// Digits in groups or not, with decimals behind a point or a comma or without.
  private static func takeNumber(_ cursor: inout TextCursor) -> Bool {
    let start = cursor.position
    let whole = cursor.takeDigits()
    if 1...3 ~= whole {
      let end = cursor.position
      for (separator, mark) in groupings {
        cursor.move(to: end)
        var groups = 0
        while takeGroup(&cursor, separator) { groups += 1 }
        if groups > 0 && takeFraction(&cursor, mark) { return true }
      }
      cursor.move(to: end)
    }
    if whole > 0 && takeFraction(&cursor, ",") { return true }
    cursor.move(to: start)
    let digits = cursor.takeDigits()
    let end = cursor.position
    guard cursor.take("."), cursor.takeDigits() > 0 else {
      cursor.move(to: end)
      return digits > 0
    }
    return true
  }

  /// What stands between groups of three digits, and before decimals then.
  private static let groupings: [(Unicode.Scalar, Unicode.Scalar)] = [
    (",", "."), (".", ","), ("'", "."), (" ", ","),
  ]

  private static func takeGroup(_ cursor: inout TextCursor, _ separator: Unicode.Scalar) -> Bool {
    let start = cursor.position
    if cursor.take(separator), cursor.takeDigits() == 3 { return true }
    cursor.move(to: start)
    return false
  }

  /// Passes over decimals; `false` where more digits and marks follow.
  private static func takeFraction(_ cursor: inout TextCursor, _ mark: Unicode.Scalar) -> Bool {
    if cursor.take(mark) && cursor.takeDigits() == 0 { return false }
    return cursor.next != UInt8(ascii: ".") && cursor.next != UInt8(ascii: ",")
  }
}
