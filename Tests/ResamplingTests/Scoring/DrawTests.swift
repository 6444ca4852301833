import Testing

@testable import Resampling

@Suite("Rows drawn anew")
struct DrawTests {
  /// How often each row is drawn, with few rows and with several blocks and a part of one.
  @Test(arguments: [1, 7, 2048, 2049, 9000])
  func everyRowAlike(_ rowCount: Int) {
    var draws = RowDraws(rowCount: rowCount, RandomState(seed: 4))
    var (sums, squares) = (
      [Double](repeating: 0, count: rowCount), [Double](repeating: 0, count: rowCount)
    )
    let drawCount = 400
    for _ in 0..<drawCount {
      var counts = [Double](repeating: 0, count: rowCount)
      draws.draw(rowCount) { rows, count, next in
        for _ in 0..<count { counts[rows.lowerBound + next.next()] += 1 }
      }
      #expect(counts.reduce(0, +) == Double(rowCount))
      for row in counts.indices {
        sums[row] += counts[row]
        squares[row] += counts[row] * counts[row]
      }
    }
    if rowCount == 1 { return }
    // Each count has the mean 1 and the variance 1 - 1/n.
    let mean = squares.reduce(0, +) / Double(drawCount * rowCount)
    #expect(abs(mean - (2 - 1 / Double(rowCount))) < 0.12)
    for sum in sums {
      #expect(abs(sum / Double(drawCount) - 1) < 5.5 / Double(drawCount).squareRoot())
    }
  }

  /// Draws of a few rows or many out of others.
  @Test func otherNumbersOfDraws() {
    var draws = RowDraws(rowCount: 5000, RandomState(seed: 1))
    for count in [0, 1, 17, 100_000] {
      var drawn = 0
      draws.draw(count) { rows, count, next in
        for _ in 0..<count where rows.contains(rows.lowerBound + next.next()) { drawn += 1 }
      }
      #expect(drawn == count)
    }
    var none = RowDraws(rowCount: 0, RandomState(seed: 1))
    none.draw(0) { _, _, _ in Issue.record("there is no row") }
  }

  private static func sweep(_ seed: UInt32, _ count: Int, steps: Double) -> ThresholdSweep {
    var random = RandomState(seed: seed)
    let scores = (0..<count).map { _ in (random.randomSample() * steps).rounded(.down) / steps }
    return ThresholdSweep(
      scores: scores, isPositive: scores.map { random.randomSample() < 0.1 + 0.4 * $0 * $0 })
  }

  /// Scores of tables of rows that are drawn one by one.
  private static func naive(
    _ sweep: ThresholdSweep, _ count: Int, _ score: (ThresholdSweep) -> Double
  ) -> [Double] {
    var random = RandomState(seed: 99)
    let scores = sweep.hits.scores + sweep.misses.scores
    return (0..<count).map { _ in
      let rows = scores.indices.map { _ in random.randint(below: scores.count) }
      return score(
        ThresholdSweep(
          scores: rows.map { scores[$0] },
          isPositive: rows.map { $0 < sweep.hits.scores.count }))
    }
  }

  private func expectAlike(_ one: [Double], _ other: [Double]) {
    func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
      let mean = values.reduce(0, +) / Double(values.count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (mean, (squares / Double(values.count)).squareRoot())
    }
    let (first, second) = (moments(one), moments(other))
    #expect(abs(first.mean - second.mean) < 0.25 * second.deviation)
    #expect(abs(first.deviation / second.deviation - 1) < 0.2)
  }

  /// Many ties and few, one block and several.
  @Test(arguments: [(60, 5.0), (300, 1000), (4500, 40), (4500, 1e9)])
  func precisionsAndErrorsAsOfNaiveDraws(_ count: Int, _ steps: Double) {
    let sweep = Self.sweep(7, count, steps: steps)
    let precisions = PrecisionDraws(sweep)
    expectAlike(
      drawn(300, seed: 2) { precisions.value($0) },
      Self.naive(sweep, 300) { $0.averagePrecision ?? .nan })
    let errors = ReliabilityDraws(sweep, binCount: 10)
    expectAlike(
      drawn(300, seed: 2) { errors.value($0) },
      Self.naive(sweep, 300) { Reliability($0, binCount: 10).expectedError })
  }

  /// Rows of one kind alone, and none of the class.
  @Test func rowsOfOneKind() {
    let hits = ThresholdSweep(scores: [0.25, 0.25, 0.75], isPositive: [true, true, true])
    #expect(PrecisionDraws(hits).value(RandomState(seed: 1)) == 1)
    let error = ReliabilityDraws(hits, binCount: 1).value(RandomState(seed: 1))
    #expect((0.25...0.75).contains(error))
    let misses = ThresholdSweep(scores: [0.25, 0.25], isPositive: [false, false])
    #expect(PrecisionDraws(misses).value(RandomState(seed: 1)).isNaN)
    #expect(ReliabilityDraws(misses, binCount: 4).value(RandomState(seed: 1)) == 0.25)
  }

  /// Each probability in the bin that a table of bins puts it into, on edges as well.
  @Test(arguments: [1, 3, 10, 49, 1000])
  func binsOfProbabilities(_ binCount: Int) {
    var random = RandomState(seed: 6)
    let edges = (0...binCount).map { Double($0) / Double(binCount) }
    let steps = (0...binCount).map { Double($0) * (1 / Double(binCount)) }
    let others = (0..<200).map { _ in random.randomSample() }
    for probability in edges + steps + others where probability <= 1 {
      let sweep = ThresholdSweep(scores: [probability], isPositive: [true])
      let low = Reliability(sweep, binCount: binCount).bins[0].low
      let bin = Reliability.evenBin(of: probability, among: binCount)
      #expect(low == Double(bin) * (1 / Double(binCount)))
    }
  }

  // MARK: - Means over classes

  private static func table(
    _ seed: UInt32, _ count: Int, classes: Int
  ) -> (probabilities: [Double], labels: [UInt32]) {
    var random = RandomState(seed: seed)
    var (probabilities, labels): ([Double], [UInt32]) = ([], [])
    for _ in 0..<count {
      let label = random.randint(below: classes + 3) % classes
      let raw = (0..<classes).map { number in
        Double(1 + random.randint(below: 5)) + (number == label ? 2 : 0)
      }
      probabilities += raw.map { $0 / raw.reduce(0, +) }
      labels.append(UInt32(label))
    }
    return (probabilities, labels)
  }

  /// What a row adds is what a little more weight of it does to the mean: here by repeating all rows and then one of them.
  @Test(arguments: [2, 3, 4])
  func errorsOfMeansAsByMoreWeight(_ classCount: Int) throws {
    let (probabilities, labels) = Self.table(UInt32(classCount), 60, classes: classCount)
    let repeats = 400
    func means(_ extra: Int?) throws -> [Double] {
      let rows = labels.indices.flatMap { row in
        [Int](repeating: row, count: repeats + (row == extra ? 1 : 0))
      }
      let ranking = ManyClassRanking(
        probabilities: rows.flatMap {
          probabilities[$0 * classCount..<($0 + 1) * classCount]
        }, labels: rows.map { labels[$0] }, classCount: classCount)
      let rest = try #require(ranking.oneVersusRest(ranking.areas))
      let pairs = try #require(ranking.oneVersusOne)
      return [rest.plain, rest.weighted, pairs.plain, pairs.weighted]
    }
    let base = try means(nil)
    let counts = (0..<classCount).map { label in labels.count { $0 == label } }
    var effects = [[Double]](repeating: [], count: 4)
    for row in labels.indices {
      for (score, value) in try means(row).enumerated() {
        effects[score].append((value - base[score]) * Double(repeats))
      }
    }
    let ranking = ManyClassRanking(
      probabilities: probabilities, labels: labels, classCount: classCount)
    let rest = try #require(ranking.oneVersusRestErrors(ranking.areas))
    let pairs = try #require(ranking.oneVersusOneErrors)
    for (found, effects) in zip(
      [rest.plain, rest.weighted, pairs.plain, pairs.weighted], effects)
    {
      var sum = 0.0
      for label in 0..<classCount {
        let own = labels.indices.filter { labels[$0] == label }.map { effects[$0] }
        let mean = own.reduce(0, +) / Double(counts[label])
        let squares = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let count = Double(counts[label])
        sum += squares * count / (count - 1) + count * mean * mean
      }
      #expect(abs(found / sum.squareRoot() - 1) < 0.02)
    }
  }

  /// Of two classes it is DeLong's.
  @Test func errorsOfTwoClasses() throws {
    let (probabilities, labels) = Self.table(9, 80, classes: 2)
    let ranking = ManyClassRanking(probabilities: probabilities, labels: labels, classCount: 2)
    let variance = try #require(DeLong.variance(of: ranking.sweep(of: 0)))
    let rest = try #require(ranking.oneVersusRestErrors(ranking.areas))
    let pairs = try #require(ranking.oneVersusOneErrors)
    for error in [rest.plain, rest.weighted, pairs.plain, pairs.weighted] {
      #expect(abs(error / variance.squareRoot() - 1) < 1e-9)
    }
  }

  /// Classes without rows take no part; one of a single row has no variance.
  @Test func classesOfFewRows() {
    let probabilities = [0.5, 0.25, 0.25, 0.25, 0.5, 0.25, 0.75, 0, 0.25, 0.25, 0.75, 0]
    let without = ManyClassRanking(
      probabilities: probabilities, labels: [0, 1, 0, 1], classCount: 3)
    #expect(without.oneVersusRestErrors(without.areas) != nil)
    #expect(without.oneVersusOneErrors != nil)
    let single = ManyClassRanking(
      probabilities: probabilities, labels: [0, 1, 0, 0], classCount: 3)
    #expect(single.oneVersusRestErrors(single.areas) == nil)
    #expect(single.oneVersusOneErrors == nil)
  }
}
