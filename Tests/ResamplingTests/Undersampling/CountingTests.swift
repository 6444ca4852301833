import Resampling
import Testing

@Suite("Methods that keep as many rows as asked for")
struct CountingTests {
  @Test(arguments: UndersamplingProblem.all, NearMiss.Version.allCases)
  func nearMiss(_ problem: UndersamplingProblem, _ version: NearMiss.Version) throws {
    let targets = try problem.targets(.auto, .undersampling)
    var method = NearMiss()
    method.version = version
    let kept = try method.keptRows(
      labels: problem.labels, points: problem.points, targets: targets)
    let minority = problem.rows(of: problem.minority)
    let naive = NaiveSearch(points: problem.points)
    var expected = minority
    for label in targets.targets.map({ UInt32($0) }) {
      let rows = problem.rows(of: label)
      var list = rows
      if version == .shortlist {
        for count in 3... {
          list = rows.filter { row in
            minority.contains {
              problem.nearest(to: $0, among: rows).prefix(count).contains(row)
            }
          }
          if list.count >= targets.wanted[Int(label)] { break }
        }
      }
      let scored = list.map { row in
        let query = problem.points.cells(of: Int(row))
        let distances = minority.map { naive.distance(query, Int($0)).squareRoot() }.sorted()
        let chosen = version == .farthest ? distances.suffix(3) : distances.prefix(3)
        return (row: row, score: chosen.reduce(0, +) * (version == .shortlist ? -1 : 1))
      }
      expected += scored.sorted { ($0.score, $0.row) < ($1.score, $1.row) }
        .prefix(targets.wanted[Int(label)]).map(\.row)
    }
    #expect(kept == expected.sorted())
  }

  /// Which rows are kept depends on their scores, not on their places in the table.
  @Test(arguments: NearMiss.Version.allCases)
  func nearMissFollowsRowsAround(_ version: NearMiss.Version) throws {
    let problem = UndersamplingProblem(seed: 9, counts: [40, 11])
    var method = NearMiss()
    method.version = version
    let targets = try problem.targets(.auto, .undersampling)
    let kept = try method.keptRows(
      labels: problem.labels, points: problem.points, targets: targets)
    var random = RandomState(seed: 1)
    let order = random.permutation(problem.labels.count).map { UInt32($0) }
    let moved = try method.keptRows(
      labels: order.map { problem.labels[Int($0)] },
      points: problem.points.selecting(rows: order), targets: targets)
    #expect(moved.map { order[Int($0)] }.sorted() == kept)
  }

  @Test(arguments: UndersamplingProblem.all, [0, 1, 3, 7])
  func countsAreExact(_ problem: UndersamplingProblem, _ count: Int) throws {
    let targets = try ClassTargets(
      counts: problem.counts, goal: .perClass(count), direction: .undersampling)
    var clusters = ClusterCentroids(seed: 4)
    let centroids = clusters.centroids(
      labels: problem.labels, points: problem.points, targets: targets)
    for part in centroids.centroids {
      #expect(part.points.rowCount == targets.wanted[Int(part.label)])
    }
    clusters.clustering.roundLimit = 2
    let kept =
      [
        clusters.keptRows(labels: problem.labels, points: problem.points, targets: targets),
        try InstanceHardness(seed: 4).keptRows(
          labels: problem.labels, points: problem.points, targets: targets),
      ]
      + (try NearMiss.Version.allCases.map { version in
        var method = NearMiss()
        method.version = version
        return try method.keptRows(
          labels: problem.labels, points: problem.points, targets: targets)
      })
    for rows in kept {
      #expect(Set(rows).count == rows.count && rows == rows.sorted())
      let counts = problem.counts.indices.map { label in
        rows.count { problem.labels[Int($0)] == label }
      }
      #expect(counts == targets.wanted)
    }
  }

  /// Rows in the wrong place are the hardest, and go first.
  @Test func hardRowsGoFirst() throws {
    var random = RandomState(seed: 2)
    let labels = (0..<120).map { UInt32($0 % 3 == 0 ? 0 : 1) }
    let misplaced: [UInt32] = [4, 10, 25, 64]
    let values = labels.indices.map { row in
      let isMisplaced = misplaced.contains(UInt32(row))
      return random.standardNormal() + (labels[row] == 1 && !isMisplaced ? 20 : 0)
    }
    let targets = try ClassTargets(
      counts: [40, 80], goal: .perClass(76), direction: .undersampling)
    let kept = try InstanceHardness(seed: 0).keptRows(
      labels: labels, points: Matrix(rowCount: 120, columnCount: 1, values: values),
      targets: targets)
    #expect(!kept.contains { misplaced.contains($0) })
    #expect(kept.count == 116)
  }

  @Test func centersOfClearClustersAreTheirMeans() throws {
    // Three clusters of four, far apart.
    let values = [0, 100, 1000].flatMap { start in [0, 1, 2, 5].map { start + Double($0) } }
    let targets = try ClassTargets(
      counts: [2, 12], goal: .perClass(3), direction: .undersampling)
    let points = Matrix(rowCount: 14, columnCount: 1, values: [7, 8] + values)
    let labels = [0, 0] + [UInt32](repeating: 1, count: 12)
    let method = ClusterCentroids(seed: 6)
    let centroids = method.centroids(labels: labels, points: points, targets: targets)
    #expect(centroids.kept == [0, 1])
    #expect(centroids.centroids.first?.points.values.sorted() == [2, 102, 1002])
    #expect(method.keptRows(labels: labels, points: points, targets: targets) == [0, 1, 4, 8, 12])
  }

  @Test func theSeedAndNotTheThreadsDecide() throws {
    let problem = UndersamplingProblem(seed: 12, counts: [300, 20])
    let targets = try problem.targets(.auto, .undersampling)
    func kept(_ seed: UInt32, _ threadCount: Int) -> [RowNumber] {
      var method = ClusterCentroids(seed: seed)
      method.clustering.threadCount = threadCount
      return method.keptRows(labels: problem.labels, points: problem.points, targets: targets)
    }
    #expect(kept(1, 1) == kept(1, 4))
    #expect(kept(1, 1) != kept(2, 1))
  }

  /// However many neighbors are asked for, there are only as many as rows.
  @Test func allRowsCanBeNeighbors() throws {
    let problem = UndersamplingProblem(seed: 3, counts: [9, 30])
    let cleaning = try problem.targets()
    let under = try problem.targets(.auto, .undersampling)
    func kept(_ count: Int) throws -> [[RowNumber]] {
      var editing = EditedNearestNeighbors()
      editing.neighborCount = count
      editing.agreement = .mode
      var all = AllKNN()
      all.editing = editing
      var condensed = CondensedNearestNeighbor(seed: 1)
      condensed.neighborCount = count
      var oneSided = OneSidedSelection(seed: 1)
      oneSided.neighborCount = count
      var rule = NeighborhoodCleaningRule()
      rule.neighborCount = count
      var hardness = InstanceHardness(seed: 1)
      hardness.neighborCount = count
      let misses = NearMiss.Version.allCases.map { version in
        var method = NearMiss()
        method.version = version
        method.neighborCount = count
        method.shortlistNeighborCount = count
        return method
      }
      let cleaners: [any Undersampler] = [editing, all, condensed, oneSided, rule]
      return try cleaners.map {
        try $0.keptRows(labels: problem.labels, points: problem.points, targets: cleaning)
      }
        + ([hardness] + misses as [any Undersampler]).map {
          try $0.keptRows(labels: problem.labels, points: problem.points, targets: under)
        }
    }
    #expect(try kept(.max) == kept(39))
  }
}
