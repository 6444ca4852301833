import Resampling
import Testing

@Suite("Random over- and under-sampling")
struct RandomSamplingTests {
  /// Labels with gaps: 0 is common, 1 is rare, 2 has one row.
  static let labels: [UInt32] = (0..<60).map { row in
    row == 30 ? 2 : row % 5 == 0 ? unlabeled : row % 4 == 1 ? 1 : 0
  }
  static let counts = [36, 12, 1]

  static func targets(
    _ goal: BalanceGoal, _ direction: ResamplingDirection
  ) throws -> ClassTargets {
    try ClassTargets(counts: counts, goal: goal, direction: direction)
  }

  static func tally(_ rows: [RowNumber]) -> [Int] {
    rows.reduce(into: [0, 0, 0]) { counts, row in counts[Int(labels[Int(row)])] += 1 }
  }

  @Test func countsAreExact() throws {
    #expect(
      Self.tally(Self.labels.indices.filter { Self.labels[$0] != unlabeled }.map { UInt32($0) })
        == Self.counts)
    for seed in UInt32(0)..<10 {
      let drawn = RandomOversampling(seed: seed)
        .drawnRows(labels: Self.labels, targets: try Self.targets(.ratio(0.5), .oversampling))
      #expect(Self.tally(drawn) == [0, 6, 17])
      let kept = RandomUndersampling(seed: seed)
        .keptRows(labels: Self.labels, targets: try Self.targets(.perClass(10), .undersampling))
      #expect(Self.tally(kept) == [10, 10, 1])
      #expect(Set(kept).count == kept.count)
    }
  }

  @Test("unlabeled rows shift numbers and nothing else")
  func unlabeledRows() throws {
    let places = Self.labels.indices.filter { Self.labels[$0] != unlabeled }.map { UInt32($0) }
    let dense = places.map { Self.labels[Int($0)] }
    let over = try Self.targets(.strategy(.auto), .oversampling)
    let under = try Self.targets(.perClass(3), .undersampling)
    for seed in UInt32(0)..<5 {
      #expect(
        RandomOversampling(seed: seed).drawnRows(labels: Self.labels, targets: over)
          == RandomOversampling(seed: seed).drawnRows(labels: dense, targets: over)
          .map { places[Int($0)] })
      #expect(
        RandomUndersampling(seed: seed).keptRows(labels: Self.labels, targets: under)
          == RandomUndersampling(seed: seed).keptRows(labels: dense, targets: under)
          .map { places[Int($0)] })
    }
  }

  @Test("a target that keeps everything is put into drawn order, as in imbalanced-learn")
  func everythingKept() throws {
    let labels: [UInt32] = [0, 1, 0, 1, 0, 1]
    let targets = try ClassTargets(
      counts: [3, 3], goal: .strategy(.auto), direction: .undersampling)
    let kept = RandomUndersampling(seed: 42).keptRows(labels: labels, targets: targets)
    var random = RandomState(seed: 42)
    #expect(kept == [0, 2, 4] + random.permutation(3).map { [1, 3, 5][Int($0)] })
  }

  @Test("with replacement a row can come twice, and no more rows are kept than asked for")
  func replacement() throws {
    var sampling = RandomUndersampling(seed: 1)
    sampling.isReplacing = true
    let kept = sampling.keptRows(
      labels: Self.labels, targets: try Self.targets(.explicit([30, nil, 0]), .undersampling))
    #expect(Self.tally(kept) == [30, 12, 0])
    #expect(Set(kept).count < kept.count)
  }

  @Test("every row of a class is drawn equally often, wherever it is in the file")
  func uniformity() throws {
    let labels = (0..<40).map { UInt32($0 % 2) }
    let over = try ClassTargets(
      counts: [20, 20], goal: .explicit([nil, 30]), direction: .oversampling)
    let under = try ClassTargets(
      counts: [20, 20], goal: .explicit([nil, 10]), direction: .undersampling)
    var drawn = [Double](repeating: 0, count: 40)
    var kept = [Double](repeating: 0, count: 40)
    for seed in UInt32(0)..<4000 {
      for row in RandomOversampling(seed: seed).drawnRows(labels: labels, targets: over) {
        drawn[Int(row)] += 1
      }
      for row in RandomUndersampling(seed: seed).keptRows(labels: labels, targets: under) {
        kept[Int(row)] += 1
      }
    }
    let odd = stride(from: 1, to: 40, by: 2)
    // Ten draws of one in twenty; a row kept half of the time, whose variance without replacement
    // (times 20 / 19, for the rows are not independent) is 0.25 a seed.
    let overChi = odd.reduce(0.0) { $0 + (drawn[$1] - 2000) * (drawn[$1] - 2000) / 2000 }
    let underChi = odd.reduce(0.0) {
      $0 + (kept[$1] - 2000) * (kept[$1] - 2000) / (1000 * 20 / 19)
    }
    // The 99.9 % point with 19 degrees of freedom.
    #expect(overChi < 43.8)
    #expect(underChi < 43.8)
    #expect(stride(from: 0, to: 40, by: 2).allSatisfy { drawn[$0] == 0 && kept[$0] == 4000 })
  }

  @Test func rowSets() {
    let rows: [RowNumber] = [0, 63, 64, 129, 63]
    let set = RowSet(rows, rowCount: 130)
    #expect((0..<130).filter { set.contains($0) } == [0, 63, 64, 129])
    #expect(set.count == 4)
    #expect(RowSet(rowCount: 0).count == 0)
  }
}

@Suite("Under-sampling among candidates")
struct CandidateUndersamplingTests {
  static let labels: [UInt32] = (0..<40).map { UInt32($0 % 2) }

  @Test("only candidates go, as NumPy's choice takes them")
  func onlyCandidates() throws {
    let targets = try ClassTargets(
      counts: [20, 20], goal: .perClass(15), direction: .undersampling)
    let candidates = RowSet((20..<40).map { UInt32($0) }, rowCount: 40)
    let (dropped, shortfalls) = try CandidateUndersampling(seed: 5)
      .droppedRows(labels: Self.labels, targets: targets, candidates: candidates)
    var random = RandomState(seed: 5)
    let even = (10..<20).map { UInt32($0 * 2) }
    let odd = even.map { $0 + 1 }
    let expected =
      random.choice(10, count: 5, replacing: false).map { even[Int($0)] }
      + random.choice(10, count: 5, replacing: false).map { odd[Int($0)] }
    #expect(dropped == expected)
    #expect(shortfalls.isEmpty)
  }

  @Test func shortfalls() throws {
    let targets = try ClassTargets(
      counts: [20, 20], goal: .explicit([18, 1]), direction: .undersampling)
    let candidates = RowSet((30..<40).map { UInt32($0) }, rowCount: 40)
    var sampling = CandidateUndersampling(seed: 5)
    #expect(
      throws: ResamplingError.tooFewCandidates(class: 1, candidates: 5, needed: 19)
    ) {
      try sampling.droppedRows(labels: Self.labels, targets: targets, candidates: candidates)
    }
    sampling.acceptsShortfall = true
    let (dropped, shortfalls) = try sampling.droppedRows(
      labels: Self.labels, targets: targets, candidates: candidates)
    #expect(dropped.count == 7)
    #expect(Set(dropped.suffix(5)) == [31, 33, 35, 37, 39])
    #expect(shortfalls == [.init(classNumber: 1, needed: 19, candidates: 5)])
  }
}
