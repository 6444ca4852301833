import Threading

/// Rows in panels of 64, near ones together: a k-d tree whose leaves are panels.
///
/// Each inner node parts its rows along the column in which they spread most, at the panel nearest
/// to the middle (J. L. Bentley, 1975). Within a panel the parting goes on down to quads.
struct PanelTree: Sendable {
  /// A subtree: some neighboring panels.
  struct Node: Sendable {
    /// The positions of the rows.
    var positions: Range<Int>
    /// The first node of the second half; the first half's follows its parent. 0 for a leaf.
    var second = 0

    /// Whether the node is one panel.
    var isLeaf: Bool { second == 0 }
    /// The panel of a leaf, or the first of a subtree.
    var panel: Int { positions.lowerBound / DistanceKernel.width }
    /// The panels of a subtree.
    var panels: Range<Int> {
      panel..<(positions.upperBound + DistanceKernel.width - 1) / DistanceKernel.width
    }
    /// Which positions of a leaf's panel have a row.
    var rowMask: UInt64 { .max >> UInt64(DistanceKernel.width - positions.count) }
  }

  /// Which row is at which position; only the last panel may have fewer than 64.
  let rows: [UInt32]
  /// How many columns there are.
  let columnCount: Int
  /// The nodes, a parent before its children.
  let nodes: [Node]
  /// The node of each panel.
  let leaves: [Int]
  /// The box of each node: the least, then the greatest coordinates.
  private let boxes: [Float]
  /// The rows as they are in the table, in the order of their positions: what is measured exactly lies
  /// side by side.
  private let exact: Matrix
  /// The coordinates, panel after panel; 0 at positions without a row.
  private let panels: [Float]

  /// Arranges some rows of a table, none of them twice.
  init(_ table: Matrix, rows: [UInt32], in frame: FloatFrame, threadCount: Int) {
    let columnCount = frame.columnCount
    self.columnCount = columnCount
    let coordinates = inBlocks(of: rows.count, size: 256, threadCount: threadCount) { block in
      var coordinates: [Float] = []
      coordinates.reserveCapacity(block.count * columnCount)
      for row in rows[block] {
        frame.appendCoordinates(of: table.row(Int(row)), to: &coordinates)
      }
      return coordinates
    }.flatMap(\.self)
    let arranged = Self.arrange(
      coordinates, columnCount: columnCount, rowCount: rows.count, threadCount: threadCount)
    nodes = arranged.nodes
    leaves = nodes.indices.filter { [nodes] in nodes[$0].isLeaf }
    boxes = arranged.boxes
    let order = arranged.order
    self.rows = order.map { rows[Int($0)] }
    let ordered = self.rows
    let cells = inBlocks(of: rows.count, size: 256, threadCount: threadCount) {
      table.selecting(rows: ordered[$0]).values
    }.flatMap(\.self)
    exact = Matrix(rowCount: rows.count, columnCount: table.columnCount, values: cells)
    panels = inBlocks(of: leaves.count, size: 8, threadCount: threadCount) { block in
      var panels: [Float] = []
      panels.reserveCapacity(block.count * columnCount * DistanceKernel.width)
      for panel in block {
        let first = panel * DistanceKernel.width
        let count = min(DistanceKernel.width, order.count - first)
        for column in 0..<columnCount {
          for position in first..<first + count {
            panels.append(coordinates[Int(order[position]) * columnCount + column])
          }
          panels.append(contentsOf: repeatElement(0, count: DistanceKernel.width - count))
        }
      }
      return panels
    }.flatMap(\.self)
  }

  /// The coordinates of a panel: the cell of column c and position p is at c · 64 + p.
  @_lifetime(borrow self)
  func panel(_ panel: Int) -> Span<Float> {
    let size = columnCount * DistanceKernel.width
    return panels.span.extracting(panel * size..<(panel + 1) * size)
  }

  /// The row at a position, as it is in the table.
  @_lifetime(borrow self)
  func row(at position: Int) -> Span<Double> { exact.row(position) }

  /// The rows of a panel as they are in the table, one after the other.
  @_lifetime(borrow self)
  func rows(of panel: Int) -> Span<Double> {
    let first = panel * DistanceKernel.width
    let last = min(exact.rowCount, first + DistanceKernel.width)
    return exact.values.span.extracting(first * exact.columnCount..<last * exact.columnCount)
  }

  /// How many cells a row has in the table.
  var cellCount: Int { exact.columnCount }

  /// The least, then the greatest coordinates of a node.
  @_lifetime(borrow self)
  func box(of node: Int) -> Span<Float> {
    let size = 2 * columnCount
    return boxes.span.extracting(node * size..<(node + 1) * size)
  }

  /// The greatest subtrees of at most `panelCount` panels.
  func subtrees(of panelCount: Int) -> [Int] {
    var subtrees: [Int] = []
    var open = nodes.isEmpty ? [] : [0]
    while let node = open.popLast() {
      if nodes[node].isLeaf || nodes[node].panels.count <= panelCount {
        subtrees.append(node)
      } else {
        open += [nodes[node].second, node + 1]
      }
    }
    return subtrees
  }
}
