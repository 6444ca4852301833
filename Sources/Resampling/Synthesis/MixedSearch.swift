/// Finds the nearest rows of a table with categories: squared Euclidean distance over the numbers,
/// plus a fixed penalty for every category in which two rows differ.
///
/// A missing number (NaN), in either row, takes no part; the rest is scaled up to all columns, the
/// categories among them. Neighbours come by (distance, row number).
///
/// Cost: every pair of rows is looked at, sixteen at a time: about 4 ns for 24 categories and 5
/// numbers. The table is held a second time, with one byte a category.
struct MixedSearch: Sendable {
  private let points: MixedMatrix
  private let blocks: MixedBlocks
  private let penalty: Double
  private let threadCount: Int

  /// Prepares a search among `points`.
  ///
  /// - Parameter penalty: what a differing category adds to the squared distance.
  init(_ points: MixedMatrix, penalty: Double, threadCount: Int) {
    self.points = points
    self.penalty = penalty
    self.threadCount = threadCount
    blocks = MixedBlocks(points)
  }

  /// Finds the `count` rows nearest to each query, a row equal to the query included.
  func nearest(_ count: Int, to queries: MixedMatrix) -> NeighborTable {
    search(min(count, points.rowCount), queries: queries, excludingSelf: false)
  }

  /// Finds the `count` other rows nearest to each row.
  func nearestOthers(_ count: Int) -> NeighborTable {
    search(min(count, points.rowCount - 1), queries: points, excludingSelf: true)
  }

  private func search(
    _ count: Int, queries: MixedMatrix, excludingSelf: Bool
  ) -> NeighborTable {
    if count <= 0 { return .empty }
    let areExact = MixedBlocks.areExact(points) && MixedBlocks.areExact(queries)
    let found = inBlocks(of: queries.rowCount, size: 64, threadCount: threadCount) { block in
      var lists = CandidateLists(queryCount: block.count, capacity: count)
      for (place, query) in block.enumerated() {
        let pattern = MixedBlocks.Pattern(row: query, of: queries)
        offerAll(pattern, excluding: excludingSelf ? query : nil, to: place, of: &lists) {
          areExact ? $1 : distance(from: queries, query, to: $0)
        }
      }
      return lists
    }
    return NeighborTable(joining: found)
  }

  /// Offers every row that may be near enough; `distance` turns the bound into the distance.
  @inline(__always)
  private func offerAll(
    _ pattern: borrowing MixedBlocks.Pattern, excluding: Int?, to query: Int,
    of lists: inout CandidateLists, distance: (Int, Double) -> Double
  ) {
    let width = MixedBlocks.width
    let excluding = excluding ?? -1
    var worst = lists.worst(of: query)
    for start in stride(from: 0, to: points.rowCount, by: width) {
      let differences = blocks.differences(start / width, from: pattern)
      let squares = blocks.squares(start / width, from: pattern)
      for lane in 0..<min(width, points.rowCount - start) {
        let bound = squares[lane] + penalty * Double(differences[lane])
        // NaN, where numbers are missing, is not above anything.
        if bound > worst || start + lane == excluding { continue }
        let row = start + lane
        lists.offer(Candidate(distance: distance(row, bound), row: UInt32(row)), to: query)
        worst = lists.worst(of: query)
      }
    }
  }

  /// The squared distance from a row of any table to one of the points.
  private func distance(from queries: MixedMatrix, _ query: Int, to row: Int) -> Double {
    var differing = 0
    for column in 0..<points.codes.columnCount
    where queries.codes[query, column] != points.codes[row, column] { differing += 1 }
    var sum = 0.0
    var missing = 0
    for column in 0..<points.numbers.columnCount {
      let difference = points.numbers[row, column] - queries.numbers[query, column]
      if difference.isNaN { missing += 1 } else { sum += difference * difference }
    }
    sum += penalty * Double(differing)
    if missing == 0 { return sum }
    let all = Double(points.numbers.columnCount + points.codes.columnCount)
    return Double(missing) < all ? sum * (all / (all - Double(missing))) : .infinity
  }
}

extension NeighborTable {
  /// Joins the lists of consecutive blocks of queries, all full and of the same capacity.
  init(joining blocks: [CandidateLists]) {
    self.init(neighborCount: blocks.first?.capacity ?? 0)
    for block in blocks {
      for candidate in block.candidates {
        rows.append(candidate.row)
        distances.append(candidate.distance)
      }
    }
  }
}
