extension CurveChart {
  /// The picture as an SVG file: 800 wide, with up to two panels side by side.
  public func svg() -> String {
    var document = SVGDocument()
    document.text(title, x: 16, y: 24, size: 16, room: 768, isBold: true)
    var top = 0.0
    for start in stride(from: 0, to: panels.count, by: 2) {
      let row = panels[start..<min(start + 2, panels.count)]
      let width = 784 / Double(row.count)
      for (index, panel) in row.enumerated() {
        PanelDrawing(panel, left: 8 + Double(index) * width, width: width, top: top)
          .draw(on: &document)
      }
      top += PanelDrawing.height
    }
    return document.file(
      width: 800, height: top + PanelDrawing.margin, title: title, summary: summary)
  }
}

/// Where the parts of a panel lie.
private struct PanelDrawing {
  private let panel: CurveChart.Panel
  private let left: Double
  private let right: Double
  /// How far down the panel is.
  private let shift: Double
  private let colors = ChartColor.palette(8)

  /// How much room a panel has, below the heading of the picture.
  static let height = 400.0
  /// The room for that heading, and below all panels.
  static let margin = 40.0
  private var bottom: Double { shift + 416 }
  private var top: Double { shift + 116 }
  private static let reference = "#999999"

  init(_ panel: CurveChart.Panel, left: Double, width: Double, top: Double) {
    self.panel = panel
    shift = top
    self.left = left + 52
    right = left + width - 16
  }

  private func x(_ value: Double) -> Double { left + value * (right - left) }
  private func y(_ value: Double) -> Double {
    bottom - 32 - value * (bottom - 32 - top)
  }

  func draw(on document: inout SVGDocument) {
    document.text(
      panel.heading, x: left, y: shift + 56, size: 13, room: right - left, isBold: true)
    drawAxes(on: &document)
    drawLegend(on: &document)
    for (index, curve) in panel.curves.enumerated() {
      document.line(
        thinned(curve.points), stroke: color(of: index), width: curve.isReference ? 1 : 2,
        explanation: curve.name)
    }
    for (index, mark) in panel.marks.enumerated() {
      document.rectangle(
        x: x(mark.x) - 3.5, y: y(mark.y) - 3.5, width: 7, height: 7, fill: "#222222",
        explanation: mark.text.isEmpty ? nil : mark.text)
      if mark.text.isEmpty { continue }
      // A word at the right edge stands to the left of its point.
      let isFarRight = mark.x > 0.6
      // Of two that lie close the second word goes below.
      let isCrowded = panel.marks[..<index].contains {
        abs(y(mark.y) - y($0.y)) < 16 && abs(x(mark.x) - x($0.x)) < 180
      }
      document.text(
        mark.text, x: x(mark.x) + (isFarRight ? -8 : 8), y: y(mark.y) + (isCrowded ? 12 : -10),
        size: 11,
        anchor: isFarRight ? .end : .start, hasHalo: true)
    }
  }

  private func color(of curve: Int) -> String {
    if panel.curves[curve].isReference { return Self.reference }
    let index = panel.curves[..<curve].count { !$0.isReference }
    return colors[index % colors.count].hex
  }

  private func drawAxes(on document: inout SVGDocument) {
    for tick in [0, 0.25, 0.5, 0.75, 1] {
      let label = tick == 0 || tick == 1 ? "\(Int(tick))" : "\(tick)"
      document.line([(x(0), y(tick)), (x(1), y(tick))], stroke: "#e5e5e5", width: 1)
      document.line([(x(tick), y(0)), (x(tick), y(1))], stroke: "#e5e5e5", width: 1)
      document.text(label, x: x(0) - 6, y: y(tick), size: 11, anchor: .end, fill: "#555555")
      document.text(label, x: x(tick), y: y(0) + 14, size: 11, anchor: .middle, fill: "#555555")
    }
    document.line([(x(0), y(1)), (x(0), y(0)), (x(1), y(0))], stroke: "#888888", width: 1)
    document.text(panel.xTitle, x: x(0.5), y: y(0) + 32, anchor: .middle)
    document.text(panel.yTitle, x: left - 40, y: top - 14)
  }

  private func drawLegend(on document: inout SVGDocument) {
    guard panel.curves.count > 1 else { return }
    var x = left
    for (number, curve) in panel.curves.enumerated() {
      document.rectangle(x: x, y: shift + 76, width: 12, height: 4, fill: color(of: number))
      document.text(curve.name, x: x + 16, y: shift + 78, size: 11, room: right - x - 16)
      x += 16 + SVGDocument.width(of: curve.name, size: 11) + 12
    }
  }

  /// The points on the paper, without those that nobody can tell from the one before.
  private func thinned(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
    var kept: [(x: Double, y: Double)] = []
    for (index, point) in points.enumerated() {
      let dot = (x: x(point.x), y: y(point.y))
      if let last = kept.last, index + 1 < points.count,
        abs(dot.x - last.x) < 0.3 && abs(dot.y - last.y) < 0.3
      {
        continue
      }
      kept.append(dot)
    }
    return kept
  }
}
