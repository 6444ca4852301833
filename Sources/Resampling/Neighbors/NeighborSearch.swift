/// Which neighbours come first.
public enum NeighborOrder: Sendable {
  /// By (distance, row number): the same on every machine, for duplicates and ties too.
  case exact
  /// The very candidates in the very order that scikit-learn 1.9 returns. Euclidean only.
  case scikitLearn
}

/// Finds the nearest rows of a table.
public struct NeighborSearch: Sendable {
  let points: Matrix
  let metric: DistanceMetric
  let order: NeighborOrder
  let threadCount: Int

  /// Prepares the search among `points`.
  ///
  /// - Precondition: scikit-learn's order is only asked for with `.euclidean`; Gower's distance has
  ///   a rule for each column; there are at most `UInt32.max` points.
  public init(
    _ points: Matrix, metric: DistanceMetric = .euclidean, order: NeighborOrder = .exact,
    threadCount: Int = 2
  ) {
    precondition(order == .exact || metric == .euclidean, "scikit-learn's order is Euclidean")
    precondition(points.rowCount <= UInt32.max, "row numbers have 32 bits")
    if case .gower(let columns) = metric {
      precondition(columns.count == points.columnCount, "a rule for each column")
    }
    self.points = points
    self.metric = metric
    self.order = order
    self.threadCount = threadCount
  }

  /// Finds the `count` points nearest to each query, a point equal to the query included.
  ///
  /// - Parameter fittedCount: in scikit-learn's order, the neighbour count by which it chooses
  ///   between its k-d tree and brute force, where that is not `count` itself.
  /// - Precondition: queries and points have equally many columns.
  public func nearest(
    _ count: Int, to queries: Matrix, fittedCount: Int? = nil
  ) -> NeighborTable {
    precondition(queries.columnCount == points.columnCount, "columns of queries and points")
    return search(min(count, points.rowCount), queries: queries, excluding: nil)
  }

  /// Finds the `count` other points nearest to each of the named points.
  ///
  /// In the exact order the point itself is left out by its row number, so that duplicates of it
  /// count as neighbours. In scikit-learn's order one more is searched and the first returned is
  /// dropped, whoever it is.
  public func nearestOthers(_ count: Int, of rows: [UInt32]) -> NeighborTable {
    search(
      min(count, points.rowCount - 1), queries: points.selecting(rows: rows), excluding: rows)
  }
}

extension NeighborSearch {
  private func search(_ count: Int, queries: Matrix, excluding: [UInt32]?) -> NeighborTable {
    if count <= 0 { return NeighborTable(neighborCount: 0, rows: [], distances: []) }
    let blocks = inBlocks(of: queries.rowCount, size: 64, threadCount: threadCount) { block in
      var found = NeighborTable(neighborCount: count, rows: [], distances: [])
      var candidates = CandidateList(capacity: count)
      for query in block {
        candidates.removeAll()
        for row in 0..<UInt32(points.rowCount) where row != excluding?[query] {
          candidates.offer(
            row, at: metric.comparable(queries.row(query), points.row(Int(row))))
        }
        found.rows += candidates.rows
        found.distances += candidates.distances
      }
      return found
    }
    return NeighborTable(neighborCount: count, joining: blocks)
  }
}
