/// Fields as text in a file, and the values that they stand for.
public enum FieldText {
  /// A field without its quotes, and whether it had none.
  struct Field {
    var value: [UInt8]
    var isBare: Bool
  }

  /// Splits the bytes of one whole record, which a scanner has found to be well formed.
  static func split(_ record: Span<UInt8>, delimiter: UInt8) -> [Field] {
    var fields: [Field] = []
    var position = 0
    while true {
      var value: [UInt8] = []
      let isBare = position == record.count || record[position] != Byte.quote
      if isBare {
        while position < record.count && record[position] != delimiter {
          value.append(record[position])
          position += 1
        }
      } else {
        position += 1
        while position < record.count {
          if record[position] == Byte.quote {
            guard position + 1 < record.count && record[position + 1] == Byte.quote else { break }
            position += 1
          }
          value.append(record[position])
          position += 1
        }
        position += 1
      }
      fields.append(Field(value: value, isBare: isBare))
      if position >= record.count { return fields }
      position += 1
    }
  }

  /// Where a field lies in the bytes of one whole record, which may have its line end.
  ///
  /// - Parameter column: the position of the field, from 0; there must be such a field.
  static func bounds(ofField column: Int, in record: Span<UInt8>, delimiter: UInt8) -> Range<Int> {
    bounds(ofField: column, in: record, Dialect(delimiter: delimiter))
  }

  /// The same in any dialect.
  static func bounds(
    ofField column: Int, in record: Span<UInt8>, _ dialect: Dialect
  ) -> Range<Int> {
    if let bounds = dialect.attributes?.kernelBounds(
      ofField: column, in: record, delimiter: dialect.delimiter)
    {
      return bounds
    }
    var quote = dialect.attributes?.quote ?? Byte.quote
    let hasEscapes = dialect.attributes != nil
    var end = record.count
    if end > 0 && record[end - 1] == Byte.lineFeed { end -= 1 }
    if end > 0 && record[end - 1] == Byte.carriageReturn { end -= 1 }
    var field = 0
    var start = 0
    // Whether no byte of the field has come but blanks before a quote, and whether the field is in quotes.
    var isFresh = true
    var hasQuotes = false
    var isQuoted = false
    var isEscaped = false
    for position in 0..<end {
      if isFresh && !(hasEscapes && AttributeSyntax.isBlank(record[position])) {
        isFresh = false
        if hasEscapes && AttributeSyntax.isQuote(record[position]) { quote = record[position] }
        hasQuotes = record[position] == quote
      }
      if isEscaped {
        isEscaped = false
      } else if hasEscapes && isQuoted && record[position] == AttributeSyntax.backslash {
        isEscaped = true
      } else if record[position] == quote && hasQuotes {
        // The second of two quotes opens the field again.
        isQuoted.toggle()
      } else if record[position] == dialect.delimiter && !isQuoted {
        if field == column { return start..<position }
        field += 1
        start = position + 1
        (isFresh, hasQuotes) = (true, false)
      }
    }
    return start..<end
  }

  /// Appends the inner bytes of a quoted field with each doubled quote made single, and says whether there was one.
  static func appendUnescaped(_ inner: Span<UInt8>, to bytes: inout [UInt8]) -> Bool {
    var hasDoubledQuotes = false
    var position = 0
    while position < inner.count {
      bytes.append(inner[position])
      if inner[position] == Byte.quote {
        hasDoubledQuotes = true
        position += 1
      }
      position += 1
    }
    return hasDoubledQuotes
  }

  /// Appends a value as a field of a dialect: in quotes only where it needs them; where missing values have a mark, an
  /// empty one as such.
  public static func append(_ value: Span<UInt8>, to bytes: inout [UInt8], as dialect: Dialect) {
    if let syntax = dialect.attributes {
      syntax.append(value, to: &bytes, delimiter: dialect.delimiter)
    } else {
      append(value, to: &bytes, delimiter: dialect.delimiter)
    }
  }

  /// A value as a field behind another, with the delimiter between them.
  public static func suffix(_ value: [UInt8], as dialect: Dialect) -> [UInt8] {
    var suffix = [dialect.delimiter]
    append(value.span, to: &suffix, as: dialect)
    return suffix
  }

  /// Appends a value as a field: in quotes only where a delimiter, a quote or a line end in it makes them needed.
  public static func append(
    _ value: Span<UInt8>, to bytes: inout [UInt8], delimiter: UInt8
  ) {
    var needsQuotes = false
    for position in value.indices {
      let byte = value[position]
      if byte == delimiter || byte == Byte.quote || byte == Byte.lineFeed
        || byte == Byte.carriageReturn
      {
        needsQuotes = true
        break
      }
    }
    if needsQuotes { bytes.append(Byte.quote) }
    for position in value.indices {
      let byte = value[position]
      if needsQuotes && byte == Byte.quote { bytes.append(Byte.quote) }
      bytes.append(byte)
    }
    if needsQuotes { bytes.append(Byte.quote) }
  }
}
