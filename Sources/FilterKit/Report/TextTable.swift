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

  /// Whether bars and cuts are drawn with ASCII characters.
  public var isPlain = Terminal.isPlain

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

  /// The table as text, each line no wider than `width` unless a name and a number alone are wider.
  ///
  /// Where the columns are too many for one line, they follow in several tables, each of which begins with the names.
  public func text(width: Int) -> String {
    // A table of a thousand classes has a million cells: each is measured once.
    let full = kinds.indices.map { fullWidth(of: $0) }
    return blocks(of: full, within: width).map { text(of: $0, full, width: width) }
      .joined(separator: "\n")
  }

  private func text(of columns: [Int], _ full: [Int], width: Int) -> String {
    let widths = widths(of: columns, full, within: width)
    var lines = [String](repeating: "", count: rows.count + 1)
    for (column, width) in zip(columns, widths) {
      for (index, cell) in texts(of: column, width: width).enumerated() {
        let blanks = String(repeating: " ", count: max(0, width - TextWidth.columns(of: cell)))
        lines[index] += kinds[column] == .number ? blanks + cell : cell + blanks
        lines[index] += TextTable.gap
      }
    }
    return lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  /// The heading and the cells of a column, no wider than there is room.
  private func texts(of column: Int, width: Int) -> [String] {
    let cells = cells(of: column)
    switch kinds[column] {
    case .number: return cells.map(\.text)
    case .text: return TextTable.cut(cells.map(\.text), to: width, isPlain: isPlain)
    case .bar:
      return cells.map { cell in
        switch cell {
        case .bar(let part): TextTable.bar(part, width: width, isPlain: isPlain)
        // Over a bar stands the name of a file, whose end says more than its beginning.
        case .text(let text): TextTable.cut(text, to: width, in: .beginning, isPlain: isPlain)
        }
      }
    }
  }

  private func cells(of column: Int) -> [Cell] {
    [.text(headings[column])] + rows.map { $0[column] }
  }

  /// The columns of each table that there must be: names first, and a bar stays with what it shows. A bar without a heading
  /// is left out where all else fits without it.
  ///
  /// - Parameter full: how wide each column is when nothing is cut.
  private func blocks(of full: [Int], within width: Int) -> [[Int]] {
    func narrowestWidth(of columns: [Int]) -> Int {
      columns.reduce(-TextTable.gap.count) { sum, column in
        let width = full[column]
        return sum + TextTable.gap.count
          + (kinds[column] == .text ? min(width, TextTable.shortestText) : width)
      }
    }
    let needed = kinds.indices.filter { kinds[$0] != .bar || !headings[$0].isEmpty }
    if narrowestWidth(of: Array(kinds.indices)) > width && narrowestWidth(of: needed) <= width {
      return [needed]
    }
    let names = Array(kinds.indices.prefix { kinds[$0] == .text })
    var blocks = [names]
    for column in kinds.indices.dropFirst(names.count) {
      let last = blocks.count - 1
      if kinds[column] == .bar || blocks[last].count == names.count {
        blocks[last].append(column)
        continue
      }
      let bars = kinds[(column + 1)...].prefix { $0 == .bar }.indices
      if narrowestWidth(of: blocks[last] + [column] + bars) > width {
        blocks.append(names)
      }
      blocks[blocks.count - 1].append(column)
    }
    return blocks
  }

  private func fullWidth(of column: Int) -> Int {
    if kinds[column] == .bar { return TextTable.shortestBar }
    return cells(of: column).map { TextWidth.columns(of: $0.text) }.max() ?? 0
  }

  /// How wide each column is: bars share what numbers and texts leave, and long texts give way to them.
  private func widths(of columns: [Int], _ full: [Int], within width: Int) -> [Int] {
    var widths = columns.map { full[$0] }
    let bars = columns.indices.filter { kinds[columns[$0]] == .bar }
    let texts = columns.indices.filter { kinds[columns[$0]] == .text }
    let gaps = TextTable.gap.count * (columns.count - 1)
    var excess = widths.reduce(gaps, +) - width
    while excess > 0, let longest = texts.max(by: { widths[$0] < widths[$1] }),
      widths[longest] > TextTable.shortestText
    {
      widths[longest] -= 1
      excess -= 1
    }
    for index in bars where excess < 0 { widths[index] += -excess / bars.count }
    return widths
  }

  /// A bar of block characters, to an eighth of a column; whatever is not nothing can be seen.
  static func bar(_ part: Double, width: Int, isPlain: Bool) -> String {
    guard part > 0 else { return "" }
    if isPlain {
      let length = max(1, Int((min(part, 1) * Double(width)).rounded()))
      return String(repeating: "#", count: length)
    }
    let eighths = max(1, Int((min(part, 1) * Double(width * 8)).rounded()))
    let end = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + end
  }

  private static func cut(
    _ text: String, to width: Int, in part: TextWidth.Part, isPlain: Bool
  ) -> String {
    let short = TextWidth.cut(text, to: width, in: part)
    return isPlain && short != text ? short.replacing("…", with: "~") : short
  }

  /// Cuts the texts of a column so that those that differ can still be told apart: in the middle, where that will do, else
  /// at another place, else with a number.
  private static func cut(_ texts: [String], to width: Int, isPlain: Bool) -> [String] {
    let distinct = Set(texts).count
    for part in [TextWidth.Part.middle, .end, .beginning] {
      let short = texts.map { cut($0, to: width, in: part, isPlain: isPlain) }
      if Set(short).count == distinct { return short }
    }
    var (shortOf, taken) = ([String: String](), Set<String>())
    return texts.map { text in
      if let known = shortOf[text] { return known }
      var (short, number) = (cut(text, to: width, in: .middle, isPlain: isPlain), 1)
      while !taken.insert(short).inserted {
        number += 1
        let suffix = "~\(number)"
        let room = max(1, width - suffix.count)
        short = cut(text, to: room, in: .end, isPlain: isPlain) + suffix
      }
      shortOf[text] = short
      return short
    }
  }
}

extension TextTable.Cell {
  /// The text; that of a bar is its own affair.
  fileprivate var text: String {
    if case .text(let text) = self { text } else { "" }
  }
}
