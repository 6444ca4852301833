/// The threshold of largest score, among the scores that occur: a row is predicted to be of the class at or above it.
///
/// Every distinct score of the rows is tried; of several that are as good the lowest is taken, which finds the most rows of the
/// class. scikit-learn 1.9.1's `TunedThresholdClassifierCV` takes the same when it is given these thresholds; by itself it tries a
/// hundred between the smallest and the largest, and misses the best.
///
/// Cost: O(n) time, 24 bytes a distinct score.
public struct ThresholdChoice: Sendable {
  /// What each threshold gives.
  public let sweep: ThresholdSweep
  /// What it was chosen by.
  public let score: ThresholdScore
  /// The threshold, and its score on the rows that it was chosen on.
  public let threshold, value: Double

  /// Chooses.
  ///
  /// - Precondition: no score is NaN; there are rows of the class, and others.
  public init(_ sweep: ThresholdSweep, by score: ThresholdScore) {
    precondition(sweep.positives > 0 && sweep.negatives > 0, "rows of the class, and others")
    (self.sweep, self.score) = (sweep, score)
    var best = (threshold: Double.infinity, value: -Double.infinity)
    for step in sweep.steps {
      let value = sweep.value(of: score, at: step)
      if value >= best.value { best = (step.threshold, value) }
    }
    (threshold, value) = best
  }

  /// What else could have come out.
  public struct Spread: Equatable, Sendable {
    /// The threshold that each draw would have chosen, rising.
    public let thresholds: [Double]
    /// The score of the chosen threshold in each draw, rising.
    public let values: [Double]
  }

  /// Draws the rows anew, as many of the class and as many others, each any number of times (B. Efron, "Bootstrap methods: another
  /// look at the jackknife", 1979), and chooses again.
  ///
  /// Draws, for each of `count` draws, the rows of the class by their order from the highest score, then the others.
  public func spread(draws count: Int, _ random: inout RandomState) -> Spread {
    let steps = Array(sweep.steps)
    let rows = (
      hits: Self.indices(of: steps, \.truePositives),
      alarms: Self.indices(of: steps, \.falsePositives)
    )
    let (positives, negatives) = (Int(sweep.positives), Int(sweep.negatives))
    var thresholds: [Double] = []
    var values: [Double] = []
    for _ in 0..<count {
      let hits = Self.draw(rows.hits, steps: steps.count, &random)
      let alarms = Self.draw(rows.alarms, steps: steps.count, &random)
      var (above, alarmsAbove) = (0, 0)
      var best = (threshold: Double.infinity, value: -Double.infinity)
      var own = 0.0
      for (index, step) in steps.enumerated() {
        let isNew = hits[index] + alarms[index] > 0
        above += Int(hits[index])
        alarmsAbove += Int(alarms[index])
        guard isNew || step.threshold == threshold else { continue }
        let value = score.value(
          truePositives: above, falsePositives: alarmsAbove, positives: positives,
          negatives: negatives)
        if step.threshold == threshold { own = value }
        if isNew && value >= best.value { best = (step.threshold, value) }
      }
      thresholds.append(best.threshold)
      values.append(own)
    }
    return Spread(thresholds: thresholds.sorted(), values: values.sorted())
  }

  /// The index of the step of each row, of the class or of the others.
  private static func indices(
    of steps: [ThresholdSweep.Step], _ count: (ThresholdSweep.Step) -> Double
  ) -> [UInt32] {
    var rows: [UInt32] = []
    for (index, step) in steps.enumerated() {
      rows += repeatElement(UInt32(index), count: Int(count(step)) - rows.count)
    }
    return rows
  }

  /// How often each step comes among as many rows drawn with replacement.
  private static func draw(
    _ rows: [UInt32], steps: Int, _ random: inout RandomState
  ) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: steps)
    for _ in rows.indices { counts[Int(rows[random.randint(below: rows.count)])] += 1 }
    return counts
  }
}

extension ThresholdSweep {
  /// A score at a threshold, where no row has a weight.
  public func value(of score: ThresholdScore, at step: Step) -> Double {
    score.value(
      truePositives: Int(step.truePositives), falsePositives: Int(step.falsePositives),
      positives: Int(positives), negatives: Int(negatives))
  }
}
