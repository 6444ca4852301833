import Resampling
import Testing

/// What the tables of methods say of them is so.
@Suite struct MethodTableTests {
  static let problem = UndersamplingProblem(seed: 5, counts: [30, 70, 80])
  static let points = MixedMatrix(numbers: problem.points)
  static let targets = [GrowthTarget(label: 0, count: 40)]

  private func plan(
    _ method: SynthesisMethod, seed: UInt32 = 1, from points: MixedMatrix, _ labels: [UInt32],
    change: (inout SynthesisMethod.Parameters) -> Void = { _ in }
  ) throws -> MixedMatrix {
    var parameters = SynthesisMethod.Parameters(seed: seed)
    change(&parameters)
    return try method.synthesizer(parameters)
      .plans(Self.targets, in: points, labels: labels)[0].rows(from: points)
  }

  @Test(arguments: SynthesisMethod.choices.map(\.name))
  func makingHeedsWhatItSays(_ name: String) throws {
    let method = try #require(SynthesisMethod.named(name))
    let (points, labels) = (Self.points, Self.problem.labels)
    let usual = try plan(method, from: points, labels)
    let changes: [(SynthesisMethod.Options, (inout SynthesisMethod.Parameters) -> Void)] = [
      (.seed, { $0.seed = 2 }), (.neighbors, { $0.neighborCount = 1 }),
      (.borderNeighbors, { $0.borderNeighborCount = 4 }), (.clusters, { $0.clusterCount = 2 }),
      (.spread, { $0.spread = .even }),
    ]
    for (option, change) in changes {
      let changed = try plan(method, from: points, labels, change: change)
      #expect((changed == usual) == !method.heeds.contains(option), "\(option.rawValue)")
    }
  }

  /// A method that needs only the rows of the class makes the same of them alone.
  @Test(arguments: SynthesisMethod.choices.map(\.name))
  func otherClassesMatterWhereItIsSaid(_ name: String) throws {
    let method = try #require(SynthesisMethod.named(name))
    guard !method.synthesizer(.init(seed: 1)).needsAllRows else { return }
    let rows = Self.problem.rows(of: 0)
    let alone = Self.points.selecting(rows: rows)
    #expect(
      try plan(method, from: alone, rows.map { _ in 0 })
        == plan(method, from: Self.points, Self.problem.labels))
  }

  /// Tables of which some change where something is heeded.
  static let problems = [[30, 70, 80], [10, 120, 90], [8, 150]].map {
    UndersamplingProblem(seed: 5, counts: $0)
  }

  @Test(arguments: UndersamplingMethod.choices.map(\.name))
  func droppingHeedsWhatItSays(_ name: String) throws {
    let method = try #require(UndersamplingMethod.named(name))
    let kept = { (change: (inout UndersamplingMethod.Parameters) -> Void) in
      var parameters = method.parameters(seed: 1)
      change(&parameters)
      return try Self.problems.map { problem in
        try method.make(parameters).keptRows(
          labels: problem.labels, points: problem.points,
          targets: try problem.targets(.auto, method.direction))
      }
    }
    let usual = try kept { _ in }
    let changes: [(UndersamplingMethod.Options, (inout UndersamplingMethod.Parameters) -> Void)] =
      [
        (.seed, { $0.seed = 2 }), (.neighbors, { $0.neighborCount = 8 }),
        (.metric, { $0.rules.metric = .cosine }), (.replacement, { $0.isReplacing = true }),
        (.seedRows, { $0.seedCount = 9 }), (.shortlist, { $0.shortlistNeighborCount = 9 }),
        (.passes, { $0.passLimit = 1 }), (.agreement, { $0.agreement = .mode }),
        (.folds, { $0.foldCount = 2 }),
      ]
    for (option, change) in changes {
      #expect((try kept(change) == usual) == !method.heeds.contains(option), "\(option.rawValue)")
    }
  }
}
