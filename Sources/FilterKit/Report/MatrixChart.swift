import CSVCore

/// A picture of a confusion matrix: a row for each class that rows have, a column for each that was predicted.
///
/// The deeper a cell's colour, the larger its part of the row; what is right is blue, what is wrong vermilion. Where there is room
/// a cell also says that part.
public struct MatrixChart: Sendable {
  /// The heading, which is also what a screen reader says first.
  public var title: String
  /// What the rows are, and what the columns are.
  public var rowTitle: String, columnTitle: String
  /// The classes.
  public var names: [String]
  /// The counts: row by row, column by column.
  public var counts: [[Int]]

  /// Creates a picture.
  public init(
    title: String, rowTitle: String, columnTitle: String, names: [String], counts: [[Int]]
  ) {
    self.title = title
    self.rowTitle = rowTitle
    self.columnTitle = columnTitle
    self.names = names
    self.counts = counts
  }

  /// The picture as an SVG file: 800 wide, wider only where the classes are many. The names above
  /// the columns rise where a cell is too narrow for them.
  public func svg() -> String {
    let margin = 16.0
    let nameWidths = (names + ["\(rowTitle) ↓"]).map { SVGDocument.width(of: $0, size: 12) }
    let nameWidth = min(240, nameWidths.max() ?? 0) + 10
    let widest = counts.joined().map { SVGDocument.width(of: String($0), size: 11) }.max() ?? 0
    let room = (800 - 2 * margin - nameWidth) / Double(max(names.count, 1))
    let widestName = names.map { SVGDocument.width(of: $0, size: 11) }.max() ?? 0
    let cellWidth = max(room, widest + 8, 20)
    // Few classes fill the picture, as high as it is wide at most.
    let cellHeight = min(max(cellWidth * 0.6, 24), max(48, 400 / Double(max(names.count, 1))))
    let textSize = min(max(11, cellHeight / 8), 20)
    let left = margin + nameWidth
    let width = max(800, left + Double(names.count) * cellWidth + margin)
    let isRising = widestName > cellWidth - 4
    let top = 72 + (isRising ? min(240, widestName) : 16)

    var document = SVGDocument()
    document.text(title, x: margin, y: 24, size: 16, room: width - 2 * margin, isBold: true)
    document.text("\(columnTitle) →", x: left, y: 52, room: width - left - margin, fill: "#555555")
    document.text(
      "\(rowTitle) ↓", x: margin, y: top - 14, size: 12, room: nameWidth, fill: "#555555")
    for (column, name) in names.enumerated() {
      let middle = left + (Double(column) + 0.5) * cellWidth
      if isRising {
        document.text(name, x: middle, y: top - 6, size: 11, room: 240, isRising: true)
      } else {
        document.text(name, x: middle, y: top - 14, size: 11, anchor: .middle)
      }
    }
    var y = top
    for (row, name) in names.enumerated() {
      document.text(
        name, x: left - 8, y: y + cellHeight / 2, room: nameWidth - 10, anchor: .end)
      let total = max(counts[row].reduce(0, +), 1)
      for (column, count) in counts[row].enumerated() {
        let base = row == column ? ChartColor.right : ChartColor.wrong
        let color = base.tinted(Double(count) / Double(total))
        let x = left + Double(column) * cellWidth
        document.rectangle(
          x: x, y: y, width: cellWidth - 1, height: cellHeight - 1, fill: color.hex,
          explanation: "\(count) of \(total) rows of \(name): \(names[column])")
        let ink = count == 0 ? "#aaaaaa" : color.ink
        let hasShare = cellHeight >= 72
        document.text(
          String(count), x: x + cellWidth / 2,
          y: y + cellHeight / 2 - (hasShare ? textSize / 2 : 0),
          size: textSize, anchor: .middle, fill: ink)
        if hasShare {
          let share = DecimalFormatter.fixed(decimals: 1).text(
            of: 100 * Double(count) / Double(total))
          document.text(
            "\(share) % of \(name)", x: x + cellWidth / 2, y: y + cellHeight / 2 + textSize,
            size: 11, room: cellWidth - 8, anchor: .middle, fill: ink)
        }
      }
      y += cellHeight
    }
    return document.file(
      width: width, height: y + margin, title: title,
      summary: "How many rows of each class (\(rowTitle)) were predicted to be of each class "
        + "(\(columnTitle)). The deeper the colour, the larger the part of the row.")
  }
}
