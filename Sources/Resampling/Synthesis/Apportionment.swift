/// Shares out `total` things in proportion to the weights: every share is the exact quota rounded
/// down, and what is left goes to the largest remainders, the first of equal ones first.
///
/// Source: the method of largest remainders (A. Hamilton, 1792). O(n log n).
///
/// - Precondition: weights are finite, none is negative, one is above 0; `total` is not negative.
func apportion(_ total: Int, by weights: [Double]) -> [Int] {
  // Scaled by the largest first, so that the sum of huge weights stays finite.
  let largest = weights.max() ?? 0
  precondition(largest > 0 && largest.isFinite && total >= 0, "nothing to share out by")
  let sum = weights.reduce(0) { $0 + $1 / largest }
  let quotas = weights.map { $0 / largest / sum * Double(total) }
  var shares = quotas.map { Int($0.rounded(.down)) }
  let byRemainder = quotas.indices.filter { weights[$0] > 0 }.sorted {
    let remainders = (quotas[$0] - Double(shares[$0]), quotas[$1] - Double(shares[$1]))
    return remainders.0 != remainders.1 ? remainders.0 > remainders.1 : $0 < $1
  }
  // Rounding can leave the sum of the floors a little off on either side.
  var missing = total - shares.reduce(0, +)
  while missing > 0 {
    for index in byRemainder.prefix(missing) {
      shares[index] += 1
      missing -= 1
    }
  }
  for index in byRemainder.reversed() where missing < 0 && shares[index] > 0 {
    shares[index] -= 1
    missing += 1
  }
  return shares
}
