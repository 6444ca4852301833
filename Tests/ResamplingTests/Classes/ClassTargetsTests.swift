import Resampling
import Testing

@Suite("ClassTargets")
struct ClassTargetsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var counts: [Int]
    var goal: BalanceGoal
    var direction: ResamplingDirection
    var wanted: [Int]
    var targets: [Int]

    init(
      _ counts: [Int], _ goal: BalanceGoal, _ direction: ResamplingDirection, _ wanted: [Int],
      _ targets: [Int]
    ) {
      self.counts = counts
      self.goal = goal
      self.direction = direction
      self.wanted = wanted
      self.targets = targets
    }

    var testDescription: String { "\(direction) \(counts) \(goal)" }
  }

  @Test(
    "strategies mean what they mean in imbalanced-learn",
    arguments: [
      Case([50, 50, 20], .strategy(.auto), .oversampling, [50, 50, 50], [1, 2]),
      Case([20, 50, 20], .strategy(.minority), .oversampling, [50, 50, 20], [0]),
      Case([20, 50, 30], .strategy(.notMinority), .oversampling, [20, 50, 50], [1, 2]),
      Case([20, 50, 30], .strategy(.notMajority), .oversampling, [50, 50, 50], [0, 2]),
      Case([20, 50, 30], .strategy(.all), .oversampling, [50, 50, 50], [0, 1, 2]),
      Case([20, 20, 50], .strategy(.auto), .undersampling, [20, 20, 20], [1, 2]),
      Case([20, 50, 50], .strategy(.majority), .undersampling, [20, 20, 50], [1]),
      Case([20, 50, 30], .strategy(.notMinority), .undersampling, [20, 20, 20], [1, 2]),
      Case([20, 50, 30], .strategy(.notMajority), .undersampling, [20, 50, 20], [0, 2]),
      Case([20, 50, 30], .strategy(.all), .undersampling, [20, 20, 20], [0, 1, 2]),
      Case([20, 50, 30], .strategy(.auto), .cleaning, [20, 50, 30], [1, 2]),
      Case([20, 50, 30], .strategy(.majority), .cleaning, [20, 50, 30], [1]),
      Case([20, 50, 30], .strategy(.all), .cleaning, [20, 50, 30], [0, 1, 2]),
      // A class without rows is none.
      Case([0, 50, 30], .strategy(.all), .oversampling, [0, 50, 50], [1, 2]),
      Case([0, 50, 30], .strategy(.auto), .undersampling, [0, 30, 30], [1]),
    ])
  func strategies(_ expected: Case) throws {
    for compatibility in [Compatibility.none, .imbalancedLearn] {
      let targets = try ClassTargets(
        counts: expected.counts, goal: expected.goal, direction: expected.direction,
        compatibility: compatibility)
      #expect(targets.wanted == expected.wanted)
      #expect(targets.targets == expected.targets)
    }
  }

  @Test(
    "ratios, caps and explicit targets",
    arguments: [
      Case([100, 20, 60], .ratio(0.5), .oversampling, [100, 50, 60], [1]),
      Case([100, 20, 60], .ratio(1), .oversampling, [100, 100, 100], [1, 2]),
      Case([100, 20, 60], .ratio(0.5), .undersampling, [40, 20, 40], [0, 2]),
      Case([100, 20, 60], .ratio(0.2), .undersampling, [100, 20, 60], []),
      // Half to even, on the ratio as a decimal: 57.5, 2.5, 3.5, 0.5; 3 / 0.4 = 7.5, 5 / 0.4 = 12.5.
      Case([100, 2], .ratio(0.575), .oversampling, [100, 58], [1]),
      Case([10, 1], .ratio(0.25), .oversampling, [10, 2], [1]),
      Case([10, 1], .ratio(0.35), .oversampling, [10, 4], [1]),
      Case([10, 1], .ratio(0.05), .oversampling, [10, 1], []),
      Case([90, 3], .ratio(0.4), .undersampling, [8, 3], [0]),
      Case([90, 5], .ratio(0.4), .undersampling, [12, 5], [0]),
      Case([100, 10], .ratio(0.29), .oversampling, [100, 29], [1]),
      Case([100, 10], .ratio(1e-300), .oversampling, [100, 10], []),
      Case([100, 10], .ratio(1e-300), .undersampling, [100, 10], []),
      Case([100, 10], .ratio(1e-307), .undersampling, [100, 10], []),
      Case([100, 20, 60], .perClass(50), .oversampling, [100, 50, 60], [1]),
      Case([100, 20, 60], .perClass(50), .undersampling, [50, 20, 50], [0, 2]),
      Case([7], .perClass(50), .oversampling, [50], [0]),
      Case([100, 20, 60], .explicit([nil, 30, 60]), .oversampling, [100, 30, 60], [1, 2]),
      Case([100, 20, 60], .explicit([0, 20, nil]), .undersampling, [0, 20, 60], [0, 1]),
      Case([0, 20, 60], .explicit([0, 20, nil]), .undersampling, [0, 20, 60], [1]),
    ])
  func counts(_ expected: Case) throws {
    let targets = try ClassTargets(
      counts: expected.counts, goal: expected.goal, direction: expected.direction)
    #expect(targets.wanted == expected.wanted)
    #expect(targets.targets == expected.targets)
    for number in expected.counts.indices {
      let change = targets.added(to: number) - targets.dropped(from: number)
      #expect(change == expected.wanted[number] - expected.counts[number])
    }
  }

  @Test("with compatibility a ratio is cut as imbalanced-learn cuts it")
  func truncatedRatios() throws {
    // 100 · 0.29 − 10 is a little below 19; 21 / 0.7 a little above 30.
    let over = try ClassTargets(
      counts: [100, 10], goal: .ratio(0.29), direction: .oversampling,
      compatibility: .imbalancedLearn)
    #expect(over.wanted == [100, 28])
    let under = try ClassTargets(
      counts: [21, 80], goal: .ratio(0.7), direction: .undersampling,
      compatibility: .imbalancedLearn)
    #expect(under.wanted == [21, 30])
    #expect(under.targets == [1])
    let all = try ClassTargets(
      counts: [20, 40], goal: .ratio(0.5), direction: .undersampling,
      compatibility: .imbalancedLearn)
    #expect(all.wanted == [20, 40])
    #expect(all.targets == [1])
  }

  @Test(
    "refusals say why",
    arguments: [
      (Case([], .strategy(.auto), .oversampling, [], []), .noRows),
      (Case([0, 0], .strategy(.auto), .oversampling, [], []), .noRows),
      (Case([5], .strategy(.auto), .oversampling, [], []), .singleClass),
      (Case([5, 0], .ratio(0.5), .undersampling, [], []), .singleClass),
      (Case([5, 6], .ratio(0), .oversampling, [], []), .badRatio(0)),
      (Case([5, 6], .ratio(1.5), .oversampling, [], []), .badRatio(1.5)),
      (
        Case([5, 6], .ratio(-.infinity), .oversampling, [], []), .badRatio(-.infinity)
      ),
      (Case([5, 6], .ratio(0.5), .cleaning, [], []), .countsNotTaken),
      (Case([5, 6], .perClass(5), .cleaning, [], []), .countsNotTaken),
      (
        Case([5, 6], .perClass(-1), .oversampling, [], []), .negativeTarget(class: 1, wanted: -1)
      ),
      (
        Case([5, 6], .perClass(-1), .undersampling, [], []), .negativeTarget(class: 1, wanted: -1)
      ),
      (Case([5, 6], .explicit([1, 2]), .cleaning, [], []), .countsNotTaken),
      (
        Case([5, 6], .strategy(.majority), .oversampling, [], []),
        .strategyRefused(.majority, .oversampling)
      ),
      (
        Case([5, 6], .strategy(.minority), .undersampling, [], []),
        .strategyRefused(.minority, .undersampling)
      ),
      (
        Case([5, 6], .strategy(.minority), .cleaning, [], []),
        .strategyRefused(.minority, .cleaning)
      ),
      (
        Case([5, 6], .explicit([3, nil]), .oversampling, [], []),
        .tooManyPresent(class: 0, present: 5, wanted: 3)
      ),
      (
        Case([5, 6], .explicit([nil, 9]), .undersampling, [], []),
        .tooFewPresent(class: 1, present: 6, wanted: 9)
      ),
      (
        Case([5, 6], .explicit([nil, -9]), .undersampling, [], []),
        .negativeTarget(class: 1, wanted: -9)
      ),
      (Case([5, 0], .explicit([nil, 9]), .oversampling, [], []), .emptyClass(1)),
      (Case([5, 6], .perClass(1 << 32), .oversampling, [], []), .tooManyRows(1 << 33)),
      (Case([5, 6], .perClass(.max), .oversampling, [], []), .tooManyRows(.max)),
      (Case([5, 6], .explicit([.max, .max]), .oversampling, [], []), .tooManyRows(.max)),
    ] as [(Case, ResamplingError)])
  func refusals(_ asked: Case, _ expected: ResamplingError) {
    #expect(throws: expected) {
      try ClassTargets(counts: asked.counts, goal: asked.goal, direction: asked.direction)
    }
    #expect(!expected.description.isEmpty && !expected.description.hasSuffix("."))
  }

  @Test(
    "with compatibility imbalanced-learn's refusals are added",
    arguments: [
      (
        Case([5, 6, 7], .ratio(0.5), .oversampling, [], []), .ratioNeedsTwoClasses(3)
      ),
      (
        Case([5, 10], .ratio(0.5), .oversampling, [], []),
        .ratioLeavesNothingToDo(0.5, .oversampling)
      ),
      (
        Case([5, 10], .ratio(0.4), .undersampling, [], []),
        .ratioLeavesNothingToDo(0.4, .undersampling)
      ),
      (
        Case([5, 10], .ratio(1e-307), .undersampling, [], []),
        .ratioLeavesNothingToDo(1e-307, .undersampling)
      ),
      (Case([5, 10], .ratio(0.5), .cleaning, [], []), .countsNotTaken),
      (Case([5], .explicit([9]), .oversampling, [], []), .singleClass),
      (Case([5], .perClass(9), .oversampling, [], []), .singleClass),
    ] as [(Case, ResamplingError)])
  func moreRefusals(_ asked: Case, _ expected: ResamplingError) {
    #expect(throws: expected) {
      try ClassTargets(
        counts: asked.counts, goal: asked.goal, direction: asked.direction,
        compatibility: .imbalancedLearn)
    }
  }

  @Test func messagesNameTheClass() {
    let error = ResamplingError.tooManyPresent(class: 0, present: 5, wanted: 3)
    #expect(
      error.message { ["x"][Int($0)] } == "class \"x\" has 5 rows, more than the 3 asked for")
    #expect(ResamplingError.loneClass(2).description.hasPrefix("class \"2\" has 1 row"))
    let single = ResamplingError.tooFewPresent(class: 1, present: 1, wanted: 2)
    #expect(single.description == "class \"1\" has 1 row, fewer than the 2 asked for")
    let many = ResamplingError.partsExceedWhole(sum: 0x1p64, of: 10)
    #expect(
      many.description
        == "the parts together are 1.8446744073709552e+19, more than the 10 there are")
  }

  @Test("a ratio times a count is exact in decimals", arguments: [1, 7, 40, 1000, 123_456_789])
  func exactRatios(count: Int) throws {
    // Every ratio of three decimals, against whole-number arithmetic.
    for thousandths in 1...1000 {
      let ratio = Double(thousandths) / 1000
      let over = try ClassTargets(
        counts: [count, 1, count], goal: .ratio(ratio), direction: .oversampling)
      let (whole, rest) = (count * thousandths).quotientAndRemainder(dividingBy: 1000)
      let rounded = whole + (rest > 500 || (rest == 500 && whole % 2 == 1) ? 1 : 0)
      #expect(over.wanted[1] == max(1, rounded))
    }
  }
}
