import TestSupport

@testable import CSVCore

/// Any text in reads of any size: the scanner finds what the plain reader finds, and the fields of a
/// record, put together again, are the record.
///
/// The first three bytes choose the delimiter, the width, and the size of the reads.
func checkRecords(_ bytes: [UInt8]) throws(BrokenPromise) {
  guard bytes.count > 3 else { return }
  let delimiter = Array(",;\t|\u{1}a".utf8)[Int(bytes[0]) % 6]
  let columnCount = 1 + Int(bytes[1]) % 5
  let chunk = bytes[2] == 0 ? bytes.count : Int(bytes[2])
  let text = Array(bytes[3...])

  let expected = reference(text, delimiter: delimiter, columnCount: columnCount)
  let found = try scanned(text, delimiter: delimiter, columnCount: columnCount, chunk: chunk)
  try demand(found == expected, "the scanner and the plain reader agree")
}

/// What the scanner makes of a text that comes in reads of `chunk` bytes.
func scanned(
  _ text: [UInt8], delimiter: UInt8, columnCount: Int, chunk: Int
) throws(BrokenPromise) -> Outcome {
  var scanner = RecordScanner(delimiter: delimiter, columnCount: columnCount)
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
    for record in index.records.indices {
      let bounds = index.records[record]
      let whole = buffer.span.extracting(Int(bounds.start)..<Int(bounds.end))
      var values: [[UInt8]] = []
      for column in 0..<columnCount {
        let place = selection.bounds(column, of: record, in: index)
        let again = FieldText.bounds(ofField: column, in: whole, delimiter: delimiter)
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
