import Threading

/// Euclidean search by panels: 64 queries that are near each other descend the tree of the points
/// together, nearer half first; a box farther than the worst candidate of all 64 is skipped. In a
/// leaf the kernel compares all 64 × 64 pairs in float, and those that may be near are measured
/// exactly.
///
/// In few dimensions this is a k-d tree search, in many it becomes brute force at the speed of the
/// kernel. Memory: 4 bytes a cell of points and queries.
struct PanelSearch: Sendable {
  let points: Matrix
  let frame: FloatFrame
  let tree: PanelTree
  /// Points that do not fit in a panel because a cell is missing or infinite.
  let irregular: [UInt32]

  /// Prepares the search.
  init(_ points: Matrix) {
    self.points = points
    let (regular, irregular) = points.rowsByFiniteness()
    self.irregular = irregular
    frame = FloatFrame(points, rows: regular)
    tree = PanelTree(points, rows: regular, in: frame)
  }

  /// Finds the `count` nearest points to some of the queries, which are finite, without the point
  /// that each may exclude, and enters them in the table.
  func fill(
    _ table: inout NeighborTable, for rows: [UInt32], of queries: Matrix, excluding: [UInt32]?,
    threadCount: Int
  ) {
    let count = table.neighborCount
    let queryTree = queries == points ? tree : PanelTree(queries, rows: rows, in: frame)
    let queryPanels = PanelQueries(queries, in: queryTree, excluding: excluding, for: self)
    let panels = inBlocks(of: queryTree.leaves.count, size: 1, threadCount: threadCount) {
      queryPanels.nearest(count, to: $0.lowerBound)
    }
    for (panel, found) in panels.enumerated() {
      for (query, place) in queryTree.nodes[queryTree.leaves[panel]].places.enumerated() {
        table.replace(
          Int(queryTree.rows[place]),
          by: found.candidates[query * count..<(query + 1) * count])
      }
    }
  }

  /// Finds the `count` nearest points to some of the points themselves, and enters them in the table
  /// that has a query for each.
  ///
  /// - Parameter rows: the row of each query, none of them twice.
  func fill(
    _ table: inout NeighborTable, for rows: [UInt32], excludingThemselves: Bool, threadCount: Int
  ) {
    var queries = [Int?](repeating: nil, count: points.rowCount)
    for (query, row) in rows.enumerated() { queries[Int(row)] = query }
    PanelJoin(
      self, isWanted: queries.map { $0 != nil }, excludingThemselves: excludingThemselves
    ).find(table.neighborCount, threadCount: threadCount) { row, candidates in
      if let query = queries[Int(row)] { table.replace(query, by: candidates) }
    }
  }
}
