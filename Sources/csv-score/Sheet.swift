import CSVCore
import FilterKit

/// A report as rows of cells, which every format spells in its own way.
struct Sheet {
  typealias Cell = ReportText.Cell

  let columns: [[UInt8]]
  var rows: [[Cell]] = []

  init(_ columns: [[UInt8]]) { self.columns = columns }

  init(_ columns: [String]) { self.init(columns.map { Array($0.utf8) }) }

  /// The sheet as a file: figures in full.
  func bytes(as form: ReportText.Form) -> [UInt8] {
    var text = ReportText(columns, as: form)
    for row in rows { text.append(row) }
    return text.bytes
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
    case .spelled(let text): text ?? "-"
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

extension ReportText.Cell {
  /// A figure, unless it is none.
  static func figure(_ value: Double?) -> Self {
    .number(value.flatMap { $0.isFinite ? $0 : nil })
  }

  /// The figure, if there is one.
  var figure: Double? {
    switch self {
    case .text, .spelled: nil
    case .count(let count): Double(count)
    case .number(let number): number
    }
  }

  /// A number of rows; their weight where they have weights.
  static func rows(_ count: Double, areWeighted: Bool) -> Self {
    areWeighted ? .number(count) : .count(Int(count))
  }
}
