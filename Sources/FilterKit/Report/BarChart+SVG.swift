extension BarChart {
  /// The picture as an SVG file: 800 wide, as tall as it must be.
  public func svg() -> String {
    var drawing = Drawing(self)
    drawing.drawHead()
    for panel in panels { drawing.draw(panel) }
    return drawing.file()
  }
}

/// Where the parts of a picture lie.
private struct Drawing {
  private let chart: BarChart
  private var document = SVGDocument()
  /// Where the next part begins.
  private var y = 16.0
  private let colors: [ChartColor]
  private let nameWidth: Double
  private let barNameWidth: Double
  private let unitsPerPixel: Double

  private static let width = 800.0
  private static let margin = 16.0
  private static let small = 11.0

  init(_ chart: BarChart) {
    self.chart = chart
    let bars = chart.panels.flatMap { $0.categories.flatMap(\.bars) }
    let names = chart.panels.flatMap { $0.categories.map(\.name) }
    nameWidth = min(240, names.map { SVGDocument.width(of: $0, size: 12) }.max() ?? 0) + 8
    let barNames = bars.compactMap(\.name)
    let widestBarName = barNames.map { SVGDocument.width(of: $0, size: Drawing.small) }.max()
    barNameWidth = widestBarName.map { min(140, $0) + 8 } ?? 0
    let textWidth = bars.map { SVGDocument.width(of: $0.text, size: Drawing.small) }.max() ?? 0
    let room = Drawing.width - 2 * Drawing.margin - nameWidth - barNameWidth - textWidth - 6
    unitsPerPixel = max(bars.map(\.value).max() ?? 0, .leastNormalMagnitude) / max(room, 100)
    colors = ChartColor.palette(chart.series.count)
  }

  private var barStart: Double { Drawing.margin + nameWidth + barNameWidth }

  func file() -> String {
    document.file(width: Drawing.width, height: y + 8, title: chart.title, summary: chart.summary)
  }

  /// Draws the title, and the legend where there is more than one colour.
  mutating func drawHead() {
    let room = Drawing.width - 2 * Drawing.margin
    document.text(chart.title, x: Drawing.margin, y: y + 8, size: 16, room: room, isBold: true)
    y += 32
    if chart.series.count > 1 { drawLegend() }
  }

  /// Draws the names of the colours, as many to a line as there is room for.
  private mutating func drawLegend() {
    var x = Drawing.margin
    for (series, name) in chart.series.enumerated() {
      let nameWidth = min(300, SVGDocument.width(of: name, size: 12))
      if x > Drawing.margin && x + 18 + nameWidth > Drawing.width - Drawing.margin {
        x = Drawing.margin
        y += 20
      }
      document.rectangle(x: x, y: y, width: 12, height: 12, fill: colors[series].hex)
      document.text(name, x: x + 18, y: y + 6, room: 300, cutIn: .beginning)
      x += 18 + nameWidth + 18
    }
    y += 28
  }

  mutating func draw(_ panel: BarChart.Panel) {
    if let heading = panel.heading {
      let room = Drawing.width - 2 * Drawing.margin
      document.text(heading, x: Drawing.margin, y: y + 8, size: 13, room: room, isBold: true)
      y += 24
    }
    let top = y
    for category in panel.categories { draw(category) }
    document.rectangle(x: barStart - 1, y: top, width: 1, height: y - top, fill: "#888888")
    y += 16
  }

  private mutating func draw(_ category: BarChart.Category) {
    let barHeight = category.bars.count == 1 ? 16.0 : 13.0
    let height = Double(category.bars.count) * (barHeight + 1) - 1
    y += 4
    document.text(
      category.name, x: Drawing.margin + nameWidth - 8, y: y + height / 2, room: nameWidth - 8,
      anchor: .end)
    for bar in category.bars {
      draw(bar, height: barHeight)
      y += barHeight + 1
    }
    y += 3
  }

  private mutating func draw(_ bar: BarChart.Bar, height: Double) {
    let middle = y + height / 2
    if let name = bar.name {
      document.text(
        name, x: barStart - 8, y: middle, size: Drawing.small, room: barNameWidth - 8, anchor: .end,
        fill: "#555555", cutIn: .beginning)
    }
    var x = barStart
    for segment in bar.segments where segment.value > 0 {
      let color = colors[segment.series]
      // A bar that rounds to nothing is seen as a thin line.
      let width = max(segment.value / unitsPerPixel, bar.segments.count == 1 ? 1 : 0)
      document.rectangle(
        x: x, y: y, width: width, height: height, fill: color.hex, explanation: segment.explanation)
      if SVGDocument.width(of: segment.text, size: 10) + 6 < width {
        document.text(
          segment.text, x: x + width / 2, y: middle, size: 10, anchor: .middle, fill: color.ink)
      }
      x += width
    }
    document.text(bar.text, x: x + 5, y: middle, size: Drawing.small, fill: "#333333")
  }
}
