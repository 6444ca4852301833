/// How far the area under the ROC curve, or the difference of two on the same rows, may be from that of all rows there
/// could be: the variance of a mean over pairs, from what each row adds to it.
///
/// E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson, "Comparing the areas under two or more correlated receiver
/// operating characteristic curves: a nonparametric approach", Biometrics 44, 1988; by ranks in O(n log n) time as X. Sun
/// and W. Xu, "Fast implementation of DeLong's algorithm", IEEE Signal Processing Letters 21, 2014. As R's pROC.
public enum DeLong {
  /// The variance of the area of a sweep whose rows have no weights; `nil` with fewer than two rows of either kind.
  ///
  /// - Complexity: O(steps) time, no memory: a row's share is known once its step has been reached.
  public static func variance(of sweep: ThresholdSweep) -> Double? {
    let (positives, negatives) = (sweep.positives, sweep.negatives)
    guard positives > 1, negatives > 1, let area = sweep.rocArea else { return nil }
    var (ofHits, ofMisses) = (0.0, 0.0)
    var (hits, misses) = (0.0, 0.0)
    for step in sweep.steps {
      let newHits = step.truePositives - hits
      let newMisses = step.falsePositives - misses
      let beaten = (negatives - step.falsePositives + newMisses / 2) / negatives - area
      let beating = (hits + newHits / 2) / positives - area
      ofHits += newHits * beaten * beaten
      ofMisses += newMisses * beating * beating
      (hits, misses) = (step.truePositives, step.falsePositives)
    }
    return ofHits / (positives - 1) / positives + ofMisses / (negatives - 1) / negatives
  }

  /// Two areas on the same rows.
  public struct Comparison: Equatable, Sendable {
    /// The areas.
    public let area, otherArea: Double
    /// The standard error of their difference; 0 where each row adds the same to both.
    public let standardError: Double

    /// The difference, in standard errors; `nil` where both rank all rows alike.
    public var statistic: Double? {
      if standardError > 0 { return (area - otherArea) / standardError }
      return area == otherArea ? nil : (area > otherArea ? .infinity : -.infinity)
    }

    /// How likely a difference as large is where there is none: 1 where both rank all rows alike.
    public var pValue: Double { statistic.map(NormalDistribution.twoSidedTail) ?? 1 }
  }

  /// Compares two scores of the same rows; `nil` with fewer than two rows of either kind.
  ///
  /// - Parameters:
  ///   - hits: both scores of each row of the class.
  ///   - misses: both scores of each other row.
  /// - Precondition: no score is NaN, and both lists of a kind are equally long.
  public static func compare(
    hits: (one: [Double], other: [Double]), misses: (one: [Double], other: [Double])
  ) -> Comparison? {
    precondition(hits.one.count == hits.other.count && misses.one.count == misses.other.count)
    guard hits.one.count > 1, misses.one.count > 1 else { return nil }
    let ofHits = moments(
      shares(of: hits.one, above: misses.one), shares(of: hits.other, above: misses.other))
    let ofMisses = moments(
      shares(of: misses.one, above: hits.one), shares(of: misses.other, above: hits.other))
    return Comparison(
      area: ofHits.one, otherArea: ofHits.other,
      standardError: (ofHits.variance + ofMisses.variance).squareRoot())
  }

  /// For each score the share of the others that it is above; half of those that it equals.
  static func shares(of scores: [Double], above others: [Double]) -> [Double] {
    let sorted = sortedFromHighest(others)
    let count = Double(sorted.count)
    return scores.map { score in
      let above = sorted.firstIndex(from: 0) { $0 <= score }
      let notBelow = sorted.firstIndex(from: above) { $0 < score }
      return (count - Double(notBelow) + Double(notBelow - above) / 2) / count
    }
  }

  /// The means of two columns, and the variance of the mean of their difference.
  private static func moments(
    _ one: [Double], _ other: [Double]
  ) -> (one: Double, other: Double, variance: Double) {
    let count = Double(one.count)
    let differences = zip(one, other).map { $0 - $1 }
    let mean = pairwiseSum(differences[...]) / count
    let squares = differences.map { ($0 - mean) * ($0 - mean) }
    // The mean of equal differences is off by their last bits.
    let isEven = differences.allSatisfy { $0 == differences[0] }
    let variance = isEven ? 0 : pairwiseSum(squares[...]) / (count - 1) / count
    return (pairwiseSum(one[...]) / count, pairwiseSum(other[...]) / count, variance)
  }
}

extension [Double] {
  /// The first index from which on a condition holds, by bisection.
  fileprivate func firstIndex(from start: Int, where holds: (Double) -> Bool) -> Int {
    var (low, high) = (start, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
