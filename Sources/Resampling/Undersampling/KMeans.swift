/// k-means: rows are parted into clusters such that each is nearest to the mean of its own.
///
/// Source: S. P. Lloyd, "Least squares quantization in PCM", IEEE Transactions on Information Theory
/// 28 (1982); started by k-means++, D. Arthur, S. Vassilvitskii, SODA (2007): each first centre is a
/// row drawn with a probability that grows with the square of its distance to those before.
///
/// Of equally near centres the first counts. A cluster that loses all its rows keeps its centre. A
/// missing cell (NaN) takes no part in distances and means.
///
/// Cost: for the start O(rows × clusters) and far fewer distances, thanks to the triangle inequality
/// (C. Elkan, 2003); for each round a search of every row's nearest centre.
///
/// Draws: a number below the row count, then for each further cluster one `randomSample`; none if
/// all rows are at centres, where the first row that is no centre comes next.
public struct KMeans: Sendable {
  /// How many rounds there are at most.
  public var roundLimit = 300
  /// Rounds end when the centres move less, as the sum of squares, than this part of the columns'
  /// mean variance; scikit-learn's default.
  public var tolerance = 1e-4
  /// How many threads search.
  public var threadCount = 2

  /// Creates the method.
  public init() {}

  /// Rows in clusters.
  struct Clusters: Sendable {
    /// The rows.
    let points: Matrix
    /// The centre of each cluster.
    var centers: Matrix
    /// The cluster of each row, and the squared distance to its centre.
    var owners: [UInt32]
    var distances: [Double]
  }

  /// Finds the clusters of some rows.
  ///
  /// - Precondition: there are at least as many rows as clusters, and at least one cluster.
  func clusters(of points: Matrix, count: Int, using random: inout RandomState) -> Clusters {
    precondition(count > 0 && count <= points.rowCount, "more clusters than rows")
    let starts = starts(points, count, using: &random)
    var clusters = Clusters(
      points: points, centers: points.selecting(rows: starts), owners: [], distances: [])
    clusters.assign(threadCount)
    let enough = tolerance * meanVariance(points)
    for _ in 0..<roundLimit {
      let owners = clusters.owners
      let shift = clusters.moveCenters()
      clusters.assign(threadCount)
      if clusters.owners == owners || shift <= enough { break }
    }
    return clusters
  }

  /// The rows at which the clusters start.
  private func starts(
    _ points: Matrix, _ count: Int, using random: inout RandomState
  ) -> [UInt32] {
    var starts: [UInt32] = []
    var isStart = [Bool](repeating: false, count: points.rowCount)
    // The number and the squared distance of each row's nearest start.
    var owners = [Int](repeating: 0, count: points.rowCount)
    var squares = [Double](repeating: .infinity, count: points.rowCount)
    var next = random.randint(below: points.rowCount)
    while true {
      // A start that lies twice as far from a row's owner as the row itself is no nearer to it.
      let gaps = starts.map {
        DistanceMetric.euclidean.comparable(points.row(next), points.row(Int($0))) / 4
      }
      for row in squares.indices where starts.isEmpty || gaps[owners[row]] < squares[row] {
        let square = DistanceMetric.euclidean.comparable(points.row(next), points.row(row))
        if square < squares[row] {
          squares[row] = square
          owners[row] = starts.count
        }
      }
      starts.append(UInt32(next))
      isStart[next] = true
      squares[next] = 0
      if starts.count == count { return starts }
      next = draw(squares, using: &random) ?? isStart.firstIndex(of: false) ?? 0
    }
  }

  /// A row by its square's share of all; `nil` if there is nothing to share.
  private func draw(_ squares: [Double], using random: inout RandomState) -> Int? {
    let sum = squares.reduce(0, +)
    guard sum > 0 && sum < .infinity else { return nil }
    let bound = random.randomSample() * sum
    var reached = 0.0
    for row in squares.indices {
      reached += squares[row]
      if reached > bound { return row }
    }
    return squares.lastIndex { $0 > 0 }
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
  /// Gives every row to the nearest centre.
  fileprivate mutating func assign(_ threadCount: Int) {
    let nearest = NeighborSearch(centers, threadCount: threadCount).nearest(1, to: points)
    owners = nearest.rows
    distances = nearest.distances
  }

  /// Moves every centre to the mean of its rows, and returns the sum of the squared ways.
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

  /// One row for each cluster, all distinct: of its rows the nearest to the centre, and for clusters
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
