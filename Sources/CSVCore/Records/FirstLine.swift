/// The first line of an input: the header, or the record that says how many columns there are.
struct FirstLine {
  /// The delimiter, and whether there is a header.
  let dialect: Dialect
  let header: Header
  /// The values of the fields.
  let values: [[UInt8]]
  /// The bytes before the first line that are kept: all that comes before the table.
  let preamble: [UInt8]
  /// The preamble, and the header with its line end.
  let prologue: [UInt8]
  let lineEnd: [UInt8]
  /// Where the preamble ends, and where the records begin, in the input and in its lines.
  let preambleEnd: (offset: Int, line: Int)
  let dataStart: (offset: Int, line: Int)

  /// Reads the first line, which stays in the source's buffer.
  init(of source: inout BatchSource, format: InputFormat, kernel: ScanKernel) throws(CSVError) {
    try source.refuseForeignBytes()
    let preamble = try Preamble(of: &source, format: format)
    let start = preamble.end
    var dialect = Dialect(hasHeader: format.hasHeader)
    if let delimiter = format.delimiter ?? preamble.delimiter {
      dialect.delimiter = delimiter
    } else if format.hasHeader {
      dialect.delimiter = try FirstLine.delimiter(of: &source, from: start)
    }

    let scanner = RecordScanner(delimiter: dialect.delimiter, kernel: kernel)
    var index = RecordIndex()
    while true {
      index.removeAll()
      if let fault = scanner.scan(
        source.bytes, from: start, to: source.end, isLast: source.isAtEnd, into: &index)
      {
        throw source.hasMacintoshLines
          ? FirstLine.macintoshLines(source, line: preamble.lineCount + 1)
          : source.error(fault, header: nil)
      }
      if !index.records.isEmpty || source.isAtEnd { break }
      try source.fill(untilFull: true)
    }
    guard let record = index.records.first else {
      throw CSVError(
        source.end == 0 ? "is empty: not even a header" : "has no header: nothing but blank lines",
        file: source.name)
    }

    let fields = FieldText.split(
      source.bytes.extracting(Int(record.start)..<Int(record.end)), delimiter: dialect.delimiter)
    for field in fields where field.isBare && field.value.contains(Byte.carriageReturn) {
      throw FirstLine.macintoshLines(source, line: preamble.lineCount + 1)
    }
    lineEnd =
      record.next - record.end == 2 ? [Byte.carriageReturn, Byte.lineFeed] : [Byte.lineFeed]
    values = fields.map { $0.value }
    header = Header(
      file: source.name, names: dialect.hasHeader ? values : nil, columnCount: fields.count,
      line: source.line(at: Int(record.start)))
    self.preamble = source.bytes.extracting(0..<start).array
    preambleEnd = (start, preamble.lineCount + 1)
    var prologue = self.preamble
    if dialect.hasHeader {
      prologue += source.bytes.extracting(Int(record.start)..<Int(record.next)).array
      if record.next == record.end { prologue.append(Byte.lineFeed) }
      dataStart = (index.consumed, source.line(at: index.consumed))
    } else {
      dataStart = preambleEnd
    }
    self.prologue = prologue
    self.dialect = dialect
  }

  private static func macintoshLines(_ source: borrowing BatchSource, line: Int) -> CSVError {
    CSVError(
      "has a carriage return inside its first line: are these old Macintosh line ends?",
      file: source.name, line: line, hint: "convert them first: tr '\\r' '\\n'")
  }

  /// The delimiter that the first records tell; of a long input no more is read than it takes to be sure.
  private static func delimiter(
    of source: inout BatchSource, from start: Int
  ) throws(CSVError) -> UInt8 {
    while true {
      if let guess = guess(from: source, start) { return guess.delimiter }
      try source.fill(untilFull: false)
    }
  }

  private static func guess(from source: borrowing BatchSource, _ start: Int) -> DelimiterGuess? {
    DelimiterGuess(
      source.bytes.extracting(start..<max(start, source.end)), isWhole: source.isAtEnd,
      isAll: source.isAtEnd || source.isFull)
  }
}
