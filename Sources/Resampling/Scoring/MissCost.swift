/// What mistakes cost where a row of the class that is missed costs more, or less, than a false
/// alarm: the mean over all rows, in false alarms.
///
/// Of probabilities that can be trusted the cheapest threshold needs no data: a row is worth an alarm
/// where p · cost ≥ 1 − p (C. Elkan, "The foundations of cost-sensitive learning", IJCAI 2001,
/// theorem 1).
public struct MissCost: Equatable, Sendable {
  /// How many false alarms a missed row of the class costs.
  public let cost: Double

  /// Takes the cost.
  ///
  /// - Precondition: it is finite and above 0.
  public init(_ cost: Double) {
    precondition(cost > 0 && cost < .infinity, "a cost above 0")
    self.cost = cost
  }

  /// The threshold that is cheapest where probabilities are what they say.
  public var threshold: Double { 1 / (1 + cost) }

  /// The mean cost of a row at a threshold.
  public func mean(at step: ThresholdSweep.Step, of sweep: ThresholdSweep) -> Double {
    mean(hits: step.truePositives, alarms: step.falsePositives, of: sweep)
  }

  /// The mean cost of a row if the class is predicted from a probability on, be it one that occurs
  /// or not.
  ///
  /// - Complexity: O(steps).
  public func mean(from threshold: Double, of sweep: ThresholdSweep) -> Double {
    let counts = counts(from: threshold, of: sweep)
    return mean(hits: counts.hits, alarms: counts.alarms, of: sweep)
  }

  /// The standard error of that mean; `nil` of fewer than two rows.
  ///
  /// - Precondition: rows have no weights.
  public func standardError(from threshold: Double, of sweep: ThresholdSweep) -> Double? {
    let (hits, alarms) = counts(from: threshold, of: sweep)
    let rows = sweep.positives + sweep.negatives
    guard rows > 1 else { return nil }
    let mean = mean(hits: hits, alarms: alarms, of: sweep)
    let squares = (sweep.positives - hits) * cost * cost + alarms
    return (max(0, squares - rows * mean * mean) / (rows - 1) / rows).squareRoot()
  }

  private func counts(
    from threshold: Double, of sweep: ThresholdSweep
  ) -> (hits: Double, alarms: Double) {
    var counts = (hits: 0.0, alarms: 0.0)
    for step in sweep.steps {
      if step.threshold < threshold { break }
      counts = (step.truePositives, step.falsePositives)
    }
    return counts
  }

  /// The cheapest of the thresholds that occur, the highest of several, and its cost; the step is
  /// `nil` where never to predict the class is cheaper still.
  public func cheapest(of sweep: ThresholdSweep) -> (step: ThresholdSweep.Step?, cost: Double) {
    let never = mean(hits: 0, alarms: 0, of: sweep)
    var best: (step: ThresholdSweep.Step?, cost: Double) = (nil, never)
    for step in sweep.steps {
      let cost = mean(at: step, of: sweep)
      if cost < best.cost { best = (step, cost) }
    }
    return best
  }

  private func mean(hits: Double, alarms: Double, of sweep: ThresholdSweep) -> Double {
    let rows = sweep.positives + sweep.negatives
    return rows > 0 ? ((sweep.positives - hits) * cost + alarms) / rows : 0
  }
}
