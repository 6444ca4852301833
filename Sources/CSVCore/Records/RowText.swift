/// New records as text, put together field by field.
///
///     var text = RowText(delimiter: UInt8(ascii: ","), lineEnd: [UInt8(ascii: "\n")])
///     text.appendField("a,b")
///     text.appendField("1")
///     text.endRow()  // "a,b",1
public struct RowText: Sendable {
  /// The records so far, and as much of the next as has come.
  public private(set) var bytes: [UInt8] = []
  let dialect: Dialect
  let lineEnd: [UInt8]
  private var rowStart = 0
  private var rowIsEmpty = true

  /// Creates no records, which are to have this delimiter and line end.
  public init(delimiter: UInt8, lineEnd: [UInt8]) {
    self.init(Dialect(delimiter: delimiter), lineEnd: lineEnd)
  }

  /// Creates no records, which are to be in this dialect and have this line end.
  public init(_ dialect: Dialect, lineEnd: [UInt8]) {
    self.dialect = dialect
    self.lineEnd = lineEnd
  }

  /// No records, to be separated by commas and line feeds.
  public static let plain = RowText(delimiter: UInt8(ascii: ","), lineEnd: [Byte.lineFeed])

  /// Adds a field, in quotes only where it must be.
  public mutating func appendField(_ value: Span<UInt8>) {
    separate()
    FieldText.append(value, to: &bytes, as: dialect)
  }

  /// Adds a field whose bytes `write` appends; it must need no quotes, or bring its own.
  public mutating func appendField(with write: (inout [UInt8]) -> Void) {
    separate()
    let start = bytes.count
    write(&bytes)
    if let syntax = dialect.attributes, bytes.count == start { syntax.appendGap(to: &bytes) }
  }

  /// Adds a field whose bytes are written as they are: they need no quotes, or bring their own.
  public mutating func appendField(raw bytes: Span<UInt8>) {
    appendField { $0.append(bytes) }
  }

  /// Adds a number; an empty field for NaN.
  public mutating func appendField(_ number: Double, as formatter: DecimalFormatter) {
    appendField { if !number.isNaN { formatter.append(number, to: &$0) } }
  }

  /// Adds a field of plain text.
  public mutating func appendField(_ text: String) { appendField(text.utf8Bytes.span) }

  /// Adds bytes that end a record, or belong to records that are added as they came.
  mutating func append(whole text: Span<UInt8>) {
    bytes.append(text)
    rowStart = bytes.count
  }

  /// Ends a record that has no line feed, and perhaps a carriage return.
  mutating func endCutOffLine(hasReturn: Bool) {
    if hasReturn { bytes.append(Byte.lineFeed) } else { bytes += lineEnd }
    rowStart = bytes.count
  }

  private mutating func separate() {
    if !rowIsEmpty { bytes.append(dialect.delimiter) }
    rowIsEmpty = false
  }

  /// Ends a record, with `suffix` after its fields: fields that are ready to write, the delimiter before each.
  public mutating func endRow(suffix: [UInt8] = []) {
    // A single empty field bare would be a blank line, and that is no record.
    if bytes.count == rowStart && suffix.isEmpty { bytes += [Byte.quote, Byte.quote] }
    bytes += suffix
    bytes += lineEnd
    rowStart = bytes.count
    rowIsEmpty = true
  }

  /// Forgets all records.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    rowStart = 0
    rowIsEmpty = true
  }
}
