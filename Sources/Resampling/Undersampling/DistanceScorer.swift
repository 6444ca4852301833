import Threading

/// The scores of NearMiss: sums of a row's distances to some rows of the minority.
struct DistanceScorer {
  private let table: LabeledPoints
  private let minorityPlaces: [UInt32]
  private let minority: Matrix
  private let method: NearMiss
  /// Whether the rows to score are of the minority, and their distance to themselves is left out.
  private let excludesSelf: Bool

  /// Prepares scoring of places of a table.
  init(
    _ table: LabeledPoints, minorityPlaces: [UInt32], method: NearMiss, excludesSelf: Bool
  ) {
    self.table = table
    self.minorityPlaces = minorityPlaces
    minority = table.points.selecting(rows: minorityPlaces)
    self.method = method
    self.excludesSelf = excludesSelf
  }

  /// The sum of the distances to the nearest minority rows, for each place.
  func nearest(_ places: [UInt32]) -> [Double] {
    let search = NeighborSearch(
      minority, method.metric, method.compatibility, threadCount: method.threadCount)
    let found =
      excludesSelf
      ? search.nearestOthers(method.neighborCount, of: places.map(numberInMinority))
      : search.nearest(method.neighborCount, to: table.points.selecting(rows: places))
    return places.indices.map { query in
      pairwiseSum(ArraySlice(found.distances(of: query).map(method.metric.distance)))
    }
  }

  /// The sum of the distances to the farthest minority rows, for each place.
  func farthest(_ places: [UInt32]) -> [Double] {
    let blocks = inBlocks(of: places.count, size: 64, threadCount: method.threadCount) { block in
      places[block].map { place in
        let own = excludesSelf ? numberInMinority(place) : nil
        // The least of the negated distances.
        var farthest = CandidateList(
          capacity: min(method.neighborCount, minority.rowCount))
        for row in 0..<UInt32(minority.rowCount) where row != own {
          let distance = method.metric.comparable(
            table.points.row(Int(place)), minority.row(Int(row)))
          farthest.offer(Candidate(distance: -distance, row: row))
        }
        let distances = farthest.sorted.reversed().map { method.metric.distance(-$0.distance) }
        return pairwiseSum(ArraySlice(distances))
      }
    }
    return Array(blocks.joined())
  }

  /// Which of the minority's rows a place is.
  ///
  /// - Precondition: it is one of them.
  private func numberInMinority(_ place: UInt32) -> UInt32 {
    var range = 0..<minorityPlaces.count
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      if minorityPlaces[middle] <= place {
        range = middle..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    return UInt32(range.lowerBound)
  }
}
