/// What a reader makes of a text: records as lists of values, or the message of the first fault.
enum Outcome: Equatable {
  case records([[String]])
  case fault(String)
}

/// The plainest reader that follows the rules, byte by byte: what the scanner is held against.
func reference(_ text: [UInt8], delimiter: UInt8, columnCount: Int) -> Outcome {
  var records: [[String]] = []
  var place = 0
  while place < text.count {
    var fields: [[UInt8]] = []
    var isBlank = true
    record: while true {
      var value: [UInt8] = []
      if place < text.count && text[place] == UInt8(ascii: "\"") {
        isBlank = false
        place += 1
        while true {
          guard place < text.count else { return .fault("open") }
          if text[place] == UInt8(ascii: "\"") {
            guard place + 1 < text.count, text[place + 1] == UInt8(ascii: "\"") else { break }
            place += 1
          }
          value.append(text[place])
          place += 1
        }
        place += 1
        let isReturn =
          place < text.count && text[place] == UInt8(ascii: "\r")
          && (place + 1 == text.count || text[place + 1] == UInt8(ascii: "\n"))
        if isReturn { place += 1 }
        guard place >= text.count || text[place] == delimiter || text[place] == UInt8(ascii: "\n")
        else { return .fault("text") }
        if isReturn && place < text.count && text[place] == delimiter { return .fault("text") }
      } else {
        while place < text.count && text[place] != delimiter && text[place] != UInt8(ascii: "\n") {
          value.append(text[place])
          place += 1
        }
        let endsRecord = place >= text.count || text[place] == UInt8(ascii: "\n")
        if endsRecord && value.last == UInt8(ascii: "\r") { value.removeLast() }
        if !value.isEmpty { isBlank = false }
      }
      fields.append(value)
      guard place < text.count else { break record }
      place += 1
      if text[place - 1] == UInt8(ascii: "\n") { break record }
      isBlank = false
    }
    if isBlank && fields.count == 1 && columnCount != 1 { continue }
    if fields.count != columnCount { return .fault("ragged") }
    records.append(fields.map { String(decoding: $0, as: UTF8.self) })
  }
  return .records(records)
}
