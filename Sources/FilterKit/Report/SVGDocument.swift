import CSVCore

/// An SVG file in the making: shapes and text, nothing that runs and nothing that is fetched.
struct SVGDocument {
  private var body = ""

  /// How a text stands to its point.
  enum Anchor: String { case start, middle, end }

  /// The measure of the fonts that browsers choose here, to the safe side.
  static func width(of text: String, size: Double) -> Double {
    text.reduce(0) { $0 + width(of: $1) } * size
  }

  /// The width of a character as a part of the font's size.
  static func width(of character: Character) -> Double {
    switch character {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ", "f", "t", "r", "(", ")": 0.39
    case "m", "w", "M", "W", "…", "%": 1
    case "A"..."Z": 0.75
    default: TextWidth.columns(of: String(character)) == 2 ? 1.1 : 0.64
    }
  }

  /// Adds a rectangle.
  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, fill: String, explanation: String? = nil
  ) {
    body +=
      "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" "
      + "height=\"\(number(height))\" fill=\"\(fill)\""
    body += explanation.map { "><title>\(escaped($0))</title></rect>\n" } ?? "/>\n"
  }

  /// Adds a line through some points.
  mutating func line(
    _ points: [(x: Double, y: Double)], stroke: String, width: Double, explanation: String? = nil
  ) {
    body +=
      "<polyline fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"\(number(width))\" points=\""
    body += points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
    body += explanation.map { "\"><title>\(escaped($0))</title></polyline>\n" } ?? "\"/>\n"
  }

  /// Adds a text, whose middle line is at `y`.
  ///
  /// - Parameters:
  ///   - room: how wide it may be; what is longer is cut, and shown whole to those who point at it.
  ///   - isRising: whether it is read from bottom to top: its middle line is then at `x`.
  ///   - hasHalo: whether a white edge keeps what lies behind from it.
  mutating func text(
    _ text: String, x: Double, y: Double, size: Double = 12, room: Double = .infinity,
    anchor: Anchor = .start, fill: String = "#222222", isBold: Bool = false,
    isRising: Bool = false, hasHalo: Bool = false, cutIn part: TextWidth.Part = .middle
  ) {
    let shown = TextWidth.cut(text, to: room / size, in: part, measure: SVGDocument.width)
    let (x, y) = isRising ? (x + size * 0.35, y) : (x, y + size * 0.35)
    body += "<text x=\"\(number(x))\" y=\"\(number(y))\" font-size=\"\(number(size))\""
    if isRising { body += " transform=\"rotate(-90 \(number(x)) \(number(y)))\"" }
    if anchor != .start { body += " text-anchor=\"\(anchor.rawValue)\"" }
    if isBold { body += " font-weight=\"600\"" }
    if hasHalo { body += " stroke=\"#ffffff\" stroke-width=\"4\" paint-order=\"stroke\"" }
    body += " fill=\"\(fill)\">\(escaped(shown))"
    if shown != text { body += "<title>\(escaped(text))</title>" }
    body += "</text>\n"
  }

  /// The file.
  func file(width: Double, height: Double, title: String, summary: String) -> String {
    let size = "width=\"\(number(width))\" height=\"\(number(height))\""
    return """
      <svg xmlns="http://www.w3.org/2000/svg" \(size) \
      viewBox="0 0 \(number(width)) \(number(height))" \
      role="img" aria-labelledby="title summary" \
      font-family="system-ui, 'Segoe UI', Helvetica, Arial, 'DejaVu Sans', sans-serif">
      <title id="title">\(escaped(title))</title>
      <desc id="summary">\(escaped(summary))</desc>
      <rect \(size) fill="#ffffff"/>
      \(body)</svg>

      """
  }

  /// A length with at most two decimals.
  private func number(_ value: Double) -> String {
    let hundredths = (value * 100).rounded()
    var text = DecimalFormatter.fixed(decimals: 2).text(of: hundredths / 100)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  private func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
