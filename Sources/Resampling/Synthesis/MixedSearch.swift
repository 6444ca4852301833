import Threading

/// Finds the nearest rows of a table with categories, by a ``MixedDistance``. Neighbors come by
/// (distance, row number).
///
/// Cost: at worst every pair of rows is looked at, sixteen at a time: about 4 ns for 24 categories
/// and 5 numbers. Rows that are too far away by their numbers alone are passed over, 64 at a time;
/// where numbers tell rows apart, that is most of them. The table is held a second time, with one
/// byte a category.
struct MixedSearch: Sendable {
  private let points: MixedMatrix
  private let runs: NumberRuns
  /// The rows in the order of the runs.
  private let blocks: MixedBlocks
  private let measure: MixedDistance
  private let penalty: Double
  private let threadCount: Int
  private let progress: WorkProgress

  /// Prepares a search among `points`.
  ///
  /// - Parameter progress: hears how far searches are, each of which begins anew.
  init(
    _ points: MixedMatrix, by measure: MixedDistance, threadCount: Int,
    progress: WorkProgress = .none
  ) {
    let points = measure.inUnits(points)
    self.points = points
    self.measure = measure
    penalty = measure.penalty
    self.threadCount = threadCount
    self.progress = progress
    runs = NumberRuns(points.numbers)
    blocks = MixedBlocks(points, order: runs.rows)
  }

  /// Finds the `count` rows nearest to each query, a row equal to the query included.
  func nearest(_ count: Int, to queries: MixedMatrix) -> NeighborTable {
    search(min(count, points.rowCount), queries: measure.inUnits(queries), excluding: nil)
  }

  /// Finds the `count` other rows nearest to each row.
  func nearestOthers(_ count: Int) -> NeighborTable {
    nearestOthers(count, of: Array(0..<UInt32(points.rowCount)))
  }

  /// Finds the `count` other rows nearest to each of the named rows.
  func nearestOthers(_ count: Int, of rows: [UInt32]) -> NeighborTable {
    let isAll = rows.elementsEqual(0..<UInt32(points.rowCount))
    return search(
      min(count, points.rowCount - 1), queries: isAll ? points : points.selecting(rows: rows),
      excluding: rows)
  }

  private func search(
    _ count: Int, queries: MixedMatrix, excluding: [UInt32]?
  ) -> NeighborTable {
    if count <= 0 { return .empty }
    progress.begin(total: queries.rowCount)
    let areExact = MixedBlocks.areExact(points) && MixedBlocks.areExact(queries)
    let found = inBlocks(of: queries.rowCount, size: 64, threadCount: threadCount) { block in
      defer { progress.advance(by: block.count) }
      var lists = CandidateLists(queryCount: block.count, capacity: count)
      var distances = [Double](repeating: 0, count: runs.count)
      for (index, query) in block.enumerated() {
        let pattern = MixedBlocks.Pattern(row: query, of: queries)
        runs.fill(
          &distances, from: queries.numbers.row(query), squaring: measure.squaresNumbers)
        let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
        // From the nearest run on, so that little is near enough later.
        for run in [nearest..<runs.count, 0..<nearest].joined()
        where distances[run] <= lists.worst(of: index) {
          offer(
            run, pattern, excluding: (excluding?[query]).map { Int($0) }, to: index, of: &lists
          ) {
            areExact ? $1 : distance(from: queries, query, to: $0)
          }
        }
      }
      return lists
    }
    return NeighborTable(joining: found)
  }

  /// Offers the rows of a run that may be near enough; `distance` turns the bound into the distance.
  @inline(__always)
  private func offer(
    _ run: Int, _ pattern: borrowing MixedBlocks.Pattern, excluding: Int?, to query: Int,
    of lists: inout CandidateLists, distance: (Int, Double) -> Double
  ) {
    let excluding = excluding ?? -1
    let positions = runs.positions(of: run)
    var worst = lists.worst(of: query)
    for start in stride(from: positions.lowerBound, to: positions.upperBound, by: MixedBlocks.width)
    {
      let block = start / MixedBlocks.width
      let differences = blocks.differences(block, from: pattern)
      let sums =
        measure.squaresNumbers
        ? blocks.squares(block, from: pattern) : blocks.magnitudes(block, from: pattern)
      for lane in 0..<min(MixedBlocks.width, positions.upperBound - start) {
        let bound = sums[lane] + penalty * Double(differences[lane])
        // NaN, where numbers are missing, is not above anything.
        if bound > worst { continue }
        let row = Int(runs.rows[start + lane])
        if row == excluding { continue }
        lists.offer(Candidate(distance: distance(row, bound), row: UInt32(row)), to: query)
        worst = lists.worst(of: query)
      }
    }
  }

  /// The distance from a row of any table to one of the points.
  private func distance(from queries: MixedMatrix, _ query: Int, to row: Int) -> Double {
    var differing = 0
    for column in 0..<points.codes.columnCount
    where queries.codes[query, column] != points.codes[row, column] { differing += 1 }
    var sum = 0.0
    var missing = 0
    for column in 0..<points.numbers.columnCount {
      let difference = points.numbers[row, column] - queries.numbers[query, column]
      if difference.isNaN {
        missing += 1
      } else {
        sum += measure.squaresNumbers ? difference * difference : difference.magnitude
      }
    }
    return measure.scaledUp(
      sum + penalty * Double(differing), missing: missing,
      of: points.numbers.columnCount + points.codes.columnCount)
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
