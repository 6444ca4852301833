public import SystemPackage

/// Reads whole records, a batch at a time, and lends their bytes.
///
///     var reader = try RecordReader(ByteInput(path: "data.csv", access: .sequential))
///     var columns = ColumnSelection()
///     let last = columns.add(reader.columnCount - 1)
///     reader.select(columns)
///     while try reader.advance() {
///       for record in 0..<reader.count { use(reader.value(last, of: record)) }
///     }
///
/// A batch is what the input had at hand: some hundred kilobytes, or one record where records are longer. A `Span` that
/// the reader lends is valid until the next `advance()`. Who wants speed asks for few columns: the others are counted
/// and never looked at.
public struct RecordReader: ~Copyable, Sendable {
  /// How many records were in the batches before this one; the header is none.
  public private(set) var recordsBefore = 0

  var source: BatchSource
  var index = RecordIndex()
  /// Whether no record has been read: until then the source begins with the first line.
  private var isAtFirstLine = false
  private var setup: Setup
  private var unescaped = UnescapedValues()

  /// What is known before the first batch. On the heap: a struct that is borrowed is copied by each call that lends it on
  /// (Swift 6.3.1), readers are lent for every value, and copies of up to 128 bytes cost nothing to speak of.
  private final class Setup: Sendable {
    let line: FirstLine
    let scanner: RecordScanner
    let selection: FieldSelection
    /// Whether fields are those of an ARFF or KEEL file, in which blanks around a value are no part of it.
    let trimsValues: Bool

    init(_ line: FirstLine, _ scanner: RecordScanner, _ columns: ColumnSelection) {
      selection = FieldSelection(columns.columns, columnCount: line.header.columnCount)
      trimsValues = line.dialect.attributes != nil
      self.line = line
      var scanner = scanner
      scanner.stops = selection.stops
      self.scanner = scanner
    }
  }

  /// What finds the records.
  var scanner: RecordScanner { setup.scanner }

  /// Opens a reader and reads the first line.
  ///
  /// - Throws: what reading throws; that there is nothing to read; that the first line has a fault.
  public init(_ input: consuming ByteInput, dialect: Dialect = Dialect()) throws(CSVError) {
    try self.init(input, dialect: dialect, kernel: .best)
  }

  /// Opens a reader and reads the first line; what the format leaves open, the first bytes tell.
  ///
  /// - Throws: what reading throws; that there is nothing to read; that the first line has a fault.
  public init(_ input: consuming ByteInput, format: InputFormat) throws(CSVError) {
    try self.init(input, format: format, kernel: .best)
  }

  init(
    _ input: consuming ByteInput, dialect: Dialect = Dialect(), kernel: ScanKernel
  ) throws(CSVError) {
    try self.init(input, format: InputFormat(dialect), kernel: kernel)
  }

  private init(
    _ input: consuming ByteInput, format: InputFormat, kernel: ScanKernel
  ) throws(CSVError) {
    var source = BatchSource(input)
    let first = try FirstLine.read(from: &source, format: format, kernel: kernel)
    self.source = source
    isAtFirstLine = true
    setup = Setup(
      first,
      RecordScanner(
        delimiter: first.dialect.delimiter, columnCount: first.header.columnCount,
        syntax: first.dialect.attributes, kernel: kernel), ColumnSelection())
  }

  /// Creates a reader of the same columns for another thread.
  init(sharing source: consuming BatchSource, of other: borrowing RecordReader) {
    setup = other.setup
    self.source = source
  }

  /// The delimiter, and whether there is a header.
  public var dialect: Dialect { setup.line.dialect }

  /// The names of the columns; without a header line, none but their numbers.
  public var header: Header { setup.line.header }

  /// What comes before the first record, byte for byte: the header with its line end, after all lines before it; without a
  /// header those lines, or no more than a byte order mark.
  public var prologue: [UInt8] { setup.line.prologue }

  /// The lines before the header, byte for byte, or no more than a byte order mark.
  public var preamble: [UInt8] { setup.line.preamble }

  /// The line end of the first line: what new rows end with.
  public var lineEnd: [UInt8] { setup.line.lineEnd }

  /// Where the records begin, in the input and in its lines.
  public var dataStart: (offset: Int, line: Int) { setup.line.dataStart }

  /// The input's name, as messages say it.
  public var name: String { source.name }

  /// How many bytes there are to read, where that is known before.
  public var size: Int? { source.size }

  /// How many bytes of an input that cannot be read twice are kept, for the most part in a temporary file.
  public var spooledBytes: Int { source.spooledBytes }

  /// Whether a descriptor is open on the very file that is read.
  public func isSameFile(as descriptor: FileDescriptor) -> Bool {
    source.isSameFile(as: descriptor)
  }

  /// How many fields each record has.
  public var columnCount: Int { setup.line.header.columnCount }

  /// Says which columns can be had by their handles, from the next batch on.
  public mutating func select(_ columns: ColumnSelection) {
    setup = Setup(setup.line, setup.scanner, columns)
  }

  /// Goes on to the next batch; false at the end of the input, or of the part.
  public mutating func advance() throws(CSVError) -> Bool {
    recordsBefore += index.records.count
    source.consume(to: index.consumed, lines: lineCountOfBatch)
    index.removeAll()
    // What was read with the first line, or ahead of it, comes first.
    var hasBytes = leaveFirstLine()
    var foundNone = false
    while !source.isAtStop && (!source.isAtEnd || source.hasLeftover) {
      if !source.isAtEnd && !hasBytes { try source.fill(untilFull: foundNone) }
      hasBytes = false
      let fault = scan(from: source.start)
      let isCut = index.cut(at: source.stopIndex, stopCount: setup.selection.stops.count, fault)
      if let fault, !isCut {
        throw source.error(fault, header: header, dialect, dataStart: dataStart.offset)
      }
      if !index.records.isEmpty {
        unescape()
        return true
      }
      source.consume(to: index.consumed, lines: lineCountOfBatch)
      if isCut { break }
      foundNone = true
    }
    index.removeAll()
    return false
  }

  /// Finds the records of the buffer from an index on.
  private mutating func scan(from start: Int) -> RecordScanner.Fault? {
    // While the source lends its bytes, all of the reader counts as read.
    var found = RecordIndex()
    swap(&found, &index)
    found.removeAll()
    let fault = scanner.scan(
      source.bytes, from: start, to: source.end, isLast: source.isAtEnd, into: &found)
    swap(&found, &index)
    return fault
  }

  /// Undoes what is escaped in the batch's selected values.
  private mutating func unescape() {
    var values = UnescapedValues()
    swap(&values, &unescaped)
    values.gather(index, setup.selection, from: source.bytes, in: dialect)
    unescaped = values
  }

  /// Passes the first line, where that is still to be done.
  ///
  /// - Returns: whether bytes behind it are in the buffer already.
  private mutating func leaveFirstLine() -> Bool {
    guard isAtFirstLine else { return false }
    isAtFirstLine = false
    source.consume(to: source.index(ofOffset: dataStart.offset), lines: dataStart.line - 1)
    return source.hasLeftover
  }

  /// Goes back to the first record; the input must have been opened for two passes.
  public mutating func rewind() throws(CSVError) {
    try source.rewind(to: dataStart.offset, line: dataStart.line)
    isAtFirstLine = false
    index.removeAll()
    recordsBefore = 0
  }

  /// Goes to a position of a shared input where a record begins, to give the records that begin before `stop`.
  ///
  /// - Parameters:
  ///   - offset: the position, in bytes.
  ///   - line: the line there, from 1.
  ///   - row: how many records are before.
  ///   - stop: an offset; `nil` for the end of the input.
  public mutating func start(at offset: Int, line: Int, row: Int, stop: Int?) {
    source.start(at: offset, line: line, stop: stop)
    index.removeAll()
    recordsBefore = row
  }

  private var lineCountOfBatch: Int {
    index.isCut ? source.lineCount(upTo: index.consumed) : index.lineCount
  }
}

// MARK: - Before the first batch

extension RecordReader {
  /// The values of the first line; `nil` as soon as a record has been read.
  public var firstValues: [[UInt8]]? { isAtFirstLine ? setup.line.values : nil }

  /// Shows the first records before any is read, as far as they fit into one buffer.
  ///
  /// - Parameters:
  ///   - columns: what is looked at.
  ///   - isEnough: is called with more and more records as a batch, and returns whether they suffice; the last time with
  ///     all that there are to see.
  public mutating func preview(
    _ columns: ColumnSelection, until isEnough: (borrowing RecordReader) -> Bool
  ) {
    guard isAtFirstLine else { return }
    select(columns)
    repeat {
      // What is wrong with a record is told to those who read it.
      _ = scan(from: source.index(ofOffset: dataStart.offset))
      unescape()
    } while !isEnough(self) && source.fillAhead()
    index.removeAll()
    select(ColumnSelection())
  }

  /// Takes the first line for a record after all: columns are named by number.
  public mutating func takeFirstLineAsData() {
    guard isAtFirstLine, dialect.hasHeader, dialect.attributes == nil else { return }
    setup = Setup(setup.line.asData(ofFile: name), setup.scanner, ColumnSelection())
  }
}

// MARK: - The batch

extension RecordReader {
  /// How many records the batch has.
  public var count: Int { index.records.count }

  /// The bytes of a record as they came, with the line end, which the last record of an input may lack.
  @_lifetime(borrow self)
  public func bytes(of record: Int) -> Span<UInt8> {
    let bounds = index.records[record]
    return source.bytes.extracting(Int(bounds.start)..<Int(bounds.next))
  }

  /// The bytes of a record without its line end.
  @_lifetime(borrow self)
  public func content(of record: Int) -> Span<UInt8> {
    let bounds = index.records[record]
    return source.bytes.extracting(Int(bounds.start)..<Int(bounds.end))
  }

  /// The line end of a record; empty where the input ends without one.
  @_lifetime(borrow self)
  public func lineEnd(of record: Int) -> Span<UInt8> {
    let bounds = index.records[record]
    return source.bytes.extracting(Int(bounds.end)..<Int(bounds.next))
  }

  /// The bytes of several records in a row, as they came, and how many records of `records` they are: fewer than asked
  /// where a blank line, which is no record, comes between.
  @_lifetime(borrow self)
  public func bytes(ofRun records: Range<Int>) -> Span<UInt8> {
    let first = index.records[records.lowerBound]
    return source.bytes.extracting(
      Int(first.start)..<Int(index.records[runEnd(of: records) - 1].next))
  }

  /// The end of the records that lie side by side from the first of `records` on.
  public func runEnd(of records: Range<Int>) -> Int {
    if index.blankLines == 0 { return records.upperBound }
    var last = records.lowerBound
    while last + 1 < records.upperBound
      && index.records[last + 1].start == index.records[last].next
    { last += 1 }
    return last + 1
  }

  /// The bytes of a field as they came, with its quotes; of an ARFF or KEEL file without the blanks around them.
  @_lifetime(borrow self)
  public func field(_ column: ColumnHandle, of record: Int) -> Span<UInt8> {
    let field = source.bytes.extracting(
      setup.selection.bounds(column.position, of: record, in: index))
    return setup.trimsValues ? field.extracting(AttributeSyntax.unblanked(field)) : field
  }

  /// The value of a field: its bytes without the quotes around it, doubled quotes made single. In an ARFF or KEEL file
  /// also without the blanks around it and with backslashes undone; a missing value is empty.
  @_lifetime(borrow self)
  public func value(_ column: ColumnHandle, of record: Int) -> Span<UInt8> {
    let bounds = setup.selection.bounds(column.position, of: record, in: index)
    guard setup.trimsValues || isQuoted(bounds) else { return source.bytes.extracting(bounds) }
    if let position = unescaped.position(of: column.position, in: record) {
      return unescaped.bytes.span.extracting(position)
    }
    return source.bytes.extracting(innerBounds(of: bounds))
  }

  /// Where the value lies in the buffer of a field that is in quotes, or in an ARFF or KEEL file.
  @inline(never)
  private func innerBounds(of bounds: Range<Int>) -> Range<Int> {
    if !setup.trimsValues { return (bounds.lowerBound + 1)..<(bounds.upperBound - 1) }
    let value = AttributeSyntax.value(of: source.bytes.extracting(bounds)).bounds
    return (bounds.lowerBound + value.lowerBound)..<(bounds.lowerBound + value.upperBound)
  }

  @inline(__always)
  private func isQuoted(_ bounds: Range<Int>) -> Bool {
    bounds.count > 1 && source.bytes[bounds.lowerBound] == Byte.quote
  }

  /// The line where a record begins, from 1.
  public func line(of record: Int) -> Int {
    source.line(at: Int(index.records[record].start))
  }

  /// Where a record begins in the input, gzip undone.
  public func offset(of record: Int) -> Int {
    source.offset(at: Int(index.records[record].start))
  }

  /// The line after the batch, from 1.
  public var lineAfterBatch: Int { source.line(at: max(source.start, index.consumed)) }

  /// Where the bytes after the batch begin in the input.
  public var offsetAfterBatch: Int { source.offset(at: max(source.start, index.consumed)) }

  /// Reads bytes anywhere in the input, which must have been opened for two looks and read to its end once.
  public func read(at offset: Int, into bytes: inout MutableSpan<UInt8>) throws(CSVError) -> Int {
    try source.read(at: offset, into: &bytes)
  }

  /// Refuses an input that has changed since it was opened: what was read at odd positions may not fit together.
  public func checkUnchanged() throws(CSVError) { try source.checkUnchanged() }

  /// An error about a record of this batch.
  public func error(
    _ message: String, in record: Int? = nil, column: Int? = nil, hint: String? = nil
  ) -> CSVError {
    CSVError(
      message, file: name, line: record.map { line(of: $0) },
      column: column.map { header.label(of: $0) }, hint: hint)
  }
}
