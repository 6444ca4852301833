import Threading

/// What the queries of a panel have found on their way.
struct PanelFindings: Sendable {
  var found: CandidateLists
  var limits = PanelLimits.none

  /// What no query has found.
  static let none = PanelFindings(found: CandidateLists(queryCount: 0, capacity: 0))
}

/// Room that a thread works in.
struct PanelRoom {
  /// For each query of a panel the points of another that may be near.
  var masks = [UInt64](repeating: 0, count: DistanceKernel.width)
  /// The pairs of these: the query times 256, and the point.
  private(set) var pairs: [UInt16] = []
  /// The squared distance of each pair.
  private(set) var distances: [Double] = []

  /// Measures the pairs of the masks.
  ///
  /// - Parameters:
  ///   - queries: the rows of the queries' panel.
  ///   - points: the rows of the points' panel.
  ///   - wanted: the queries whose masks count.
  mutating func measure(
    _ queries: Span<Double>, _ points: Span<Double>, columnCount: Int, wanted: UInt64
  ) {
    pairs.removeAll(keepingCapacity: true)
    for query in wanted.setBits where masks[query] != 0 {
      for point in masks[query].setBits { pairs.append(UInt16(query << 8 | point)) }
    }
    if distances.count < pairs.count {
      distances += repeatElement(0, count: pairs.count - distances.count)
    }
    DistanceKernel.measure(
      queries, points, columnCount: columnCount, pairs: pairs, into: &distances)
  }
}

/// Queries in the panels of a tree, each panel to be taken through the tree of the points.
struct PanelQueries: Sendable {
  /// The panels of the queries.
  let tree: PanelTree
  /// The positions of each panel whose rows look for neighbors.
  let wanted: [UInt64]
  let search: PanelSearch
  private let filter: PanelFilter
  /// The point that each query does not want, by the query's row.
  private let excluded: [UInt32]?
  /// The greatest coordinate of each position before rotation, without its sign.
  private let magnitudes: [Float]

  /// Prepares the queries of a tree.
  ///
  /// - Parameters:
  ///   - foreign: the queries; nil if they are the points themselves.
  ///   - excluding: the point that each query does not want, if any.
  ///   - isWanted: which rows look for neighbors; all if nil.
  init(
    _ foreign: PanelTree?, excluding: [UInt32]?, isWanted: [Bool]? = nil,
    for search: PanelSearch, threadCount: Int
  ) {
    self.search = search
    excluded = excluding
    filter = PanelFilter(queries: foreign, points: search, threadCount: threadCount)
    let tree = foreign ?? search.tree
    self.tree = tree
    magnitudes = inBlocks(of: tree.rows.count, size: 512, threadCount: threadCount) {
      $0.map { search.frame.magnitude(of: tree.row(at: $0)) }
    }.flatMap(\.self)
    wanted = tree.leaves.map { leaf in
      let positions = tree.nodes[leaf].positions
      guard let isWanted else { return tree.nodes[leaf].rowMask }
      return positions.reduce(0) { mask, position in
        isWanted[Int(tree.rows[position])]
          ? mask | 1 << UInt64(position - positions.lowerBound) : mask
      }
    }
  }

  /// Finds the `count` nearest points to each query of a panel.
  func nearest(_ count: Int, to panel: Int) -> CandidateLists {
    var room = PanelRoom()
    var findings = start(panel, count)
    if !search.tree.nodes.isEmpty { visit(0, panel, &findings, &room) }
    return findings.found
  }

  /// Measures the points that are in no panel.
  func start(_ panel: Int, _ count: Int) -> PanelFindings {
    let positions = tree.nodes[tree.leaves[panel]].positions
    var findings = PanelFindings(
      found: CandidateLists(queryCount: positions.count, capacity: count))
    for query in wanted[panel].setBits {
      let own = Int(tree.rows[positions.lowerBound + query])
      let cells = tree.row(at: positions.lowerBound + query)
      for row in search.irregular where row != excluded?[own] {
        let distance = DistanceMetric.euclidean.comparable(cells, search.points.row(Int(row)))
        findings.found.offer(Candidate(distance: distance, row: row), to: query)
      }
    }
    updateLimits(of: wanted[panel], panel, &findings)
    return findings
  }

  private func visit(
    _ index: Int, _ panel: Int, _ findings: inout PanelFindings, _ room: inout PanelRoom
  ) {
    let node = search.tree.nodes[index]
    if node.isLeaf {
      scan(index, panel, &findings, &room)
      return
    }
    let first = (node: index + 1, distance: squaredGap(panel, to: index + 1))
    let second = (node: node.second, distance: squaredGap(panel, to: node.second))
    let (near, far) = first.distance <= second.distance ? (first, second) : (second, first)
    if near.distance <= findings.limits.greatest { visit(near.node, panel, &findings, &room) }
    if far.distance <= findings.limits.greatest { visit(far.node, panel, &findings, &room) }
  }

  /// Measures the points of a leaf that may be near.
  func scan(
    _ node: Int, _ panel: Int, _ findings: inout PanelFindings, _ room: inout PanelRoom
  ) {
    if findings.limits.greatest == .infinity { guessLimits(by: node, panel, &findings) }
    findNear(node, panel, findings.limits, &room.masks)
    let leaf = search.tree.nodes[node]
    room.measure(
      tree.rows(of: panel), search.tree.rows(of: leaf.panel), columnCount: tree.cellCount,
      wanted: wanted[panel])
    var changed: UInt64 = 0
    for (pair, distance) in zip(room.pairs, room.distances) {
      let query = Int(pair >> 8)
      let row = search.tree.rows[leaf.positions.lowerBound + Int(pair & 255)]
      let own = Int(tree.rows[panel * DistanceKernel.width + query])
      if row == excluded?[own] { continue }
      if findings.found.offer(Candidate(distance: distance, row: row), to: query) {
        changed |= 1 << UInt64(query)
      }
    }
    updateLimits(of: changed, panel, &findings)
  }

  /// Finds out how near the first leaf's points are, so that not all of them must be measured: as many
  /// as are looked for, and the nearest in the frame.
  private func guessLimits(by node: Int, _ panel: Int, _ findings: inout PanelFindings) {
    let count = findings.found.capacity
    let positions = search.tree.nodes[node].positions
    if positions.count <= count { return }
    let distances = DistanceKernel.distances(
      points: search.tree.panel(search.tree.nodes[node].panel), queries: tree.panel(panel),
      columnCount: tree.columnCount)
    findings.limits.update(wanted[panel]) { query in
      let position = panel * DistanceKernel.width + query
      let unwanted = excluded?[Int(tree.rows[position])]
      var near = KeyedRows(capacity: count)
      for point in positions where search.tree.rows[point] != unwanted {
        let distance = distances[query * DistanceKernel.width + point - positions.lowerBound]
        near.offer(RowKey(coordinate: distance, row: UInt32(point)))
      }
      let cells = tree.row(at: position)
      let farthest = near.rows.reduce(0) {
        max($0, squaredDistance(cells, search.tree.row(at: Int($1.row))))
      }
      return search.frame.limit(for: farthest, magnitude: magnitudes[position])
    }
  }

  /// Finds which points of a leaf are within the limits of each query, or the queries within theirs.
  func findNear(
    _ node: Int, _ panel: Int, _ limits: PanelLimits, theirs: PanelLimits = .none,
    _ masks: inout [UInt64]
  ) {
    filter.findNear(node, theirs, panel, limits, &masks)
    let rowMask = search.tree.nodes[node].rowMask
    if rowMask != .max { for query in masks.indices { masks[query] &= rowMask } }
  }

  func updateLimits(of positions: UInt64, _ panel: Int, _ findings: inout PanelFindings) {
    findings.limits.update(positions) {
      let magnitude = magnitudes[panel * DistanceKernel.width + $0]
      return search.frame.limit(for: findings.found.worst(of: $0), magnitude: magnitude)
    }
  }

  /// The squared distance in the frame between the queries and a node of the points.
  func squaredGap(_ panel: Int, to index: Int) -> Float {
    DistanceKernel.squaredGap(tree.box(of: tree.leaves[panel]), search.tree.box(of: index))
  }
}

/// What `DistanceMetric.euclidean` computes, for rows without missing cells.
func squaredDistance(_ first: Span<Double>, _ second: Span<Double>) -> Double {
  var sum = 0.0
  for column in first.indices {
    let difference = first[column] - second[column]
    sum += difference * difference
  }
  return sum
}

/// The rows with the least coordinates.
private struct KeyedRows {
  private(set) var rows: [RowKey] = []
  private let capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    rows.reserveCapacity(capacity)
  }

  mutating func offer(_ row: RowKey) {
    if rows.count < capacity {
      rows.append(row)
    } else if row.coordinate < rows[capacity - 1].coordinate {
      rows[capacity - 1] = row
    } else {
      return
    }
    var index = rows.count - 1
    while index > 0 && rows[index].coordinate < rows[index - 1].coordinate {
      rows.swapAt(index, index - 1)
      index -= 1
    }
  }
}
