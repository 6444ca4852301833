import Synchronization
import Threading

/// Nearest neighbors among the rows of one table: each pair of panels is compared once, and both
/// learn from it, where a search would compare it twice.
///
/// Neighboring panels of the tree form blocks. Each block is first compared with itself, which leaves
/// few rows of other blocks to be measured; then every pair of blocks follows, in the rounds of a
/// schedule: no block is in two pairs of a round, so that as many threads as there are pairs can work
/// without waiting, and neighbors in the tree come first, so that less of the others must be measured. Blocks whose boxes are farther apart than either still looks are
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
    blockSize: Int = usualBlockSize, threadCount: Int, progress: WorkProgress = .none
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
    let schedule = PairSchedule(memberCount: blocks.count)
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
    var room = PanelRoom()
    var all = block.panels.map { panels.start($0, count) }
    for (own, panel) in zip(all.indices, block.panels) {
      panels.scan(tree.leaves[panel], panel, &all[own], &room)
    }
    for first in all.indices {
      var findings = exchange(&all[first], with: .none)
      for second in first + 1..<all.count {
        panels.compare(
          block.panels.lowerBound + first, &findings, block.panels.lowerBound + second,
          &all[second], &room)
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
        var room = PanelRoom()
        for (own, panel) in zip(findings.indices, first.panels) {
          for (other, otherPanel) in zip(theirs.indices, second.panels) {
            panels.compare(panel, &findings[own], otherPanel, &theirs[other], &room)
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
  fileprivate func compare(
    _ panel: Int, _ findings: inout PanelFindings, _ other: Int, _ theirs: inout PanelFindings,
    _ room: inout PanelRoom
  ) {
    let leaf = tree.leaves[other]
    let reach = max(findings.limits.greatest, theirs.limits.greatest)
    if squaredGap(panel, to: leaf) > reach { return }
    findNear(leaf, panel, findings.limits, theirs: theirs.limits, &room.masks)
    room.measure(
      tree.rows(of: panel), tree.rows(of: other), columnCount: tree.cellCount,
      wanted: tree.nodes[tree.leaves[panel]].rowMask)
    let (first, firstOther) = (panel * DistanceKernel.width, other * DistanceKernel.width)
    var changed: UInt64 = 0
    var theirChanged: UInt64 = 0
    for (pair, distance) in zip(room.pairs, room.distances) {
      let (position, otherPosition) = (Int(pair >> 8), Int(pair & 255))
      if wanted[panel].hasBit(position) {
        let candidate = Candidate(distance: distance, row: tree.rows[firstOther + otherPosition])
        if findings.found.offer(candidate, to: position) { changed |= 1 << UInt64(position) }
      }
      if wanted[other].hasBit(otherPosition) {
        let candidate = Candidate(distance: distance, row: tree.rows[first + position])
        if theirs.found.offer(candidate, to: otherPosition) {
          theirChanged |= 1 << UInt64(otherPosition)
        }
      }
    }
    updateLimits(of: changed, panel, &findings)
    updateLimits(of: theirChanged, other, &theirs)
  }
}
