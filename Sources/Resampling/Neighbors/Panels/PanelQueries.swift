/// What the queries of a panel have found on their way.
struct PanelProgress: Sendable {
  var found: CandidateLists
  var limits = PanelLimits.none

  /// What no query has found.
  static let none = PanelProgress(found: CandidateLists(queryCount: 0, capacity: 0))
}

/// Queries in the panels of a tree, each panel to be taken through the tree of the points.
struct PanelQueries: Sendable {
  /// The panels of the queries.
  let tree: PanelTree
  /// The places of each panel whose rows look for neighbours.
  let wanted: [UInt64]
  private let search: PanelSearch
  private let queries: Matrix
  /// The point that each query does not want, by the query's row.
  private let excluded: [UInt32]?
  /// The greatest coordinate of each place, without its sign.
  private let magnitudes: [Float]
  /// Panel after panel, the boxes of its quads: for each column the least coordinates, then the greatest.
  private let quadBoxes: [Float]

  /// Prepares the queries of a tree.
  ///
  /// - Parameters:
  ///   - excluding: the point that each query does not want, if any.
  ///   - isWanted: which rows look for neighbours; all if nil.
  init(
    _ queries: Matrix, in tree: PanelTree, excluding: [UInt32]?, isWanted: [Bool]? = nil,
    for search: PanelSearch
  ) {
    self.search = search
    self.queries = queries
    self.tree = tree
    excluded = excluding
    quadBoxes = Self.quadBoxes(of: tree)
    magnitudes = tree.rows.indices.map { place in
      let panel = tree.panel(place / DistanceKernel.width)
      return (0..<tree.columnCount).reduce(0) {
        max($0, panel[$1 * DistanceKernel.width + place % DistanceKernel.width].magnitude)
      }
    }
    wanted = tree.leaves.map { leaf in
      tree.nodes[leaf].places.enumerated().reduce(0) { places, place in
        let isWanted = isWanted?[Int(tree.rows[place.element])] ?? true
        return isWanted ? places | 1 << UInt64(place.offset) : places
      }
    }
  }

  private static func quadBoxes(of tree: PanelTree) -> [Float] {
    var boxes: [Float] = []
    boxes.reserveCapacity(2 * tree.leaves.count * tree.columnCount * DistanceKernel.quadCount)
    for (panel, leaf) in tree.leaves.enumerated() {
      let coordinates = tree.panel(panel)
      for column in 0..<tree.columnCount {
        let least = boxes.count
        let greatest = least + DistanceKernel.quadCount
        boxes += repeatElement(.infinity, count: DistanceKernel.quadCount)
        boxes += repeatElement(-.infinity, count: DistanceKernel.quadCount)
        for place in 0..<tree.nodes[leaf].places.count {
          let value = coordinates[column * DistanceKernel.width + place]
          let quad = place / DistanceKernel.quadSize
          boxes[least + quad] = min(boxes[least + quad], value)
          boxes[greatest + quad] = max(boxes[greatest + quad], value)
        }
      }
    }
    return boxes
  }

  /// Finds the `count` nearest points to each query of a panel.
  func nearest(_ count: Int, to panel: Int) -> CandidateLists {
    var masks = [UInt64](repeating: 0, count: DistanceKernel.width)
    var progress = start(panel, count)
    if !search.tree.nodes.isEmpty { visit(0, panel, &progress, &masks) }
    return progress.found
  }

  /// Measures the points that are in no panel.
  func start(_ panel: Int, _ count: Int) -> PanelProgress {
    let places = tree.nodes[tree.leaves[panel]].places
    var progress = PanelProgress(found: CandidateLists(queryCount: places.count, capacity: count))
    for query in wanted[panel].setBits {
      let own = Int(tree.rows[places.lowerBound + query])
      let cells = queries.row(own)
      for row in search.irregular where row != excluded?[own] {
        let distance = DistanceMetric.euclidean.comparable(cells, search.points.row(Int(row)))
        progress.found.offer(Candidate(distance: distance, row: row), to: query)
      }
    }
    updateLimits(of: wanted[panel], panel, &progress)
    return progress
  }

  private func visit(
    _ index: Int, _ panel: Int, _ progress: inout PanelProgress, _ masks: inout [UInt64]
  ) {
    let node = search.tree.nodes[index]
    if node.isLeaf {
      scan(index, panel, &progress, &masks)
      return
    }
    let first = (node: index + 1, distance: distance(panel, to: index + 1))
    let second = (node: node.second, distance: distance(panel, to: node.second))
    let (near, far) = first.distance <= second.distance ? (first, second) : (second, first)
    if near.distance <= progress.limits.greatest { visit(near.node, panel, &progress, &masks) }
    if far.distance <= progress.limits.greatest { visit(far.node, panel, &progress, &masks) }
  }

  /// Measures the points of a leaf that may be near.
  ///
  /// - Parameter masks: room for a mask of each place.
  func scan(
    _ node: Int, _ panel: Int, _ progress: inout PanelProgress, _ masks: inout [UInt64]
  ) {
    if progress.limits.greatest == .infinity { guessLimits(by: node, panel, &progress, &masks) }
    findNear(node, panel, progress.limits, &masks)
    let first = search.tree.nodes[node].places.lowerBound
    let firstQuery = panel * DistanceKernel.width
    var changed: UInt64 = 0
    for query in wanted[panel].setBits where masks[query] != 0 {
      let own = Int(tree.rows[firstQuery + query])
      let cells = queries.row(own)
      for place in masks[query].setBits {
        let row = search.tree.rows[first + place]
        if row == excluded?[own] { continue }
        let distance = squaredDistance(cells, search.points.row(Int(row)))
        progress.found.offer(Candidate(distance: distance, row: row), to: query)
      }
      changed |= 1 << UInt64(query)
    }
    updateLimits(of: changed, panel, &progress)
  }

  /// Finds out how near the first leaf's points are, so that not all of them must be measured:
  /// halves an interval of limits until just enough points are within.
  private func guessLimits(
    by node: Int, _ panel: Int, _ progress: inout PanelProgress, _ masks: inout [UInt64]
  ) {
    let enoughCount = progress.found.capacity + 1
    if search.tree.nodes[node].places.count < enoughCount { return }
    var enough = Array(repeating: greatestDistance(panel, to: node), count: DistanceKernel.width)
    var tooFew = [Float](repeating: 0, count: DistanceKernel.width)
    for _ in 0..<10 {
      let middles = zip(tooFew, enough).map { ($0 + $1) / 2 }
      findNear(node, panel, PanelLimits(middles), &masks)
      for query in wanted[panel].setBits {
        if masks[query].nonzeroBitCount < enoughCount {
          tooFew[query] = middles[query]
        } else {
          enough[query] = middles[query]
        }
      }
    }
    progress.limits.update(wanted[panel]) {
      let magnitude = magnitudes[panel * DistanceKernel.width + $0]
      return search.frame.limit(forFloat: enough[$0], magnitude: magnitude)
    }
  }

  /// Finds which points of a leaf are within the limits of each query, or the queries within theirs.
  private func findNear(
    _ node: Int, _ panel: Int, _ limits: PanelLimits, theirs: PanelLimits = .none,
    _ masks: inout [UInt64]
  ) {
    let leaf = search.tree.nodes[node]
    let size = 2 * tree.columnCount * DistanceKernel.quadCount
    DistanceKernel.findNear(
      points: search.tree.panel(leaf.panel), box: search.tree.box(of: node), pointLimits: theirs,
      queries: tree.panel(panel),
      quads: quadBoxes.span.extracting(panel * size..<(panel + 1) * size), queryLimits: limits,
      masks: &masks)
    for query in masks.indices { masks[query] &= leaf.isPlace }
  }

  private func updateLimits(
    of places: UInt64, _ panel: Int, _ progress: inout PanelProgress
  ) {
    progress.limits.update(places) {
      let magnitude = magnitudes[panel * DistanceKernel.width + $0]
      return search.frame.limit(for: progress.found.worst(of: $0), magnitude: magnitude)
    }
  }

  /// The squared distance in the frame between the queries and a node of the points.
  private func distance(_ panel: Int, to index: Int) -> Float {
    squaredGap(tree.box(of: tree.leaves[panel]), search.tree.box(of: index))
  }

  /// The greatest squared distance in the frame between a query and a point of a node.
  private func greatestDistance(_ panel: Int, to index: Int) -> Float {
    let points = search.tree.box(of: index)
    let box = tree.box(of: tree.leaves[panel])
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

extension PanelQueries {
  /// Measures the pairs of a row of one panel and one of another that may be near to either, where
  /// the queries are the points.
  ///
  /// - Parameter masks: room for a mask of each place.
  func meet(
    _ panel: Int, _ progress: inout PanelProgress, _ other: Int, _ theirs: inout PanelProgress,
    _ masks: inout [UInt64]
  ) {
    let leaf = tree.leaves[other]
    let reach = max(progress.limits.greatest, theirs.limits.greatest)
    if distance(panel, to: leaf) > reach { return }
    findNear(leaf, panel, progress.limits, theirs: theirs.limits, &masks)
    let (first, firstOther) = (panel * DistanceKernel.width, other * DistanceKernel.width)
    var changed: UInt64 = 0
    var theirChanged: UInt64 = 0
    for place in tree.nodes[tree.leaves[panel]].isPlace.setBits where masks[place] != 0 {
      let row = tree.rows[first + place]
      let cells = queries.row(Int(row))
      for otherPlace in masks[place].setBits {
        let otherRow = tree.rows[firstOther + otherPlace]
        let distance = squaredDistance(cells, queries.row(Int(otherRow)))
        if wanted[panel].hasBit(place) {
          progress.found.offer(Candidate(distance: distance, row: otherRow), to: place)
        }
        if wanted[other].hasBit(otherPlace) {
          theirs.found.offer(Candidate(distance: distance, row: row), to: otherPlace)
        }
      }
      changed |= 1 << UInt64(place)
      theirChanged |= masks[place]
    }
    updateLimits(of: changed & wanted[panel], panel, &progress)
    updateLimits(of: theirChanged & wanted[other], other, &theirs)
  }
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

/// The squared distance between two boxes: the least coordinates of each, then the greatest.
func squaredGap(_ first: Span<Float>, _ second: Span<Float>) -> Float {
  let columns = first.count / 2
  var sum: Float = 0
  for column in 0..<columns {
    let gap = max(
      first[column] - second[columns + column], second[column] - first[columns + column], 0)
    sum += gap * gap
  }
  return sum
}
