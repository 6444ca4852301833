import Threading

/// The scores of NearMiss: sums of a row's distances to some rows of the minority.
struct DistanceScorer {
  private let table: LabeledPoints
  private let minorityRows: [UInt32]
  private let minority: Matrix
  private let method: NearMiss
  /// Whether the rows to score are of the minority, and their distance to themselves is left out.
  private let excludesSelf: Bool

  /// Prepares scoring of positions of a table.
  init(
    _ table: LabeledPoints, minorityRows: [UInt32], method: NearMiss, excludesSelf: Bool
  ) {
    self.table = table
    self.minorityRows = minorityRows
    minority = table.points.selecting(rows: minorityRows)
    self.method = method
    self.excludesSelf = excludesSelf
  }

  /// The sum of the distances to the nearest minority rows, for each position.
  func nearest(_ positions: [UInt32]) -> [Double] {
    let search = method.rules.search(minority)
    let found =
      excludesSelf
      ? search.nearestOthers(method.neighborCount, of: positions.map(numberInMinority))
      : search.nearest(method.neighborCount, to: table.points.selecting(rows: positions))
    return positions.indices.map { query in
      pairwiseSum(ArraySlice(found.distances(of: query).map(method.rules.metric.distance)))
    }
  }

  /// The sum of the distances to the farthest minority rows, for each position.
  func farthest(_ positions: [UInt32]) -> [Double] {
    let blocks = inBlocks(of: positions.count, size: 64, threadCount: method.rules.threadCount) {
      block in
      positions[block].map { position in
        let own = excludesSelf ? numberInMinority(position) : nil
        // The least of the negated distances.
        var farthest = CandidateList(
          capacity: min(method.neighborCount, minority.rowCount))
        for row in 0..<UInt32(minority.rowCount) where row != own {
          let distance = method.rules.metric.comparable(
            table.points.row(Int(position)), minority.row(Int(row)))
          farthest.offer(Candidate(distance: -distance, row: row))
        }
        let distances = farthest.sorted.reversed().map {
          method.rules.metric.distance(-$0.distance)
        }
        return pairwiseSum(ArraySlice(distances))
      }
    }
    return Array(blocks.joined())
  }

  /// Which of the minority's rows a position is.
  ///
  /// - Precondition: it is one of them.
  private func numberInMinority(_ position: UInt32) -> UInt32 {
    var range = 0..<minorityRows.count
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      if minorityRows[middle] <= position {
        range = middle..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    return UInt32(range.lowerBound)
  }
}
