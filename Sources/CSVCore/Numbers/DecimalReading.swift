/// What the text of a cell says when it is read as a number.
///
///     if case .number(let value) = DecimalReading(cell) { column.append(value) }
///
/// A number is an optional sign, digits with at most one point among, before or after them, and an
/// optional exponent: `7`, `-0.5`, `.5`, `5.`, `+1e-9`. Nothing is trimmed: ` 7` is not a number, nor
/// are hexadecimal digits or digit separators.
public enum DecimalReading: Equatable, Sendable {
  /// A finite number: the `Double` nearest to the text, the even one of two equally near. What is
  /// nearer to zero than to the least `Double` is zero, with the text's sign.
  case number(Double)
  /// No bytes at all: a missing value.
  case empty
  /// A number in form, but one that rounds to infinity: 1.797693134862315808e308 or more.
  case tooLarge
  /// `nan`, `inf` or `infinity` in any case of letters, with or without a sign.
  case notFinite
  /// Anything else.
  case notNumber

  /// Reads a cell's text, correctly rounded whatever its length.
  ///
  /// - Complexity: O(`text.count`); nothing is allocated.
  public init(_ text: Span<UInt8>) {
    if let decimal = DecimalText(text) {
      self.init(decimal, in: text)
    } else {
      self.init(notDecimal: text)
    }
  }

  /// The number, or `nil` where the text is none.
  public var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }
}

extension DecimalReading {
  /// Converts a text that has been taken apart.
  @inline(__always)
  init(_ decimal: DecimalText, in text: Span<UInt8>) {
    let value = decimal.value(in: text)
    self = value.isFinite ? .number(value) : .tooLarge
  }

  /// Says what a text is that is not in the form of a number.
  @inline(never)
  init(notDecimal text: Span<UInt8>) {
    if text.isEmpty {
      self = .empty
    } else {
      let start = Sign(text[0]) == nil ? 0 : 1
      let isName =
        text.spells("nan", from: start) || text.spells("inf", from: start)
        || text.spells("infinity", from: start)
      self = isName ? .notFinite : .notNumber
    }
  }
}

extension Span<UInt8> {
  /// Whether the bytes from `start` to the end are these letters, small or capital.
  fileprivate func spells(_ letters: String, from start: Int) -> Bool {
    let letters = letters.utf8
    guard count - start == letters.count else { return false }
    return zip(start..<count, letters).allSatisfy { self[$0] | 0x20 == $1 }
  }
}
