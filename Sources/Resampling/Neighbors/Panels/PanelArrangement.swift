import Threading

/// The nodes of a panel tree while it grows, and the order of its rows.
struct PanelArrangement: Sendable {
  private(set) var order: [UInt32] = []
  private(set) var nodes: [PanelTree.Node] = []
  private(set) var boxes: [Float] = []
  private let columnCount: Int

  /// In more columns all quads of a panel are as far from others as the panel is.
  static let greatestQuadColumnCount = 64

  private init(columnCount: Int) { self.columnCount = columnCount }

  /// Arranges the rows of a layout.
  fileprivate init(_ layout: consuming PanelLayout, columnCount: Int) {
    self.init(columnCount: columnCount)
    if layout.order.isEmpty { return }
    addNode(of: layout.order.indices, &layout)
    order = layout.order
  }

  /// The tree of some subtrees, whose number is a power of two.
  fileprivate init(joining parts: [PanelArrangement], columnCount: Int) {
    self.init(columnCount: columnCount)
    join(parts[...])
  }

  private mutating func addNode(of positions: Range<Int>, _ layout: inout PanelLayout) {
    let node = nodes.count
    nodes.append(PanelTree.Node(positions: positions))
    if positions.count <= DistanceKernel.width {
      boxes += layout.box(of: positions)
      if columnCount <= Self.greatestQuadColumnCount { layout.arrangeQuads(in: positions) }
      return
    }
    boxes += repeatElement(0, count: 2 * columnCount)
    let middle = layout.part(positions, by: DistanceKernel.width)
    addNode(of: positions.lowerBound..<middle, &layout)
    nodes[node].second = nodes.count
    addNode(of: middle..<positions.upperBound, &layout)
    joinBoxes(of: node)
  }

  private mutating func join(_ parts: ArraySlice<PanelArrangement>) {
    let (node, first) = (nodes.count, order.count)
    if parts.count == 1, let part = parts.first {
      nodes += part.nodes.map {
        PanelTree.Node(
          positions: $0.positions.lowerBound + first..<$0.positions.upperBound + first,
          second: $0.isLeaf ? 0 : $0.second + node)
      }
      boxes += part.boxes
      order += part.order
      return
    }
    nodes.append(PanelTree.Node(positions: first..<first))
    boxes += repeatElement(0, count: 2 * columnCount)
    join(parts.prefix(parts.count / 2))
    nodes[node].second = nodes.count
    join(parts.suffix(parts.count / 2))
    nodes[node].positions = first..<order.count
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

extension PanelTree {
  /// Rows are halved on several threads until parts have at most this many; each part is then
  /// arranged on one.
  private static let greatestPartSize = 512

  /// Arranges rows, given as their coordinates: the same for any number of threads.
  static func arrange(
    _ coordinates: [Float], columnCount: Int, rowCount: Int, threadCount: Int
  ) -> PanelArrangement {
    var parts = [Array(0..<UInt32(rowCount))]
    // All parts are halved or none, so that they make a whole tree.
    while parts.contains(where: { $0.count > greatestPartSize }) {
      let whole = parts
      parts = inBlocks(of: whole.count, size: 1, threadCount: threadCount) {
        PanelLayout(coordinates, columnCount: columnCount, order: whole[$0.lowerBound]).halves()
      }.flatMap(\.self)
    }
    let orders = parts
    let arranged = inBlocks(of: parts.count, size: 1, threadCount: threadCount) {
      PanelArrangement(
        PanelLayout(coordinates, columnCount: columnCount, order: orders[$0.lowerBound]),
        columnCount: columnCount)
    }
    return PanelArrangement(joining: arranged, columnCount: columnCount)
  }
}
