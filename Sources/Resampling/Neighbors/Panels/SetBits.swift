extension UInt64 {
  /// The numbers of the bits that are set, least first.
  var setBits: SetBits { SetBits(rest: self) }

  /// Whether a bit is set.
  func hasBit(_ bit: Int) -> Bool { self >> UInt64(bit) & 1 != 0 }
}

/// The numbers of the bits that are set in a word, least first.
struct SetBits: Sequence, IteratorProtocol {
  fileprivate var rest: UInt64

  mutating func next() -> Int? {
    if rest == 0 { return nil }
    let bit = rest.trailingZeroBitCount
    rest &= rest - 1
    return bit
  }
}
