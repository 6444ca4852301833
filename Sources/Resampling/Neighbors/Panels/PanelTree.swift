/// Rows in panels of 64, near ones together: a k-d tree whose leaves are panels.
///
/// Each inner node parts its rows along the column in which they spread most, at the panel nearest
/// to the middle (J. L. Bentley, 1975). Within a panel the parting goes on down to quads.
struct PanelTree: Sendable {
  /// A subtree: some neighbouring panels.
  struct Node: Sendable {
    /// The places of the rows.
    var places: Range<Int>
    /// The first node of the second half; the first half's follows its parent. 0 for a leaf.
    var second = 0

    /// Whether the node is one panel.
    var isLeaf: Bool { second == 0 }
    /// The panel of a leaf, or the first of a subtree.
    var panel: Int { places.lowerBound / DistanceKernel.width }
    /// The panels of a subtree.
    var panels: Range<Int> {
      panel..<(places.upperBound + DistanceKernel.width - 1) / DistanceKernel.width
    }
    /// Which places of a leaf's panel have a row.
    var isPlace: UInt64 { .max >> UInt64(DistanceKernel.width - places.count) }
  }

  /// Which row is at which place; only the last panel may have fewer than 64.
  private(set) var rows: [UInt32]
  /// How many columns there are.
  let columnCount: Int
  /// The nodes, a parent before its children.
  private(set) var nodes: [Node] = []
  /// The node of each panel.
  private(set) var leaves: [Int] = []
  /// The box of each node: the least, then the greatest coordinates.
  private var boxes: [Float] = []
  /// The coordinates, panel after panel; 0 at places without a row.
  private var panels: [Float] = []

  /// Arranges some rows of a table, none of them twice.
  init(_ table: Matrix, rows: [UInt32], in frame: FloatFrame) {
    self.rows = rows
    columnCount = table.columnCount
    if rows.isEmpty { return }
    var layout = PanelLayout(table, rows: rows, in: frame)
    addNode(of: 0..<rows.count, &layout)
    self.rows = layout.order.map { rows[Int($0)] }
    panels = Array(
      repeating: 0, count: leaves.count * columnCount * DistanceKernel.width)
    for (place, row) in layout.order.enumerated() {
      let panel = place / DistanceKernel.width * columnCount * DistanceKernel.width
      for column in 0..<columnCount {
        panels[panel + column * DistanceKernel.width + place % DistanceKernel.width] =
          layout.coordinates[Int(row) * columnCount + column]
      }
    }
  }

  /// The coordinates of a panel: the cell of column c and place p is at c · 64 + p.
  @_lifetime(borrow self)
  func panel(_ panel: Int) -> Span<Float> {
    let size = columnCount * DistanceKernel.width
    return panels.span.extracting(panel * size..<(panel + 1) * size)
  }

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

  private mutating func addNode(of places: Range<Int>, _ layout: inout PanelLayout) {
    let node = nodes.count
    nodes.append(Node(places: places))
    if places.count <= DistanceKernel.width {
      leaves.append(node)
      boxes += layout.box(of: places)
      layout.arrangeQuads(in: places)
      return
    }
    boxes += Array(repeating: 0, count: 2 * columnCount)
    let middle = layout.part(places, by: DistanceKernel.width)
    addNode(of: places.lowerBound..<middle, &layout)
    nodes[node].second = nodes.count
    addNode(of: middle..<places.upperBound, &layout)
    joinBoxes(of: node)
  }

  /// Makes the box of an inner node from those of its halves.
  private mutating func joinBoxes(of node: Int) {
    let first = (node + 1) * 2 * columnCount
    let second = nodes[node].second * 2 * columnCount
    for column in 0..<columnCount {
      let greatest = columnCount + column
      boxes[node * 2 * columnCount + column] = min(boxes[first + column], boxes[second + column])
      boxes[node * 2 * columnCount + greatest] = max(
        boxes[first + greatest], boxes[second + greatest])
    }
  }
}
