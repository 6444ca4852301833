import Resampling
import Testing

@Suite("Scores by threshold, and what rankings are worth")
struct ThresholdSweepTests {
  /// Scores with many ties.
  private static func rows(_ seed: UInt32, _ count: Int) -> ([Double], [Bool]) {
    var random = RandomState(seed: seed)
    let scores = (0..<count).map { _ in Double(Int(random.randomSample() * 20)) / 20 }
    return (scores, scores.map { random.randomSample() < 0.1 + 0.6 * $0 })
  }

  @Test(arguments: [(UInt32(1), 10), (2, 50), (3, 400)])
  func againstNaiveDefinitions(_ seed: UInt32, _ count: Int) throws {
    let (scores, isPositive) = Self.rows(seed, count)
    let sweep = ThresholdSweep(scores: scores, isPositive: isPositive)
    #expect(sweep.steps.map(\.threshold) == Set(scores).sorted(by: >))
    for step in sweep.steps {
      let above = scores.indices.filter { scores[$0] >= step.threshold }
      #expect(step.truePositives == Double(above.count { isPositive[$0] }))
      #expect(step.falsePositives == Double(above.count { !isPositive[$0] }))
    }

    let positives = scores.indices.filter { isPositive[$0] }.map { scores[$0] }
    let negatives = scores.indices.filter { !isPositive[$0] }.map { scores[$0] }
    var wins = 0.0
    for one in positives {
      for other in negatives { wins += one > other ? 1 : one == other ? 0.5 : 0 }
    }
    let area = try #require(sweep.rocArea)
    let share: Double = wins / Double(positives.count * negatives.count)
    let difference: Double = abs(area - share)
    #expect(difference < 1e-14)

    let best = try #require(sweep.best(\.f1))
    let all = sweep.steps.map { sweep.scores(at: $0).f1 }
    #expect(best.score == all.max())
    #expect(best.step == Array(sweep.steps)[all.firstIndex(of: best.score) ?? 0])
  }

  @Test func byHand() throws {
    let sweep = ThresholdSweep(
      scores: [0.9, 0.8, 0.8, 0.1], isPositive: [true, true, false, false])
    // Recall 1/2 at precision 1, then recall 1 at precision 2/3.
    let average: Double = (1 + 2.0 / 3) / 2
    #expect(sweep.averagePrecision == average)
    #expect(sweep.rocArea == 0.875)
    let brier = BrierScore.value(
      probabilities: [0.9, 0.8, 0.8, 0.1], isPositive: [true, true, false, false])
    let difference: Double = abs(brier - 0.175)
    #expect(difference < 1e-15)
  }

  @Test func oneKindOfRowsAlone() {
    let all = ThresholdSweep(scores: [0.1, 0.2], isPositive: [true, true])
    #expect(all.rocArea == nil)
    #expect(all.averagePrecision == 1)
    let none = ThresholdSweep(scores: [0.1, 0.2], isPositive: [false, false])
    #expect(none.rocArea == nil)
    #expect(none.averagePrecision == nil)
    #expect(ThresholdSweep(scores: [], isPositive: []).best(\.f1) == nil)
  }
}

@Suite("Probabilities corrected for the rates of sampling")
struct PriorCorrectionTests {
  /// Among rows with the given shares, a model that learned after sampling sees p; the truth is known.
  @Test(arguments: [(0.01, 99.0, 1.0), (0.1, 9, 1), (0.2, 1, 0.25), (0.3, 2, 0.5)])
  func takesSamplingBack(_ truth: Double, _ rate: Double, _ otherRate: Double) {
    let positives: Double = truth * rate
    let negatives: Double = (1 - truth) * otherRate
    let seen: Double = positives / (positives + negatives)
    let correction = PriorCorrection(positiveRate: rate, negativeRate: otherRate)
    let difference: Double = abs(correction.corrected(seen) - truth)
    #expect(difference < 1e-15)
  }

  @Test func endsAndOrderStay() {
    let correction = PriorCorrection(positiveRate: 1e300, negativeRate: 1e-300)
    #expect(correction.corrected(0) == 0)
    #expect(correction.corrected(1) >= 0)
    let mild = PriorCorrection(positiveRate: 20, negativeRate: 1)
    let corrected = stride(from: 0, through: 1, by: 0.01).map(mild.corrected)
    #expect(corrected == corrected.sorted())
    #expect(corrected.first == 0)
    #expect(corrected.last == 1)
    let none = PriorCorrection(positiveRate: 3, negativeRate: 3)
    #expect(none.corrected(0.25) == 0.25)
  }

  /// Of two classes the many-sided correction is the two-sided one; a row without probability stays.
  @Test func twoClassesAreAsMany() {
    let correction = PriorCorrection(positiveRate: 20, negativeRate: 0.5)
    let probabilities = [0.2, 0.8, 0.99, 0.01, 0, 0]
    let corrected = PriorCorrection.corrected(probabilities, rates: [0.5, 20])
    for row in 0..<2 {
      let single = correction.corrected(probabilities[2 * row + 1])
      #expect(abs(corrected[2 * row + 1] - single) < 1e-15)
      #expect(abs(corrected[2 * row] + corrected[2 * row + 1] - 1) < 1e-15)
    }
    #expect(corrected.suffix(2) == [0, 0])
    #expect(PriorCorrection.corrected([], rates: []) == [])
  }
}

@Suite("What mistakes cost")
struct MissCostTests {
  /// By hand: of four rows the first and third by score are of the class; a miss costs 3 false alarms.
  @Test(arguments: [
    (1.0, 1.5), (0.9, 0.75), (0.85, 0.75), (0.8, 1), (0.7, 0.25), (0.2, 0.25), (0.1, 0.5), (0, 0.5),
  ])
  func meanFromAThresholdOn(threshold: Double, expected: Double) {
    let sweep = ThresholdSweep(
      scores: [0.9, 0.8, 0.7, 0.1], isPositive: [true, false, true, false])
    #expect(MissCost(3).mean(from: threshold, of: sweep) == expected)
  }

  @Test(arguments: [0.25, 1, 3, 99])
  func theThresholdIsWhereBothCostTheSame(cost: Double) {
    let threshold = MissCost(cost).threshold
    #expect(abs(threshold * cost - (1 - threshold)) < 1e-15)
  }
}
