/// The queries of one panel, to be taken through the tree of the points.
struct PanelQueries {
  /// What the queries have found on their way.
  private struct Progress {
    var found: CandidateLists
    /// The squared distance in the frame up to which a point may matter to each query; −1 where
    /// the panel has no query.
    var limits: [Float]
    var greatestLimit: Float = .infinity
    /// The points of a panel that may matter to each query.
    var masks = [UInt64](repeating: 0, count: DistanceKernel.width)
  }

  private let search: PanelSearch
  private let queries: Matrix
  private let tree: PanelTree
  /// The node of the panel in the tree.
  private let leaf: PanelTree.Node
  /// The box of the panel, and those of its quads.
  private let box: [Float]
  private let quadBoxes: [Float]
  /// The row of each query.
  private let rows: [UInt32]
  /// The point that each query does not want.
  private let excluded: [UInt32?]
  /// The greatest coordinate of each query, without its sign.
  private let magnitudes: [Float]

  /// Takes the queries of a panel of `tree`.
  init(
    _ queries: Matrix, of panel: Int, in tree: PanelTree, excluding: [UInt32]?,
    for search: PanelSearch
  ) {
    self.search = search
    self.queries = queries
    self.tree = tree
    leaf = tree.nodes[tree.leaves[panel]]
    let box = tree.box(of: tree.leaves[panel])
    self.box = box.indices.map { box[$0] }
    quadBoxes = tree.quadBoxes(of: panel)
    rows = Array(tree.rows[leaf.places])
    excluded = rows.map { excluding?[Int($0)] }
    let coordinates = tree.panel(panel)
    magnitudes = rows.indices.map { query in
      (0..<tree.columnCount).reduce(0) {
        max($0, coordinates[$1 * DistanceKernel.width + query].magnitude)
      }
    }
  }

  /// Finds the `count` nearest points to each query.
  func nearest(_ count: Int) -> CandidateLists {
    var progress = Progress(
      found: CandidateLists(queryCount: rows.count, capacity: count),
      limits: Array(repeating: -1, count: DistanceKernel.width))
    for query in rows.indices { measureIrregular(query, &progress) }
    if !search.tree.nodes.isEmpty { visit(0, &progress) }
    return progress.found
  }

  /// Measures the points that are in no panel.
  private func measureIrregular(_ query: Int, _ progress: inout Progress) {
    let cells = queries.row(Int(rows[query]))
    for row in search.irregular where row != excluded[query] {
      let distance = DistanceMetric.euclidean.comparable(cells, search.points.row(Int(row)))
      progress.found.offer(Candidate(distance: distance, row: row), to: query)
    }
    updateLimit(of: query, &progress)
  }

  private func visit(_ index: Int, _ progress: inout Progress) {
    let node = search.tree.nodes[index]
    if node.isLeaf {
      scan(index, &progress)
      return
    }
    let first = (node: index + 1, distance: distance(toBox: index + 1))
    let second = (node: node.second, distance: distance(toBox: node.second))
    let (near, far) = first.distance <= second.distance ? (first, second) : (second, first)
    if near.distance <= progress.greatestLimit { visit(near.node, &progress) }
    if far.distance <= progress.greatestLimit { visit(far.node, &progress) }
  }

  /// Measures the points of a leaf that may be near.
  private func scan(_ node: Int, _ progress: inout Progress) {
    if progress.greatestLimit == .infinity { guessLimits(by: node, &progress) }
    findNear(node, progress.limits, &progress.masks)
    let first = search.tree.nodes[node].places.lowerBound
    var hasChanged = false
    for query in rows.indices where progress.masks[query] != 0 {
      let cells = queries.row(Int(rows[query]))
      var mask = progress.masks[query]
      while mask != 0 {
        let row = search.tree.rows[first + mask.trailingZeroBitCount]
        mask &= mask - 1
        if row == excluded[query] { continue }
        let distance = squaredDistance(cells, search.points.row(Int(row)))
        progress.found.offer(Candidate(distance: distance, row: row), to: query)
      }
      updateLimit(of: query, &progress)
      hasChanged = true
    }
    if hasChanged { progress.greatestLimit = progress.limits.max() ?? -1 }
  }

  /// Finds out how near the first leaf's points are, so that not all of them must be measured:
  /// halves an interval of limits until just enough points are within.
  private func guessLimits(by node: Int, _ progress: inout Progress) {
    let wanted = progress.found.capacity + 1
    if search.tree.nodes[node].places.count < wanted { return }
    var enough = Array(repeating: greatestDistance(toBox: node), count: DistanceKernel.width)
    var tooFew = [Float](repeating: 0, count: DistanceKernel.width)
    for _ in 0..<10 {
      let middles = zip(tooFew, enough).map { ($0 + $1) / 2 }
      findNear(node, middles, &progress.masks)
      for query in rows.indices {
        if progress.masks[query].nonzeroBitCount < wanted {
          tooFew[query] = middles[query]
        } else {
          enough[query] = middles[query]
        }
      }
    }
    for query in rows.indices {
      progress.limits[query] = search.frame.limit(
        forFloat: enough[query], magnitude: magnitudes[query])
    }
  }

  /// Finds which points of a leaf are within the limits of each query.
  private func findNear(_ node: Int, _ limits: [Float], _ masks: inout [UInt64]) {
    let leaf = search.tree.nodes[node]
    var span = masks.mutableSpan
    DistanceKernel.findNear(
      points: search.tree.panel(leaf.panel), box: search.tree.box(of: node),
      queries: tree.panel(self.leaf.panel), quads: quadBoxes.span, limits: limits.span,
      masks: &span)
    if leaf.places.count == DistanceKernel.width { return }
    let isPlace = UInt64.max >> (DistanceKernel.width - leaf.places.count)
    for query in masks.indices { masks[query] &= isPlace }
  }

  private func updateLimit(of query: Int, _ progress: inout Progress) {
    progress.limits[query] = search.frame.limit(
      for: progress.found.worst(of: query), magnitude: magnitudes[query])
  }

  /// What `DistanceMetric.euclidean` computes, for rows without missing cells.
  private func squaredDistance(_ first: Span<Double>, _ second: Span<Double>) -> Double {
    var sum = 0.0
    for column in first.indices {
      let difference = first[column] - second[column]
      sum += difference * difference
    }
    return sum
  }

  /// The squared distance in the frame between the queries and a node of the points.
  private func distance(toBox index: Int) -> Float {
    let points = search.tree.box(of: index)
    let columns = tree.columnCount
    var sum: Float = 0
    for column in 0..<columns {
      let gap = max(
        points[column] - box[columns + column], box[column] - points[columns + column], 0)
      sum += gap * gap
    }
    return sum
  }

  /// The greatest squared distance in the frame between a query and a point of a node.
  private func greatestDistance(toBox index: Int) -> Float {
    let points = search.tree.box(of: index)
    let columns = tree.columnCount
    var sum: Float = 0
    for column in 0..<columns {
      let reach = max(
        points[columns + column] - box[column], box[columns + column] - points[column])
      sum += reach * reach
    }
    return sum
  }
}
