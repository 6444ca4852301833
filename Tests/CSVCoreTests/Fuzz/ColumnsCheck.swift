import TestSupport

@testable import CSVCore

/// Any cells: noting and reading say the same, two halves the same as the whole, and a number that is
/// written as its column is written is the number that was read, rounded.
func checkColumns(_ bytes: [UInt8]) throws(BrokenPromise) {
  let cells = bytes.split(separator: 10, omittingEmptySubsequences: false).map { Array($0) }
  var noted = ColumnGrammar()
  var read = ColumnGrammar()
  var halves = (ColumnGrammar(), ColumnGrammar())
  var numbers: [Double] = []
  for (place, cell) in cells.enumerated() {
    let verdict = noted.note(cell.span)
    let reading = read.read(cell.span)
    try demand(reading == DecimalReading(cell.span), "a column reads its cells as any other text")
    if place < cells.count / 2 { halves.0.note(cell.span) } else { halves.1.note(cell.span) }
    switch (verdict, reading) {
    case (.integer, .number(let value)), (.decimal, .number(let value)),
      (.exponent, .number(let value)):
      numbers.append(value)
    case (.integer, .tooLarge), (.decimal, .tooLarge), (.exponent, .tooLarge): break
    case (.empty, .empty), (.notFinite, .notFinite), (.notNumber, .notNumber): break
    default: throw BrokenPromise("noting and reading agree: \(verdict) and \(reading)")
    }
  }
  try demand(noted == read, "noting and reading leave the same behind")
  halves.0.append(halves.1)
  try demand(noted == halves.0, "two halves are the whole")

  for value in numbers {
    var text: [UInt8] = []
    noted.formatter.append(value, to: &text)
    guard case .number(let again) = DecimalReading(text.span) else {
      throw BrokenPromise("what is written is a number")
    }
    switch noted.formatter {
    case .shortest: try demand(again == value, "the shortest text is the number")
    case .fixed, .trimmed, .significant, .scientific:
      // Each cell has so many decimals or fewer, so nothing is lost but bits below the last.
      try demand(
        again == value || abs(again - value) <= value.ulp, "a number keeps its decimals")
    }
  }

  // Column lists and references take any text.
  let text = String(decoding: bytes, as: UTF8.self)
  let names = cells.prefix(50).map { Array($0) }
  let header = Header(file: "f", names: names, columnCount: max(1, names.count))
  if let columns = try? header.columns(ColumnList(text)) {
    try demand(columns.allSatisfy(names.indices.contains), "columns are columns of the file")
  }
  if let column = try? header.column(ColumnReference(text)) {
    try demand(names.indices.contains(column), "a column is a column of the file")
  }
}
