internal import Synchronization

/// Writes records that were put together as ``RowText``, from any thread.
public final class RecordWriter: Sendable {
  private let output: Mutex<ByteOutput>
  /// Records that are held back; `nil` where they are written at once.
  private let held = Mutex<[UInt8]?>(nil)
  /// No records, in the style of this writer's: to be put together, and written as a whole.
  public let newRows: RowText

  /// Creates a writer of records with this delimiter and line end.
  public convenience init(_ output: consuming ByteOutput, delimiter: UInt8, lineEnd: [UInt8]) {
    self.init(output, Dialect(delimiter: delimiter), lineEnd: lineEnd)
  }

  private init(_ output: consuming ByteOutput, _ dialect: Dialect, lineEnd: [UInt8]) {
    self.output = Mutex(output)
    newRows = RowText(dialect, lineEnd: lineEnd)
  }

  /// Creates a writer in the style of what a reader reads, and writes the header, with further columns after it.
  ///
  /// - Parameters:
  ///   - output: where the records go.
  ///   - reader: what they are to look like.
  ///   - columns: the columns that new rows have at the end.
  ///   - kinds: what the values of some columns are from now on, whatever an ARFF or KEEL file declares.
  public convenience init(
    _ output: consuming ByteOutput, like reader: borrowing RecordReader,
    appending columns: [AppendedColumn] = [], declaring kinds: [Int: AppendedColumn.Kind] = [:]
  ) throws(CSVError) {
    let dialect = reader.dialect
    self.init(output, dialect, lineEnd: reader.lineEnd)
    var prologue = reader.prologue
    if let attributes = reader.header.attributes {
      prologue = attributes.prologue(
        prologue, appending: columns, declaring: kinds, dialect, lineEnd: reader.lineEnd)
    } else if !columns.isEmpty && dialect.hasHeader {
      prologue.removeLast(reader.lineEnd.count)
      for column in columns {
        prologue.append(dialect.delimiter)
        FieldText.append(column.name.utf8Bytes.span, to: &prologue, as: dialect)
      }
      prologue += reader.lineEnd
    }
    try write(prologue.span, inTurn: false)
  }

  /// Writes records, on a thread of its own where that saves time.
  public func write(_ rows: RowText) throws(CSVError) { try write(rows, inTurn: false) }

  /// Writes records that several threads make and write by turns.
  public func writeInTurn(_ rows: RowText) throws(CSVError) { try write(rows, inTurn: true) }

  private func write(_ rows: RowText, inTurn: Bool) throws(CSVError) {
    let isHeld = held.withLock { (held) -> Bool in
      guard held != nil else { return false }
      held?.append(rows.bytes.span)
      return true
    }
    if !isHeld { try write(rows.bytes.span, inTurn: inTurn) }
  }

  /// Holds back what is written from now on.
  public func hold() { held.withLock { $0 = [] } }

  /// The records that were held back; what is written from now on is written at once.
  public func release() -> HeldRecords {
    let bytes = held.withLock { (held) -> [UInt8] in
      let bytes = held ?? []
      held = nil
      return bytes
    }
    return HeldRecords(bytes, in: newRows.dialect)
  }

  private func write(_ bytes: Span<UInt8>, inTurn: Bool) throws(CSVError) {
    try output.withLock { (output) throws(CSVError) in try output.write(bytes, inTurn: inTurn) }
  }

  /// Sees to it that all is written and that the system has taken it.
  public func finish() throws(CSVError) {
    try output.withLock { (output) throws(CSVError) in try output.finish() }
  }

  /// Gives a finished file its name.
  public func commit() throws(CSVError) {
    try output.withLock { (output) throws(CSVError) in try output.commit() }
  }

  /// Finishes all outputs, and only then gives files their names. A writer may be there more than once.
  public static func complete(_ writers: [RecordWriter]) throws(CSVError) {
    for writer in writers { try writer.finish() }
    for writer in writers { try writer.commit() }
  }
}

extension String {
  /// The text's bytes.
  public var utf8Bytes: [UInt8] { Array(utf8) }
}
