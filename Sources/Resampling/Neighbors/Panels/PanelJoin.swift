import Synchronization
import Threading

/// Nearest neighbors among the rows of one table: each pair of panels is compared once, and both
/// learn from it, where a search would compare it twice.
///
/// Neighboring panels of the tree form blocks. Each block is first compared with itself, which leaves
/// few rows of other blocks to be measured; then every pair of blocks follows, in the rounds of a
/// round-robin schedule: no block is in two pairs of a round, so that as many threads as there are
/// pairs can work without waiting. Blocks whose boxes are farther apart than either still looks are
/// skipped. What a row finds at last does not depend on the order of the pairs.
///
/// Memory: 15 bytes a cell, and what is found.
struct PanelJoin: Sendable {
  /// How many panels a block has at most: more would not fit the nearest cache; fewer would make the
  /// schedule long.
  static let usualBlockSize = 16

  private let panels: PanelQueries
  private let blocks: [Block]
  private let progress: WorkProgress
  private var tree: PanelTree { panels.tree }

  /// Prepares the search for some rows of the table that `search` was made for.
  ///
  /// - Parameter isWanted: which rows look for neighbors.
  init(
    _ search: PanelSearch, isWanted: [Bool], excludingThemselves: Bool,
    blockSize: Int = usualBlockSize, threadCount: Int, progress: WorkProgress
  ) {
    self.progress = progress
    blocks = search.tree.subtrees(of: blockSize).map {
      Block(node: $0, panels: search.tree.nodes[$0].panels)
    }
    let excluding = excludingThemselves ? Array(0..<UInt32(search.points.rowCount)) : nil
    panels = PanelQueries(
      nil, excluding: excluding, isWanted: isWanted, for: search, threadCount: threadCount)
  }

  /// Finds the `count` nearest rows to each that looks for neighbors, and hands them over.
  ///
  /// - Parameter isChosen: which pairs of blocks are compared; all if nil.
  func find(
    _ count: Int, threadCount: Int, isChosen: ((Int, Int) -> Bool)? = nil,
    _ body: (_ row: UInt32, ArraySlice<Candidate>) -> Void
  ) {
    progress.begin(total: blocks.count * (blocks.count + 1) / 2)
    _ = inBlocks(of: blocks.count, size: 1, threadCount: threadCount) {
      compare(blocks[$0.lowerBound], count)
      progress.advance()
    }
    let schedule = RoundRobin(memberCount: blocks.count)
    for round in 0..<schedule.roundCount {
      let all = schedule.pairs(of: round)
      let pairs = all.filter { isChosen?($0.first, $0.second) ?? true }
      progress.advance(by: all.count - pairs.count)
      _ = inBlocks(of: pairs.count, size: 1, threadCount: threadCount) {
        let pair = pairs[$0.lowerBound]
        compare(blocks[pair.first], blocks[pair.second])
        progress.advance()
      }
    }
    for block in blocks {
      let findings = block.findings.withLock { $0 }
      for (panel, findings) in zip(block.panels, findings) {
        for position in panels.wanted[panel].setBits {
          let row = tree.rows[panel * DistanceKernel.width + position]
          body(row, findings.found.candidates(of: position))
        }
      }
    }
  }

  /// Compares the panels of a block with themselves and each other.
  private func compare(_ block: Block, _ count: Int) {
    var masks = [UInt64](repeating: 0, count: DistanceKernel.width)
    var all = block.panels.map { panels.start($0, count) }
    for (own, panel) in zip(all.indices, block.panels) {
      panels.scan(tree.leaves[panel], panel, &all[own], &masks)
    }
    for first in all.indices {
      var findings = exchange(&all[first], with: .none)
      for second in first + 1..<all.count {
        panels.compare(
          block.panels.lowerBound + first, &findings, block.panels.lowerBound + second,
          &all[second], &masks)
      }
      all[first] = findings
    }
    block.findings.withLock { $0 = all }
  }

  /// Compares the panels of two blocks.
  private func compare(_ first: Block, _ second: Block) {
    let gap = DistanceKernel.squaredGap(tree.box(of: first.node), tree.box(of: second.node))
    first.findings.withLock { findings in
      second.findings.withLock { theirs in
        let reach = max(greatestLimit(of: findings), greatestLimit(of: theirs))
        if gap > reach { return }
        var masks = [UInt64](repeating: 0, count: DistanceKernel.width)
        for (own, panel) in zip(findings.indices, first.panels) {
          for (other, otherPanel) in zip(theirs.indices, second.panels) {
            panels.compare(panel, &findings[own], otherPanel, &theirs[other], &masks)
          }
        }
      }
    }
  }

  private func greatestLimit(of block: [PanelFindings]) -> Float {
    block.reduce(-1) { max($0, $1.limits.greatest) }
  }
}

/// Some neighboring panels and what they have found.
private final class Block: Sendable {
  let node: Int
  let panels: Range<Int>
  /// Never contended: a round has a block in one pair.
  let findings = Mutex<[PanelFindings]>([])

  init(node: Int, panels: Range<Int>) {
    self.node = node
    self.panels = panels
  }
}

extension PanelQueries {
  /// Measures the pairs of a row of one panel and one of another that may be near to either, where
  /// the queries are the points.
  ///
  /// - Parameter masks: room for a mask of each position.
  fileprivate func compare(
    _ panel: Int, _ findings: inout PanelFindings, _ other: Int, _ theirs: inout PanelFindings,
    _ masks: inout [UInt64]
  ) {
    let leaf = tree.leaves[other]
    let reach = max(findings.limits.greatest, theirs.limits.greatest)
    if squaredGap(panel, to: leaf) > reach { return }
    findNear(leaf, panel, findings.limits, theirs: theirs.limits, &masks)
    let (first, firstOther) = (panel * DistanceKernel.width, other * DistanceKernel.width)
    var changed: UInt64 = 0
    var theirChanged: UInt64 = 0
    for position in tree.nodes[tree.leaves[panel]].rowMask.setBits where masks[position] != 0 {
      let row = tree.rows[first + position]
      let cells = tree.row(at: first + position)
      for otherPosition in masks[position].setBits {
        let otherRow = tree.rows[firstOther + otherPosition]
        let distance = squaredDistance(cells, tree.row(at: firstOther + otherPosition))
        if wanted[panel].hasBit(position) {
          findings.found.offer(Candidate(distance: distance, row: otherRow), to: position)
        }
        if wanted[other].hasBit(otherPosition) {
          theirs.found.offer(Candidate(distance: distance, row: row), to: otherPosition)
        }
      }
      changed |= 1 << UInt64(position)
      theirChanged |= masks[position]
    }
    updateLimits(of: changed & wanted[panel], panel, &findings)
    updateLimits(of: theirChanged & wanted[other], other, &theirs)
  }
}
