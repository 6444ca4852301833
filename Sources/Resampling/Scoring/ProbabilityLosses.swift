/// What probabilities lose on the rows of a sweep: the Brier score and the log loss, each row by its weight, and how sure
/// these means are.
public struct ProbabilityLosses: Equatable, Sendable {
  /// A mean over rows.
  public struct Mean: Equatable, Sendable {
    /// The mean.
    public let mean: Double
    /// Its standard error; `nil` of fewer than two rows. Rows have no weights.
    public let standardError: Double?

    /// Adds up what each row of the class loses, and each other row.
    fileprivate init(
      _ sweep: ThresholdSweep, ofHit: (Double) -> Double, ofMiss: (Double) -> Double
    ) {
      let rows = sweep.positives + sweep.negatives
      let sum = sweep.hits.sum(of: ofHit) + sweep.misses.sum(of: ofMiss)
      let mean = sum / rows
      let squares =
        sweep.hits.sum { (ofHit($0) - mean) * (ofHit($0) - mean) }
        + sweep.misses.sum { (ofMiss($0) - mean) * (ofMiss($0) - mean) }
      self.mean = mean
      standardError = rows > 1 ? (squares / (rows - 1) / rows).squareRoot() : nil
    }
  }

  /// See ``BrierScore`` and ``LogLoss``.
  public let brier, logLoss: Mean

  /// Adds up the losses.
  ///
  /// - Precondition: there is a row, and scores are from 0 to 1.
  public init(_ sweep: ThresholdSweep) {
    brier = Mean(
      sweep, ofHit: { BrierScore.loss($0, isPositive: true) },
      ofMiss: { BrierScore.loss($0, isPositive: false) })
    logLoss = Mean(
      sweep, ofHit: { LogLoss.surprise($0) }, ofMiss: { LogLoss.surprise(1 - $0) })
  }
}

extension SortedScores {
  /// The sum of what each row adds, by its weight: a block at a time, so that errors of rounding stay small.
  fileprivate func sum(of value: (Double) -> Double) -> Double {
    let block = 1024
    var sums: [Double] = []
    for start in stride(from: 0, to: scores.count, by: block) {
      let rows = start..<min(start + block, scores.count)
      let values = rows.map { weight(at: $0) * value(scores[$0]) }
      sums.append(pairwiseSum(values[...]))
    }
    return pairwiseSum(sums[...])
  }
}
