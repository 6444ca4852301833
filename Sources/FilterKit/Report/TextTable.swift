/// A table for a terminal: columns of text, of numbers, and of bars in what is left of the line.
///
///     site  count
///     CYT     463  ████████████████
///     ERL       5  ▏
public struct TextTable {
  /// What a column holds.
  public enum Kind: Sendable {
    /// Text that begins at the left, and is cut where it is long.
    case text
    /// Numbers that end at the right, whole at any width.
    case number
    /// Bars, which share what is left of the width.
    case bar
  }

  /// One field of the table.
  public enum Cell: Sendable {
    /// Text or a number, ready to be shown.
    case text(String)
    /// A bar, as a part of the longest that there is room for, from 0 to 1.
    case bar(Double)
  }

  private let kinds: [Kind]
  private let headings: [String]
  private var rows: [[Cell]] = []

  private static let shortestBar = 8
  private static let shortestText = 12
  private static let gap = "  "

  /// Creates a table without rows.
  public init(_ columns: [(heading: String, kind: Kind)]) {
    headings = columns.map(\.heading)
    kinds = columns.map(\.kind)
  }

  /// Adds a row, with a cell for each column.
  public mutating func append(_ row: [Cell]) { rows.append(row) }

  /// The table as text, each line no wider than `width` unless numbers alone are wider.
  public func text(width: Int) -> String {
    let widths = widths(within: width)
    var lines = ""
    for row in [headings.map { Cell.text($0) }] + rows {
      var line = ""
      for column in kinds.indices where column < row.count {
        let cell = text(of: row[column], in: column, width: widths[column])
        let blanks = String(
          repeating: " ", count: max(0, widths[column] - TextWidth.columns(of: cell)))
        line += kinds[column] == .number ? blanks + cell : cell + blanks
        line += TextTable.gap
      }
      while line.last == " " { line.removeLast() }
      lines += line + "\n"
    }
    return lines
  }

  private func text(of cell: Cell, in column: Int, width: Int) -> String {
    switch cell {
    case .bar(let part): return TextTable.bar(part, width: width)
    case .text(let text):
      // Over a bar stands the name of a file, whose end says more than its beginning.
      let part: TextWidth.Part = kinds[column] == .bar ? .beginning : .middle
      return kinds[column] == .number ? text : TextWidth.cut(text, to: width, in: part)
    }
  }

  /// How wide each column is: bars share what numbers and texts leave, and long texts give way to them.
  private func widths(within width: Int) -> [Int] {
    var widths = kinds.indices.map { column in
      ([.text(headings[column])] + rows.map { $0[column] }).map { (cell) -> Int in
        if case .text(let text) = cell { TextWidth.columns(of: text) } else { 0 }
      }.max() ?? 0
    }
    let bars = kinds.indices.filter { kinds[$0] == .bar }
    let texts = kinds.indices.filter { kinds[$0] == .text }
    for column in bars { widths[column] = TextTable.shortestBar }
    let gaps = TextTable.gap.count * (kinds.count - 1)
    var excess = widths.reduce(gaps, +) - width
    while excess > 0, let longest = texts.max(by: { widths[$0] < widths[$1] }),
      widths[longest] > TextTable.shortestText
    {
      widths[longest] -= 1
      excess -= 1
    }
    for column in bars where excess < 0 { widths[column] += -excess / bars.count }
    return widths
  }

  /// A bar of block characters, to an eighth of a column; whatever is not nothing can be seen.
  static func bar(_ part: Double, width: Int) -> String {
    guard part > 0 else { return "" }
    let eighths = max(1, Int((min(part, 1) * Double(width * 8)).rounded()))
    let end = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + end
  }
}
