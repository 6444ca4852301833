/// Whether probabilities are what they say: of the rows that were given about p, a share of p should be of the class.
///
/// Rows go into bins by their probability, equal probabilities into the same, so that the order of rows does not matter.
/// A. H. Murphy and R. L. Winkler, "Reliability of subjective probability forecasts of precipitation and temperature",
/// Applied Statistics 26, 1977. The numbers are those of scikit-learn's `calibration_curve`.
public struct Reliability: Equatable, Sendable {
  /// Where bins end.
  public enum Edges: Sendable {
    /// Bins of equal width, each with its upper end.
    case uniform
    /// Bins of about as many rows each.
    case quantile
  }

  /// The rows of a bin.
  public struct Bin: Equatable, Sendable {
    /// The ends of the bin: above the lower (the first bin: from it on), up to the upper.
    public let low, high: Double
    /// How many rows it has, and how many of them are of the class; each row by its weight.
    public internal(set) var rows = 0.0, positives = 0.0
    /// The sum of the rows' probabilities.
    var sum = 0.0

    /// The mean probability of the rows.
    public var meanProbability: Double { sum / rows }
    /// The share of the rows that are of the class.
    public var share: Double { positives / rows }
  }

  /// The bins that have rows, rising.
  public let bins: [Bin]

  /// Sorts the rows of a sweep of probabilities into bins.
  ///
  /// - Precondition: there is a bin, and scores are from 0 to 1.
  public init(_ sweep: ThresholdSweep, binCount: Int, edges: Edges = .uniform) {
    precondition(binCount > 0, "no bins")
    let ends: [Double]
    switch edges {
    case .uniform: ends = Self.evenSteps(binCount)
    case .quantile: ends = Self.quantiles(of: sweep, Self.evenSteps(binCount))
    }
    var bins = (0..<binCount).map { Bin(low: ends[$0], high: ends[$0 + 1]) }
    var bin = binCount - 1
    var (hits, misses) = (0.0, 0.0)
    for step in sweep.steps {
      while bin > 0 && step.threshold <= ends[bin] { bin -= 1 }
      let positives = step.truePositives - hits
      let rows = positives + step.falsePositives - misses
      bins[bin].rows += rows
      bins[bin].positives += positives
      bins[bin].sum += rows * step.threshold
      (hits, misses) = (step.truePositives, step.falsePositives)
    }
    self.bins = bins.filter { $0.rows > 0 }
  }

  /// The expected calibration error: how far the share of the class is from the mean probability, in the mean over all
  /// rows, each by its bin.
  ///
  /// M. P. Naeini, G. F. Cooper and M. Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI
  /// 2015.
  public var expectedError: Double {
    let rows = bins.reduce(0) { $0 + $1.rows }
    return bins.reduce(0) { $0 + abs($1.positives - $1.sum) } / rows
  }

  /// The index of the bin of equal width that a probability falls into.
  ///
  /// - Precondition: there is a bin, and the probability is from 0 to 1.
  package static func evenBin(of probability: Double, among binCount: Int) -> Int {
    let step = 1 / Double(binCount)
    var bin = min(Int(probability * Double(binCount)), binCount - 1)
    // The quotient is rounded; the edges themselves decide, and each belongs to the bin below.
    while bin > 0 && probability <= Double(bin) * step { bin -= 1 }
    while bin + 1 < binCount && probability > Double(bin + 1) * step { bin += 1 }
    return bin
  }

  /// 0 to 1 in equal steps, as `numpy.linspace` has them.
  static func evenSteps(_ count: Int) -> [Double] {
    let step = 1 / Double(count)
    return (0...count).map { $0 == count ? 1 : Double($0) * step }
  }

  /// The probabilities below which the given shares of the rows lie, as `numpy.percentile` has them.
  private static func quantiles(of sweep: ThresholdSweep, _ shares: [Double]) -> [Double] {
    let (hits, misses) = (sweep.hits.scores, sweep.misses.scores)
    let last = hits.count + misses.count - 1
    var values: [Int: Double] = [:]
    let positions = shares.map { $0 * 100 / 100 * Double(last) }
    for position in positions {
      values[Int(position)] = 0
      values[min(Int(position) + 1, last)] = 0
    }
    // From the least up.
    var (hit, miss) = (hits.count, misses.count)
    for rank in 0...last {
      let takesHit = miss == 0 || (hit > 0 && hits[hit - 1] <= misses[miss - 1])
      let value = takesHit ? hits[hit - 1] : misses[miss - 1]
      if takesHit { hit -= 1 } else { miss -= 1 }
      if values[rank] != nil { values[rank] = value }
    }
    return positions.map { position in
      let index = Int(position)
      let (low, high) = (values[index] ?? 0, values[min(index + 1, last)] ?? 0)
      return interpolated(from: low, to: high, part: position - Double(index))
    }
  }
}
