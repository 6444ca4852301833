/// Sorts scores, the highest first.
///
/// By digits of eleven bits, the last first (radix sort), from some thousand scores on: their order is that of their bits, once
/// the sign is out of the way. O(n) time, 8 bytes a score besides the scores themselves.
///
/// - Precondition: no score is NaN.
func sortFromHighest(_ scores: inout [Double]) {
  if scores.count < 4096 { return scores.sort(by: >) }
  // Both zeros are one score.
  for index in scores.indices { scores[index] += 0 }
  var sorted = [Double](repeating: 0, count: scores.count)
  for shift in stride(from: 0, to: 64, by: digitWidth) {
    var ends = [Int](repeating: 0, count: 1 << digitWidth)
    for score in scores { ends[digit(of: score, shift)] += 1 }
    // Where all have one digit there is nothing to sort.
    if ends[digit(of: scores[0], shift)] == scores.count { continue }
    var sum = 0
    for index in ends.indices.reversed() {
      (ends[index], sum) = (sum, sum + ends[index])
    }
    for score in scores {
      let digit = digit(of: score, shift)
      sorted[ends[digit]] = score
      ends[digit] += 1
    }
    swap(&scores, &sorted)
  }
}

/// The scores, the highest first.
///
/// - Precondition: no score is NaN.
func sortedFromHighest(_ scores: [Double]) -> [Double] {
  var sorted = scores
  sortFromHighest(&sorted)
  return sorted
}

private let digitWidth = 11

/// A digit of a number whose order is that of the score.
@inline(__always)
private func digit(of score: Double, _ shift: Int) -> Int {
  let bits = score.bitPattern
  let key = bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  return Int(truncatingIfNeeded: key &>> UInt64(shift)) & (1 << digitWidth - 1)
}
