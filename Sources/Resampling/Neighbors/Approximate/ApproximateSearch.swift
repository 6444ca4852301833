import Threading

/// Finds most of the nearest neighbours of every row of a large table, in time that grows little
/// faster than the table, where the exact search takes four times as long for twice the rows.
///
/// The table is cut into cells of near rows by random directions, every row is compared with those
/// of its cell, and this is repeated with other directions until enough has been found of what an
/// exact search finds for a sample of rows: neighbours that one cut parts are together in another.
/// How many cuts that takes depends on the data: few where rows lie near a surface of few
/// dimensions, tens where thirty columns are noise. Where the cuts cost as much as an exact search,
/// that is made instead: the recall is a promise, as far as a sample can tell.
///
/// Source: random projection trees, Dasgupta and Freund, "Random projection trees and low
/// dimensional manifolds", STOC 2008; as a forest that is searched exhaustively within large leaves.
/// A graph of neighbours (HNSW) was not taken, since it measures single distances at random places
/// of memory: the kernel compares a hundred pairs in the time of one.
///
/// Cost: a cut of n rows compares n · 8,192 pairs at most. Memory: what a cell needs for each thread,
/// and 24 bytes for each neighbour.
///
/// Draws: standard normal numbers from a generator of its own, with the seed 0.
struct ApproximateSearch {
  /// Above this size a cell is cut. Smaller cells cost less, but more cuts are needed: on noise of 30
  /// columns the two meet here.
  var greatestCellSize = 16_384
  /// How many rows tell the recall: it is off by a percent or two then.
  var sampleSize = 1024
  private let search: NeighborSearch
  private let recall: Double

  /// Prepares to find the share `recall` of what `search` finds.
  init(_ search: NeighborSearch, recall: Double) {
    self.search = search
    self.recall = recall
  }

  /// Finds `count` near other points of each point; nil if that costs as much as an exact search.
  func nearestOthers(_ count: Int) -> RecalledNeighbors? {
    let points = search.points
    let mostCuts = points.rowCount / greatestCellSize
    // Cells must have more rows than neighbours are wanted, by far.
    if mostCuts < 4 || count > greatestCellSize / 16 { return nil }
    let sample = stride(from: 0, to: points.rowCount, by: max(1, points.rowCount / sampleSize))
      .map { UInt32($0) }
    let nearest = search.nearestOthers(count, of: sample)
    var table = NeighborTable(neighborCount: count, queryCount: points.rowCount)
    var random = RandomState(seed: 0)
    for _ in 1...mostCuts {
      let cells = RandomCells(
        points, greatestSize: greatestCellSize, threadCount: search.threadCount,
        using: &random
      ).cells
      let found = inBlocks(of: cells.count, size: 1, threadCount: search.threadCount) {
        nearestOthers(count, within: cells[$0.lowerBound])
      }
      for (rows, neighbors) in zip(cells, found) {
        for (query, row) in rows.enumerated() {
          table.merge(neighbors.candidates(of: query), into: Int(row))
        }
      }
      let recall = self.recall(of: table, sample, nearest)
      if recall >= self.recall { return RecalledNeighbors(table: table, recall: recall) }
    }
    return nil
  }

  /// The nearest neighbours within a cell, by the rows of the whole table.
  private func nearestOthers(_ count: Int, within rows: [UInt32]) -> NeighborTable {
    let points = search.points.selecting(rows: rows)
    var table = NeighborSearch(points, threadCount: 1)
      .nearestOthers(count, of: Array(0..<UInt32(rows.count)))
    for place in table.rows.indices { table.rows[place] = rows[Int(table.rows[place])] }
    return table
  }

  /// The share of the sample's nearest neighbours that have been found.
  private func recall(
    of table: NeighborTable, _ sample: [UInt32], _ nearest: NeighborTable
  ) -> Double {
    var foundCount = 0
    for (query, row) in sample.enumerated() {
      foundCount += Set(nearest[query]).intersection(table[Int(row)]).count
    }
    return Double(foundCount) / Double(max(1, nearest.rows.count))
  }
}

/// Neighbours, and how many of the nearest are among them.
public struct RecalledNeighbors: Sendable {
  /// The neighbours that were found.
  public var table: NeighborTable
  /// The share of the nearest neighbours that were found, of a sample of rows; 1 after an exact
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
