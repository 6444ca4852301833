import TestSupport

@testable import CSVCore

/// Any text as an ARFF or KEEL file: the reader finds what the plain reader finds, or refuses it on the same line; and what
/// is written of it, with further columns, is read again as the same.
///
/// The first two bytes choose whether the text gets a first line, the delimiter, and the size of the reads.
func checkAttributes(_ bytes: [UInt8]) throws(BrokenPromise) {
  guard bytes.count > 2 else { return }
  let start = bytes[0] & 1 == 0 ? Array("@relation r\n".utf8) : []
  let text = start + bytes[2...]
  let delimiter = [nil, nil, nil, nil, UInt8(ascii: ";"), UInt8(ascii: " ")][Int(bytes[0] >> 1) % 6]
  let format = InputFormat(delimiter: delimiter)

  // Gzip, UTF-16 and what names its delimiter have checks of their own.
  guard let first = text.first, "@% \t\r\n\u{EF}".utf8.contains(first) || first == 0xEF else {
    return
  }
  let found = try AttributeText.Outcome(text, format)
  switch (PlainAttributeFile.header(text), found) {
  case (.other, .file(let found)): try demand(found.declared == nil, "only such a file declares")
  case (.other, .fault): break
  case (.fault(let line), .fault(let error)):
    // Lines of an old Macintosh are one.
    let isMacintosh = line == nil && error.message.contains("carriage return")
    try demand(
      error.line == line || isMacintosh, "\(error) is on line \(line.map { String($0) } ?? "none")")
  case (.fault(let line), .file): throw BrokenPromise("line \(line ?? 0) is refused")
  case (.file(let plain), .fault(let error)) where error.message == "sparse rows are not read":
    let rest = text[plain.dataStart.offset...].drop { $0 == 9 || $0 == 32 }
    try demand(rest.first == UInt8(ascii: "{"), "only sparse rows are refused as such")
  case (.file, .fault(let error)): throw BrokenPromise("a header is refused: \(error)")
  case (.file(let plain), .file(let found)):
    try found.requireSame(as: plain)
    let rows = PlainAttributeRows(
      delimiter: found.dialect.delimiter, quote: found.dialect.attributes?.quote ?? 0,
      columnCount: plain.attributes.count)
    let outcome = rows.read(text, from: plain.dataStart)
    try found.requireSame(as: outcome)
    let size = bytes[1] == 0 ? text.count : Int(bytes[1])
    for kernel in ScanKernel.allAvailable {
      try demand(
        try scanned(text[plain.dataStart.offset...], by: rows, size: size, kernel: kernel)
          == outcome.fields, "the scanner (\(kernel)) and the plain reader agree")
    }
    if found.fault == nil { try requireReadAgain(found, format, asNumbers: bytes[0] > 127) }
  }
}

/// Demands that a file is read again as the same when columns have been appended to it.
///
/// - Parameter asNumbers: whether every second column is declared as numbers.
private func requireReadAgain(
  _ found: AttributeText, _ format: InputFormat, asNumbers: Bool
) throws(BrokenPromise) {
  let numbers = asNumbers ? found.columns.indices.filter { $0 % 2 == 0 } : []
  let appended = found.appendedColumns
  let text = found.written(appending: appended, numbers: numbers)
  switch try AttributeText.Outcome(text, format) {
  case .fault(let error): throw BrokenPromise("what is written is read again: \(error)")
  case .file(let again):
    try demand(again.fault == nil, "what is written is read again: \(again.fault as Any)")
    try demand(
      again.rows == found.rows.map { $0 + appended.map(\.value) }, "rows are the same again")
    var columns = found.columns
    for number in numbers {
      (columns[number].kind, columns[number].values) = (.number, [])
    }
    for column in appended {
      columns.append(
        AttributeText.Column(
          name: column.declared.name.utf8Bytes, kind: column.kind, values: column.values))
    }
    try demand(again.columns == columns, "columns are the same again")
    try demand(again.declared?.classColumn == found.declared?.classColumn, "so is the output")
  }
}

extension PlainAttributeRows.Outcome {
  /// The fields of all rows; `nil` where one is refused.
  fileprivate var fields: [[[UInt8]]]? {
    if case .rows(let rows) = self { rows.map(\.fields) } else { nil }
  }
}

/// The fields that a scanner finds in a text that comes in reads of a size; `nil` where it finds a fault.
private func scanned(
  _ text: ArraySlice<UInt8>, by rows: PlainAttributeRows, size: Int, kernel: ScanKernel
) throws(BrokenPromise) -> [[[UInt8]]]? {
  var syntax = AttributeSyntax(quote: rows.quote)
  let count = rows.columnCount
  syntax.columnCount = count
  var dialect = Dialect(delimiter: rows.delimiter)
  dialect.attributes = syntax
  let selection = FieldSelection(Array(0..<count), columnCount: count)
  let scanner = RecordScanner(
    delimiter: rows.delimiter, columnCount: count, stops: selection.stops, syntax: syntax,
    kernel: kernel)
  let buffer = text + [UInt8](repeating: rows.quote, count: Block.size)
  var found: [[[UInt8]]] = []
  var (start, end) = (0, min(size, text.count))
  while true {
    var index = RecordIndex()
    let isLast = end == text.count
    let bytes = Array(buffer)
    if scanner.scan(bytes.span, from: start, to: end, isLast: isLast, into: &index) != nil {
      return nil
    }
    for record in index.records.indices {
      let bounds = index.records[record]
      let whole = bytes.span.extracting(Int(bounds.start)..<Int(bounds.next))
      found.append(
        try (0..<count).map { column throws(BrokenPromise) in
          let field = selection.bounds(column, of: record, in: index)
          let again = FieldText.bounds(ofField: column, in: whole, dialect)
          try demand(
            field == again.lowerBound + Int(bounds.start)..<again.upperBound + Int(bounds.start),
            "a field is found where the scanner saw it")
          return Array(bytes[field])
        })
    }
    if isLast { return found }
    start = index.consumed
    end = min(end + size, text.count)
  }
}
