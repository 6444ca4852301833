import Resampling
import Testing

@Suite("Tomek links and edited neighbors")
struct CleaningTests {
  @Test(arguments: UndersamplingProblem.all, [SamplingStrategy.auto, .all])
  func tomekLinks(_ problem: UndersamplingProblem, _ strategy: SamplingStrategy) throws {
    let targets = try problem.targets(strategy)
    let rows = problem.labels.indices.map { UInt32($0) }
    let nearest = rows.map { problem.nearest(to: $0, among: rows)[0] }
    let expected = rows.filter { row in
      let other = nearest[Int(row)]
      let (label, otherLabel) = (problem.labels[Int(row)], problem.labels[Int(other)])
      return !(label != otherLabel && nearest[Int(other)] == row && targets.isTarget[Int(label)])
    }
    let kept = TomekLinks().keptRows(
      labels: problem.labels, points: problem.points, targets: targets)
    #expect(kept == expected)
  }

  /// Two rows of two classes are a link; by default the smaller class keeps its end of it.
  @Test func aLinkLosesOnlyItsTarget() throws {
    let points = Matrix(rowCount: 6, columnCount: 1, values: [0, 1, 1.1, 5, 6.5, 8.5])
    let labels: [UInt32] = [0, 0, 1, 1, 1, 1]
    func kept(_ strategy: SamplingStrategy) throws -> [RowNumber] {
      TomekLinks().keptRows(
        labels: labels, points: points,
        targets: try ClassTargets(
          counts: [2, 4], goal: .strategy(strategy), direction: .cleaning))
    }
    #expect(try kept(.auto) == [0, 1, 3, 4, 5])
    #expect(try kept(.all) == [0, 3, 4, 5])
  }

  /// Equal rows of two classes are a link. imbalanced-learn drops the first neighbor unseen, and
  /// then takes the second of two equal rows for its own neighbor.
  @Test func duplicatesOfTwoClassesAreALink() throws {
    let points = Matrix(rowCount: 5, columnCount: 1, values: [3, 3, 9, 20, 40])
    let labels: [UInt32] = [0, 1, 1, 1, 1]
    let targets = try ClassTargets(
      counts: [1, 4], goal: .strategy(.auto), direction: .cleaning)
    var links = TomekLinks()
    #expect(links.keptRows(labels: labels, points: points, targets: targets) == [0, 2, 3, 4])
    links.rules.compatibility = .imbalancedLearn
    #expect(links.keptRows(labels: labels, points: points, targets: targets) == [0, 1, 2, 3, 4])
  }

  @Test(
    arguments: UndersamplingProblem.all, [(1, NeighborAgreement.all), (3, .all), (4, .mode)])
  func editedNeighbors(
    _ problem: UndersamplingProblem, _ rule: (count: Int, agreement: NeighborAgreement)
  ) throws {
    for strategy in [SamplingStrategy.auto, .all] {
      let targets = try problem.targets(strategy)
      let rows = problem.labels.indices.map { UInt32($0) }
      let expected = rows.filter { row in
        let label = problem.labels[Int(row)]
        let neighbors = problem.nearest(to: row, among: rows).prefix(rule.count)
        let votes = problem.votes(neighbors, for: label)
        let holds = rule.agreement == .all ? votes.other == 0 : votes.own >= votes.other
        return holds || !targets.isTarget[Int(label)]
      }
      var editing = EditedNearestNeighbors()
      editing.neighborCount = rule.count
      editing.agreement = rule.agreement
      let kept = try editing.keptRows(
        labels: problem.labels, points: problem.points, targets: targets)
      #expect(kept == expected)
    }
  }

  /// A row is not its own neighbor, also where it has a duplicate.
  @Test func aDuplicateDoesNotVoteForItself() throws {
    // Row 1 lies among class 0, on top of row 0.
    let points = Matrix(rowCount: 7, columnCount: 1, values: [0, 0, 0.1, 8, 8.1, 8.2, 8.3])
    let labels: [UInt32] = [0, 1, 0, 1, 1, 1, 1]
    let targets = try ClassTargets(
      counts: [2, 5], goal: .strategy(.auto), direction: .cleaning)
    var editing = EditedNearestNeighbors()
    editing.neighborCount = 1
    #expect(
      try editing.keptRows(labels: labels, points: points, targets: targets)
        == [0, 2, 3, 4, 5, 6])
  }

  @Test(arguments: UndersamplingProblem.all)
  func repeatedEditingEndsWhereEditingDoesNothing(_ problem: UndersamplingProblem) throws {
    let targets = try problem.targets()
    let kept = try RepeatedEditedNearestNeighbors()
      .keptRows(labels: problem.labels, points: problem.points, targets: targets)
    let labels = kept.map { problem.labels[Int($0)] }
    let counts = problem.counts.indices.map { label in labels.count { $0 == label } }
    // No class is lost, the smallest is whole, and a pass more changes nothing unless a class has
    // become too small.
    #expect(counts.allSatisfy { $0 > 0 })
    #expect(counts[Int(problem.minority)] == problem.counts[Int(problem.minority)])
    let again = try EditedNearestNeighbors().keptRows(
      labels: labels, points: problem.points.selecting(rows: kept), targets: targets)
    let floor = problem.counts.min() ?? 0
    let isSmall = counts.indices.contains { counts[$0] < floor }
    let wouldLose = counts.indices.contains { label in
      !again.contains { labels[Int($0)] == label }
    }
    #expect(again.count == kept.count || isSmall || wouldLose)
  }

  @Test(arguments: UndersamplingProblem.all)
  func allKNNEditsBySizesInTurn(_ problem: UndersamplingProblem) throws {
    let targets = try problem.targets()
    var rows = problem.labels.indices.map { UInt32($0) }
    let floor = problem.counts.min() ?? 0
    for size in 1...3 {
      var editing = EditedNearestNeighbors()
      editing.neighborCount = size
      let labels = rows.map { problem.labels[Int($0)] }
      let edited = try editing.keptRows(
        labels: labels, points: problem.points.selecting(rows: rows), targets: targets
      ).map { rows[Int($0)] }
      let counts = problem.counts.indices.map { label in
        edited.count { problem.labels[Int($0)] == label }
      }
      if counts.contains(0) { break }
      rows = edited
      if counts.contains(where: { $0 < floor }) { break }
    }
    let kept = try AllKNN().keptRows(
      labels: problem.labels, points: problem.points, targets: targets)
    #expect(kept == rows)
  }
}
