public import Threading

/// Predicts the class of a row by the training rows nearest to it: each votes for its own class.
///
/// E. Fix and J. L. Hodges, "Discriminatory analysis, nonparametric discrimination", USAF School of
/// Aviation Medicine, 1951; T. M. Cover and P. E. Hart, "Nearest neighbor pattern classification",
/// IEEE Transactions on Information Theory 13, 1967. Votes that fade with distance: S. A. Dudani,
/// "The distance-weighted k-nearest-neighbor rule", IEEE Transactions on Systems, Man, and
/// Cybernetics 6, 1976.
///
/// Equal to scikit-learn's `KNeighborsClassifier` where no two distances are equal. Where some are,
/// the training row with the lower number is nearer here, and there whichever the search meets first. What
/// scikit-learn refuses is defined here: missing cells take no part in distances
/// (``DistanceMetric``), and a row that is infinitely far from all training rows is given the shares
/// that the classes have among them.
///
/// Cost: one search a row. Memory: the training rows. Draws nothing.
public struct KNearestNeighbors: Sendable {
  /// How much a neighbor's vote counts.
  public enum Voting: String, CaseIterable, Sendable {
    /// All alike.
    case uniform
    /// The inverse of the distance; training rows equal to the row in question overrule all others.
    case distance
  }

  /// How many neighbors vote: all training rows where there are fewer.
  public var neighborCount = 5
  /// How much their votes count.
  public var voting = Voting.uniform

  private let labels: [UInt32]
  /// What each training row's vote is multiplied by, the largest 1; `nil` where all are alike.
  private let rowWeights: [Double]?
  private let search: NeighborSearch
  /// The shares of the classes among the training rows.
  private let prior: ClassShares

  /// Takes the training rows.
  ///
  /// - Parameters:
  ///   - points: the features, row after row.
  ///   - labels: the class of each row of `points`.
  ///   - rowWeights: what each training row's vote is multiplied by.
  ///   - metric: what near means.
  ///   - threadCount: how many threads work.
  /// - Precondition: there is a row, a label for each, and a weight for each where there are
  ///   weights, which are finite, not negative, and not all 0.
  public init(
    _ points: Matrix, labels: [UInt32], rowWeights: [Double]? = nil,
    metric: DistanceMetric = .euclidean, threadCount: Int = Threads.count
  ) {
    precondition(!labels.isEmpty && labels.count == points.rowCount, "a label for each row")
    self.labels = labels
    // Scaled, so that no sum of weights is infinite.
    let largest = rowWeights?.max() ?? 1
    self.rowWeights = rowWeights?.map { $0 / largest }
    search = NeighborSearch(points, metric: metric, threadCount: threadCount)
    var votes = Ballot()
    for row in labels.indices { votes.add(self.rowWeights?[row] ?? 1, for: labels[row]) }
    prior = votes.shares ?? ClassShares(sorted: [(labels[0], 1)])
  }

  /// The shares of votes that the classes get for each query.
  ///
  /// - Precondition: queries and training rows have equally many columns.
  public func shares(for queries: Matrix) -> [ClassShares] {
    let table = search.nearest(max(1, neighborCount), to: queries)
    return (0..<queries.rowCount).map { query in
      shares(neighbors: table[query], distances: table.distances(of: query))
    }
  }

  private func shares(
    neighbors: ArraySlice<UInt32>, distances: ArraySlice<Double>
  ) -> ClassShares {
    var ballot = Ballot()
    let nearest = search.metric.distance(distances.first ?? .infinity)
    for (row, comparable) in zip(neighbors, distances) where comparable < .infinity {
      let distance = search.metric.distance(comparable)
      // In proportion to 1 / distance, and never infinite.
      let vote =
        voting == .uniform || distance == nearest ? 1 : nearest / distance
      ballot.add(vote * (rowWeights?[Int(row)] ?? 1), for: labels[Int(row)])
    }
    return ballot.shares ?? prior
  }
}

/// The shares of votes that classes have got: probabilities that sum to 1.
public struct ClassShares: Equatable, Sendable {
  /// The classes that got votes, rising, with their shares.
  public let sorted: [(label: UInt32, share: Double)]

  /// The class with the largest share, the first of several.
  public var winner: UInt32 {
    // `max` would take the last.
    sorted.reduce(sorted[0]) { $1.share > $0.share ? $1 : $0 }.label
  }

  /// The share of a class.
  public func share(of label: UInt32) -> Double {
    sorted.first { $0.label == label }?.share ?? 0
  }

  /// Whether the same classes have the same shares.
  public static func == (first: Self, second: Self) -> Bool {
    first.sorted.elementsEqual(second.sorted, by: ==)
  }

  /// - Precondition: there is a class.
  init(sorted: [(label: UInt32, share: Double)]) {
    precondition(!sorted.isEmpty, "shares of no class")
    self.sorted = sorted
  }
}

/// The votes of a few neighbors, class by class.
private struct Ballot {
  private var votes: [UInt32: Double] = [:]

  mutating func add(_ vote: Double, for label: UInt32) { votes[label, default: 0] += vote }

  /// What part of all votes each class has; `nil` where there are none.
  var shares: ClassShares? {
    let sorted = votes.sorted { $0.key < $1.key }
    let total = sorted.reduce(0) { $0 + $1.value }
    guard total > 0 else { return nil }
    return ClassShares(sorted: sorted.map { ($0.key, $0.value / total) })
  }
}
