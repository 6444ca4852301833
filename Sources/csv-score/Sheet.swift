import CSVCore
import FilterKit

/// A report as rows of cells, which every format spells in its own way.
struct Sheet {
  /// One cell.
  enum Cell {
    case text([UInt8])
    case count(Int)
    /// A figure; `nil` where there is none.
    case number(Double?)

    /// A figure, unless it is none.
    static func figure(_ value: Double?) -> Cell {
      .number(value.flatMap { $0.isFinite ? $0 : nil })
    }

    /// The figure, if there is one.
    var figure: Double? {
      switch self {
      case .text: nil
      case .count(let count): Double(count)
      case .number(let number): number
      }
    }

    /// A number of rows; their weight where they have weights.
    static func rows(_ count: Double, areWeighted: Bool) -> Cell {
      areWeighted ? .number(count) : .count(Int(count))
    }
  }

  let columns: [[UInt8]]
  var rows: [[Cell]] = []

  init(_ columns: [[UInt8]]) { self.columns = columns }

  init(_ columns: [String]) { self.init(columns.map { Array($0.utf8) }) }

  /// Writes the sheet as CSV: figures in full, and an empty cell where there is none.
  func writeCSV(to output: consuming ByteOutput) throws(CSVError) {
    var text = RowText.plain
    for column in columns { text.appendField(column.span) }
    text.endRow()
    for row in rows {
      for cell in row {
        switch cell {
        case .text(let value): text.appendField(value.span)
        case .count(let count): text.appendField(String(count))
        case .number(let number):
          text.appendField(number.map(DecimalFormatter.shortest.text) ?? "")
        }
      }
      text.endRow()
    }
    try output.complete(with: text.bytes)
  }

  /// An array of objects, one for each row, with the names of the columns; `null` where there is no figure.
  var json: [UInt8] {
    var text: [UInt8] = []
    for row in rows {
      text += (text.isEmpty ? "[\n  {" : ",\n  {").utf8
      for (index, cell) in row.enumerated() {
        if index > 0 { text += ", ".utf8 }
        JSONText.append(columns[index], to: &text)
        text += ": ".utf8
        switch cell {
        case .text(let value): JSONText.append(value, to: &text)
        case .count(let count): text += String(count).utf8
        case .number(let number):
          text += (number.map(DecimalFormatter.shortest.text) ?? "null").utf8
        }
      }
      text.append(UInt8(ascii: "}"))
    }
    return text + (rows.isEmpty ? "[]\n" : "\n]\n").utf8
  }

  /// A table for people; columns for which there is no room go below the others, under the first column again.
  func text(width: Int, decimals: Int) -> String {
    var blocks: [[Int]] = [[]]
    var used = 0
    for column in columns.indices {
      let columnWidth = self.width(of: column, decimals: decimals) + 2
      if column > 1 && used + columnWidth - 2 > width && blocks[blocks.count - 1].count > 1 {
        blocks.append([0])
        used = self.width(of: 0, decimals: decimals) + 2
      }
      blocks[blocks.count - 1].append(column)
      used += columnWidth
    }
    return blocks.map { text(of: $0, width: width, decimals: decimals) }.joined(separator: "\n")
  }

  private func width(of column: Int, decimals: Int) -> Int {
    let texts = rows.map { Self.text($0[column], decimals: decimals) }
    return ([String(printable: columns[column])] + texts).map(TextWidth.columns).max() ?? 0
  }

  private func text(of columns: [Int], width: Int, decimals: Int) -> String {
    let kinds = columns.map { column in
      rows.contains { if case .text = $0[column] { true } else { false } }
        ? TextTable.Kind.text : .number
    }
    var table = TextTable(
      zip(columns, kinds).map { column, kind in
        let name = self.columns[column]
        return (heading: name.isEmpty ? "" : String(printable: name), kind: kind)
      })
    for row in rows {
      table.append(columns.map { .text(Self.text(row[$0], decimals: decimals)) })
    }
    return table.text(width: width)
  }

  private static func text(_ cell: Cell, decimals: Int) -> String {
    switch cell {
    case .text(let text): text.isEmpty ? "" : String(printable: text)
    case .count(let count): String(count)
    case .number(let number):
      number.map { text($0, decimals: decimals) } ?? "-"
    }
  }

  /// A figure; one that would look like 0 and is above it, such as a small p, as less than what can be shown.
  private static func text(_ number: Double, decimals: Int) -> String {
    let formatter = DecimalFormatter.fixed(decimals: decimals)
    let text = formatter.text(of: number)
    guard number > 0, decimals > 0, text == formatter.text(of: 0) else { return text }
    return "<0." + String(repeating: "0", count: decimals - 1) + "1"
  }
}
