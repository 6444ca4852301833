// Records that came in, byte for byte. Every record ends with a line end; the last of an input gets one where it lacked it, or
// the rest of it where the input was cut off between its two bytes.

extension RowText {
  /// Adds records of the reader's batch, each followed by `suffix`: fields that are ready to write, the delimiter before
  /// each.
  public mutating func append(
    _ records: Range<Int>, of reader: borrowing RecordReader, suffix: [UInt8] = []
  ) {
    guard suffix.isEmpty else {
      for record in records { append(reader.bytes(of: record), suffix: suffix) }
      return
    }
    var start = records.lowerBound
    while start < records.upperBound {
      let end = reader.runEnd(of: start..<records.upperBound)
      append(whole: reader.bytes(ofRun: start..<end))
      let lineEnd = reader.lineEnd(of: end - 1)
      if lineEnd.isEmpty || lineEnd[lineEnd.count - 1] != Byte.lineFeed {
        endCutOffLine(hasReturn: !lineEnd.isEmpty)
      }
      start = end
    }
  }

  /// Adds one record, given with the line end that it came with, and `suffix` to it.
  public mutating func append(_ record: Span<UInt8>, suffix: [UInt8] = []) {
    let hasLineFeed = record.count > 0 && record[record.count - 1] == Byte.lineFeed
    var end = hasLineFeed ? record.count - 1 : record.count
    let hasReturn = end > 0 && record[end - 1] == Byte.carriageReturn
    if hasReturn { end -= 1 }
    if suffix.isEmpty {
      append(whole: record)
    } else {
      append(whole: record.extracting(0..<end))
      append(whole: suffix.span)
      if end < record.count { append(whole: record.extracting(end...)) }
    }
    if !hasLineFeed { endCutOffLine(hasReturn: hasReturn) }
  }

  /// Adds one record with other values in some of its fields.
  public mutating func append(
    _ record: Span<UInt8>, replacing values: [(column: Int, value: [UInt8])], suffix: [UInt8] = []
  ) {
    if values.isEmpty {
      append(record, suffix: suffix)
      return
    }
    var changed: [UInt8] = []
    var copied = 0
    for (column, value) in values.sorted(by: { $0.column < $1.column }) {
      let field = FieldText.bounds(ofField: column, in: record, dialect)
      changed.append(record.extracting(copied..<field.lowerBound))
      FieldText.append(value.span, to: &changed, as: dialect)
      copied = field.upperBound
    }
    changed.append(record.extracting(copied...))
    append(changed.span, suffix: suffix)
  }
}
