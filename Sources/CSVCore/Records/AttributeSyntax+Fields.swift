extension AttributeSyntax {
  /// Where a field lies in the bytes of one whole record, as a ``ScanKernel`` finds it: by one kind of quotes, which have no
  /// blanks beside them.
  ///
  /// - Returns: `nil` where the record makes no sense so, and was found by a ``RecordWalk``.
  func kernelBounds(
    ofField column: Int, in record: Span<UInt8>, delimiter: UInt8
  ) -> Range<Int>? {
    let end = record.count - 1
    // A record without a line end is the last one, which no kernel finds.
    guard let columnCount, end >= 0, record[end] == Byte.lineFeed else { return nil }
    var bounds: Range<Int>?
    var position = 0
    for field in 0..<columnCount {
      let start = position
      guard let fieldEnd = endOfField(at: start, in: record, delimiter: delimiter) else {
        return nil
      }
      let isLast = fieldEnd == end
      guard isLast == (field == columnCount - 1) else { return nil }
      if field == column {
        let hasReturn = isLast && end > start && record[end - 1] == Byte.carriageReturn
        bounds = start..<(hasReturn ? end - 1 : fieldEnd)
      }
      position = fieldEnd + 1
    }
    return bounds
  }

  /// The delimiter or the line feed behind a field; `nil` where a quoted field has none.
  private func endOfField(
    at start: Int, in record: Span<UInt8>, delimiter: UInt8
  ) -> Int? {
    let end = record.count - 1
    var position = start
    guard record[position] == quote else {
      while record[position] != delimiter && record[position] != Byte.lineFeed { position += 1 }
      // Another line is a part of this record only by other rules.
      return record[position] == delimiter || position == end ? position : nil
    }
    position += 1
    while position < end {
      if record[position] == AttributeSyntax.backslash {
        position += 1
      } else if record[position] == quote {
        if record[position + 1] != quote { break }
        position += 1
      }
      position += 1
    }
    guard position < end else { return nil }
    position += 1
    if record[position] == Byte.carriageReturn && position + 1 == end { position += 1 }
    return record[position] == delimiter || position == end ? position : nil
  }
}
