/// What becomes of the predictions of one class as the threshold falls: a row is predicted to be of
/// the class if its score is at or above the threshold.
///
/// Cost: O(n) time, 24 bytes a distinct score; while it sorts, 24 bytes a row.
public struct ThresholdSweep: Sendable {
  /// One threshold: a score that occurs.
  public struct Step: Equatable, Sendable {
    /// The lowest score that is predicted to be of the class.
    public let threshold: Double
    /// How many rows of the class are at or above it, and how many of other classes.
    public let truePositives, falsePositives: Int
  }

  /// The thresholds, falling: every score that occurs, once.
  public let steps: [Step]
  /// How many rows are of the class, and how many are not.
  public let positives, negatives: Int

  /// Sorts the scores.
  ///
  /// - Parameters:
  ///   - scores: how likely each row is of the class, on any scale.
  ///   - isPositive: whether it is.
  /// - Precondition: no score is NaN; both have an element for each row.
  public init(scores: [Double], isPositive: [Bool]) {
    precondition(scores.count == isPositive.count, "a score for each row")
    var classes: (of: [Double], others: [Double]) = ([], [])
    for (score, isPositive) in zip(scores, isPositive) {
      if isPositive { classes.of.append(score) } else { classes.others.append(score) }
    }
    let (hits, misses) = (
      sortedFromHighest(classes.of), sortedFromHighest(classes.others)
    )
    var steps: [Step] = []
    var (hit, miss) = (0, 0)
    while hit < hits.count || miss < misses.count {
      let threshold = max(
        hit < hits.count ? hits[hit] : -.infinity, miss < misses.count ? misses[miss] : -.infinity)
      while hit < hits.count && hits[hit] == threshold { hit += 1 }
      while miss < misses.count && misses[miss] == threshold { miss += 1 }
      steps.append(Step(threshold: threshold, truePositives: hit, falsePositives: miss))
    }
    self.steps = steps
    (positives, negatives) = (hits.count, misses.count)
  }

  /// The scores of the class at a threshold.
  public func scores(at step: Step) -> ClassScores {
    ClassScores(
      truePositives: step.truePositives, support: positives,
      predicted: step.truePositives + step.falsePositives, rowCount: positives + negatives)
  }

  /// The threshold at which a score is largest, the highest of several; `nil` where there is no row.
  public func best(_ score: (ClassScores) -> Double) -> (step: Step, score: Double)? {
    var best: (step: Step, score: Double)?
    for step in steps {
      let score = score(scores(at: step))
      if best.map({ score > $0.score }) ?? true { best = (step, score) }
    }
    return best
  }
}
