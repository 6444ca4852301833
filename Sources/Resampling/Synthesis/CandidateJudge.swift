/// Looks around in the table from where candidates would lie.
struct CandidateJudge {
  /// How many candidates are made at a time.
  private static let batch = 4096

  private let points: Matrix
  private let labels: [UInt32]
  private let neighborCount: Int
  private let search: NeighborSearch

  /// Prepares the search among all rows.
  init(_ points: Matrix, labels: [UInt32], neighborCount: Int, rules: NeighborRules) {
    self.points = points
    self.labels = labels
    self.neighborCount = neighborCount
    search = NeighborSearch(points, metric: rules.metric, threadCount: rules.threadCount)
  }

  /// The share of classes other than `label` among the nearest rows of every candidate.
  func foreignShares(_ candidates: SynthesisPlan, growing label: UInt32) -> [Double] {
    stride(from: 0, to: candidates.count, by: Self.batch).flatMap { start in
      let places = Array(start..<min(start + Self.batch, candidates.count))
      let found = search.nearest(
        neighborCount, to: candidates.selecting(places).rows(from: points))
      return found.foreignShares(labels: labels, label: label)
    }
  }
}

extension NeighborTable {
  /// The share of classes other than `label` among the neighbours of every query.
  func foreignShares(labels: [UInt32], label: UInt32) -> [Double] {
    (0..<queryCount).map { query in
      let foreign = self[query].count { labels[Int($0)] != label }
      return Double(foreign) / Double(neighborCount)
    }
  }
}
