public import Threading

/// k-means: rows are parted into clusters such that each is nearest to the mean of its own.
///
/// Source: S. P. Lloyd, "Least squares quantization in PCM", IEEE Transactions on Information Theory
/// 28 (1982), started by k-means++: see `KMeansStarts`.
///
/// Of equally near centers the first counts. A cluster that loses all its rows keeps its center. A
/// missing cell (NaN) takes no part in distances and means.
///
/// Cost: that of the starts, and for each round a search of every row's nearest center.
///
/// Draws: the starts.
public struct KMeans: Sendable {
  /// How many rounds there are at most.
  public var roundLimit = 300
  /// Rounds end when the centers move less, as the sum of squares, than this part of the columns'
  /// mean variance; scikit-learn's default.
  public var tolerance = 1e-4
  /// How many threads search.
  public var threadCount = Threads.count
  /// Who is told how far the work is: first of the starts, then of the rounds.
  public var progress = WorkProgress.none

  /// Creates the method.
  public init() {}

  /// Rows in clusters.
  struct Clusters: Sendable {
    /// The rows.
    let points: Matrix
    /// The center of each cluster.
    var centers: Matrix
    /// The cluster of each row, and the squared distance to its center.
    var owners: [UInt32]
    var distances: [Double]
  }

  /// Finds the clusters of some rows.
  ///
  /// - Precondition: there are at least as many rows as clusters, and at least one cluster.
  func clusters(of points: Matrix, count: Int, using random: inout RandomState) -> Clusters {
    precondition(count > 0 && count <= points.rowCount, "more clusters than rows")
    let starts = KMeansStarts(
      points, count: count, threadCount: threadCount, progress: progress, using: &random
    ).rows
    var clusters = Clusters(
      points: points, centers: points.selecting(rows: starts), owners: [], distances: [])
    clusters.assign(threadCount)
    let enough = tolerance * meanVariance(points)
    progress.begin(total: roundLimit)
    for _ in 0..<roundLimit {
      let owners = clusters.owners
      let shift = clusters.moveCenters()
      clusters.assign(threadCount)
      progress.advance()
      if clusters.owners == owners || shift <= enough { break }
    }
    return clusters
  }

  private func meanVariance(_ points: Matrix) -> Double {
    var sum = 0.0
    for column in 0..<points.columnCount {
      let values = (0..<points.rowCount).map { points[$0, column] }.filter { !$0.isNaN }
      let mean = values.reduce(0, +) / Double(values.count)
      sum += values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, values.count))
    }
    return sum / Double(max(1, points.columnCount))
  }
}

extension KMeans.Clusters {
  /// Gives every row to the nearest center.
  fileprivate mutating func assign(_ threadCount: Int) {
    let nearest = NeighborSearch(centers, threadCount: threadCount).nearest(1, to: points)
    owners = nearest.rows
    distances = nearest.distances
  }

  /// Moves every center to the mean of its rows, and returns the sum of the squared ways.
  fileprivate mutating func moveCenters() -> Double {
    var sums = [Double](repeating: 0, count: centers.values.count)
    var counts = [Double](repeating: 0, count: centers.values.count)
    for row in owners.indices {
      let start = Int(owners[row]) * points.columnCount
      for column in 0..<points.columnCount where !points[row, column].isNaN {
        sums[start + column] += points[row, column]
        counts[start + column] += 1
      }
    }
    var shift = 0.0
    for cell in sums.indices where counts[cell] > 0 {
      let mean = sums[cell] / counts[cell]
      shift += (mean - centers.values[cell]) * (mean - centers.values[cell])
      centers.values[cell] = mean
    }
    return shift
  }

  /// One row for each cluster, all distinct: of its rows the nearest to the center, and for clusters
  /// without rows (duplicates leave some) the first rows that are not taken.
  func representatives() -> [UInt32] {
    var nearest = [UInt32?](repeating: nil, count: centers.rowCount)
    for row in owners.indices {
      let owner = Int(owners[row])
      if let other = nearest[owner], distances[Int(other)] <= distances[row] { continue }
      nearest[owner] = UInt32(row)
    }
    let taken = RowSet(nearest.compactMap(\.self), rowCount: owners.count)
    var free = (0..<UInt32(owners.count)).lazy.filter { !taken.contains($0) }.makeIterator()
    return nearest.compactMap { $0 ?? free.next() }
  }
}
