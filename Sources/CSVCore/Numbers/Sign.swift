/// The sign that may lead a number or its exponent.
enum Sign {
  case plus, minus

  /// The sign that a byte is, or `nil`.
  @inline(__always)
  init?(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "-"): self = .minus
    case UInt8(ascii: "+"): self = .plus
    default: return nil
    }
  }
}
