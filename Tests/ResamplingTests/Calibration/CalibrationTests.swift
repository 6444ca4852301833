import Foundation
import Resampling
import Testing

@Suite("Calibration")
struct CalibrationTests {
  /// Scores that are higher for rows of the class, with ties.
  private static func rows(_ seed: UInt32, _ count: Int) -> (scores: [Double], isPositive: [Bool]) {
    var random = RandomState(seed: seed)
    let scores = (0..<count).map { _ in Double(Int(random.randomSample() * 30)) / 30 }
    return (scores, scores.map { random.randomSample() < 0.1 + 0.6 * $0 })
  }

  // MARK: - Sigmoid

  /// At the optimum neither parameter can be moved to gain: the derivatives are 0, with Platt's targets.
  @Test(arguments: [(UInt32(1), 12, 1.0), (2, 200, 1.0), (3, 1000, 1e6), (4, 300, 1e-7)])
  func sigmoidIsOptimal(_ seed: UInt32, _ count: Int, _ unit: Double) {
    let (plain, isPositive) = Self.rows(seed, count)
    let scores = plain.map { $0 * unit }
    let sigmoid = SigmoidCalibration(scores: scores, isPositive: isPositive)
    let positives = Double(isPositive.count { $0 })
    let negatives = Double(count) - positives
    var (bySlope, byIntercept) = (0.0, 0.0)
    for (score, isPositive) in zip(scores, isPositive) {
      let target = isPositive ? (positives + 1) / (positives + 2) : 1 / (negatives + 2)
      let difference = target - sigmoid.probability(of: score)
      bySlope += difference * score / unit
      byIntercept += difference
    }
    #expect(abs(bySlope) < 1e-9 * Double(count))
    #expect(abs(byIntercept) < 1e-9 * Double(count))
  }

  /// A unit of scores changes nothing.
  @Test func sigmoidKnowsNoUnit() {
    let (scores, isPositive) = Self.rows(5, 100)
    let one = SigmoidCalibration(scores: scores, isPositive: isPositive)
    for unit in [1e-300, 1e-9, 1e9, 1e300] {
      let other = SigmoidCalibration(scores: scores.map { $0 * unit }, isPositive: isPositive)
      for score in scores.prefix(10) {
        #expect(abs(one.probability(of: score) - other.probability(of: score * unit)) < 1e-9)
      }
    }
  }

  /// Scores that tell all rows apart make no certainties.
  @Test func sigmoidOfSeparateClasses() {
    let sigmoid = SigmoidCalibration(
      scores: [0, 0, 0, 1, 1, 1], isPositive: [false, false, false, true, true, true])
    #expect(sigmoid.slope < 0)
    #expect(abs(sigmoid.probability(of: 1) - 0.8) < 1e-9)
    #expect(abs(sigmoid.probability(of: 0) - 0.2) < 1e-9)
  }

  /// Where all scores are one, nothing is known but the share.
  @Test func sigmoidOfOneScore() {
    let sigmoid = SigmoidCalibration(
      scores: [0.3, 0.3, 0.3, 0.3], isPositive: [true, false, false, false])
    // Targets are 2 / 3 for the one row of the class, and 1 / 5 for each of the three others.
    let ofClass: Double = 2.0 / 3
    let share: Double = (ofClass + 0.6) / 4
    for score in [0, 0.3, 1] { #expect(abs(sigmoid.probability(of: score) - share) < 1e-9) }
    #expect(sigmoid.slope == 0)
  }

  // MARK: - Isotonic

  /// The value at each score is the largest, over scores up to it, of the smallest, over scores from it on, of the shares
  /// between the two.
  @Test(arguments: [(UInt32(1), 5), (2, 40), (3, 300)])
  func isotonicAgainstMaxMin(_ seed: UInt32, _ count: Int) {
    let (scores, isPositive) = Self.rows(seed, count)
    let isotonic = IsotonicCalibration(scores: scores, isPositive: isPositive)
    let distinct = Set(scores).sorted()
    func share(_ low: Double, _ high: Double) -> Double {
      let rows = scores.indices.filter { (low...high).contains(scores[$0]) }
      return Double(rows.count { isPositive[$0] }) / Double(rows.count)
    }
    for score in distinct {
      let value = distinct.filter { $0 <= score }.map { low in
        distinct.filter { $0 >= score }.map { share(low, $0) }.min() ?? 0
      }.max()
      #expect(isotonic.probability(of: score) == value)
    }
    #expect(IsotonicCalibration.areValid(isotonic.scores, isotonic.probabilities))
  }

  @Test func isotonicBetweenAndBeyond() {
    let isotonic = IsotonicCalibration(
      scores: [1, 2, 2, 4, 5], isPositive: [false, true, false, true, true])
    #expect(isotonic == IsotonicCalibration(scores: [1, 2, 4, 5], probabilities: [0, 0.5, 1, 1]))
    #expect(isotonic.probability(of: -9) == 0)
    #expect(isotonic.probability(of: 1.5) == 0.25)
    #expect(isotonic.probability(of: 3) == 0.75)
    #expect(isotonic.probability(of: 4.5) == 1)
    #expect(isotonic.probability(of: 1e300) == 1)
    // So far apart that their distance is no number.
    let far = IsotonicCalibration(scores: [-1.5e308, 1.5e308], probabilities: [0, 1])
    #expect([-1.5e308, -0.75e308, 0].map(far.probability) == [0, 0.25, 0.5])
    #expect(0.9...1 ~= far.probability(of: 1.4e308))
  }

  /// Scores that differ by rounding are one, as scikit-learn has it.
  @Test(arguments: [true, false])
  func isotonicResolution(isLowerOfClass: Bool) {
    let isotonic = IsotonicCalibration(
      scores: [0.25, 0.25 + 1e-16, 0.25 + 1e-14],
      isPositive: [isLowerOfClass, !isLowerOfClass, true])
    #expect(isotonic.scores.count == 2)
    #expect(isotonic.probabilities == [0.5, 1])
  }

  @Test func whatIsNoRisingFunction() {
    #expect(!IsotonicCalibration.areValid([], []))
    #expect(!IsotonicCalibration.areValid([1], []))
    #expect(!IsotonicCalibration.areValid([1, 1], [0, 1]))
    #expect(!IsotonicCalibration.areValid([1, 2], [0.5, 0.4]))
    #expect(!IsotonicCalibration.areValid([1, 2], [0.5, 1.5]))
    #expect(IsotonicCalibration.areValid([1, 2], [0.5, 0.5]))
  }

  // MARK: - Temperature

  /// No other temperature has a smaller loss.
  @Test(arguments: [(UInt32(1), 3), (2, 4), (3, 2)])
  func temperatureIsOptimal(_ seed: UInt32, _ classCount: Int) {
    var random = RandomState(seed: seed)
    var probabilities: [Double] = []
    var labels: [UInt32] = []
    for _ in 0..<200 {
      let label = random.randint(below: classCount)
      let odds = (0..<classCount).map { exp(3 * random.randomSample() + ($0 == label ? 1 : 0)) }
      probabilities += odds.map { $0 / odds.reduce(0, +) }
      labels.append(UInt32(label))
    }
    let scaling = TemperatureScaling(
      probabilities: probabilities, labels: labels, classCount: classCount)
    func loss(_ inverse: Double) -> Double {
      labels.enumerated().reduce(0) { sum, row in
        var scaled = Array(probabilities[row.offset * classCount..<(row.offset + 1) * classCount])
        TemperatureScaling(inverse: inverse).scale(&scaled, from: 0)
        return sum - log(scaled[Int(row.element)])
      }
    }
    let least = loss(scaling.inverse)
    for factor in [0.5, 0.9, 0.999, 1.001, 1.1, 2] {
      #expect(loss(scaling.inverse * factor) > least)
    }
  }

  /// Rows that are all right, or all wrong, ask for the ends of the range.
  @Test(arguments: [(UInt32(0), 10.0), (1, -10.0)])
  func temperatureHasBounds(_ label: UInt32, _ exponent: Double) {
    let scaling = TemperatureScaling(
      probabilities: [0.6, 0.4, 0.55, 0.45], labels: [label, label], classCount: 2)
    #expect(abs(log(scaling.inverse) - exponent) < 1e-6 || label == 0 && scaling.inverse > 100)
  }

  // MARK: - All

  /// Of two classes the second is calibrated; the probabilities of a row add up to 1, and a temperature keeps their order.
  @Test(arguments: Calibration.Method.allCases, [2, 3, 5])
  func probabilitiesOfRows(_ method: Calibration.Method, _ classCount: Int) {
    var random = RandomState(seed: 9)
    var probabilities: [Double] = []
    var labels: [UInt32] = []
    for _ in 0..<100 {
      let odds = (0..<classCount).map { _ in random.randomSample() }
      probabilities += odds.map { $0 / odds.reduce(0, +) }
      labels.append(UInt32(random.randint(below: classCount)))
    }
    let calibration = Calibration(
      method, probabilities: probabilities, labels: labels, classCount: classCount)
    for row in 0..<100 {
      let before = Array(probabilities[row * classCount..<(row + 1) * classCount])
      var after = [7] + before
      calibration.calibrate(&after, from: 1)
      #expect(after.removeFirst() == 7)
      #expect(after.allSatisfy { (0...1).contains($0) })
      #expect(abs(after.reduce(0, +) - 1) < 1e-12)
      if classCount == 2 { #expect(after[1] == calibration.probability(of: before[1])) }
      if method == .temperature {
        let order = before.indices.sorted { before[$0] < before[$1] }
        #expect(order == after.indices.sorted { after[$0] < after[$1] })
      }
    }
  }

  /// Where no class gets anything each gets the same.
  @Test func allZero() {
    let never = IsotonicCalibration(scores: [0, 1], probabilities: [0, 0])
    var row = [0.2, 0.3, 0.5]
    Calibration.isotonic([never, never, never]).calibrate(&row, from: 0)
    let third = 1.0 / 3
    #expect(row == [third, third, third])
  }
}
