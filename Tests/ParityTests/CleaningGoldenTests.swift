import Resampling
import Testing

@Suite("Cleaning and NearMiss keep imbalanced-learn's rows, in its order")
struct CleaningGoldenTests {
  static let methods = [
    "tomek", "enn", "renn", "allknn", "cnn", "oss", "ncr", "nearmiss",
  ]
  static let cases = GoldenCase.all.filter { methods.contains($0.method) }

  @Test func allCasesAreHere() {
    #expect(Self.cases.count == 134)
    #expect(Self.cases.filter { $0.kind == "error" }.count == 1)
  }

  @Test(arguments: cases.filter { $0.kind == "ids" })
  func keptRows(_ golden: GoldenCase) throws {
    let data = try golden.data()
    let kept = try golden.keptRows(data, .imbalancedLearn)
    #expect(try kept.map { data.ids[Int($0)] } == golden.expected().column("id"))
  }

  /// Where no distances are equal the right thing is the library's, but for the differences that
  /// the methods tell: seeds drawn twice, shortlists too short, equal votes, classes chosen anew in
  /// each pass, CNN's mixed-up positions and NCR's rows that vote about themselves.
  @Test(
    arguments: cases.filter {
      $0.kind == "ids" && !["howto", "iris_ties"].contains($0.dataset)
        && ["tomek", "enn", "renn", "oss", "nearmiss"].contains($0.method)
        && $0.params["version"] != .int(3) && $0.params["kind_sel"] != .text("mode")
        && $0.params["n_seeds_S"] == nil && $0.params["n_neighbors"] == nil
    })
  func withoutTiesEitherWay(_ golden: GoldenCase) throws {
    let data = try golden.data()
    let kept = try golden.keptRows(data, .none)
    let expected = try golden.expected().column("id").compactMap { data.row($0) }
    #expect(kept == expected.sorted())
  }

  @Test(arguments: cases.filter { $0.kind == "error" })
  func refusals(_ golden: GoldenCase) throws {
    let data = try golden.data()
    #expect(throws: ResamplingError.tooFewRowsToSearch(present: 14, needed: 15)) {
      try golden.keptRows(data, .imbalancedLearn)
    }
    #expect(try golden.keptRows(data, .none).count == 28)
  }
}

extension GoldenCase {
  /// What the method keeps, with the parameters of the library call.
  fileprivate func keptRows(
    _ data: GoldenData, _ compatibility: Compatibility
  ) throws -> [RowNumber] {
    let points = try data.numbers()
    let name = params["sampling_strategy"]?.text ?? "auto"
    let targets = try ClassTargets(
      counts: data.counts, goal: .strategy(try #require(SamplingStrategy(rawValue: name))),
      direction: method == "nearmiss" ? .undersampling : .cleaning,
      compatibility: compatibility)
    var editing = EditedNearestNeighbors()
    editing.neighborCount = params["n_neighbors"]?.int ?? 3
    editing.agreement = NeighborAgreement(rawValue: params["kind_sel"]?.text ?? "all") ?? .all
    editing.rules.compatibility = compatibility
    switch method {
    case "tomek":
      var method = TomekLinks()
      method.rules.compatibility = compatibility
      return method.keptRows(labels: data.labels, points: points, targets: targets)
    case "enn":
      return try editing.keptRows(labels: data.labels, points: points, targets: targets)
    case "renn":
      var method = RepeatedEditedNearestNeighbors()
      method.editing = editing
      return try method.keptRows(labels: data.labels, points: points, targets: targets)
    case "allknn":
      var method = AllKNN()
      method.editing = editing
      method.allowsMinority = params["allow_minority"]?.bool ?? false
      return try method.keptRows(labels: data.labels, points: points, targets: targets)
    case "cnn":
      var method = CondensedNearestNeighbor(seed: seed)
      method.neighborCount = params["n_neighbors"]?.int ?? 1
      method.seedCount = params["n_seeds_S"]?.int ?? 1
      method.rules.compatibility = compatibility
      return try method.keptRows(labels: data.labels, points: points, targets: targets)
    case "oss":
      var method = OneSidedSelection(seed: seed)
      method.seedCount = params["n_seeds_S"]?.int ?? 1
      method.rules.compatibility = compatibility
      return try method.keptRows(labels: data.labels, points: points, targets: targets)
    case "ncr":
      var method = NeighborhoodCleaningRule()
      method.rules.compatibility = compatibility
      return try method.keptRows(labels: data.labels, points: points, targets: targets)
    case "nearmiss":
      var method = NearMiss()
      method.version = NearMiss.Version(rawValue: params["version"]?.int ?? 1) ?? .nearest
      method.neighborCount = params["n_neighbors"]?.int ?? 3
      method.shortlistNeighborCount = params["n_neighbors_ver3"]?.int ?? 3
      method.rules.compatibility = compatibility
      return try method.keptRows(labels: data.labels, points: points, targets: targets)
    default: throw GoldenProblem(text: "\(self.method) is no method of this suite")
    }
  }
}
