/// Tells dates and times from other texts, in the forms that tables have them.
///
/// Year, month and day by numbers (`2024-01-31`, `31.1.2024`, `1/31/24`) or with an English month
/// (`31 Jan 2024`, `Wed, January 31, 2024`), months (`Jan 2024`, `2024-01`), quarters and weeks (`2024Q1`,
/// `2024-W05`), and times (`9:30 pm`), alone or behind a date, with a zone or without.
enum DateText {
  /// Whether a text, without blanks around it, is a date or a time.
  static func matches(_ text: Span<UInt8>) -> Bool {
    guard 3...40 ~= text.count else { return false }
    var cursor = TextCursor(text)
    let first = cursor.next
    if first &- UInt8(ascii: "0") <= 9 {
      return isNumberFirst(&cursor) || isDayAndMonth(&cursor) || isTimeAlone(&cursor)
    }
    guard UInt8(ascii: "a")...UInt8(ascii: "z") ~= first,
      firstLetters >> (first - UInt8(ascii: "a")) & 1 == 1, hasDigit(text)
    else { return false }
    return isWordFirst(&cursor)
  }

  /// A bit for each letter from a on: those of the months, the days of the week, and Q.
  private static let firstLetters: UInt32 = "jfmasondtwq".utf8.reduce(0) {
    $0 | 1 << ($1 - UInt8(ascii: "a"))
  }

  private static func hasDigit(_ text: Span<UInt8>) -> Bool {
    text.indices.contains { text[$0] &- UInt8(ascii: "0") <= 9 }
  }

  /// `2024-01-31`, `2024-01`, `2024Q1`, `31.1.2024`.
  private static func isNumberFirst(_ cursor: inout TextCursor) -> Bool {
    cursor.move(to: 0)
    let count = cursor.takeDigits()
    if count == 4 { return isYearFirst(&cursor) }
    guard count <= 2 else { return false }
    let first = cursor.number(from: 0, count: count)
    let separator = cursor.next
    guard cursor.take(anyOf: "/.-") else { return false }
    let middle = cursor.position
    let middleCount = cursor.takeDigits()
    guard 1...2 ~= middleCount, cursor.next == separator else { return false }
    let second = cursor.number(from: middle, count: middleCount)
    guard 1...12 ~= min(first, second), max(first, second) <= 31 else { return false }
    _ = cursor.take(anyOf: "/.-")
    let yearCount = cursor.takeDigits()
    return (yearCount == 4 || yearCount == 2) && isEndOrTime(&cursor, allowsComma: true)
  }

  private static func isYearFirst(_ cursor: inout TextCursor) -> Bool {
    let start = cursor.position
    let separator = cursor.next
    if cursor.take(anyOf: "-/.") {
      let monthCount = cursor.takeDigits()
      if 1...2 ~= monthCount {
        if cursor.isAtEnd { return monthCount == 2 && separator != UInt8(ascii: ".") }
        if cursor.next == separator {
          _ = cursor.take(anyOf: "-/.")
          return 1...2 ~= cursor.takeDigits() && isEndOrTime(&cursor, allowsComma: false)
        }
        return false
      }
      if separator == UInt8(ascii: "-"), cursor.take("w") {
        guard 1...2 ~= cursor.takeDigits() else { return false }
        if cursor.isAtEnd { return true }
        return cursor.take("-") && cursor.takeDigits() == 1 && cursor.isAtEnd
      }
    }
    cursor.move(to: start)
    if cursor.take("m") { return 1...2 ~= cursor.takeDigits() && cursor.isAtEnd }
    if cursor.take(anyOf: "-/: ") && cursor.next != UInt8(ascii: "q") { cursor.move(to: start) }
    if cursor.take("q") { return cursor.take(anyOf: "1234") && cursor.isAtEnd }
    _ = cursor.take(anyOf: "- ")
    return takeMonth(&cursor) && cursor.isAtEnd
  }

  /// `31 Jan 2024`, `31-Jan-24`, `31jan`, with a time behind.
  private static func isDayAndMonth(_ cursor: inout TextCursor, from start: Int = 0) -> Bool {
    cursor.move(to: start)
    guard 1...2 ~= cursor.takeDigits() else { return false }
    _ = cursor.take(anyOf: " -")
    guard takeMonth(&cursor) else { return false }
    _ = cursor.take(".")
    _ = cursor.take(",")
    let end = cursor.position
    _ = cursor.take(anyOf: " -")
    let yearCount = cursor.takeDigits()
    if yearCount != 4 && yearCount != 2 {
      // What follows may be a time.
      cursor.move(to: end)
      if cursor.isAtEnd { return true }
    }
    return isEndOrTime(&cursor, allowsComma: false)
  }

  private static func isWordFirst(_ cursor: inout TextCursor) -> Bool {
    if cursor.take("q") && cursor.take(anyOf: "1234") {
      _ = cursor.take(anyOf: "- /")
      return cursor.takeDigits() == 4 && cursor.isAtEnd
    }
    cursor.move(to: 0)
    guard takeDay(&cursor) else { return isMonthFirst(&cursor, from: 0) }
    if isUnixDate(&cursor) { return true }
    cursor.move(to: 0)
    _ = takeDay(&cursor)
    _ = cursor.take(".")
    _ = cursor.take(",")
    guard cursor.takeBlanks() > 0 else { return false }
    let start = cursor.position
    return isDayAndMonth(&cursor, from: start) || isMonthFirst(&cursor, from: start)
  }

  /// `Jan 31, 2024 9:30`, `January 2024`, `Jan-24`.
  private static func isMonthFirst(_ cursor: inout TextCursor, from start: Int) -> Bool {
    cursor.move(to: start)
    guard takeMonth(&cursor) else { return false }
    let month = cursor.position
    _ = cursor.take(".")
    let hasSeparator = cursor.take(anyOf: " -")
    let count = cursor.takeDigits()
    if count == 4 && start == 0 { return cursor.isAtEnd }
    guard hasSeparator else {
      cursor.move(to: month)
      return cursor.take("'") && cursor.takeDigits() == 2 && cursor.isAtEnd
    }
    guard 1...2 ~= count else { return false }
    let day = cursor.position
    _ = cursor.take(",")
    var hasBlank = false
    while cursor.take(anyOf: " -") { hasBlank = true }
    let yearStart = cursor.position
    if hasBlank && cursor.takeDigits() == 4 && cursor.next != UInt8(ascii: ":") {
      return isEndOrTime(&cursor, allowsComma: true)
    }
    cursor.move(to: yearStart)
    cursor.move(to: day)
    return isEndOrTime(&cursor, allowsComma: true)
  }

  /// `Wed Jan 31 09:30:00 UTC 2024`, `Wed Jan 31 09:30:00 +0000 2024`.
  private static func isUnixDate(_ cursor: inout TextCursor) -> Bool {
    guard cursor.takeBlanks() > 0, takeMonth(&cursor), cursor.takeBlanks() > 0,
      1...2 ~= cursor.takeDigits(), cursor.takeBlanks() > 0, takeTime(&cursor)
    else { return false }
    guard cursor.takeBlanks() > 0 else { return false }
    if 3...4 ~= cursor.takeLetters().count { guard cursor.takeBlanks() > 0 else { return false } }
    if cursor.take(anyOf: "+-") {
      guard cursor.takeDigits() == 4, cursor.takeBlanks() > 0 else { return false }
    }
    return cursor.takeDigits() == 4 && cursor.isAtEnd
  }

  /// `9:30`, `09:30:00.5 PM`, `09:30+01:00`; `9:30 31 Jan 2024`.
  private static func isTimeAlone(_ cursor: inout TextCursor) -> Bool {
    cursor.move(to: 0)
    guard takeTime(&cursor) else { return false }
    let end = cursor.position
    if takeZoneAndEnd(&cursor) { return true }
    cursor.move(to: end)
    guard cursor.takeBlanks() > 0, 1...2 ~= cursor.takeDigits(), cursor.take(anyOf: " -"),
      takeMonth(&cursor), cursor.take(anyOf: " -")
    else { return false }
    return cursor.takeDigits() == 4 && cursor.isAtEnd
  }

  /// Whether nothing follows, or a time behind spaces or a T.
  private static func isEndOrTime(_ cursor: inout TextCursor, allowsComma: Bool) -> Bool {
    if cursor.isAtEnd { return true }
    if allowsComma { _ = cursor.take(",") }
    var hasSeparator = false
    while cursor.take(anyOf: "t ") { hasSeparator = true }
    return hasSeparator && takeTime(&cursor) && takeZoneAndEnd(&cursor)
  }

  private static func takeTime(_ cursor: inout TextCursor) -> Bool {
    guard 1...2 ~= cursor.takeDigits(), cursor.take(":"), cursor.takeDigits(atMost: 2) == 2 else {
      return false
    }
    if cursor.take(":") {
      guard cursor.takeDigits(atMost: 2) == 2 else { return false }
      let end = cursor.position
      if cursor.take(anyOf: ".,") && cursor.takeDigits() == 0 { cursor.move(to: end) }
    }
    let end = cursor.position
    _ = cursor.takeBlanks()
    if cursor.take(anyOf: "ap") {
      _ = cursor.take(".")
      if cursor.take("m") {
        _ = cursor.take(".")
        return true
      }
    }
    cursor.move(to: end)
    return true
  }

  private static func takeZoneAndEnd(_ cursor: inout TextCursor) -> Bool {
    if cursor.isAtEnd { return true }
    _ = cursor.takeBlanks()
    if cursor.take("z") || cursor.take(word: "utc") || cursor.take(word: "gmt") {
      return cursor.isAtEnd
    }
    guard cursor.take(anyOf: "+-"), cursor.takeDigits(atMost: 2) == 2 else { return false }
    _ = cursor.take(":")
    return cursor.takeDigits() == 2 && cursor.isAtEnd
  }

  private static func takeMonth(_ cursor: inout TextCursor) -> Bool {
    takeName(&cursor, of: months)
  }

  private static func takeDay(_ cursor: inout TextCursor) -> Bool { takeName(&cursor, of: days) }

  private static func takeName(_ cursor: inout TextCursor, of names: [UInt64]) -> Bool {
    let start = cursor.position
    let (word, count) = cursor.takeLetters()
    // Only september and wednesday have more letters than a word takes, and no name begins as they do.
    if 3...9 ~= count && names.contains(word) { return true }
    cursor.move(to: start)
    return false
  }

  private static let months = words([
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "january", "february", "march", "april", "june", "july", "august", "september", "october",
    "november", "december",
  ])

  private static let days = words([
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday",
  ])

  private static func words(_ names: [String]) -> [UInt64] {
    names.map { $0.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
  }
}
