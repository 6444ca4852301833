import Glibc

/// scikit-learn's k-d tree with its default leaf size of 30, rows in the order it leaves them.
///
/// Up to 60 rows are one leaf in row order. Each inner node halves its rows along the column in
/// which they spread most.
struct ScikitLearnTree: Sendable {
  private struct Node: Sendable {
    /// The node's part of `rows`.
    var range: Range<Int>
    /// The least and greatest coordinate in every column.
    var least: [Double]
    var greatest: [Double]
  }

  private let points: Matrix
  private var rows: [UInt32]
  /// A complete binary tree: the children of node i are 2i + 1 and 2i + 2.
  private var nodes: [Node] = []

  /// Builds the tree.
  ///
  /// - Precondition: there is at least one point, and all cells are finite.
  init(_ points: Matrix) {
    self.points = points
    rows = Array(0..<UInt32(points.rowCount))
    let levels = Int(log2(max(1, Double(points.rowCount - 1) / 30)) + 1)
    let nodeCount = (1 << levels) - 1
    nodes.reserveCapacity(nodeCount)
    // Parents come before their children, so that each node finds its rows in place.
    for node in 0..<nodeCount {
      nodes.append(self.node(in: range(of: node)))
      if 2 * node + 1 < nodeCount { halve(nodes[node]) }
    }
  }

  private func range(of node: Int) -> Range<Int> {
    if node == 0 { return 0..<rows.count }
    let parent = nodes[(node - 1) / 2].range
    let middle = parent.lowerBound + parent.count / 2
    return node % 2 == 1 ? parent.lowerBound..<middle : middle..<parent.upperBound
  }

  private func node(in range: Range<Int>) -> Node {
    var node = Node(
      range: range, least: Array(repeating: .infinity, count: points.columnCount),
      greatest: Array(repeating: -.infinity, count: points.columnCount))
    for position in range {
      for column in 0..<points.columnCount {
        let value = points[Int(rows[position]), column]
        node.least[column] = min(node.least[column], value)
        node.greatest[column] = max(node.greatest[column], value)
      }
    }
    return node
  }

  private mutating func halve(_ node: Node) {
    var widest = 0
    var width = 0.0
    for column in 0..<points.columnCount {
      let spread = node.greatest[column] - node.least[column]
      if spread > width {
        width = spread
        widest = column
      }
    }
    // Ordered by (value, row), as a candidate is by (distance, row).
    var keys = node.range.map {
      Candidate(distance: points[Int(rows[$0]), widest], row: rows[$0])
    }
    LibstdcxxSelection.select(&keys, at: keys.count / 2)
    for (position, key) in zip(node.range, keys) { rows[position] = key.row }
  }

  /// Finds the `count` nearest rows in scikit-learn's order.
  func nearest(_ count: Int, to query: Span<Double>) -> [Candidate] {
    var heap = ScikitLearnHeap(capacity: count)
    visit(0, bound: leastDistance(of: 0, to: query), query: query, heap: &heap)
    return heap.sorted()
  }

  private func visit(
    _ index: Int, bound: Double, query: Span<Double>, heap: inout ScikitLearnHeap
  ) {
    if bound > heap.worst { return }
    let left = 2 * index + 1
    if left >= nodes.count {
      for position in nodes[index].range {
        let row = rows[position]
        let distance = DistanceMetric.euclidean.comparable(query, points.row(Int(row)))
        heap.push(Candidate(distance: distance, row: row))
      }
      return
    }
    let leftBound = leastDistance(of: left, to: query)
    let rightBound = leastDistance(of: left + 1, to: query)
    if leftBound <= rightBound {
      visit(left, bound: leftBound, query: query, heap: &heap)
      visit(left + 1, bound: rightBound, query: query, heap: &heap)
    } else {
      visit(left + 1, bound: rightBound, query: query, heap: &heap)
      visit(left, bound: leftBound, query: query, heap: &heap)
    }
  }

  /// The squared distance from a query to the box of a node.
  private func leastDistance(of index: Int, to query: Span<Double>) -> Double {
    var sum = 0.0
    for column in query.indices {
      let excess = max(
        nodes[index].least[column] - query[column], query[column] - nodes[index].greatest[column],
        0)
      sum += excess * excess
    }
    return sum
  }
}
