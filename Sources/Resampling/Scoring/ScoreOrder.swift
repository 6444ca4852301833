/// Sorts scores, the highest first.
///
/// By digits of eleven bits, the last first (radix sort), from some thousand scores on: their order is that of their bits, once
/// the sign is out of the way. O(n) time, 16 bytes a score.
///
/// - Precondition: no score is NaN.
func sortedFromHighest(_ scores: [Double]) -> [Double] {
  if scores.count < 4096 { return scores.sorted(by: >) }
  // Both zeros are one score.
  var keys = scores.map { key(of: $0 + 0) }
  var sorted = [UInt64](repeating: 0, count: keys.count)
  for shift in stride(from: 0, to: 64, by: digitWidth) {
    var ends = [Int](repeating: 0, count: 1 << digitWidth)
    for key in keys { ends[digit(of: key, shift)] += 1 }
    // Where all have one digit there is nothing to sort.
    if ends[digit(of: keys[0], shift)] == keys.count { continue }
    var sum = 0
    for index in ends.indices.reversed() {
      (ends[index], sum) = (sum, sum + ends[index])
    }
    for key in keys {
      let digit = digit(of: key, shift)
      sorted[ends[digit]] = key
      ends[digit] += 1
    }
    swap(&keys, &sorted)
  }
  return keys.map(score)
}

private let digitWidth = 11

private func digit(of key: UInt64, _ shift: Int) -> Int {
  Int(truncatingIfNeeded: key &>> UInt64(shift)) & (1 << digitWidth - 1)
}

/// A number whose order is that of the score.
private func key(of score: Double) -> UInt64 {
  let bits = score.bitPattern
  return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
}

private func score(_ key: UInt64) -> Double {
  Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
}
