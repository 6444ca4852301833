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
    var place = 0
    while true {
      var value: [UInt8] = []
      let isBare = place == record.count || record[place] != Byte.quote
      if isBare {
        while place < record.count && record[place] != delimiter {
          value.append(record[place])
          place += 1
        }
      } else {
        place += 1
        while place < record.count {
          if record[place] == Byte.quote {
            guard place + 1 < record.count && record[place + 1] == Byte.quote else { break }
            place += 1
          }
          value.append(record[place])
          place += 1
        }
        place += 1
      }
      fields.append(Field(value: value, isBare: isBare))
      if place >= record.count { return fields }
      place += 1
    }
  }

  /// Where a field lies in the bytes of one whole record, which may have its line end.
  ///
  /// - Parameter column: the position of the field, from 0; there must be such a field.
  static func bounds(ofField column: Int, in record: Span<UInt8>, delimiter: UInt8) -> Range<Int> {
    var end = record.count
    if end > 0 && record[end - 1] == Byte.lineFeed { end -= 1 }
    if end > 0 && end < record.count && record[end - 1] == Byte.carriageReturn { end -= 1 }
    var field = 0
    var start = 0
    var isQuoted = false
    for place in 0..<end {
      if record[place] == Byte.quote && record[start] == Byte.quote {
        // The second of two quotes opens the field again.
        isQuoted.toggle()
      } else if record[place] == delimiter && !isQuoted {
        if field == column { return start..<place }
        field += 1
        start = place + 1
      }
    }
    return start..<end
  }

  /// Appends the inner bytes of a quoted field with each doubled quote made single, and says whether there was one.
  static func appendUnescaped(_ inner: Span<UInt8>, to bytes: inout [UInt8]) -> Bool {
    var hasDoubledQuotes = false
    var place = 0
    while place < inner.count {
      bytes.append(inner[place])
      if inner[place] == Byte.quote {
        hasDoubledQuotes = true
        place += 1
      }
      place += 1
    }
    return hasDoubledQuotes
  }

  /// Appends a value as a field: in quotes only where a delimiter, a quote or a line end in it makes them needed.
  public static func append(
    _ value: Span<UInt8>, to bytes: inout [UInt8], delimiter: UInt8
  ) {
    var needsQuotes = false
    for place in value.indices {
      let byte = value[place]
      if byte == delimiter || byte == Byte.quote || byte == Byte.lineFeed
        || byte == Byte.carriageReturn
      {
        needsQuotes = true
        break
      }
    }
    if needsQuotes { bytes.append(Byte.quote) }
    for place in value.indices {
      let byte = value[place]
      if needsQuotes && byte == Byte.quote { bytes.append(Byte.quote) }
      bytes.append(byte)
    }
    if needsQuotes { bytes.append(Byte.quote) }
  }
}
