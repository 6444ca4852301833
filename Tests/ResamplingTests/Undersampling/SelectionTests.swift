import Resampling
import Testing

@Suite("CNN, one-sided selection and neighborhood cleaning")
struct SelectionTests {
  /// Hart's promise: what was dropped is judged right by what was kept.
  @Test(arguments: UndersamplingProblem.all, [1, 3])
  func condensedRowsAreJudgedRight(_ problem: UndersamplingProblem, _ count: Int) throws {
    var method = CondensedNearestNeighbor(seed: 3)
    method.neighborCount = count
    let targets = try problem.targets(.all)
    let kept = try method.keptRows(
      labels: problem.labels, points: problem.points, targets: targets)
    #expect(kept == kept.sorted() && Set(kept).count == kept.count)
    #expect(problem.rows(of: problem.minority).allSatisfy(kept.contains))
    for row in problem.labels.indices.map({ UInt32($0) }) where !kept.contains(row) {
      let label = problem.labels[Int(row)]
      // Of equally near judges the minority's come first, then the others as they were kept; which
      // was when is not told here, so rows whose vote hangs on it are left out.
      let judges = kept.filter { [label, problem.minority].contains(problem.labels[Int($0)]) }
      let nearest = problem.nearest(to: row, among: judges)
      let naive = NaiveSearch(points: problem.points)
      let query = problem.points.cells(of: Int(row))
      let isTied =
        nearest.count > count
        && naive.distance(query, Int(nearest[count - 1]))
          == naive.distance(query, Int(nearest[count]))
      let votes = problem.votes(nearest.prefix(count), for: label)
      #expect(isTied || votes.own >= votes.other)
    }
  }

  /// imbalanced-learn skips a row whose position in its class is the number of a kept row.
  @Test func positionsAreNotRowNumbers() throws {
    // Class 1: rows 2… at 10, 10.1 and so on. The seed is row 3; position 3, row 5, lies with the
    // minority and is misjudged, but is skipped as "row 3".
    let points = Matrix(
      rowCount: 8, columnCount: 1, values: [0, 1, 10, 10.1, 10.2, 0.5, 10.3, 10.4])
    let labels: [UInt32] = [0, 0, 1, 1, 1, 1, 1, 1]
    let targets = try ClassTargets(
      counts: [2, 6], goal: .strategy(.auto), direction: .cleaning)
    // The seed whose first draw below 6 is 1: row 3.
    let seed = try #require(
      (0..<UInt32(100)).first { seed in
        var random = RandomState(seed: seed)
        return random.randint(below: 6) == 1
      })
    var method = CondensedNearestNeighbor(seed: seed)
    #expect(
      try method.keptRows(labels: labels, points: points, targets: targets) == [0, 1, 3, 5])
    method.rules.compatibility = .imbalancedLearn
    #expect(
      try method.keptRows(labels: labels, points: points, targets: targets) == [0, 1, 3])
  }

  @Test(arguments: UndersamplingProblem.all)
  func oneSidedSelection(_ problem: UndersamplingProblem) throws {
    let targets = try problem.targets()
    let kept = try OneSidedSelection(seed: 11).keptRows(
      labels: problem.labels, points: problem.points, targets: targets)
    var random = RandomState(seed: 11)
    var expected: [UInt32] = []
    for label in problem.counts.indices.map({ UInt32($0) }) {
      let rows = problem.rows(of: label)
      if !targets.isTarget[Int(label)] {
        expected += rows
        continue
      }
      let seed = rows[random.randint(below: rows.count)]
      // Equally near judges: the minority's first.
      let judges = problem.rows(of: problem.minority)
      let naive = NaiveSearch(points: problem.points)
      expected += rows.filter { row in
        let query = problem.points.cells(of: Int(row))
        let toMinority = judges.map { naive.distance(query, Int($0)) }.min() ?? .infinity
        return row == seed || toMinority <= naive.distance(query, Int(seed))
      }
    }
    expected.sort()
    let links = TomekLinks().keptRows(
      labels: expected.map { problem.labels[Int($0)] },
      points: problem.points.selecting(rows: expected), targets: targets)
    #expect(kept == links.map { expected[Int($0)] })
  }

  @Test(arguments: UndersamplingProblem.all)
  func neighborhoodCleaning(_ problem: UndersamplingProblem) throws {
    let targets = try problem.targets()
    let rows = problem.labels.indices.map { UInt32($0) }
    var dropped: Set<UInt32> = []
    for row in rows {
      let label = problem.labels[Int(row)]
      let neighbors = problem.nearest(to: row, among: rows).prefix(3)
      let votes = problem.votes(neighbors, for: label)
      if votes.own >= votes.other { continue }
      if targets.isTarget[Int(label)] { dropped.insert(row) }
      if label == problem.minority {
        dropped.formUnion(neighbors.filter { targets.isTarget[Int(problem.labels[Int($0)])] })
      }
    }
    let kept = try NeighborhoodCleaningRule().keptRows(
      labels: problem.labels, points: problem.points, targets: targets)
    #expect(kept == rows.filter { !dropped.contains($0) })
  }

  /// The paper cleans a class of exactly the threshold's size.
  @Test func theThresholdIsEnough() throws {
    // Row 0, of the minority, lies among class 1, which is as large.
    let points = Matrix(
      rowCount: 8, columnCount: 1, values: [10.05, 0, 0.1, 0.2, 10, 10.1, 10.2, 10.4])
    let labels: [UInt32] = [0, 0, 0, 0, 1, 1, 1, 1]
    let targets = try ClassTargets(
      counts: [4, 4], goal: .strategy(.auto), direction: .cleaning)
    var method = NeighborhoodCleaningRule()
    method.threshold = 1
    #expect(
      try method.keptRows(labels: labels, points: points, targets: targets) == [0, 1, 2, 3, 7])
    method.threshold = 1.01
    #expect(
      try method.keptRows(labels: labels, points: points, targets: targets).count == 8)
  }

  /// Rows without a label are as if they were not there.
  @Test(arguments: UndersamplingProblem.all.prefix(4))
  func unlabeledRowsTakeNoPart(_ problem: UndersamplingProblem) throws {
    var labels: [UInt32] = []
    var rows: [UInt32] = []
    var present: [UInt32] = []
    for row in problem.labels.indices {
      if row % 3 == 1 {
        labels.append(unlabeled)
        rows.append(UInt32(row))
      }
      present.append(UInt32(labels.count))
      labels.append(problem.labels[row])
      rows.append(UInt32(row))
    }
    let points = problem.points.selecting(rows: rows)
    let targets = try problem.targets()
    for method in Self.methods {
      let expected = try method.keptRows(
        labels: problem.labels, points: problem.points, targets: targets)
      let kept = try method.keptRows(labels: labels, points: points, targets: targets)
      #expect(kept == expected.map { present[Int($0)] })
    }
  }

  static let methods = UndersamplingMethod.choices.map { $0.make($0.parameters(seed: 1)) }
}
