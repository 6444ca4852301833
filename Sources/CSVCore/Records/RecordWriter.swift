/// Writes records: those of a reader byte for byte, and new ones field by field.
///
/// Every record that is written ends with a line end; the last of an input gets one where it lacked it.
public final class RecordWriter {
  private var output: ByteOutput
  private let delimiter: UInt8
  private let lineEnd: [UInt8]
  /// The new record, as far as its fields have come.
  private var row: RowText

  /// Creates a writer of new records with this delimiter and line end.
  public init(_ output: consuming ByteOutput, delimiter: UInt8, lineEnd: [UInt8]) {
    self.output = output
    self.delimiter = delimiter
    self.lineEnd = lineEnd
    row = RowText(delimiter: delimiter, lineEnd: lineEnd)
  }

  /// Creates a writer in the style of what a reader reads, and writes the header, with further names after it.
  public convenience init(
    _ output: consuming ByteOutput, like reader: borrowing RecordReader,
    appending names: [String] = []
  ) throws(CSVError) {
    self.init(output, delimiter: reader.dialect.delimiter, lineEnd: reader.lineEnd)
    var prologue = reader.prologue
    if !names.isEmpty && reader.dialect.hasHeader {
      prologue.removeLast(lineEnd.count)
      for name in names {
        prologue.append(delimiter)
        FieldText.append(name.utf8Bytes.span, to: &prologue, delimiter: delimiter)
      }
      prologue += lineEnd
    }
    try write(prologue)
  }

  /// Copies records of the reader's batch, each followed by `suffix`: fields that are ready to write, the delimiter
  /// before each.
  public func copy(
    _ records: Range<Int>, of reader: borrowing RecordReader, suffix: [UInt8] = []
  ) throws(CSVError) {
    guard suffix.isEmpty else {
      for record in records {
        try output.write(reader.content(of: record))
        try write(suffix)
        try endLine(of: record, reader)
      }
      return
    }
    var start = records.lowerBound
    while start < records.upperBound {
      let end = reader.runEnd(of: start..<records.upperBound)
      try output.write(reader.bytes(ofRun: start..<end))
      if reader.lineEnd(of: end - 1).isEmpty { try write(lineEnd) }
      start = end
    }
  }

  /// Copies one record, given with the line end that it came with, and appends `suffix` to it.
  public func copy(_ record: Span<UInt8>, suffix: [UInt8] = []) throws(CSVError) {
    var end = record.count
    if end > 0 && record[end - 1] == Byte.lineFeed {
      end -= 1
      if end > 0 && record[end - 1] == Byte.carriageReturn { end -= 1 }
    }
    try output.write(record.extracting(0..<end))
    if !suffix.isEmpty { try write(suffix) }
    if end == record.count {
      try write(lineEnd)
    } else {
      try output.write(record.extracting(end...))
    }
  }

  /// Copies one record with other values in some of its fields.
  public func copy(
    _ record: Span<UInt8>, replacing values: [(column: Int, text: String)], suffix: [UInt8] = []
  ) throws(CSVError) {
    try copy(
      record, replacing: values.map { (column: $0.column, value: $0.text.utf8Bytes) },
      suffix: suffix)
  }

  /// Copies one record with other values, of any bytes, in some of its fields.
  public func copy(
    _ record: Span<UInt8>, replacing values: [(column: Int, value: [UInt8])], suffix: [UInt8] = []
  ) throws(CSVError) {
    if values.isEmpty {
      try copy(record, suffix: suffix)
      return
    }
    var changed: [UInt8] = []
    var copied = 0
    for (column, value) in values.sorted(by: { $0.column < $1.column }) {
      let field = FieldText.bounds(ofField: column, in: record, delimiter: delimiter)
      record.extracting(copied..<field.lowerBound).append(to: &changed)
      FieldText.append(value.span, to: &changed, delimiter: delimiter)
      copied = field.upperBound
    }
    record.extracting(copied...).append(to: &changed)
    try copy(changed.span, suffix: suffix)
  }

  /// Writes the record that `appendField` has put together.
  public func endRow() throws(CSVError) {
    row.endRow()
    try write(row)
    row.removeAll()
  }

  /// Adds a field to the new record, in quotes only where it must be.
  public func appendField(_ value: Span<UInt8>) { row.appendField(value) }

  /// Adds a field of plain text to the new record.
  public func appendField(_ text: String) { row.appendField(text) }

  /// No records, in the style of this writer's: to be put together elsewhere, and written as a whole.
  public var newRows: RowText { RowText(delimiter: delimiter, lineEnd: lineEnd) }

  /// Writes records that were put together elsewhere.
  public func write(_ rows: RowText) throws(CSVError) { try write(rows.bytes) }

  private func write(_ bytes: [UInt8]) throws(CSVError) { try output.write(bytes.span) }

  private func endLine(of record: Int, _ reader: borrowing RecordReader) throws(CSVError) {
    let ending = reader.lineEnd(of: record)
    if ending.isEmpty { try write(lineEnd) } else { try output.write(ending) }
  }

  /// Sees to it that all is written and that the system has taken it.
  public func finish() throws(CSVError) { try output.finish() }

  /// Gives a finished file its name.
  public func commit() throws(CSVError) { try output.commit() }

  /// Finishes all outputs, and only then gives files their names. A writer may be there more than once.
  public static func complete(_ writers: [RecordWriter]) throws(CSVError) {
    for writer in writers { try writer.finish() }
    for writer in writers { try writer.commit() }
  }
}

extension Span<UInt8> {
  /// Appends the bytes to an array.
  func append(to bytes: inout [UInt8]) {
    for place in indices { bytes.append(self[place]) }
  }
}

extension String {
  /// The text's bytes.
  public var utf8Bytes: [UInt8] { Array(utf8) }
}
