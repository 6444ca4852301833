/// A colour of a bar.
struct ChartColor: Sendable {
  let red, green, blue: Double

  /// As many colours as there are series: up to eight that colour-blind readers can tell apart, beyond that steps through
  /// the hues, every second one darker.
  ///
  /// The eight are those of Okabe and Ito, "Color universal design", 2008, with grey for black.
  static func palette(_ count: Int) -> [ChartColor] {
    let eight: [ChartColor] = [
      ChartColor(0, 114, 178), ChartColor(230, 159, 0), ChartColor(0, 158, 115),
      ChartColor(213, 94, 0), ChartColor(204, 121, 167), ChartColor(86, 180, 233),
      ChartColor(240, 228, 66), ChartColor(153, 153, 153),
    ]
    if count <= eight.count { return eight }
    return (0..<count).map { index in
      let lightness = index.isMultiple(of: 2) ? 0.62 : 0.42
      return ChartColor(hue: Double(index) / Double(count), lightness: lightness)
    }
  }

  /// What is right in a picture, and what is wrong: blue and vermilion.
  static let right = palette(1)[0]
  static let wrong = palette(1)[3]

  /// The colour laid on white so thinly that it covers a part of it, from 0 to 1.
  func tinted(_ part: Double) -> ChartColor {
    func tint(_ channel: Double) -> Double { 255 + (channel - 255) * part }
    return ChartColor(tint(red), tint(green), tint(blue))
  }

  private init(_ red: Double, _ green: Double, _ blue: Double) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// A colour of middling saturation.
  private init(hue: Double, lightness: Double) {
    func channel(_ offset: Double) -> Double {
      let place = (offset + hue * 12).truncatingRemainder(dividingBy: 12)
      let swing = 0.6 * min(lightness, 1 - lightness)
      return 255 * (lightness - swing * max(-1, min(place - 3, 9 - place, 1)))
    }
    self.init(channel(0), channel(8), channel(4))
  }

  /// The colour as SVG has it.
  var hex: String {
    let digits = Array("0123456789abcdef")
    return [red, green, blue].reduce("#") { text, channel in
      let byte = Int(min(255, max(0, channel)))
      return text + [digits[byte >> 4], digits[byte & 15]]
    }
  }

  /// Black or white: whichever can be read on this colour.
  var ink: String { 0.3 * red + 0.59 * green + 0.11 * blue > 140 ? "#000000" : "#ffffff" }
}
