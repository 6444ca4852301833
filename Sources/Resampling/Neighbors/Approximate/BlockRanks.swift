import Threading

/// How near the blocks of a panel tree are to each other, by their centers.
struct BlockRanks: Sendable {
  /// For each block the ranks of all blocks, 0 for itself.
  private let ranks: [[UInt32]]

  /// Ranks the blocks, which are nodes of the tree.
  init(of tree: PanelTree, _ blocks: [Int], threadCount: Int) {
    let centers = inBlocks(of: blocks.count, size: 1, threadCount: threadCount) {
      Self.center(of: blocks[$0.lowerBound], of: tree)
    }
    ranks = inBlocks(of: blocks.count, size: 1, threadCount: threadCount) { block in
      let own = block.lowerBound
      let distances = centers.map { center in
        zip(center, centers[own]).reduce(0) { sum, cells in
          sum + (cells.0 - cells.1) * (cells.0 - cells.1)
        }
      }
      let order = blocks.indices.sorted {
        // Centers may coincide.
        ($0 == own ? -1 : distances[$0], $0) < ($1 == own ? -1 : distances[$1], $1)
      }
      var ranks = [UInt32](repeating: 0, count: blocks.count)
      for (rank, block) in order.enumerated() { ranks[block] = UInt32(rank) }
      return ranks
    }
  }

  /// The number of other blocks nearer to one of two blocks than the other is, whichever is less; 0 for
  /// a block and itself.
  func rank(_ first: Int, _ second: Int) -> Int {
    Int(min(ranks[first][second], ranks[second][first]))
  }

  private static func center(of node: Int, of tree: PanelTree) -> [Double] {
    var center = [Double](repeating: 0, count: tree.columnCount)
    for panel in tree.nodes[node].panels {
      let rowCount = tree.nodes[tree.leaves[panel]].positions.count
      let cells = tree.panel(panel)
      for column in center.indices {
        for row in 0..<rowCount {
          center[column] += Double(cells[column * DistanceKernel.width + row])
        }
      }
    }
    return center.map { $0 / Double(tree.nodes[node].positions.count) }
  }
}
