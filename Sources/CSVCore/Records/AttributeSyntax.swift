/// How the rows of an ARFF or KEEL file are written, where that is not as in CSV.
///
/// Blanks around a field are no part of its value. A field may be in quotes of either kind; inside them a backslash takes
/// the next byte's meaning. A bare `?` or `<null>` is a missing value: it is read as an empty one, and an empty one is
/// written so.
public struct AttributeSyntax: Equatable, Sendable {
  /// The quote: `'` or `"`.
  public var quote: UInt8
  /// Whether a missing value is written `<null>`, else `?`.
  public var writesNull: Bool
  /// How many fields a record has, where that is known.
  var columnCount: Int?

  /// Creates a syntax.
  public init(quote: UInt8 = UInt8(ascii: "'"), writesNull: Bool = false) {
    self.quote = quote
    self.writesNull = writesNull
  }

  static let comment = UInt8(ascii: "%")
  static let backslash = UInt8(ascii: "\\")

  static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") || byte == Byte.quote }
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// Whether a bare text stands for a missing value.
  static func isGap(_ text: Span<UInt8>) -> Bool {
    if text.count == 1 { return text[0] == UInt8(ascii: "?") }
    guard text.count == 6 else { return false }
    return zip(text.indices, "<null>".utf8).allSatisfy {
      text[$0] == $1 || $1 > UInt8(ascii: "@") && text[$0] | 0x20 == $1
    }
  }

  /// Whether a field may be in quotes that a ``ScanKernel`` takes for a part of its text: of the other kind, or behind blanks.
  func hidesQuotes(_ field: Span<UInt8>) -> Bool {
    guard !field.isEmpty, field[0] != quote else { return false }
    return AttributeSyntax.isQuote(field[0]) || AttributeSyntax.isBlank(field[0])
  }

  /// Where a field lies without the blanks around it.
  static func unblanked(_ field: Span<UInt8>) -> Range<Int> {
    var (start, end) = (0, field.count)
    while start < end && isBlank(field[start]) { start += 1 }
    while start < end && isBlank(field[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Where the value of a field lies, and whether it is in quotes; a missing value is empty.
  static func value(of field: Span<UInt8>) -> (bounds: Range<Int>, isQuoted: Bool) {
    let range = unblanked(field)
    let (start, end) = (range.lowerBound, range.upperBound)
    if end - start > 1 && isQuote(field[start]) && field[end - 1] == field[start] {
      return ((start + 1)..<(end - 1), true)
    }
    return (isGap(field.extracting(range)) ? start..<start : range, false)
  }

  /// Appends the inner bytes of a quoted field with backslashes undone and doubled quotes made single, and says
  /// whether there was one.
  static func appendUnescaped(
    _ inner: Span<UInt8>, quote: UInt8, to bytes: inout [UInt8]
  ) -> Bool {
    var hasChanged = false
    var position = 0
    while position < inner.count {
      var byte = inner[position]
      let isEscape = byte == backslash
      if (isEscape || byte == quote) && position + 1 < inner.count {
        if isEscape || inner[position + 1] == quote {
          position += 1
          hasChanged = true
          byte = isEscape ? meaning(of: inner[position]) : byte
        }
      }
      bytes.append(byte)
      position += 1
    }
    return hasChanged
  }

  private static func meaning(of escaped: UInt8) -> UInt8 {
    switch escaped {
    case UInt8(ascii: "n"): Byte.lineFeed
    case UInt8(ascii: "r"): Byte.carriageReturn
    case UInt8(ascii: "t"): UInt8(ascii: "\t")
    default: escaped
    }
  }

  /// Appends a value as a field: an empty one as a missing one, others in quotes where they need them.
  func append(_ value: Span<UInt8>, to bytes: inout [UInt8], delimiter: UInt8) {
    if value.isEmpty {
      appendGap(to: &bytes)
    } else {
      appendText(value, to: &bytes, delimiter: delimiter)
    }
  }

  func appendGap(to bytes: inout [UInt8]) {
    bytes += writesNull ? Array("<null>".utf8) : [UInt8(ascii: "?")]
  }

  /// Appends a value or a name, which is never a missing one.
  func appendText(_ text: Span<UInt8>, to bytes: inout [UInt8], delimiter: UInt8) {
    guard text.isEmpty || AttributeSyntax.isGap(text) || needsQuotes(text, delimiter: delimiter)
    else {
      bytes.append(text)
      return
    }
    bytes.append(quote)
    for position in text.indices {
      switch text[position] {
      case Byte.lineFeed: bytes += "\\n".utf8
      case Byte.carriageReturn: bytes += "\\r".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case let byte:
        if byte == quote || byte == AttributeSyntax.backslash {
          bytes.append(AttributeSyntax.backslash)
        }
        bytes.append(byte)
      }
    }
    bytes.append(quote)
  }

  private func needsQuotes(_ text: Span<UInt8>, delimiter: UInt8) -> Bool {
    text.indices.contains { position in
      switch text[position] {
      case 0...UInt8(ascii: " "), 0x7F, UInt8(ascii: ","), UInt8(ascii: "{"), UInt8(ascii: "}"),
        UInt8(ascii: "'"), Byte.quote, AttributeSyntax.comment, AttributeSyntax.backslash:
        true
      default: text[position] == delimiter
      }
    }
  }
}
