/// Pearson's statistic for counts that are expected to be equal: with k counts its mean is k − 1 and its standard
/// deviation √(2(k − 1)).
public func chiSquare(_ counts: [Int]) -> Double {
  let expected = Double(counts.reduce(0, +)) / Double(counts.count)
  return counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
}
