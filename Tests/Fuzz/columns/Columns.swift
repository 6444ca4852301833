@testable import CSVCore

/// Any cells: noting and reading say the same, two halves the same as the whole, and a number that is
/// written as its column is written is the number that was read, rounded.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  let cells = bytes.split(separator: 10, omittingEmptySubsequences: false).map { Array($0) }
  var noted = ColumnGrammar()
  var read = ColumnGrammar()
  var halves = (ColumnGrammar(), ColumnGrammar())
  var numbers: [Double] = []
  for (place, cell) in cells.enumerated() {
    let verdict = noted.note(cell.span)
    let reading = read.read(cell.span)
    precondition(reading == DecimalReading(cell.span))
    if place < cells.count / 2 { halves.0.note(cell.span) } else { halves.1.note(cell.span) }
    switch (verdict, reading) {
    case (.integer, .number(let value)), (.decimal, .number(let value)),
      (.exponent, .number(let value)):
      numbers.append(value)
    case (.integer, .tooLarge), (.decimal, .tooLarge), (.exponent, .tooLarge): break
    case (.empty, .empty), (.notFinite, .notFinite), (.notNumber, .notNumber): break
    default: preconditionFailure("\(verdict) and \(reading)")
    }
  }
  precondition(noted == read)
  halves.0.append(halves.1)
  precondition(noted == halves.0)

  for value in numbers {
    var text: [UInt8] = []
    noted.formatter.append(value, to: &text)
    guard case .number(let again) = DecimalReading(text.span) else { preconditionFailure() }
    switch noted.formatter {
    case .shortest: precondition(again == value)
    case .fixed:
      // Each cell has so many decimals or fewer, so nothing is lost but bits below the last.
      precondition(again == value || abs(again - value) <= value.ulp)
    }
  }

  // Column lists and references take any text.
  let text = String(decoding: bytes, as: UTF8.self)
  let names = cells.prefix(50).map { Array($0) }
  let header = Header(file: "f", names: names, columnCount: max(1, names.count))
  _ = try? header.columns(ColumnList(text))
  _ = try? header.column(ColumnReference(text))
  return 0
}
