/// Where a score may lie over all rows that there could be.
public struct ScoreInterval: Equatable, Sendable {
  /// The ends.
  public let low, high: Double

  /// Takes the ends, cut at those of the score's range.
  public init(_ low: Double, _ high: Double, within range: ClosedRange<Double>) {
    self.low = min(max(low, range.lowerBound), range.upperBound)
    self.high = min(max(high, range.lowerBound), range.upperBound)
  }
}

extension ScoreInterval {
  /// The interval of a share, which stays within 0…1 and has a width even where all or none succeed; `nil` of no trial.
  ///
  /// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
  /// Statistical Association 22, 1927.
  public static func wilson(
    successes: Double, of trials: Double, confidence: Double
  ) -> ScoreInterval? {
    guard trials > 0 else { return nil }
    let z = NormalDistribution.distance(covering: confidence)
    let share = successes / trials
    let scale = 1 + z * z / trials
    let middle = (share + z * z / (2 * trials)) / scale
    let spread = share * (1 - share) / trials + z * z / (4 * trials * trials)
    let reach = z * spread.squareRoot() / scale
    // Where all or none succeed an end is the range's, but for the last bit.
    return ScoreInterval(
      successes == 0 ? 0 : middle - reach, successes == trials ? 1 : middle + reach,
      within: 0...1)
  }

  /// The interval of an estimate whose errors are normal: z standard errors either way.
  public static func normal(
    _ estimate: Double, standardError: Double, confidence: Double, within range: ClosedRange<Double>
  ) -> ScoreInterval {
    let reach = NormalDistribution.distance(covering: confidence) * standardError
    return ScoreInterval(estimate - reach, estimate + reach, within: range)
  }

  /// The middle part of what was drawn, mirrored at the estimate: for scores that are too large by as much as a draw is larger
  /// than the estimate (A. C. Davison and D. V. Hinkley, "Bootstrap methods and their application", 1997: the basic interval).
  /// `nil` of no draw.
  public static func mirrored(
    _ estimate: Double, draws: [Double], confidence: Double, within range: ClosedRange<Double>
  ) -> ScoreInterval? {
    percentiles(of: draws, confidence: confidence, within: -.infinity...(.infinity)).map {
      ScoreInterval(2 * estimate - $0.high, 2 * estimate - $0.low, within: range)
    }
  }

  /// The middle part of what was drawn (B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics
  /// 7, 1979: percentiles), between two draws in proportion; draws that are NaN are left out. `nil` of no draw.
  public static func percentiles(
    of draws: [Double], confidence: Double, within range: ClosedRange<Double>
  ) -> ScoreInterval? {
    let sorted = draws.filter { !$0.isNaN }.sorted()
    if sorted.isEmpty { return nil }
    let tail = (1 - confidence) / 2
    return ScoreInterval(
      quantile(ofSorted: sorted, tail), quantile(ofSorted: sorted, 1 - tail), within: range)
  }
}
