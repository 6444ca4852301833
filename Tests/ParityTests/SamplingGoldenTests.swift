import Resampling
import Testing

@Suite("Random over- and under-sampling are imbalanced-learn's, row for row")
struct SamplingGoldenTests {
  @Test func allCasesAreHere() {
    #expect(GoldenCase.of("random-over").count == 40)
    #expect(GoldenCase.of("random-under").count == 44)
    #expect(GoldenCase.of("random-smoothed").count == 14)
    #expect(GoldenCase.of("balanced").count == 13)
  }

  @Test(arguments: GoldenCase.of("random-over", "random-under").filter { $0.kind == "ids" })
  func randomRows(_ golden: GoldenCase) throws {
    let data = try golden.data()
    let expected = try golden.expected().column("id")
    let rows: [RowNumber]
    if golden.method == "random-over" {
      let targets = try golden.targets(data, .oversampling)
      let drawn = RandomOversampling(seed: golden.seed)
        .drawnRows(labels: data.labels, targets: targets)
      rows = data.labels.indices.map { RowNumber($0) } + drawn
    } else {
      var sampling = RandomUndersampling(seed: golden.seed)
      sampling.isReplacing = golden.params["replacement"]?.bool ?? false
      rows = sampling.keptRows(
        labels: data.labels, targets: try golden.targets(data, .undersampling))
    }
    #expect(rows.map { data.ids[Int($0)] } == expected)
  }

  @Test(arguments: GoldenCase.of("random-over", "random-under").filter { $0.kind == "error" })
  func refusals(_ golden: GoldenCase) throws {
    let data = try golden.data()
    #expect(throws: ResamplingError.self) {
      try golden.targets(
        data, golden.method == "random-over" ? .oversampling : .undersampling)
    }
  }

  @Test(arguments: GoldenCase.of("random-smoothed"))
  func smoothedBootstrap(_ golden: GoldenCase) throws {
    let data = try golden.data()
    let points = try #require(data.matrix)
    let targets = try golden.targets(data, .oversampling)
    let bootstrap = SmoothedBootstrap(
      shrinkage: golden.params["shrinkage"]?.double ?? 0, bandwidth: .allRows(points.rowCount))
    var random = RandomState(seed: golden.seed)
    var sources: [String] = []
    var labels: [String] = []
    var cells: [[Double]] = []
    for number in targets.targets {
      let rows = data.labels.indices.filter { data.labels[$0] == number }
      let made = bootstrap.sample(
        points.selecting(rows: rows.map { UInt32($0) }), count: targets.added(to: number),
        using: &random)
      sources += made.sources.map { data.ids[rows[Int($0)]] }
      labels += made.sources.map { _ in data.classes[number] }
      cells += (0..<made.rows.rowCount).map { row in
        data.features.indices.map { column in
          let value = made.rows[row, column]
          // The library cuts new values of columns of whole numbers.
          return data.featureTypes[column] == .int ? value.rounded(.towardZero) : value
        }
      }
    }
    let expected = try golden.expected()
    #expect(sources == (try expected.column("source_id")))
    #expect(labels == (try expected.column("label")))
    #expect(cells == expected.rows.map { $0.dropFirst().dropLast().compactMap { Double($0) } })
  }

  @Test(arguments: GoldenCase.of("balanced"))
  func balancedWeights(_ golden: GoldenCase) throws {
    let data = try golden.data()
    let weights = try ClassWeights(.balanced).weights(counts: data.counts)
    let expected = try golden.expected()
    #expect(data.classes == (try expected.column("label")))
    #expect(data.counts.map { "\($0)" } == (try expected.column("count")))
    #expect(weights == (try expected.column("weight").compactMap { Double($0) }))
  }
}

extension GoldenCase {
  /// What the case's `sampling_strategy` means for its data.
  fileprivate func targets(
    _ data: GoldenData, _ direction: ResamplingDirection
  ) throws -> ClassTargets {
    let goal: BalanceGoal
    switch params["sampling_strategy"] {
    case .text(let name):
      let name = name.split(separator: " ").joined(separator: "-")
      goal = .strategy(try #require(SamplingStrategy(rawValue: name)))
    case .double(let ratio): goal = .ratio(ratio)
    case .counts(let targets): goal = .explicit(data.classes.map { targets[$0] })
    default: goal = .strategy(.auto)
    }
    return try ClassTargets(
      counts: data.counts, goal: goal, direction: direction, compatibility: .imbalancedLearn)
  }
}
