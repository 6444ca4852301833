import Resampling
import Testing

@Suite("Thresholds and costs")
struct DecisionTests {
  private static func rows(_ seed: UInt32, _ count: Int) -> (scores: [Double], isPositive: [Bool]) {
    var random = RandomState(seed: seed)
    let scores = (0..<count).map { _ in Double(Int(random.randomSample() * 25)) / 25 }
    var isPositive = scores.map { random.randomSample() < 0.1 + 0.5 * $0 }
    (isPositive[0], isPositive[1]) = (true, false)
    return (scores, isPositive)
  }

  /// The best of all thresholds, the lowest of several, by counting.
  @Test(arguments: ThresholdScore.allCases, [(UInt32(1), 10), (2, 60), (3, 500)])
  func againstCounting(_ score: ThresholdScore, _ table: (seed: UInt32, count: Int)) {
    let (scores, isPositive) = Self.rows(table.seed, table.count)
    let choice = ThresholdChoice(
      ThresholdSweep(scores: scores, isPositive: isPositive), by: score)
    func value(_ threshold: Double) -> Double {
      var (hits, alarms, misses, rest) = (0.0, 0.0, 0.0, 0.0)
      for (number, isPositive) in zip(scores, isPositive) {
        switch (number >= threshold, isPositive) {
        case (true, true): hits += 1
        case (true, false): alarms += 1
        case (false, true): misses += 1
        case (false, false): rest += 1
        }
      }
      let (recall, specificity) = (hits / (hits + misses), rest / (rest + alarms))
      switch score {
      case .f1: return 2 * hits / (2 * hits + alarms + misses)
      case .balancedAccuracy: return (recall + specificity) / 2
      case .gMean: return (recall * specificity).squareRoot()
      case .mcc:
        let product = (hits + alarms) * (hits + misses) * (rest + alarms) * (rest + misses)
        return product == 0 ? 0 : (hits * rest - alarms * misses) / product.squareRoot()
      }
    }
    let best = Set(scores).sorted(by: >).map { (threshold: $0, value: value($0)) }
    let largest = best.map(\.value).max() ?? 0
    #expect(abs(choice.value - largest) < 1e-12)
    #expect(abs(value(choice.threshold) - largest) < 1e-12)
    #expect(best.last { $0.value > largest - 1e-12 }?.threshold == choice.threshold)
  }

  /// Of thresholds that are as good the lowest is taken.
  @Test func lowestOfSeveral() {
    let sweep = ThresholdSweep(
      scores: [0.9, 0.8, 0.7, 0.6], isPositive: [true, false, false, true])
    // At 0.9 one hit and no alarm: 2 / 3. At 0.6 two hits and two alarms: 4 / 6.
    let choice = ThresholdChoice(sweep, by: .f1)
    #expect(choice.threshold == 0.6)
    #expect(choice.value == 2.0 / 3)
  }

  @Test func spreadOfDraws() {
    let (scores, isPositive) = Self.rows(4, 200)
    let choice = ThresholdChoice(
      ThresholdSweep(scores: scores, isPositive: isPositive), by: .f1)
    func spread(_ seed: UInt32) -> ThresholdChoice.Spread {
      var random = RandomState(seed: seed)
      return choice.spread(draws: 50, &random)
    }
    let one = spread(0)
    #expect(one == spread(0))
    #expect(one != spread(1))
    #expect(one.thresholds.count == 50 && one.values.count == 50)
    #expect(one.thresholds == one.thresholds.sorted() && one.values == one.values.sorted())
    #expect(one.thresholds.allSatisfy(scores.contains))
    #expect(one.values.first! < choice.value && one.values.last! > choice.value)
  }

  /// Where every draw is the same rows there is no spread.
  @Test func noSpread() {
    let choice = ThresholdChoice(
      ThresholdSweep(
        scores: [0.9, 0.9, 0.1, 0.1], isPositive: [true, true, false, false]), by: .mcc)
    var random = RandomState(seed: 0)
    let spread = choice.spread(draws: 10, &random)
    #expect(spread.thresholds == Array(repeating: 0.9, count: 10))
    #expect(spread.values == Array(repeating: 1, count: 10))
  }

  @Test func quantiles() {
    #expect(quantile(ofSorted: [3], 0.05) == 3)
    #expect(quantile(ofSorted: [1, 2, 3, 4, 5], 0) == 1)
    #expect(quantile(ofSorted: [1, 2, 3, 4, 5], 0.5) == 3)
    #expect(quantile(ofSorted: [1, 2, 3, 4, 5], 0.9) == 4.6)
    #expect(quantile(ofSorted: [1, 2, 3, 4, 5], 1) == 5)
  }

  /// The class of smallest expected cost, the first of several.
  @Test func cheapestClass() {
    let costs = CostMatrix(classCount: 3, costs: [0, 1, 5, 2, 0, 5, 40, 40, 0])
    #expect(costs[truth: 2, prediction: 1] == 40)
    #expect(costs.cheapest(for: [0.7, 0.28, 0.02]) == 0)
    #expect(costs.cheapest(for: [0.3, 0.68, 0.02]) == 1)
    #expect(costs.cheapest(for: [0.5, 0.3, 0.2]) == 2)
    let row = [9, 0.7, 0.28, 0.02]
    #expect(costs.cheapest(for: row[1...]) == 0)
    let alike = CostMatrix(classCount: 2, costs: [0, 1, 1, 0])
    #expect(alike.cheapest(for: [0.5, 0.5]) == 0)
  }

  @Test(arguments: [
    ([0.0, 1, 9, 0], 0.1), ([0, 1, 1, 0], 0.5), ([1, 3, 10, 2], 0.2), ([5, 1, 9, 0], -0.8),
  ])
  func thresholdOfCosts(_ costs: [Double], _ threshold: Double) {
    #expect(CostMatrix(classCount: 2, costs: costs).threshold == threshold)
  }

  @Test func mistakesThatCostNothing() {
    #expect(CostMatrix(classCount: 2, costs: [0, 0, 0, 0]).threshold == nil)
    #expect(CostMatrix(classCount: 2, costs: [2, 1, 1, 2]).threshold == nil)
  }

  @Test func spreadOfCosts() {
    var random = RandomState(seed: 3)
    #expect(CostMatrix.spread(of: [[2, 2], [5]], draws: 4, &random) == [3, 3, 3, 3])
    let means = CostMatrix.spread(of: [[0, 1, 2, 3], [10, 0]], draws: 30, &random)
    #expect(means == means.sorted() && means.count == 30)
    #expect(means.allSatisfy { (0...32.0 / 6).contains($0) })
    #expect(means.first != means.last)
  }
}
