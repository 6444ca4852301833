/// The first line of an input: the header, or the record that says how many columns there are.
struct FirstLine {
  /// The delimiter, and whether there is a header.
  private(set) var dialect: Dialect
  private(set) var header: Header
  /// The values of the fields.
  let values: [[UInt8]]
  /// The bytes before the first line that are kept: all that comes before the table.
  let preamble: [UInt8]
  /// The preamble, and the header with its line end.
  private(set) var prologue: [UInt8]
  let lineEnd: [UInt8]
  /// Where the preamble ends, and where the records begin, in the input and in its lines.
  let preambleEnd: (offset: Int, line: Int)
  private(set) var dataStart: (offset: Int, line: Int)

  /// Reads the first line, or all lines before the rows of an ARFF or KEEL file. They stay in the source's buffer.
  static func read(
    from source: inout BatchSource, format: InputFormat, kernel: ScanKernel
  ) throws(CSVError) -> FirstLine {
    try source.refuseForeignBytes()
    let preamble = try Preamble(of: &source, format: format)
    let start = (preamble.end, preamble.lineCount + 1)
    if let header = try AttributeHeader.read(from: &source, at: start) {
      return try FirstLine(header, of: &source, behind: preamble, format: format)
    }
    return try FirstLine(of: &source, behind: preamble, format: format, kernel: kernel)
  }

  private init(
    of source: inout BatchSource, behind preamble: Preamble, format: InputFormat,
    kernel: ScanKernel
  ) throws(CSVError) {
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

  /// Takes the lines before the rows of an ARFF or KEEL file; its first rows tell how fields are written.
  private init(
    _ attributes: AttributeHeader, of source: inout BatchSource, behind preamble: Preamble,
    format: InputFormat
  ) throws(CSVError) {
    guard format.hasHeader else {
      throw CSVError(
        "is an ARFF file, in which @attribute lines name the columns", file: source.name,
        line: preamble.lineCount + 1, hint: "leave out --no-headers")
    }
    let sample = try AttributeSample(of: &source, from: attributes.end)
    let declarations = attributes.declarations
    var dialect = Dialect(delimiter: format.delimiter ?? sample.delimiter)
    dialect.attributes = AttributeSyntax(
      quote: sample.quote ?? attributes.quote ?? AttributeSyntax().quote,
      writesNull: sample.hasNull || declarations.isKEEL && !sample.hasQuestionMark)
    dialect.attributes?.columnCount = declarations.attributes.count
    self.dialect = dialect
    values = declarations.attributes.map(\.name)
    header = Header(
      file: source.name, names: values, columnCount: values.count,
      line: declarations.attributes[0].line, attributes: declarations)
    self.preamble = source.bytes.extracting(0..<preamble.end).array
    preambleEnd = (preamble.end, preamble.lineCount + 1)
    dataStart = attributes.end
    lineEnd = attributes.lineEnd
    var prologue = source.bytes.extracting(0..<dataStart.offset).array
    if prologue.last != Byte.lineFeed { prologue.append(Byte.lineFeed) }
    self.prologue = prologue
  }

  /// The same line as a record: columns are named by number.
  func asData(ofFile file: String) -> FirstLine {
    var line = self
    line.dialect.hasHeader = false
    line.header = Header(file: file, names: nil, columnCount: header.columnCount)
    line.prologue = preamble
    line.dataStart = preambleEnd
    return line
  }

  static func macintoshLines(_ source: borrowing BatchSource, line: Int) -> CSVError {
    CSVError(
      "has a carriage return inside its first line: are these old Macintosh line ends?",
      file: source.name, line: line,
      hint:
        "convert them first: \(CSVError.reading(source.name, through: "tr '\\r' '\\n'", takesNames: false))"
    )
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
