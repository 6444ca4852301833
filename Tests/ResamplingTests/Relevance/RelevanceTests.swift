import Resampling
import Testing

/// What φ is, and how it divides values into runs.
@Suite("Relevance of a number")
struct RelevanceTests {
  private func rule(
    _ extremes: Relevance.Extremes = .both, threshold: Double = 0.5
  ) -> RelevanceRule {
    RelevanceRule(.boxPlot(extremes), threshold: threshold)
  }

  /// 34 usual values and 26 that are rare, 10 low ones and 16 high ones.
  static let values: [Double] =
    (0..<34).map { 50 + Double($0) / 10 } + (0..<10).map { Double($0) }
    + (0..<16).map {
      100 + Double($0)
    }

  @Test func cubicBetweenPoints() throws {
    let relevance = try Relevance([
      .init(value: 20, relevance: 1, slope: 0), .init(value: 10, relevance: 0, slope: 0),
    ])
    // 3t² − 2t³.
    for (value, expected) in [(10.0, 0.0), (12.5, 0.15625), (15, 0.5), (17.5, 0.84375), (20, 1)] {
      #expect(abs(relevance(value) - expected) < 1e-12)
    }
    #expect(relevance(-1e300) == 0 && relevance(1e300) == 1)
  }

  /// Points without slopes get the mean of the secants beside them, and 0 at the ends: as R's UBL has it. smogn ends in
  /// an error there.
  @Test func slopesOfSecants() throws {
    let plain = try Relevance([
      .init(value: 0, relevance: 0), .init(value: 1, relevance: 0.25),
      .init(value: 3, relevance: 1),
    ])
    let same = try Relevance([
      .init(value: 0, relevance: 0, slope: 0),
      .init(value: 1, relevance: 0.25, slope: (0.25 + 0.375) / 2),
      .init(value: 3, relevance: 1, slope: 0),
    ])
    #expect(plain(0.5) == same(0.5) && plain(2) == same(2))
    #expect(plain(0.5) > 0 && plain(0.5) < 0.25)
  }

  /// smogn has 1 for all values below the first point, though that says 0.
  @Test func belowTheFirstPointItGoesOn() throws {
    let relevance = try Relevance([
      .init(value: 0, relevance: 0), .init(value: 10, relevance: 1),
    ])
    #expect(relevance(-5) == 0)
    let steep = try Relevance([
      .init(value: 0, relevance: 0.5, slope: 0.1), .init(value: 10, relevance: 1, slope: 0),
    ])
    #expect(abs(steep(-1) - 0.4) < 1e-15)
    #expect(steep(-100) == 0)
  }

  /// Whatever the slopes are, φ rises where its points do.
  @Test func monotone() throws {
    var random = RandomState(seed: 3)
    for _ in 0..<200 {
      var points: [Relevance.ControlPoint] = []
      for index in 0..<5 {
        points.append(
          .init(
            value: Double(index) + random.randomSample() / 2, relevance: Double(index) / 4,
            slope: random.standardNormal() * 3))
      }
      let relevance = try Relevance(points)
      var last = 0.0
      let (first, end) = (points[0].value, points[4].value)
      for step in 0...400 {
        let phi = relevance(first + (end - first) * Double(step) / 400)
        // The circle lets no more than rounding through.
        #expect(phi >= last - 1e-9 && 0...1 ~= phi)
        last = phi
      }
    }
  }

  @Test func runs() throws {
    let relevance = try Relevance([
      .init(value: 9, relevance: 1), .init(value: 50, relevance: 0),
      .init(value: 60, relevance: 0), .init(value: 100, relevance: 1),
    ])
    let found = try RelevanceRule(.known(relevance)).runs(of: Self.values)
    #expect(found.runs.map(\.count) == [10, 34, 16])
    #expect(found.runs.map(\.isRare) == [true, false, true])
    #expect(
      found.runs.map(\.least) == [0, 50, 100] && found.runs.map(\.largest) == [9, 53.3, 115])
    #expect(found.evenCount == 20)
    // 61 rows are 20 and a third.
    #expect(try RelevanceRule(.known(relevance)).runs(of: Self.values + [51]).evenCount == 20)
  }

  @Test func ends() throws {
    let values = (0..<50).map { 50 + Double($0) / 10 } + [1, 2, 3, 100, 101]
    #expect(try rule().runs(of: values).runs.map(\.isRare) == [true, false, true])
    #expect(try rule(.high).runs(of: values).runs.map(\.isRare) == [false, true])
    #expect(try rule(.low).runs(of: values).runs.map(\.isRare) == [true, false])
    #expect(try rule(.high).runs(of: values).runs[1].largest == 101)
    // A higher threshold makes fewer values rare.
    let rows = try [0.1, 0.5, 1].map { threshold in
      try rule(threshold: threshold).runs(of: values).runs.filter(\.isRare).reduce(0) {
        $0 + $1.count
      }
    }
    #expect(rows[0] > rows[1] && rows[1] > rows[2] && rows[2] > 5)
  }

  /// The order of rows changes nothing, and rows of one value are in one run.
  @Test func runsAreOfValues() throws {
    var random = RandomState(seed: 9)
    var values = (0..<500).map { _ in (random.standardNormal() * 3).rounded() }
    values += [-20, -20, 25, 25, 25]
    let runs = try rule().runs(of: values)
    #expect(try rule().runs(of: values.reversed()) == runs)
    #expect(runs.runs.reduce(0) { $0 + $1.count } == 505)
    for (one, next) in zip(runs.runs, runs.runs.dropFirst()) { #expect(one.largest < next.least) }
  }

  @Test func refusals() throws {
    #expect(throws: RelevanceError.tooFewPoints(1)) {
      try Relevance([.init(value: 1, relevance: 1)])
    }
    #expect(throws: RelevanceError.twoPoints(at: 1)) {
      try Relevance([.init(value: 1, relevance: 1), .init(value: 1, relevance: 0)])
    }
    for (value, next) in [(-1e308, 1e308), (0, 1e-200)] {
      #expect(throws: RelevanceError.badDistance(from: value, to: next)) {
        try Relevance([.init(value: value, relevance: 1), .init(value: next, relevance: 0)])
      }
    }
    for bad in [-0.1, 1.5, .nan] {
      #expect(throws: RelevanceError.self) {
        try Relevance([.init(value: 1, relevance: bad), .init(value: 2, relevance: 0)])
      }
    }
    #expect(throws: RelevanceError.noExtremes(.both)) { try rule().runs(of: [1, 2, 3, 4]) }
    #expect(throws: RelevanceError.noExtremes(.low)) {
      try rule(.low).runs(of: [1, 2, 3, 4, 5, 60])
    }
    // Most rows are 0: there is no box, and any other number would be extreme.
    #expect(throws: RelevanceError.noWhisker(at: 0)) {
      try rule().runs(of: [0, 0, 0, 0, 0, 0, 0, 3])
    }
    let flat = try Relevance([.init(value: 0, relevance: 0.2), .init(value: 9, relevance: 0.3)])
    #expect(throws: RelevanceError.noneRare(threshold: 0.5)) {
      try RelevanceRule(.known(flat)).runs(of: [1, 2, 3])
    }
    #expect(throws: RelevanceError.allRare(threshold: 0.1)) {
      try RelevanceRule(.known(flat), threshold: 0.1).runs(of: [1, 2, 3])
    }
    #expect(throws: RelevanceError.noneRare(threshold: 0.5)) { try rule().runs(of: []) }
  }
}
