@testable import CSVCore

/// Any text in reads of any size: the scanner finds what the plain reader finds, and the fields of a
/// record, put together again, are the record.
///
/// The first bytes of `data` choose the delimiter, the width, and the size of the reads.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  guard bytes.count > 3 else { return -1 }
  let delimiter = Array(",;\t|\u{1}a".utf8)[Int(bytes[0]) % 6]
  let columnCount = 1 + Int(bytes[1]) % 5
  let chunk = bytes[2] == 0 ? bytes.count : Int(bytes[2])
  let text = Array(bytes[3...])

  let expected = reference(text, delimiter: delimiter, columnCount: columnCount)
  let found = scan(text, delimiter: delimiter, columnCount: columnCount, chunk: chunk)
  precondition(found == expected, "the scanner and the plain reader differ")
  return 0
}

private func scan(_ text: [UInt8], delimiter: UInt8, columnCount: Int, chunk: Int) -> Outcome {
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
      let values = (0..<columnCount).map { column in
        let place = selection.bounds(column, of: record, in: index)
        let again = FieldText.bounds(ofField: column, in: whole, delimiter: delimiter)
        precondition(again.lowerBound + Int(bounds.start) == place.lowerBound)
        precondition(again.upperBound + Int(bounds.start) == place.upperBound)
        let field = FieldText.split(buffer.span.extracting(place), delimiter: delimiter)
        return field[0].value
      }
      precondition(
        values == FieldText.split(whole, delimiter: delimiter).map(\.value))
      records.append(values.map { String(decoding: $0, as: UTF8.self) })
    }
    if isLast { return .records(records) }
    start = index.consumed
    end = min(end + chunk, text.count)
  }
}
