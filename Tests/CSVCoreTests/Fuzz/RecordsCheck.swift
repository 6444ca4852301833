import TestSupport

@testable import CSVCore

/// Any text in reads of any size: the scanner finds what the plain reader finds, whatever instructions it uses, and the
/// fields of a record, put together again, are the record.
///
/// The first three bytes choose the delimiter, the width, and the size of the reads.
func checkRecords(_ bytes: [UInt8]) throws(BrokenPromise) {
  guard bytes.count > 3 else { return }
  let delimiter = Array(",;\t|\u{1}a".utf8)[Int(bytes[0]) % 6]
  let columnCount = 1 + Int(bytes[1]) % 5
  let chunk = bytes[2] == 0 ? bytes.count : Int(bytes[2])
  let text = Array(bytes[3...])

  let expected = reference(text, delimiter: delimiter, columnCount: columnCount)
  for kernel in ScanKernel.allAvailable {
    let found = try scanned(
      text, delimiter: delimiter, columnCount: columnCount, chunk: chunk, kernel: kernel)
    try demand(found == expected, "the scanner (\(kernel)) and the plain reader agree")
  }
}

/// What the scanner makes of a text that comes in reads of `chunk` bytes.
func scanned(
  _ text: [UInt8], delimiter: UInt8, columnCount: Int, chunk: Int, kernel: ScanKernel
) throws(BrokenPromise) -> Outcome {
  var scanner = RecordScanner(delimiter: delimiter, columnCount: columnCount, kernel: kernel)
  let selection = FieldSelection(Array(0..<columnCount), columnCount: columnCount)
  scanner.stops = selection.stops
  let buffer = text + [UInt8](repeating: UInt8(ascii: "\""), count: Block.size)
  var records: [[String]] = []
  var start = 0
  var end = min(chunk, text.count)
  while true {
    var index = RecordIndex()
    let isLast = end == text.count
    switch scanner.scan(buffer.span, from: start, to: end, isLast: isLast, into: &index) {
    case .openQuote: return .fault("open")
    case .textAfterQuote: return .fault("text")
    case .ragged: return .fault("ragged")
    case nil: break
    }
    if isLast || !index.records.isEmpty {
      try checkOtherScans(index, of: buffer, from: start, to: end, isLast: isLast, by: scanner)
    }
    for record in index.records.indices {
      let bounds = index.records[record]
      let whole = buffer.span.extracting(Int(bounds.start)..<Int(bounds.end))
      let withLineEnd = buffer.span.extracting(Int(bounds.start)..<Int(bounds.next))
      var values: [[UInt8]] = []
      for column in 0..<columnCount {
        let place = selection.bounds(column, of: record, in: index)
        let again = FieldText.bounds(ofField: column, in: withLineEnd, delimiter: delimiter)
        try demand(
          place == again.lowerBound + Int(bounds.start)..<again.upperBound + Int(bounds.start),
          "a field is found where the scanner saw it")
        values.append(
          FieldText.split(buffer.span.extracting(place), delimiter: delimiter)[0].value)
      }
      try demand(
        values == FieldText.split(whole, delimiter: delimiter).map(\.value),
        "a record is its fields")
      records.append(values.map { String(decoding: $0, as: UTF8.self) })
    }
    if isLast { return .records(records) }
    start = index.consumed
    end = min(end + chunk, text.count)
  }
}

/// Demands that scans for one column each, and for none, find the same records; and that lines are counted right.
private func checkOtherScans(
  _ index: RecordIndex, of buffer: [UInt8], from start: Int, to end: Int, isLast: Bool,
  by scanner: RecordScanner
) throws(BrokenPromise) {
  func bounds(_ index: RecordIndex) -> [[UInt32]] {
    index.records.map { [$0.start, $0.end, $0.next] }
  }
  let lineFeedCount = buffer[start..<index.consumed].count { $0 == UInt8(ascii: "\n") }
  let lacksLineEnd = index.consumed > start && buffer[index.consumed - 1] != UInt8(ascii: "\n")
  try demand(
    index.lineCount == lineFeedCount + (lacksLineEnd ? 1 : 0), "lines in quotes are counted")
  for (position, stop) in scanner.stops.enumerated() {
    var one = scanner
    one.stops = [stop]
    var found = RecordIndex()
    let fault = one.scan(buffer.span, from: start, to: end, isLast: isLast, into: &found)
    try demand(fault == nil && bounds(found) == bounds(index), "one column: the same records")
    let stops = index.records.indices.map { index.stops[$0 * scanner.stops.count + position] }
    try demand(found.stops == stops, "one column: the same fields")
  }
  let ends = RecordScanner(
    delimiter: scanner.delimiter, columnCount: scanner.columnCount, checksWidth: false,
    kernel: scanner.kernel)
  var found = RecordIndex()
  let fault = ends.scan(buffer.span, from: start, to: end, isLast: isLast, into: &found)
  try demand(fault == nil && bounds(found) == bounds(index), "no column: the same records")
  try demand(found.lineCount == index.lineCount, "no column: the same lines")
}
