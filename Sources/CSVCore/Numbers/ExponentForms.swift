/// How the exponents of a column are written, and whether its numbers need them.
struct ExponentForms: Equatable, Sendable {
  /// How many numbers have an exponent.
  private(set) var count = 0
  /// Whether any of them is more than a short way to write a whole number, such as 1e+05.
  private(set) var areMeant = false
  /// The power of ten of the greatest number below 1 that has one.
  private(set) var highestBelowOne: Int?
  /// The power of ten of the least large number that has one which makes it no shorter, or that is too large for
  /// decimals.
  private(set) var lowestLarge: Int?
  /// The fewest and the most digits before the exponent.
  private(set) var fewestDigits = Int.max
  private(set) var mostDigits = 0
  private var hasCapital = false
  private var hasSmall = false
  private var lacksPlus = false
  private var fewestExponentDigits = 2

  /// From where on a number is written with an exponent though it would be longer: as `repr` does.
  private static let highestPlain = 15
  /// Up to where plain numbers may stand beside those with an exponent: C's `%g` has six digits.
  private static let lowestOfG = 6

  /// Whether numbers below 1 or large ones need an exponent.
  var areNeeded: Bool { highestBelowOne != nil || lowestLarge != nil }

  /// How to write an exponent.
  var notation: ExponentNotation {
    ExponentNotation(
      isCapital: hasCapital && !hasSmall, hasPlus: !lacksPlus, digitCount: fewestExponentDigits)
  }

  /// Notes a number that has an exponent.
  ///
  /// - Parameter decimals: how many it has when the exponent is applied.
  mutating func note(_ decimal: DecimalText, decimals: Int, in cell: Span<UInt8>) {
    count += 1
    var cursor = DigitCursor(cell, from: decimal.digits.start, count: decimal.digits.count)
    cursor.skipZeros()
    fewestDigits = min(fewestDigits, cursor.count)
    mostDigits = max(mostDigits, cursor.count)
    noteNotation(of: decimal, in: cell)
    if cursor.count == 0 { return }

    let magnitude = cursor.count - 1 + decimal.power - decimal.decimals
    if magnitude < 0 {
      areMeant = true
      highestBelowOne = max(highestBelowOne ?? magnitude, magnitude)
    } else {
      let plainLength = magnitude + 1 + (decimals > 0 ? decimals + 1 : 0)
      let length = cell.count - (Sign(cell[0]) == nil ? 0 : 1)
      if length > plainLength || magnitude > Self.highestPlain {
        areMeant = true
        if magnitude >= Self.lowestOfG {
          lowestLarge = min(lowestLarge ?? magnitude, magnitude)
        }
      }
    }
  }

  private mutating func noteNotation(of decimal: DecimalText, in cell: Span<UInt8>) {
    var position = decimal.digits.start + decimal.digits.count
    if position < cell.count, cell[position] | 0x20 != UInt8(ascii: "e") { position += 1 }
    guard position + 1 < cell.count else { return }
    if cell[position] == UInt8(ascii: "E") { hasCapital = true } else { hasSmall = true }
    position += 1
    switch Sign(cell[position]) {
    case nil: lacksPlus = true
    case _: position += 1
    }
    fewestExponentDigits = min(fewestExponentDigits, cell.count - position)
  }

  /// Adds the exponents of later numbers.
  mutating func append(_ later: ExponentForms) {
    count += later.count
    areMeant = areMeant || later.areMeant
    highestBelowOne = [highestBelowOne, later.highestBelowOne].compactMap { $0 }.max()
    lowestLarge = [lowestLarge, later.lowestLarge].compactMap { $0 }.min()
    fewestDigits = min(fewestDigits, later.fewestDigits)
    mostDigits = max(mostDigits, later.mostDigits)
    hasCapital = hasCapital || later.hasCapital
    hasSmall = hasSmall || later.hasSmall
    lacksPlus = lacksPlus || later.lacksPlus
    fewestExponentDigits = min(fewestExponentDigits, later.fewestExponentDigits)
  }
}

/// How an exponent is written: `e-07`, `E-7`, `e+05`.
public struct ExponentNotation: Hashable, Sendable {
  /// Whether it begins with a capital E.
  public var isCapital: Bool
  /// Whether a plus leads where there is no minus.
  public var hasPlus: Bool
  /// How many digits it has at least.
  public var digitCount: Int

  /// Creates a notation; by default that of C, Python and R.
  public init(isCapital: Bool = false, hasPlus: Bool = true, digitCount: Int = 2) {
    self.isCapital = isCapital
    self.hasPlus = hasPlus
    self.digitCount = digitCount
  }
}
