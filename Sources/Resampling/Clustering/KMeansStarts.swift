import Threading

/// The first centers of k-means: k-means++ in rounds.
///
/// Source: D. Arthur, S. Vassilvitskii, "k-means++: the advantages of careful seeding", SODA (2007):
/// a next start is a row drawn with a probability that grows with the square of its distance to the
/// starts before. As by B. Bahmani et al., "Scalable k-means++", VLDB (2012), each round draws several
/// from the same distances: half as many as there are, so that thousands of starts take a few dozen
/// searches.
///
/// Cost: O(log starts) searches of every row's nearest start.
///
/// Draws: a number below the row count, then in each round one `randomSample` for each start to be
/// drawn; rows that come twice count once. Nothing is drawn when all rows are at starts; then the
/// first rows that are none follow.
struct KMeansStarts {
  /// The rows at which clusters start.
  private(set) var rows: [UInt32]

  private let points: Matrix
  private let threadCount: Int
  private var isStart: [Bool]
  /// The squared distance of each row to its nearest start.
  private var squares: [Double]

  /// Finds starts.
  ///
  /// - Precondition: there are at least as many rows as starts, and at least one start.
  init(
    _ points: Matrix, count: Int, threadCount: Int, progress: WorkProgress,
    using random: inout RandomState
  ) {
    precondition(count > 0 && count <= points.rowCount, "more starts than rows")
    self.points = points
    self.threadCount = threadCount
    rows = []
    isStart = Array(repeating: false, count: points.rowCount)
    squares = Array(repeating: .infinity, count: points.rowCount)
    var reported = 0
    progress.begin(total: count)
    add([UInt32(random.randint(below: points.rowCount))])
    while rows.count < count {
      progress.advance(by: rows.count - reported)
      reported = rows.count
      let wanted = min(count - rows.count, max(1, rows.count / 2))
      let drawn = draw(wanted, using: &random)
      let spare = (0..<UInt32(points.rowCount)).lazy.filter { [isStart] in !isStart[Int($0)] }
      add(drawn.isEmpty ? Array(spare.prefix(wanted)) : drawn)
    }
  }

  /// Makes rows starts.
  private mutating func add(_ starts: [UInt32]) {
    let nearest = NeighborSearch(points.selecting(rows: starts), threadCount: threadCount)
      .nearest(1, to: points)
    for row in squares.indices { squares[row] = min(squares[row], nearest.distances[row]) }
    for start in starts {
      squares[Int(start)] = 0
      isStart[Int(start)] = true
    }
    rows += starts
  }

  /// At most `count` distinct rows by their squares' share of all; none if there is nothing to
  /// share.
  private func draw(_ count: Int, using random: inout RandomState) -> [UInt32] {
    var sums: [Double] = []
    sums.reserveCapacity(squares.count)
    var sum = 0.0
    for square in squares {
      if square.isFinite { sum += square }
      sums.append(sum)
    }
    guard sum > 0 && sum.isFinite else { return [] }
    var drawn: [UInt32] = []
    var isDrawn: Set<UInt32> = []
    for _ in 0..<count {
      let row = UInt32(Self.firstIndex(in: sums, above: random.randomSample() * sum))
      // Rounding may lead past the last square.
      if !isStart[Int(row)] && isDrawn.insert(row).inserted { drawn.append(row) }
    }
    return drawn
  }

  /// The first index of an ascending list that is above a bound below its last value.
  private static func firstIndex(in sums: [Double], above bound: Double) -> Int {
    var range = 0..<sums.count - 1
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if sums[middle] > bound {
        range = range.lowerBound..<middle
      } else {
        range = middle + 1..<range.upperBound
      }
    }
    return range.lowerBound
  }
}
