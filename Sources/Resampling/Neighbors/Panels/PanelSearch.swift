import Threading

/// Euclidean search by panels: 64 queries that are near each other descend the tree of the points
/// together, nearer half first; a box farther than the worst candidate of all 64 is skipped. In a
/// leaf a kernel compares all 64 × 64 pairs in bytes or floats, and those that may be near are
/// measured exactly.
///
/// In few dimensions this is a k-d tree search, in many it becomes brute force at the speed of the
/// kernel. Memory: 15 bytes a cell of points and queries.
struct PanelSearch: Sendable {
  let points: Matrix
  let frame: FloatFrame
  let tree: PanelTree
  /// The rows of the tree in bytes; nil where floats are faster.
  let bytes: BytePanels?
  /// Points that do not fit in a panel because a cell is missing or infinite.
  let irregular: [UInt32]

  /// Prepares the search.
  ///
  /// - Parameter kernel: what compares bytes; nil for floats alone.
  init(_ points: Matrix, kernel: ByteKernel? = ByteKernel.available.last, threadCount: Int) {
    self.points = points
    let (regular, irregular) = points.rowsByFiniteness(threadCount: threadCount)
    self.irregular = irregular
    frame = FloatFrame(points, rows: regular, threadCount: threadCount)
    let tree = PanelTree(points, rows: regular, in: frame, threadCount: threadCount)
    self.tree = tree
    bytes = kernel.flatMap { kernel in
      BytePanels.scale(for: tree, kernel).map {
        BytePanels(of: tree, kernel, scale: $0, threadCount: threadCount)
      }
    }
  }

  /// Finds the `count` nearest points to some of the queries, which are finite, without the point
  /// that each may exclude, and enters them in the table.
  func fill(
    _ table: inout NeighborTable, for rows: [UInt32], of queries: Matrix, excluding: [UInt32]?,
    threadCount: Int, progress: WorkProgress = .none
  ) {
    let count = table.neighborCount
    let foreign =
      queries == points
      ? nil : PanelTree(queries, rows: rows, in: frame, threadCount: threadCount)
    let queryPanels = PanelQueries(
      foreign, excluding: excluding, for: self, threadCount: threadCount)
    let queryTree = queryPanels.tree
    progress.begin(total: queryTree.leaves.count)
    let panels = inBlocks(of: queryTree.leaves.count, size: 1, threadCount: threadCount) {
      defer { progress.advance() }
      return queryPanels.nearest(count, to: $0.lowerBound)
    }
    for (panel, found) in panels.enumerated() {
      let positions = queryTree.nodes[queryTree.leaves[panel]].positions
      for (query, position) in positions.enumerated() {
        table.replace(Int(queryTree.rows[position]), by: found.candidates(of: query))
      }
    }
  }

  /// Finds the `count` nearest points to some of the points themselves, and enters them in the table
  /// that has a query for each.
  ///
  /// - Parameters:
  ///   - rows: the row of each query, none of them twice.
  ///   - blockSize: how many panels a block of the join has at most.
  ///   - isChosen: which pairs of blocks are compared; all if nil.
  func fill(
    _ table: inout NeighborTable, for rows: [UInt32], excludingThemselves: Bool,
    blockSize: Int = PanelJoin.usualBlockSize, threadCount: Int, progress: WorkProgress = .none,
    isChosen: ((Int, Int) -> Bool)? = nil
  ) {
    var queries = [UInt32](repeating: .max, count: points.rowCount)
    for (query, row) in rows.enumerated() { queries[Int(row)] = UInt32(query) }
    let join = PanelJoin(
      self, isWanted: queries.map { $0 != .max }, excludingThemselves: excludingThemselves,
      blockSize: blockSize, threadCount: threadCount, progress: progress)
    join.find(table.neighborCount, threadCount: threadCount, isChosen: isChosen) {
      row, candidates in
      let query = queries[Int(row)]
      if query != .max { table.replace(Int(query), by: candidates) }
    }
  }
}

extension Matrix {
  /// The rows in which all cells are finite, and those with a missing (NaN) or infinite one.
  func rowsByFiniteness(threadCount: Int) -> (finite: [UInt32], others: [UInt32]) {
    let parts = inBlocks(of: rowCount, size: 4096, threadCount: threadCount) { rows in
      var (finite, others): ([UInt32], [UInt32]) = ([], [])
      for number in rows {
        let cells = row(number)
        // NaN where a cell is not finite, else 0.
        var sum = 0.0
        for column in cells.indices { sum += cells[column] * 0 }
        if sum == 0 { finite.append(UInt32(number)) } else { others.append(UInt32(number)) }
      }
      return (finite: finite, others: others)
    }
    return (parts.flatMap(\.finite), parts.flatMap(\.others))
  }
}
