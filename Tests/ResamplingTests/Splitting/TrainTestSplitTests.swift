import Resampling
import Testing

/// Forty labels in three classes of nearly random order, for splits small enough to write down.
let fortyLabels: [UInt32] = [
  1, 1, 0, 0, 1, 1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 0, 0, 1, 0, 0, 1, 1, 1, 1, 1, 0, 0, 1,
  0, 0, 1, 1, 0, 1, 1, 1,
]

@Suite("TrainTestSplit")
struct TrainTestSplitTests {
  static func split(
    _ method: TrainTestSplit.Method, seed: UInt32 = 42, training: SplitSize? = nil,
    validation: SplitSize? = nil, test: SplitSize? = nil
  ) -> TrainTestSplit {
    var split = TrainTestSplit(method, seed: seed)
    split.training = training
    split.validation = validation
    split.test = test
    return split
  }

  // What scikit-learn 1.9.1 answers to the lines in TrainTestSplit's documentation.

  @Test func threeStratifiedParts() throws {
    let rows = try Self.split(.stratified, validation: .fraction(0.1), test: .fraction(0.2))
      .split(labels: fortyLabels, classCount: 2, ordered: true)
    #expect(
      rows.training == [
        20, 10, 26, 7, 11, 6, 21, 33, 28, 39, 13, 34, 4, 19, 3, 5, 23, 36, 24, 2, 32, 25, 0, 37,
        27, 15, 17, 22,
      ])
    #expect(rows.validation == [14, 12, 29, 31])
    #expect(rows.test == [30, 16, 8, 18, 38, 35, 9, 1])
  }

  @Test func threeShuffledParts() throws {
    let rows = try Self.split(.shuffled, validation: .fraction(0.1), test: .fraction(0.2))
      .split(labels: fortyLabels, classCount: 2, ordered: true)
    #expect(
      rows.training == [
        17, 24, 28, 22, 5, 39, 13, 21, 31, 11, 33, 32, 6, 25, 18, 9, 35, 20, 23, 30, 38, 3, 8, 0,
        1, 7, 36, 34,
      ])
    #expect(rows.validation == [14, 29, 10, 2])
    #expect(rows.test == [19, 16, 15, 26, 4, 12, 37, 27])
  }

  @Test func threePartsOfGroups() throws {
    let groups = fortyLabels.indices.map { UInt32($0 / 4) }
    let rows = try Self.split(.grouped(groups), validation: .fraction(0.1), test: .fraction(0.2))
      .split(labels: fortyLabels, classCount: 2)
    let parts = (0..<10).map { rows.part(of: RowNumber($0 * 4)) }
    #expect(parts.indices.filter { parts[$0] == .test } == [1, 8])
    #expect(parts.indices.filter { parts[$0] == .validation } == [2])
    for row in fortyLabels.indices { #expect(rows.part(of: RowNumber(row)) == parts[row / 4]) }
  }

  @Test func threePartsInInputOrder() throws {
    let rows = try Self.split(.unshuffled, validation: .count(5), test: .count(10))
      .split(labels: fortyLabels, classCount: 2, ordered: true)
    #expect(rows.training == Array(0..<25))
    #expect(rows.validation == Array(25..<30))
    #expect(rows.test == Array(30..<40))
  }

  @Test("rows without a label are as if they were not there", arguments: 0..<4)
  func unlabeledRows(method number: Int) throws {
    var gaps: [UInt32] = []
    var places: [RowNumber] = []
    for (row, label) in fortyLabels.enumerated() {
      if row % 3 == 0 { gaps.append(unlabeled) }
      places.append(RowNumber(gaps.count))
      gaps.append(label)
    }
    let groups = fortyLabels.indices.map { UInt32($0 / 4 + 3) }
    var gapGroups = gaps.map { _ in UInt32(1) }
    for (row, place) in places.enumerated() { gapGroups[Int(place)] = groups[row] }
    let methods: [(TrainTestSplit.Method, TrainTestSplit.Method)] = [
      (.stratified, .stratified), (.shuffled, .shuffled), (.unshuffled, .unshuffled),
      (.grouped(groups), .grouped(gapGroups)),
    ]
    let (plain, gapped) = methods[number]
    let expected = try Self.split(plain, validation: .fraction(0.1), test: .fraction(0.3))
      .split(labels: fortyLabels, classCount: 2, ordered: true)
    let found = try Self.split(gapped, validation: .fraction(0.1), test: .fraction(0.3))
      .split(labels: gaps, classCount: 2, ordered: true)
    #expect(found.training == expected.training.map { places[Int($0)] })
    #expect(found.validation == expected.validation.map { places[Int($0)] })
    #expect(found.test == expected.test.map { places[Int($0)] })
    let unlabeledRows = gaps.indices.filter { gaps[$0] == unlabeled }
    #expect(unlabeledRows.allSatisfy { found.part(of: RowNumber($0)) == .none })
  }

  @Test("a class of one row goes to training, and the sizes stay those of all rows")
  func loneClasses() throws {
    let labels = fortyLabels + [2, 3]
    var split = Self.split(.stratified, test: .fraction(0.25))
    let rows = try split.split(labels: labels, classCount: 5, ordered: true)
    #expect(rows.loneClasses == [2, 3])
    #expect(rows.part(of: 40) == .training && rows.part(of: 41) == .training)
    #expect(rows.test.count == 11 && rows.training.count == 31)
    #expect(rows.training.contains(40) && rows.training.contains(41))
    split.compatibility = .imbalancedLearn
    #expect(throws: ResamplingError.loneClass(2)) { try split.split(labels: labels, classCount: 4) }
  }

  @Test("a class of two rows has one left for the second split")
  func loneAfterTheFirstSplit() throws {
    let labels = fortyLabels + [2, 2]
    let rows = try Self.split(.stratified, validation: .count(8), test: .fraction(0.5))
      .split(labels: labels, classCount: 3)
    #expect(rows.loneClasses == [2])
    #expect(Set([rows.part(of: 40), rows.part(of: 41)]) == [.training, .test])
  }

  @Test(
    "fractions are doubles",
    arguments: [
      (100, SplitSize.fraction(0.07), nil, 92, 8), (100, .fraction(0.28), nil, 71, 29),
      (100, nil, .fraction(0.57), 56, 44), (100, nil, nil, 75, 25),
      (100, .fraction(0.2), .fraction(0.5), 50, 20), (5, .fraction(0.5), .fraction(0.5), 2, 3),
      (100, .count(7), .count(9), 9, 7), (100, .count(99), nil, 1, 99),
    ] as [(Int, SplitSize?, SplitSize?, Int, Int)])
  func sizes(rowCount: Int, test: SplitSize?, training: SplitSize?, first: Int, second: Int) throws
  {
    let labels = [UInt32](repeating: 0, count: rowCount)
    let rows = try Self.split(.shuffled, training: training, test: test)
      .split(labels: labels, classCount: 1, ordered: true)
    #expect(rows.training.count == first)
    #expect(rows.test.count == second)
  }

  @Test(
    "sizes that cannot be are refused",
    arguments: [
      (nil, nil, .fraction(0), .badFraction(.test, 0)),
      (nil, nil, .fraction(1), .badFraction(.test, 1)),
      (nil, nil, .fraction(-.infinity), .badFraction(.test, -.infinity)),
      (nil, nil, .count(0), .badCount(.test, count: 0, of: 10)),
      (nil, nil, .count(10), .badCount(.test, count: 10, of: 10)),
      (nil, nil, .count(.min), .badCount(.test, count: .min, of: 10)),
      (.count(.max), nil, .count(3), .badCount(.training, count: .max, of: 10)),
      (nil, nil, .fraction(0.99), .emptyPart(.training, of: 10)),
      (.fraction(0.01), nil, .fraction(0.5), .emptyPart(.training, of: 10)),
      (.fraction(0.6), nil, .fraction(0.6), .partsExceedWhole(sum: 1.2, of: 1)),
      (.count(6), nil, .count(6), .partsExceedWhole(sum: 12, of: 10)),
      (.count(6), nil, .fraction(0.5), .partsExceedWhole(sum: 11, of: 10)),
      (nil, .fraction(0.7), .fraction(0.7), .partsExceedWhole(sum: 14, of: 10)),
      (nil, .fraction(0.5), .fraction(0.5), .emptyPart(.training, of: 10)),
      (nil, .fraction(1.5), .fraction(0.5), .badFraction(.validation, 1.5)),
      (nil, .count(10), nil, .badCount(.validation, count: 10, of: 10)),
    ] as [(SplitSize?, SplitSize?, SplitSize?, ResamplingError)])
  func badSizes(
    training: SplitSize?, validation: SplitSize?, test: SplitSize?, expected: ResamplingError
  ) {
    let labels: [UInt32] = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1]
    let groups = labels.indices.map { UInt32($0) }
    for method in [TrainTestSplit.Method.stratified, .shuffled, .unshuffled, .grouped(groups)] {
      #expect(throws: expected) {
        try Self.split(method, training: training, validation: validation, test: test)
          .split(labels: labels, classCount: 2)
      }
    }
    #expect(!expected.description.isEmpty)
  }

  @Test func partsBelowTheClassCount() throws {
    let labels: [UInt32] = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3]
    let wanted = ResamplingError.partBelowClassCount(.test, rows: 2, classes: 3)
    #expect(throws: wanted) {
      try Self.split(.stratified, test: .count(2)).split(labels: labels, classCount: 4)
    }
    #expect(throws: ResamplingError.partBelowClassCount(.training, rows: 3, classes: 4)) {
      try Self.split(.stratified, test: .count(7)).split(labels: labels, classCount: 4)
    }
    #expect(throws: ResamplingError.nothingToStratify) {
      try Self.split(.stratified, test: .count(1)).split(labels: [0, 1, 2], classCount: 3)
    }
    #expect(throws: ResamplingError.noRows) {
      try Self.split(.stratified, test: .count(1)).split(labels: [unlabeled], classCount: 0)
    }
    #expect(throws: ResamplingError.noRows) {
      try Self.split(.shuffled).split(labels: [], classCount: 0)
    }
  }

  @Test("shares are proportional: none is a whole row from exact", arguments: 0..<40)
  func proportions(seed: UInt32) throws {
    var random = RandomState(seed: seed)
    let classCount = 1 + random.randint(below: 8)
    let labels = random.choice(
      weights: (1...classCount).map { 1 / Double($0) }, count: 300 + random.randint(below: 100))
    let rows = try Self.split(.stratified, seed: seed, test: .fraction(0.3))
      .split(labels: labels, classCount: classCount)
    for number in 0..<UInt32(classCount) {
      let members = labels.indices.filter { labels[$0] == number }
      if members.count < 2 { continue }
      let inTest = members.filter { rows.part(of: RowNumber($0)) == .test }.count
      // One for the share, one for the remainders of the training part.
      #expect((Double(inTest) - 0.3 * Double(members.count)).magnitude < 2)
    }
    #expect(
      rows.parts.filter { $0 == SplitPart.test.rawValue }.count
        == Int((0.3 * Double(labels.count)).rounded(.up)))
  }

  @Test("a row's chance of the test part does not depend on its place in the file")
  func noPlaceIsFavored() throws {
    let labels = (0..<200).map { UInt32($0 % 2) }
    var hits = [Double](repeating: 0, count: 10)
    for seed in UInt32(0)..<2000 {
      let rows = try Self.split(.stratified, seed: seed, test: .fraction(0.3))
        .split(labels: labels, classCount: 2)
      for row in labels.indices where rows.parts[row] == SplitPart.test.rawValue {
        hits[row / 20] += 1
      }
    }
    // 20 rows · 2000 seeds · 0.3 in each tenth of the file; the variance of a draw without
    // replacement is a little below the binomial one.
    let expected = 20 * 2000 * 0.3
    let chiSquare = hits.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / (expected * 0.7) }
    // The 99.9 % point with 9 degrees of freedom is 27.9.
    #expect(chiSquare < 27.9)
  }

  /// The splits that the whole is made of give what it gives, in scikit-learn's order.
  @Test(arguments: [0, 1, 7] as [UInt32])
  func splitsByThemselves(seed: UInt32) throws {
    let labels = (0..<90).map { $0 % 10 == 9 ? unlabeled : UInt32($0 % 3) }
    var random = RandomState(seed: seed)
    let shuffled = try ShuffleSplit(test: .fraction(0.3)).split(labels: labels, using: &random)
    let whole = try Self.split(.shuffled, seed: seed, test: .fraction(0.3))
      .split(labels: labels, classCount: 3, ordered: true)
    #expect(shuffled.training == whole.training && shuffled.test == whole.test)

    random = RandomState(seed: seed)
    let stratified = try StratifiedShuffleSplit(test: .count(20))
      .split(labels: labels, classCount: 3, using: &random)
    let classes = try Self.split(.stratified, seed: seed, test: .count(20))
      .split(labels: labels, classCount: 3, ordered: true)
    #expect(stratified.training == classes.training && stratified.test == classes.test)
    #expect(stratified.test.count == 20 && stratified.training.count == 61)
  }

  /// Without a size a quarter of the rows is for the test, and a fifth of the groups.
  @Test func usualSizes() throws {
    let labels = (0..<60).map { UInt32($0 % 2) }
    let groups = (0..<60).map { UInt32($0 / 6) }
    let rows = try Self.split(.shuffled).split(labels: labels, classCount: 2)
    #expect(rows.parts.count { $0 == SplitPart.test.rawValue } == 15)
    let grouped = try Self.split(.grouped(groups)).split(labels: labels, classCount: 2)
    #expect(grouped.parts.count { $0 == SplitPart.test.rawValue } == 12)
  }

  /// With all three sizes given, what is left over is in no part.
  @Test(arguments: [true, false])
  func whatIsLeftOverIsInNoPart(isGrouped: Bool) throws {
    let labels = (0..<40).map { UInt32($0 % 2) }
    let method: TrainTestSplit.Method =
      isGrouped ? .grouped(labels.indices.map { UInt32($0) }) : .shuffled
    let split = Self.split(
      method, training: .count(10), validation: .fraction(0.25), test: .count(5))
    let rows = try split.split(labels: labels, classCount: 2)
    let sizes = SplitPart.allCases.map { part in
      rows.parts.indices.count { rows.part(of: RowNumber($0)) == part }
    }
    #expect(sizes == [10, 10, 5, 15])
    #expect(SplitPart.allCases.map(\.description) == ["training", "validation", "test", "no"])
  }
}
