import Resampling
import Testing

/// Faults that were found in libraries of this field, each in the smallest table that shows it: what
/// they made of it, and what is right. The suites of the methods have more on each.
@Suite("Faults that other libraries had")
struct KnownFaultsTests {
  private func column(_ values: [Double]) -> Matrix {
    Matrix(rowCount: values.count, columnCount: 1, values: values)
  }

  private func cleaning(
    _ counts: [Int], _ strategy: SamplingStrategy = .auto
  ) throws -> ClassTargets {
    try ClassTargets(counts: counts, goal: .strategy(strategy), direction: .cleaning)
  }

  /// Rows at home in their class taken for those in danger (themis 235).
  @Test func theDangerTestIsNotInverted() throws {
    // Rows 0…3 are among themselves, row 4 is next to class 0.
    let points = column([0, 0.1, 0.2, 0.3, 5, 5.1, 5.2, 5.3])
    let labels: [UInt32] = [1, 1, 1, 1, 1, 0, 0, 0]
    var method = BorderlineSMOTE(kind: .classOnly, seed: 0)
    (method.neighborCount, method.borderNeighborCount) = (2, 4)
    let plan = try method.plans(
      [GrowthTarget(label: 1, count: 20)], in: points, labels: labels)[0]
    #expect(Set(plan.base) == [4])
  }

  /// Rows kept by their place within the class, not by their distance (themis 236).
  @Test func nearMissKeepsTheNearRowsNotTheFirstOnes() throws {
    let points = column([90, 91, 92, 1, 2, 0, 0.5])
    let labels: [UInt32] = [0, 0, 0, 0, 0, 1, 1]
    let targets = try ClassTargets(
      counts: [5, 2], goal: .strategy(.auto), direction: .undersampling)
    let kept = try NearMiss().keptRows(labels: labels, points: points, targets: targets)
    #expect(kept == [3, 4, 5, 6])
  }

  /// One neighbor too few, as the row itself was counted (themis 239).
  @Test func adasynCountsAsManyNeighborsAsAskedFor() throws {
    // Of the two nearest of rows 0, 1 and 2 one is of class 0; of row 3 both.
    let points = column([0, 1, 2.5, 20, 0.4, 20.1, 20.3])
    let labels: [UInt32] = [1, 1, 1, 1, 0, 0, 0]
    var method = ADASYN(seed: 0)
    method.neighborCount = 2
    let plan = try method.plans(
      [GrowthTarget(label: 1, count: 10)], in: points, labels: labels)[0]
    let uses = (0..<4).map { row in plan.base.count { $0 == row } }
    #expect(uses == [2, 2, 2, 4])
  }

  /// Seeds taken from the majority (themis 242).
  @Test func borderline2GrowsFromTheClassItself() throws {
    let points = column([0, 1, 2, 3, 4, 3.5, 4.5, 5, 6, 7])
    let labels: [UInt32] = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0]
    var method = BorderlineSMOTE(kind: .foreignToo, seed: 0)
    (method.neighborCount, method.borderNeighborCount) = (2, 4)
    let plan = try method.plans(
      [GrowthTarget(label: 1, count: 50)], in: points, labels: labels)[0]
    #expect(plan.base.allSatisfy { labels[Int($0)] == 1 })
    #expect(
      (0..<50).allSatisfy { plan.position(ofRow: $0) < 0.5 || labels[Int(plan.other[$0])] == 1 })
  }

  /// Distances among the queries in place of those to the points (themis 244).
  @Test func cosineDistancesAreFromEveryQueryToEveryPoint() {
    let points = Matrix(rowCount: 4, columnCount: 2, values: [1, 0, 0, 1, 1, 1, -1, 0])
    let queries = Matrix(rowCount: 2, columnCount: 2, values: [9, 1, -3, -0.1])
    let found = NeighborSearch(points, metric: .cosine).nearest(4, to: queries)
    #expect(found.queryCount == 2)
    #expect(Array(found[0]) == [0, 2, 1, 3])
    #expect(found[1].first == 3)
    #expect(found[1].count == 4)
  }

  /// A choice from one row number taken for a choice from all rows up to it (themis 245).
  @Test func aClassOfOneRowIsThatRow() throws {
    let labels: [UInt32] = [0, 0, 0, 0, 0, 0, 1, 0]
    for seed in 0..<20 as Range<UInt32> {
      let more = try ClassTargets(
        counts: [7, 1], goal: .strategy(.auto), direction: .oversampling)
      let copies = RandomOversampling(seed: seed).drawnRows(labels: labels, targets: more)
      #expect(copies == [6, 6, 6, 6, 6, 6])
      let fewer = try ClassTargets(
        counts: [7, 1], goal: .perClass(1), direction: .undersampling)
      let kept = RandomUndersampling(seed: seed).keptRows(labels: labels, targets: fewer)
      #expect(kept.count == 2 && kept.contains(6))
    }
  }

  /// A row its own neighbor, so that copies of parents were made (themis 247).
  @Test func noRowIsItsOwnNeighbor() throws {
    let points = column([1, 1, 1, 2, 3])
    let plan = try SMOTE(seed: 0).plan(points, count: 100)
    #expect(zip(plan.base, plan.other).allSatisfy { $0 != $1 })
  }

  /// A class of just the threshold's size not cleaned: > for ≥ (themis 250).
  @Test func theCleaningThresholdIsEnough() throws {
    let points = column([10.05, 0, 0.1, 0.2, 10, 10.1, 10.2, 10.4])
    let labels: [UInt32] = [0, 0, 0, 0, 1, 1, 1, 1]
    var method = NeighborhoodCleaningRule()
    method.threshold = 1
    let kept = try method.keptRows(labels: labels, points: points, targets: cleaning([4, 4]))
    #expect(kept.count < 8)
  }

  /// Rows judged again by those just kept, until nothing changed (themis 250).
  @Test func oneSidedSelectionJudgesOnce() throws {
    // From far to near the minority, each row would be the next one's judge.
    let points = column([0] + (1...12).map { Double($0 * $0) })
    let labels: [UInt32] = [1] + [UInt32](repeating: 0, count: 12)
    let targets = try cleaning([12, 1])
    let selection = OneSidedSelection(seed: 3)
    let kept = try selection.keptRows(labels: labels, points: points, targets: targets)
    var random = RandomState(seed: 3)
    let seed = 1 + random.randint(below: 12)
    // All that are nearer to the minority than to the only seed, less Tomek links.
    let seedCell = points[seed, 0]
    let misjudged = (1...12).filter {
      $0 == seed || points[$0, 0] <= (points[$0, 0] - seedCell).magnitude
    }
    #expect(Set(kept.map { Int($0) }).isSubset(of: Set([0] + misjudged)))
    #expect(kept.count >= misjudged.count)
  }

  /// Both rows of a link removed (themis 262).
  @Test func aTomekLinkLosesTheTargetAlone() throws {
    let points = column([0, 1, 10, 11])
    let labels: [UInt32] = [0, 1, 0, 0]
    let kept = TomekLinks().keptRows(labels: labels, points: points, targets: try cleaning([3, 1]))
    #expect(kept == [1, 2, 3])
  }

  /// Classes that have enough sampled anew (themis 263).
  @Test func classesThatHaveEnoughAreLeftAlone() throws {
    let labels: [UInt32] = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2]
    let targets = try ClassTargets(
      counts: [6, 4, 2], goal: .ratio(0.5), direction: .oversampling)
    #expect(targets.wanted == [6, 4, 3])
    for seed in 0..<20 as Range<UInt32> {
      let copies = RandomOversampling(seed: seed).drawnRows(labels: labels, targets: targets)
      #expect(copies.count == 1 && copies.allSatisfy { labels[Int($0)] == 2 })
    }
  }

  /// Totals that come out as they may (imbalanced-learn's ADASYN; KMeansSMOTE and SVMSMOTE likewise).
  @Test func everyTotalIsWhatWasAskedFor() throws {
    var random = RandomState(seed: 2)
    let labels = (0..<60).map { UInt32($0 % 3 == 0 ? 1 : 0) }
    let points = Matrix(
      rowCount: 60, columnCount: 2,
      values: labels.flatMap { label in
        (0..<2).map { _ in random.standardNormal() + Double(label) }
      })
    for method in [ADASYN(seed: 1), KMeansSMOTE(seed: 1), SVMSMOTE(seed: 1)]
      as [any NumberSynthesizer]
    {
      for count in [1, 7, 31] {
        let plan = try method.plans(
          [GrowthTarget(label: 1, count: count)], in: points, labels: labels)[0]
        #expect(plan.count == count)
      }
    }
  }

  /// A class without a border left as it is without a word (imbalanced-learn).
  @Test func aClassWithoutBorderIsNotPassedOver() {
    let points = column([0, 1, 2, 50, 51, 52, 53])
    var method = BorderlineSMOTE(kind: .classOnly, seed: 0)
    method.borderNeighborCount = 2
    #expect(throws: SynthesisError.noneInDanger) {
      try method.plans(
        [GrowthTarget(label: 1, count: 4)], in: points, labels: [1, 1, 1, 0, 0, 0, 0])
    }
  }

  /// One random step for each column: a box around the line, not the line (WEKA).
  @Test func madeRowsLieOnALine() throws {
    let points = Matrix(rowCount: 2, columnCount: 3, values: [0, 0, 0, 1, 2, 4])
    let plan = try SMOTE(seed: 0).plan(points, count: 40)
    let made = plan.rows(from: points)
    for row in 0..<40 {
      #expect((made[row, 1] - 2 * made[row, 0]).magnitude < 1e-12)
      #expect((made[row, 2] - 4 * made[row, 0]).magnitude < 1e-12)
    }
  }

  /// Half the deviation for what a differing category is worth (imbalanced-learn 1014).
  @Test func aDifferingCategoryIsWorthTheMedianDeviation() {
    // The deviation is 3.67: from row 0 it is farther to another category than to 2.9.
    let points = MixedMatrix(
      numbers: column([0, 2.9, 0, 9]),
      codes: CodeMatrix(rowCount: 4, columnCount: 1, values: [0, 0, 1, 1]))
    var method = SMOTENC(seed: 0)
    method.neighborCount = 1
    let plan = try? method.plan(points, count: 60)
    let partners = zip(plan?.base ?? [], plan?.other ?? []).filter { $0.0 == 0 }
    #expect(!partners.isEmpty && partners.allSatisfy { $0.1 == 1 })
  }

  /// Rows, or a whole class, lost because a minority that ties with another is a target against itself
  /// (imbalanced-learn's OneSidedSelection).
  @Test func noClassIsCleanedAgainstItself() throws {
    var random = RandomState(seed: 5)
    let labels = (0..<40).map { UInt32($0 < 5 ? 2 : $0 < 10 ? 1 : 0) }
    let points = column(labels.map { Double($0) + random.randomSample() })
    let kept = try OneSidedSelection(seed: 0).keptRows(
      labels: labels, points: points, targets: cleaning([30, 5, 5]))
    #expect(Set(kept.map { labels[Int($0)] }) == [0, 1, 2])
  }
}
