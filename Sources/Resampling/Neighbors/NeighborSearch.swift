public import Threading

/// Which neighbors come first.
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
  let panels: PanelSearch?
  private let mixed: MixedSearch?
  private let progress: WorkProgress

  /// In fewer columns a tree leaves so little to compare that nothing is won by comparing it once.
  private static let leastJoinedColumnCount = 8

  /// Prepares the search among `points`.
  ///
  /// - Parameters:
  ///   - points: the rows to find.
  ///   - metric: what near means.
  ///   - order: which of equally near points comes first.
  ///   - threadCount: how many threads work.
  ///   - progress: hears how far searches are, each of which begins anew.
  /// - Precondition: scikit-learn's order is only asked for with `.euclidean`; Gower's distance has
  ///   a rule for each column; there are at most `UInt32.max` points.
  public init(
    _ points: Matrix, metric: DistanceMetric = .euclidean, order: NeighborOrder = .exact,
    threadCount: Int = Threads.count, progress: WorkProgress = .none
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
    self.progress = progress
    if case .mixed(let columns) = metric {
      mixed = MixedSearch(
        columns.parts(of: points), by: columns.measure, threadCount: threadCount,
        progress: progress)
    } else {
      mixed = nil
    }
    // A table without columns has nothing to lay side by side.
    let fits = 1...FloatFrame.greatestColumnCount ~= points.columnCount
    panels = metric == .euclidean && fits ? PanelSearch(points, threadCount: threadCount) : nil
  }

  /// Finds the `count` points nearest to each query, a point equal to the query included.
  ///
  /// - Parameters:
  ///   - count: how many points to find for each query.
  ///   - queries: the rows whose neighbors are wanted.
  ///   - fittedCount: in scikit-learn's order, the neighbor count by which it chooses between its
  ///     k-d tree and brute force, where that is not `count` itself.
  /// - Precondition: queries and points have equally many columns.
  public func nearest(
    _ count: Int, to queries: Matrix, fittedCount: Int? = nil
  ) -> NeighborTable {
    precondition(queries.columnCount == points.columnCount, "columns of queries and points")
    return switch order {
    case .exact: exact(count, queries: queries, rows: own(queries), excluding: false)
    case .scikitLearn:
      scikitLearn(
        count, queries: queries, rows: own(queries), fittedCount: fittedCount ?? count)
    }
  }

  /// Finds the `count` other points nearest to each of the named points.
  ///
  /// In the exact order the point itself is left out by its row number, so that duplicates of it
  /// count as neighbors. In scikit-learn's order one more is searched and the first returned is
  /// dropped, whoever it is.
  public func nearestOthers(_ count: Int, of rows: [UInt32]) -> NeighborTable {
    let isAll = rows.elementsEqual(0..<UInt32(points.rowCount))
    let queries = isAll ? points : points.selecting(rows: rows)
    return switch order {
    case .exact: exact(count, queries: queries, rows: rows, excluding: true)
    case .scikitLearn:
      // More neighbors than there are points are no different, and Int.max + 1 is no number.
      scikitLearn(
        min(count, points.rowCount) + 1, queries: queries, rows: rows,
        fittedCount: min(count, points.rowCount) + 1
      ).droppingFirst()
    }
  }
}

extension NeighborSearch {
  /// The rows of the queries where these are the points themselves.
  private func own(_ queries: Matrix) -> [UInt32]? {
    queries == points ? Array(0..<UInt32(points.rowCount)) : nil
  }

  /// The neighbors by (distance, row number).
  ///
  /// - Parameters:
  ///   - rows: which points the queries are, if they are any.
  ///   - excluding: whether no query is its own neighbor.
  private func exact(
    _ count: Int, queries: Matrix, rows: [UInt32]?, excluding: Bool
  ) -> NeighborTable {
    let count = min(count, points.rowCount - (excluding ? 1 : 0))
    if count <= 0 { return .empty }
    if case .mixed(let columns) = metric, let mixed {
      return excluding
        ? mixed.nearestOthers(count, of: rows ?? [])
        : mixed.nearest(count, to: columns.parts(of: queries))
    }
    var table = NeighborTable(neighborCount: count, queryCount: queries.rowCount)
    let (finite, others) = queries.rowsByFiniteness(threadCount: threadCount)
    let excluding = excluding ? rows : nil
    if let panels, let rows, paysToJoin(rows, columnCount: panels.frame.columnCount) {
      panels.fill(
        &table, for: rows, excludingThemselves: excluding != nil, threadCount: threadCount,
        progress: progress)
    } else if let panels {
      panels.fill(
        &table, for: finite, of: queries, excluding: excluding, threadCount: threadCount,
        progress: progress)
    }
    let rest = panels == nil ? Array(0..<UInt32(queries.rowCount)) : others
    measure(rest, of: queries, excluding: excluding, &table)
    return table
  }

  /// Finds neighbors of all points among those of chosen pairs of blocks.
  ///
  /// - Parameters:
  ///   - blockSize: how many panels a block has at most.
  ///   - isChosen: whether two of the tree's blocks are compared.
  /// - Precondition: points are searched by panels, in the exact order.
  func nearestOthers(
    _ count: Int, blockSize: Int, isChosen: (Int, Int) -> Bool
  ) -> NeighborTable {
    guard let panels else { preconditionFailure("no panels") }
    let count = min(count, points.rowCount - 1)
    if count <= 0 { return .empty }
    var table = NeighborTable(neighborCount: count, queryCount: points.rowCount)
    let rows = Array(0..<UInt32(points.rowCount))
    withoutActuallyEscaping(isChosen) { isChosen in
      panels.fill(
        &table, for: rows, excludingThemselves: true, blockSize: blockSize,
        threadCount: threadCount, progress: progress, isChosen: isChosen)
    }
    measure(panels.irregular, of: points, excluding: rows, &table)
    return table
  }

  /// Finds the nearest points to some queries by measuring the distances to all.
  private func measure(
    _ rest: [UInt32], of queries: Matrix, excluding: [UInt32]?, _ table: inout NeighborTable
  ) {
    let count = table.neighborCount
    if rest.isEmpty { return }
    progress.begin(total: rest.count)
    let blocks = inBlocks(of: rest.count, size: 16, threadCount: threadCount) { block in
      defer { progress.advance(by: block.count) }
      return rest[block].map {
        nearest(count, to: queries.row(Int($0)), except: excluding?[Int($0)])
      }
    }
    for (query, candidates) in zip(rest, blocks.joined()) {
      table.replace(Int(query), by: candidates)
    }
  }

  /// Whether comparing each pair of points once costs less than a search for each row.
  private func paysToJoin(_ rows: [UInt32], columnCount: Int) -> Bool {
    zip(rows, rows.dropFirst()).allSatisfy(<) && rows.count > points.rowCount / 10 * 6
      && columnCount >= Self.leastJoinedColumnCount
  }

  /// Measures the distance to every point but one.
  private func nearest(_ count: Int, to query: Span<Double>, except: UInt32?) -> [Candidate] {
    var candidates = CandidateList(capacity: count)
    for row in 0..<UInt32(points.rowCount) where row != except {
      let distance = metric.comparable(query, points.row(Int(row)))
      candidates.offer(Candidate(distance: distance, row: row))
    }
    return candidates.sorted
  }

  /// The neighbors in scikit-learn's order: the exact ones where no distances are equal, and where
  /// some are, what its own way of searching makes of them.
  private func scikitLearn(
    _ count: Int, queries: Matrix, rows: [UInt32]?, fittedCount: Int
  ) -> NeighborTable {
    let count = min(count, points.rowCount)
    // One more than asked for tells whether the last place is contested.
    let found = exact(count + 1, queries: queries, rows: rows, excluding: false)
    if found.neighborCount == 0 { return found }
    var table = count < found.neighborCount ? found.droppingLast() : found
    let tied = (0..<queries.rowCount).filter { found.hasTies(at: $0) && table.isFinite(at: $0) }
    // What scikit-learn would refuse has no order of its own.
    if tied.isEmpty || !points.values.allSatisfy(\.isFinite) { return table }
    let search = ScikitLearnSearch(points, fittedCount: fittedCount)
    let blocks = inBlocks(of: tied.count, size: 64, threadCount: threadCount) { block in
      block.map {
        search.nearest(count, to: queries.row(tied[$0]), queryCount: queries.rowCount)
      }
    }
    for (query, candidates) in zip(tied, blocks.joined()) { table.replace(query, by: candidates) }
    return table
  }
}
