import Resampling
import Testing

/// A table to clean, and a naive view of its neighbors.
struct UndersamplingProblem: CustomTestStringConvertible {
  var seed: UInt32
  /// The rows of each class.
  var counts: [Int]
  var columnCount = 3
  /// Whether cells are small whole numbers, so that rows are equal and distances tie.
  var hasTies = false

  var points = Matrix(rowCount: 0, columnCount: 0, values: [])
  var labels: [UInt32] = []
  var testDescription: String { "\(counts) rows, seed \(seed)\(hasTies ? ", ties" : "")" }

  init(seed: UInt32, counts: [Int], hasTies: Bool = false) {
    self.seed = seed
    self.counts = counts
    self.hasTies = hasTies
    var random = RandomState(seed: seed)
    labels = counts.indices.flatMap { Array(repeating: UInt32($0), count: counts[$0]) }
    labels = random.permutation(of: labels)
    var values: [Double] = []
    for label in labels {
      for _ in 0..<columnCount {
        let value = random.standardNormal() * 2 + Double(label)
        values.append(hasTies ? value.rounded() : value)
      }
    }
    points = Matrix(rowCount: labels.count, columnCount: columnCount, values: values)
  }

  static let all: [UndersamplingProblem] = [
    [30, 8], [10, 40, 25], [12, 12], [60, 1], [5, 4, 50],
  ]
  .enumerated().flatMap { seed, counts in
    [false, true].map {
      UndersamplingProblem(seed: UInt32(seed), counts: counts, hasTies: $0)
    }
  }

  func targets(
    _ strategy: SamplingStrategy = .auto, _ direction: ResamplingDirection = .cleaning
  ) throws -> ClassTargets {
    try ClassTargets(counts: counts, goal: .strategy(strategy), direction: direction)
  }

  /// The class that the methods take for the minority.
  var minority: UInt32 {
    UInt32(counts.indices.min { (counts[$0], $0) < (counts[$1], $1) } ?? 0)
  }

  /// The rows of a class.
  func rows(of label: UInt32) -> [UInt32] {
    labels.indices.filter { labels[$0] == label }.map { UInt32($0) }
  }

  /// The rows of `among` but one, nearest to it first, ties by row.
  func nearest(to row: UInt32, among rows: [UInt32]) -> [UInt32] {
    let naive = NaiveSearch(points: points)
    let query = points.cells(of: Int(row))
    return rows.filter { $0 != row }.map { ($0, naive.distance(query, Int($0))) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
  }

  /// The votes of some rows for a class, and the most that another class has.
  func votes(_ rows: some Sequence<UInt32>, for own: UInt32) -> (own: Int, other: Int) {
    var votes: [UInt32: Int] = [:]
    for row in rows { votes[labels[Int(row)], default: 0] += 1 }
    return (votes[own] ?? 0, votes.filter { $0.key != own }.values.max() ?? 0)
  }
}

extension RandomState {
  /// A permutation of some values.
  mutating func permutation<Value>(of values: [Value]) -> [Value] {
    permutation(values.count).map { values[Int($0)] }
  }
}
