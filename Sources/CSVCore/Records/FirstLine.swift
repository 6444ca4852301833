/// The first line of an input: the header, or the record that says how many columns there are.
struct FirstLine {
  let header: Header
  let prologue: [UInt8]
  let lineEnd: [UInt8]
  let dataStart: (offset: Int, line: Int)

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Reads the first line, and leaves the source at the first record.
  init(of source: inout BatchSource, dialect: Dialect, kernel: ScanKernel) throws(CSVError) {
    while source.end < 3 && !source.isAtEnd { try source.fill(untilFull: false) }
    try FirstLine.refuseForeignText(source)
    let mark = FirstLine.byteOrderMark
    let hasMark = source.end >= 3 && (0..<3).allSatisfy { source.bytes[$0] == mark[$0] }
    let start = hasMark ? 3 : 0

    let scanner = RecordScanner(delimiter: dialect.delimiter, kernel: kernel)
    var index = RecordIndex()
    while true {
      index.removeAll()
      if let fault = scanner.scan(
        source.bytes, from: start, to: source.end, isLast: source.isAtEnd, into: &index)
      {
        throw source.error(fault, header: nil)
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
      throw CSVError(
        "has a carriage return inside its first line: are these old Macintosh line ends?",
        file: source.name, line: 1, hint: "convert them first: tr '\\r' '\\n'")
    }
    lineEnd =
      record.next - record.end == 2 ? [Byte.carriageReturn, Byte.lineFeed] : [Byte.lineFeed]
    let names = dialect.hasHeader ? fields.map { $0.value } : nil
    header = Header(file: source.name, names: names, columnCount: fields.count)
    var prologue = hasMark ? mark : []
    if dialect.hasHeader {
      for position in Int(record.start)..<Int(record.next) {
        prologue.append(source.bytes[position])
      }
      if record.next == record.end { prologue.append(Byte.lineFeed) }
      dataStart = (index.consumed, source.line(at: index.consumed))
    } else {
      dataStart = (start, 1)
    }
    self.prologue = prologue
    source.consume(to: dataStart.offset, lines: dataStart.line - 1)
  }

  /// Refuses UTF-16, in which no byte of ours means what it should.
  private static func refuseForeignText(_ source: borrowing BatchSource) throws(CSVError) {
    guard source.end >= 2 else { return }
    let pair = (source.bytes[0], source.bytes[1])
    if pair == (0xFF, 0xFE) || pair == (0xFE, 0xFF) {
      throw CSVError(
        "is UTF-16 text", file: source.name, hint: "convert it first: iconv -f UTF-16 -t UTF-8")
    }
  }
}
