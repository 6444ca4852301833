/// A hash of a cell's bytes: 64 bits, the same in every run, so that one hash can stand for one value.
///
/// Eight bytes a step, each mixed in by a multiplication to 128 bits of which the halves are folded. Of a
/// million values two have the same hash with a probability of 3 in 10⁸. Not for secrets.
///
/// - Complexity: O(`cell.count`).
public func cellHash(_ cell: Span<UInt8>) -> UInt64 {
  var sum = UInt64(truncatingIfNeeded: cell.count) &* 0x9e37_79b9_7f4a_7c15
  var offset = 0
  while cell.count &- offset > 8 {
    sum = folded(sum ^ ByteWord(cell, at: offset).bits, 0xd6e8_feb8_6659_fd93) &+ sum
    offset &+= 8
  }
  return folded(sum ^ ByteWord(cell, at: offset).bits, 0xa076_1d64_78bd_642f)
}

@inline(__always)
private func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
  let product = left.multipliedFullWidth(by: right)
  return product.high ^ product.low
}
