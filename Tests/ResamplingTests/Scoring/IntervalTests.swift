import Testing

@testable import Resampling

@Suite("Intervals and tests of scores")
struct IntervalTests {
  /// Scores with many ties, and which rows are of the class.
  private static func rows(_ seed: UInt32, _ count: Int) -> ([Double], [Bool]) {
    var random = RandomState(seed: seed)
    let scores = (0..<count).map { _ in Double(Int(random.randomSample() * 12)) / 12 }
    return (scores, scores.map { random.randomSample() < 0.2 + 0.5 * $0 })
  }

  private func areClose(_ one: Double?, _ other: Double, _ tolerance: Double = 1e-12) -> Bool {
    abs((one ?? .nan) - other) <= tolerance * max(1, abs(other))
  }

  @Test(arguments: [
    (0.95, 1.959963984540054), (0.99, 2.5758293035489004), (0.5, 0.6744897501960817),
    (0.001, 0.0012533144654325557), (1 - 1e-9, 6.10941020938345),
  ])
  func normalDistances(confidence: Double, distance: Double) {
    #expect(areClose(NormalDistribution.distance(covering: confidence), distance, 1e-11))
    #expect(areClose(1 - NormalDistribution.twoSidedTail(distance), confidence))
  }

  @Test func sharesOfAllAndNone() throws {
    let none = try #require(ScoreInterval.wilson(successes: 0, of: 10, confidence: 0.95))
    let all = try #require(ScoreInterval.wilson(successes: 10, of: 10, confidence: 0.95))
    #expect(none.low == 0 && all.high == 1)
    #expect(areClose(none.high, 1 - all.low))
    #expect(areClose(none.high, 0.2775327998628892, 1e-9))
    #expect(ScoreInterval.wilson(successes: 0, of: 0, confidence: 0.95) == nil)
  }

  /// The share of each row that a naive count of pairs gives.
  @Test(arguments: [(UInt32(1), 12), (2, 60), (3, 300)])
  func areasVaryAsNaivePairsDo(_ seed: UInt32, _ count: Int) throws {
    let (scores, isPositive) = Self.rows(seed, count)
    let (others, _) = Self.rows(seed + 100, count)
    let hits = scores.indices.filter { isPositive[$0] }
    let misses = scores.indices.filter { !isPositive[$0] }
    func win(_ hit: Int, _ miss: Int, _ scores: [Double]) -> Double {
      scores[hit] > scores[miss] ? 1 : scores[hit] == scores[miss] ? 0.5 : 0
    }
    func variance(_ values: [Double]) -> Double {
      let mean = values.reduce(0, +) / Double(values.count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return squares / Double(values.count - 1) / Double(values.count)
    }
    func naive(_ value: (Int, Int) -> Double) -> Double {
      variance(hits.map { hit in misses.reduce(0) { $0 + value(hit, $1) } / Double(misses.count) })
        + variance(
          misses.map { miss in hits.reduce(0) { $0 + value($1, miss) } / Double(hits.count) })
    }
    let sweep = ThresholdSweep(scores: scores, isPositive: isPositive)
    #expect(areClose(DeLong.variance(of: sweep), naive { win($0, $1, scores) }))
    let comparison = try #require(
      DeLong.compare(
        hits: (hits.map { scores[$0] }, hits.map { others[$0] }),
        misses: (misses.map { scores[$0] }, misses.map { others[$0] })))
    let difference = naive { win($0, $1, scores) - win($0, $1, others) }
    #expect(areClose(comparison.standardError, difference.squareRoot()))
    #expect(areClose(comparison.area, try #require(sweep.rocArea)))
    #expect((0...1).contains(comparison.pValue))
  }

  @Test(arguments: [
    (5, 5, 1.0), (0, 0, 1.0), (0, 1, 1.0), (0, 5, 0.0625), (1, 9, 0.021484375),
    (10, 3, 0.09228515625),
  ])
  func exactTests(one: Int, other: Int, p: Double) {
    #expect(areClose(McNemarTest.pValue(onlyOne: one, onlyOther: other), p))
    #expect(areClose(McNemarTest.pValue(onlyOne: other, onlyOther: one), p))
  }

  /// With all rows once a ranking is that of the sweep; a row drawn twice is two rows.
  @Test func rankingsOfDrawnRows() throws {
    let (scores, isPositive) = Self.rows(5, 200)
    let groups = scores.indices.map { UInt32($0 % 7) }
    let hits = scores.indices.filter { isPositive[$0] }
    let misses = scores.indices.filter { !isPositive[$0] }
    let ranked = RankedRows(
      hits: (hits.map { scores[$0] }, hits.map { groups[$0] }),
      misses: (misses.map { scores[$0] }, misses.map { groups[$0] }))
    let counts: [UInt32] = [2, 0, 1, 1, 3, 0, 1]
    let drawn = scores.indices.flatMap { row in
      [Int](repeating: row, count: Int(counts[Int(groups[row])]))
    }
    let sweep = ThresholdSweep(
      scores: drawn.map { scores[$0] }, isPositive: drawn.map { isPositive[$0] })
    let quality = ranked.quality(drawnGroups: counts)
    #expect(areClose(quality.rocArea, try #require(sweep.rocArea)))
    #expect(areClose(quality.averagePrecision, try #require(sweep.averagePrecision)))
  }

  /// Means and variances of what is drawn are those of the multinomial distribution.
  @Test func drawsOfTables() {
    let counts = [5000, 0, 300, 7, 1]
    var draws = MultinomialDraws(counts, seed: 3)
    let total = counts.reduce(0, +)
    var (sums, squares) = ([Double](repeating: 0, count: 5), [Double](repeating: 0, count: 5))
    for _ in 0..<4000 {
      let table = draws.next()
      #expect(table.reduce(0, +) == total)
      for (cell, rows) in table.enumerated() {
        let distance = Double(rows - counts[cell])
        sums[cell] += distance / 4000
        squares[cell] += distance * distance / 4000
      }
    }
    for (cell, count) in counts.enumerated() {
      let variance = Double(count) * (1 - Double(count) / Double(total))
      #expect(abs(sums[cell]) <= 5 * (variance / 4000).squareRoot())
      #expect(abs(squares[cell] - variance) <= 0.15 * variance)
    }
  }

  /// The widths of equal rows are no secret of their order; edges are in the bin below.
  @Test func binsOfProbabilities() throws {
    let sweep = ThresholdSweep(
      scores: [0, 0.2, 0.2, 0.5, 0.50001, 1], isPositive: [false, true, false, true, false, true])
    let halves = Reliability(sweep, binCount: 2)
    #expect(halves.bins.map(\.rows) == [4, 2])
    #expect(halves.bins.map(\.positives) == [2, 1])
    let error: Double = (abs(2 - 0.9) + abs(1 - 1.50001)) / 6
    #expect(areClose(halves.expectedError, error))
    let quantiles = Reliability(sweep, binCount: 3, edges: .quantile)
    #expect(quantiles.bins.map(\.rows).reduce(0, +) == 6)
    #expect(Reliability(sweep, binCount: 50).bins.count == 5)
  }

  @Test func labelsThatMeanTheSame() {
    func meaning(_ text: String) -> LabelMeaning { LabelMeaning(Array(text.utf8)) }
    for (one, other) in [
      ("1", "1.0"), ("1", " 1"), ("-0", "0.00"), ("1e2", "100"), ("True", "true "), ("É", "é"),
    ] {
      #expect(meaning(one) == meaning(other))
    }
    for (one, other) in [("1", "-1"), ("1", "10"), ("true", "truly"), ("1", "one"), ("a b", "ab")] {
      #expect(meaning(one) != meaning(other))
    }
  }
}
