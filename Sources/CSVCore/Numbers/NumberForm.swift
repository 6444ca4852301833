/// What sort of number the text of a cell is; nothing at all for a text that is none.
public struct NumberForm: OptionSet, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// Takes the bits.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The value is a whole number: `7`, `7.00` and `7e3`.
  @inlinable
  public static var whole: NumberForm { NumberForm(rawValue: 1) }
  /// There are decimals, an exponent applied: `7.0` has one, `1.5e1` none.
  @inlinable
  public static var decimals: NumberForm { NumberForm(rawValue: 2) }
  /// An exponent is written.
  @inlinable
  public static var exponent: NumberForm { NumberForm(rawValue: 4) }
  /// Zeros lead that are no part of the number, as in `007` and `02115`.
  @inlinable
  public static var padded: NumberForm { NumberForm(rawValue: 8) }

  /// Whether the text is a number: it is whole or has decimals.
  @inlinable
  public var isNumber: Bool { rawValue != 0 }
}

extension Int {
  /// The value of a text that is a whole number, were it `7.0` or `7e3`; the nearest `Int` where that is beyond, and 0
  /// for any other text.
  public init(whole text: Span<UInt8>) {
    self = DecimalText(text)?.integer ?? 0
  }
}

extension DecimalText {
  /// Whether the value is a whole number.
  var isWhole: Bool {
    if exponent >= 0 { return true }
    if significand == 0 { return !isTruncated }
    // The last digits that count must be zeros; a significand has 19 at most.
    if isTruncated || exponent < -18 { return false }
    return significand % powersOfTen[-exponent] == 0
  }

  /// The value of a whole number, as near as an `Int` comes to it; 0 for any other.
  fileprivate var integer: Int {
    guard isWhole, significand > 0 else { return 0 }
    var magnitude = significand
    if exponent < 0 {
      magnitude /= powersOfTen[-exponent]
    } else {
      guard exponent < 19, significand <= UInt64(Int.max) / powersOfTen[exponent] else {
        return isNegative ? .min : .max
      }
      magnitude *= powersOfTen[exponent]
    }
    guard let integer = Int(exactly: magnitude) else { return isNegative ? .min : .max }
    return isNegative ? -integer : integer
  }
}
