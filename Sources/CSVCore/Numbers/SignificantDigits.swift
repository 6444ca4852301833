/// How many significant digits the numbers of a column have, and whether it is they that are limited, as
/// in single precision, or the decimals.
///
/// Where decimals are limited, numbers of every magnitude have as many: 0.25 and 1234.50. Where significant
/// digits are, there is one decimal less for each digit before the point: 0.6634661 and 697.7926.
struct SignificantDigits: Equatable, Sendable {
  /// The most significant digits of any number; zeros at the end of an integer are none.
  private(set) var most = 0
  /// Whether any number below 1 is written as `.4`, and none as `0.4`.
  private var hasBarePoint = false
  /// Whether any number below 1 is written as `0.4`.
  private var hasLeadingZero = false
  /// For each power of ten, the most decimals of numbers of that magnitude without exponents (in the high byte), and how
  /// many such numbers there are, 5 standing for more.
  private var magnitudes: [16 of UInt16] = .init(repeating: 0)

  /// Single precision has 7 to 9 digits, by who writes it.
  private static let single = 7...9
  /// Numbers of one magnitude, fewer than these, may all end in a zero that is left out.
  private static let enough: UInt16 = 5

  /// Whether numbers below 1 begin with the point.
  var startsWithPoint: Bool { hasBarePoint }

  /// Whether numbers have so many significant digits at most and as many decimals as these allow.
  var areLimited: Bool {
    guard Self.single ~= most else { return false }
    var least = UInt16.max
    for index in 0..<16 where magnitudes[index] & 0xFF == Self.enough {
      let decimals = magnitudes[index] >> 8
      if decimals < least && least < .max { return true }
      least = min(least, decimals)
    }
    return false
  }

  /// Notes a number without an exponent.
  @inline(__always)
  mutating func note(decimals: Int, digitCount: Int, in cell: Span<UInt8>) {
    if digitCount <= most && (decimals == 0 || most > Self.single.upperBound && hasLeadingZero) {
      return
    }
    if decimals > 0 {
      let start = Sign(cell[0]) == nil ? 0 : 1
      var magnitude = digitCount &- decimals
      if magnitude > 1 && cell[start] == UInt8(ascii: "0") {
        return noteNew(decimals: decimals, digitCount: digitCount, in: cell)
      }
      if magnitude <= 1, magnitude == 0 || cell[start] == UInt8(ascii: "0") {
        // Below 1, zeros behind the point do not count.
        if magnitude == 0 { hasBarePoint = !hasLeadingZero } else { noteLeadingZero() }
        magnitude = 0 &- ByteWord(cell, at: cell.count &- decimals).leadingZeroDigitCount
      }
      let isKnown =
        most > Self.single.upperBound
        || magnitudes[Self.index(of: magnitude)] & 0xFF == Self.enough
          && Int(magnitudes[Self.index(of: magnitude)] >> 8) >= decimals
      if isKnown && decimals &+ magnitude <= most { return }
    }
    noteNew(decimals: decimals, digitCount: digitCount, in: cell)
  }

  @inline(__always)
  private mutating func noteLeadingZero() {
    hasLeadingZero = true
    hasBarePoint = false
  }

  @inline(__always)
  private static func index(of magnitude: Int) -> Int { min(max(magnitude &+ 7, 0), 15) }

  @inline(never)
  private mutating func noteNew(decimals: Int, digitCount: Int, in cell: Span<UInt8>) {
    var cursor = DigitCursor(cell, from: Sign(cell[0]) == nil ? 0 : 1, count: digitCount)
    cursor.skipZeros()
    var significant = cursor.count
    if decimals == 0 {
      var end = cell.count
      while significant > most {
        if cell[end - 1] == UInt8(ascii: "0") {
          significant -= 1
        } else if cell[end - 1] != UInt8(ascii: ".") {
          break
        }
        end -= 1
      }
    }
    raise(to: significant)
    if most <= Self.single.upperBound && decimals > 0 && significant > 0 {
      let index = Self.index(of: significant - decimals)
      join(index, UInt16(min(decimals, 255)) << 8 | 1)
    }
  }

  /// Takes numbers of one magnitude in.
  private mutating func join(_ index: Int, _ numbers: UInt16) {
    let count = min(magnitudes[index] & 0xFF + numbers & 0xFF, Self.enough)
    magnitudes[index] = max(magnitudes[index] >> 8, numbers >> 8) << 8 | count
  }

  /// Adds the digits of later numbers.
  mutating func append(_ later: SignificantDigits) {
    hasBarePoint = hasBarePoint || later.hasBarePoint
    if hasLeadingZero || later.hasLeadingZero { noteLeadingZero() }
    for index in 0..<16 { join(index, later.magnitudes[index]) }
    raise(to: max(most, later.most))
  }

  private mutating func raise(to significant: Int) {
    most = max(most, significant)
    // Nothing depends on these any longer.
    if most > Self.single.upperBound { magnitudes = .init(repeating: 0) }
  }

  static func == (left: SignificantDigits, right: SignificantDigits) -> Bool {
    left.most == right.most && left.hasBarePoint == right.hasBarePoint
      && left.hasLeadingZero == right.hasLeadingZero
      && (0..<16).allSatisfy { left.magnitudes[$0] == right.magnitudes[$0] }
  }
}
