import Threading

/// Finds the pairs of a query and a point that may be near: on bytes where these tell enough, else on
/// floats.
struct PanelFilter: Sendable {
  private let queries: PanelTree
  private let points: PanelTree
  private let queryBytes: BytePanels?
  private let pointBytes: BytePanels?
  /// Panel after panel, the boxes of its quads: for each column the least coordinates, then the greatest.
  private let quadBoxes: [Float]

  /// Prepares the panels of some queries; nil if they are the points themselves.
  init(queries foreign: PanelTree?, points search: PanelSearch, threadCount: Int) {
    let queries = foreign ?? search.tree
    self.queries = queries
    points = search.tree
    pointBytes = search.bytes
    if let foreign, let bytes = search.bytes {
      queryBytes = BytePanels(
        of: foreign, bytes.kernel, scale: bytes.scale, threadCount: threadCount)
    } else {
      queryBytes = search.bytes
    }
    quadBoxes = inBlocks(of: queries.leaves.count, size: 8, threadCount: threadCount) {
      $0.flatMap { Self.quadBoxes(of: queries, $0) }
    }.flatMap(\.self)
  }

  /// Sets bit p of `masks[q]` where query q of a panel and the point at position p of a leaf may be
  /// within the limits of either. Positions without a point may have bits, too.
  func findNear(
    _ leaf: Int, _ theirs: PanelLimits, _ panel: Int, _ limits: PanelLimits,
    _ masks: inout [UInt64]
  ) {
    let pointPanel = points.nodes[leaf].panel
    if let queryBytes, let pointBytes {
      let reach = max(limits.greatest, theirs.greatest).squareRoot() * pointBytes.scale
      let residual =
        queryBytes.greatestResiduals[panel] + pointBytes.greatestResiduals[pointPanel]
      if residual <= reach * 0.2 {
        pointBytes.kernel.findNear(
          points: pointBytes, pointPanel, theirs, queries: queryBytes, panel, limits,
          masks: &masks)
        return
      }
    }
    let size = 2 * queries.columnCount * DistanceKernel.quadCount
    DistanceKernel.findNear(
      points: points.panel(pointPanel), box: points.box(of: leaf), pointLimits: theirs,
      queries: queries.panel(panel),
      quads: quadBoxes.span.extracting(panel * size..<(panel + 1) * size), queryLimits: limits,
      masks: &masks)
  }

  private static func quadBoxes(of tree: PanelTree, _ panel: Int) -> [Float] {
    let quadCount = DistanceKernel.quadCount
    let rowCount = tree.nodes[tree.leaves[panel]].positions.count
    let coordinates = tree.panel(panel)
    var boxes: [Float] = []
    boxes.reserveCapacity(2 * tree.columnCount * quadCount)
    if tree.columnCount > PanelArrangement.greatestQuadColumnCount {
      let box = tree.box(of: tree.leaves[panel])
      for column in 0..<tree.columnCount {
        boxes.append(contentsOf: repeatElement(box[column], count: quadCount))
        boxes.append(contentsOf: repeatElement(box[tree.columnCount + column], count: quadCount))
      }
      return boxes
    }
    for column in 0..<tree.columnCount {
      let least = boxes.count
      boxes.append(contentsOf: repeatElement(.infinity, count: quadCount))
      boxes.append(contentsOf: repeatElement(-.infinity, count: quadCount))
      for position in 0..<rowCount {
        let value = coordinates[column * DistanceKernel.width + position]
        let quad = least + position / DistanceKernel.quadSize
        if value < boxes[quad] { boxes[quad] = value }
        if value > boxes[quad + quadCount] { boxes[quad + quadCount] = value }
      }
    }
    return boxes
  }
}
