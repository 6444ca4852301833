/// What becomes of the predictions of one class as the threshold falls: a row is predicted to be of
/// the class if its score is at or above the threshold.
///
/// Cost: O(n) time to sort and for each way through the thresholds; 8 bytes a row, while it sorts 16.
public struct ThresholdSweep: Sendable {
  /// One threshold: a score that occurs.
  public struct Step: Equatable, Sendable {
    /// The lowest score that is predicted to be of the class.
    public let threshold: Double
    /// How many rows of the class are at or above it, and how many of other classes.
    public let truePositives, falsePositives: Double
  }

  /// The scores of the rows of the class, and of all others.
  public let hits, misses: SortedScores

  /// Sorts the scores.
  ///
  /// - Parameters:
  ///   - scores: how likely each row is of the class, on any scale.
  ///   - isPositive: whether it is.
  /// - Precondition: no score is NaN; both have an element for each row.
  public init(scores: [Double], isPositive: [Bool]) {
    precondition(scores.count == isPositive.count, "a score for each row")
    var (hits, misses): ([Double], [Double]) = ([], [])
    for (score, isPositive) in zip(scores, isPositive) {
      if isPositive { hits.append(score) } else { misses.append(score) }
    }
    self.init(hits: SortedScores(hits), misses: SortedScores(misses))
  }

  /// Takes the scores of the rows of the class, and of all others.
  public init(hits: SortedScores, misses: SortedScores) {
    self.hits = hits
    self.misses = misses
  }

  /// How many rows are of the class, each by its weight.
  public var positives: Double { hits.total }
  /// How many rows are not of the class, each by its weight.
  public var negatives: Double { misses.total }

  /// The thresholds, falling: every score that occurs, once.
  public var steps: Steps { Steps(hits: hits, misses: misses) }

  /// The scores of the class at a threshold.
  public func scores(at step: Step) -> ClassScores {
    ClassScores(
      truePositives: step.truePositives, support: positives,
      predicted: step.truePositives + step.falsePositives, rowCount: positives + negatives)
  }

  /// The threshold at which a score is largest, the highest of several; `nil` where there is no row, or no such score.
  public func best(_ score: (ClassScores) -> Double) -> (step: Step, score: Double)? {
    var best: (step: Step, score: Double)?
    for step in steps {
      let score = score(scores(at: step))
      if score > best?.score ?? -.infinity { best = (step, score) }
    }
    return best
  }
}

extension ThresholdSweep {
  /// The thresholds, made as they are asked for.
  public struct Steps: Sequence, IteratorProtocol {
    private let hits, misses: SortedScores
    private var (hit, miss) = (0, 0)
    private var (truePositives, falsePositives) = (0.0, 0.0)

    fileprivate init(hits: SortedScores, misses: SortedScores) {
      self.hits = hits
      self.misses = misses
    }

    /// The next lower threshold.
    public mutating func next() -> Step? {
      let (hitCount, missCount) = (hits.scores.count, misses.scores.count)
      guard hit < hitCount || miss < missCount else { return nil }
      let threshold = Swift.max(
        hit < hitCount ? hits.scores[hit] : -.infinity,
        miss < missCount ? misses.scores[miss] : -.infinity)
      while hit < hitCount && hits.scores[hit] == threshold {
        truePositives += hits.weight(at: hit)
        hit += 1
      }
      while miss < missCount && misses.scores[miss] == threshold {
        falsePositives += misses.weight(at: miss)
        miss += 1
      }
      return Step(
        threshold: threshold, truePositives: truePositives, falsePositives: falsePositives)
    }
  }
}
