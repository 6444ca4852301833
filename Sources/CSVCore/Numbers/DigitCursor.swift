/// The digits of a number's text, one after the other, as if the point were not there.
struct DigitCursor: ~Escapable {
  private let text: Span<UInt8>
  private var position: Int
  /// How many digits are left.
  private(set) var count: Int

  /// Starts at a digit, or at the point before it.
  ///
  /// - Precondition: `count` digits follow, with at most one other byte among them.
  @_lifetime(copy text)
  init(_ text: Span<UInt8>, from start: Int, count: Int) {
    self.text = text
    position = start
    self.count = count
  }

  /// Takes the next digit, 0 to 9.
  ///
  /// - Precondition: `count > 0`.
  @_lifetime(self: copy self)
  mutating func next() -> UInt8 {
    if text[position] == UInt8(ascii: ".") { position += 1 }
    defer {
      position += 1
      count -= 1
    }
    return text[position] - UInt8(ascii: "0")
  }

  /// Passes over zeros up to the next other digit.
  @_lifetime(self: copy self)
  mutating func skipZeros() {
    while count > 0 {
      let here = text[position]
      if here == UInt8(ascii: "0") { count -= 1 } else if here != UInt8(ascii: ".") { return }
      position += 1
    }
  }
}
