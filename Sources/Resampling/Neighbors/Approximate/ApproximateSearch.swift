/// Finds most of the nearest neighbors of every row of a large table, in less time than all.
///
/// The k-d tree of the exact search parts the table in blocks of about a thousand near rows, which
/// rank each other by the distances of their centers. A sample of rows, whose nearest neighbors are
/// found exactly, tells up to which rank pairs of blocks must be compared for the share that is asked
/// for; then these are, all of their rows with each other, by the kernel that compares a hundred
/// pairs in the time in which one row is fetched from anywhere in memory: so that a graph of neighbors
/// (HNSW; NN-descent, Dong, Charikar and Li 2011) has no chance to be faster. How many pairs of blocks
/// it takes depends on the data: a few where rows lie near a surface of few dimensions, a third where
/// thirty columns are noise. Where it takes most of them, an exact search is made instead: the recall
/// is a promise, as far as a sample can tell.
///
/// Source: cells of a k-d tree, ranked and searched until enough is found, as in S. Arya and D. M.
/// Mount, "Algorithms for fast vector quantization", DCC 1993; calibrated by a sample.
///
/// Cost: an exact search for the sample, and of the pairs of blocks the share that is needed. Memory:
/// that of an exact search, and 4 bytes a pair of blocks.
struct ApproximateSearch {
  /// Smaller tables are searched exactly.
  var leastRowCount = 65_536
  /// How many rows tell the recall: it is off by a percent or so then.
  var sampleSize = 1024
  /// How many panels a block has at most.
  var blockSize = PanelJoin.usualBlockSize
  private let search: NeighborSearch
  private let recall: Double

  /// Prepares to find the share `recall` of what `search` finds.
  init(_ search: NeighborSearch, recall: Double) {
    self.search = search
    self.recall = recall
  }

  /// Finds `count` near other points of each point; nil if an exact search costs about as much.
  func nearestOthers(_ count: Int) -> RecalledNeighbors? {
    let points = search.points
    // Blocks must have more rows than neighbors are wanted, by far.
    let isSmall = points.rowCount < leastRowCount || count > blockSize * DistanceKernel.width / 4
    guard !isSmall, let panels = search.panels else { return nil }
    let blocks = panels.tree.subtrees(of: blockSize)
    let ranks = BlockRanks(of: panels.tree, blocks, threadCount: search.threadCount)
    let sample = stride(from: 0, to: points.rowCount, by: max(1, points.rowCount / sampleSize))
      .map { UInt32($0) }
    let nearest = search.nearestOthers(count, of: sample)
    let needed = self.ranks(of: nearest, sample, blocks, ranks, panels).sorted()
    if needed.isEmpty { return nil }
    // The sample is fitted to: a little more makes up for it.
    let share = recall + (1 - recall) / 10
    let greatest = needed[min(needed.count - 1, Int(share * Double(needed.count)))]
    if greatest * 4 > blocks.count * 3 { return nil }
    let found = needed.prefix { $0 <= greatest }.count
    let table = search.nearestOthers(count, blockSize: blockSize) {
      ranks.rank($0, $1) <= greatest
    }
    return RecalledNeighbors(table: table, recall: Double(found) / Double(needed.count))
  }

  /// Of each neighbor of the sampled rows, the rank up to which blocks must be compared to find it.
  private func ranks(
    of nearest: NeighborTable, _ sample: [UInt32], _ blocks: [Int], _ ranks: BlockRanks,
    _ panels: PanelSearch
  ) -> [Int] {
    // Rows that are in no block are compared with all.
    var blockOfRow = [Int?](repeating: nil, count: search.points.rowCount)
    for (block, node) in blocks.enumerated() {
      for position in panels.tree.nodes[node].positions {
        blockOfRow[Int(panels.tree.rows[position])] = block
      }
    }
    return sample.enumerated().flatMap { query, row in
      nearest[query].map { neighbor in
        guard let own = blockOfRow[Int(row)], let other = blockOfRow[Int(neighbor)] else {
          return 0
        }
        return ranks.rank(own, other)
      }
    }
  }
}

/// Neighbors, and how many of the nearest are among them.
public struct RecalledNeighbors: Sendable {
  /// The neighbors that were found.
  public var table: NeighborTable
  /// The share of the nearest neighbors that were found, of a sample of rows; 1 after an exact
  /// search.
  public var recall: Double
}

extension NeighborSearch {
  /// Finds `count` near other points of each point: at least the share `recall` of the nearest, as a
  /// sample tells. Small tables, and distances other than Euclidean, are searched exactly.
  ///
  /// - Precondition: the order is exact.
  public func nearestOthers(_ count: Int, recall: Double) -> RecalledNeighbors {
    precondition(order == .exact, "scikit-learn's order is exact")
    if recall < 1 && metric == .euclidean,
      let found = ApproximateSearch(self, recall: recall).nearestOthers(count)
    {
      return found
    }
    let rows = Array(0..<UInt32(points.rowCount))
    return RecalledNeighbors(table: nearestOthers(count, of: rows), recall: 1)
  }
}
