/// Whole records in memory, each to be had by its number.
///
/// Memory: the bytes, and eight more a record.
public struct HeldRecords: Sendable {
  private let bytes: [UInt8]
  /// Where each record ends.
  private let ends: [Int]

  /// Finds the records in bytes that end with a line end.
  init(_ bytes: [UInt8], in dialect: Dialect) {
    let quote = dialect.attributes?.quote ?? Byte.quote
    self.bytes = bytes
    var ends: [Int] = []
    var isFieldStart = true
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if isFieldStart && byte == quote {
        position = Self.endOfQuotes(
          quote, hasEscapes: dialect.attributes != nil, in: bytes, from: position)
        isFieldStart = false
      } else {
        isFieldStart = byte == dialect.delimiter || byte == Byte.lineFeed
        if byte == Byte.lineFeed { ends.append(position) }
      }
    }
    self.ends = ends
  }

  /// The position behind the quote that closes a field.
  private static func endOfQuotes(
    _ quote: UInt8, hasEscapes: Bool, in bytes: [UInt8], from start: Int
  ) -> Int {
    var position = start
    while position < bytes.count {
      if hasEscapes && bytes[position] == AttributeSyntax.backslash {
        position += 1
      } else if bytes[position] == quote {
        guard position + 1 < bytes.count, bytes[position + 1] == quote else {
          return position + 1
        }
        position += 1
      }
      position += 1
    }
    return min(position, bytes.count)
  }

  /// How many records there are.
  public var count: Int { ends.count }

  /// Adds a record to others.
  public func append(_ number: Int, to rows: inout RowText) {
    let range = (number == 0 ? 0 : ends[number - 1])..<ends[number]
    rows.append(bytes.span.extracting(range))
  }
}
