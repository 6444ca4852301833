import Threading

/// Finds the nearest rows of a table of nothing but categories, by ``ValueDifference``.
///
/// The squared differences of all pairs of categories that occur are looked up in one table a
/// column; a column with many categories computes them anew for every row. Neighbors come by
/// (distance, row number).
///
/// Cost: every pair of rows is looked at.
struct NominalSearch: Sendable {
  /// One column of the rows searched: codes numbered anew, as few as occur.
  private struct Column {
    /// The code of each row, in the new numbers.
    var codes: [UInt32] = []
    /// What the new numbers stand for.
    var originals: [UInt32]
    /// The squared differences of all pairs; empty where there are too many.
    var pairs: [Double] = []
  }

  private let columns: [Column]
  private let rowCount: Int
  private let difference: ValueDifference
  private let threadCount: Int

  /// Prepares a search among `points`.
  ///
  /// - Parameter largestTable: how many categories a column may have for its pairs to be kept: 8 MB
  ///   for 1,024.
  init(
    _ points: CodeMatrix, difference: ValueDifference, threadCount: Int, largestTable: Int = 1024
  ) {
    rowCount = points.rowCount
    self.difference = difference
    self.threadCount = threadCount
    columns = (0..<points.columnCount).map { index in
      let codes = (0..<points.rowCount).map { points[$0, index] }
      var column = Column(originals: Set(codes).sorted())
      var numbers: [UInt32: UInt32] = [:]
      for (number, code) in column.originals.enumerated() { numbers[code] = UInt32(number) }
      column.codes = codes.map { numbers[$0] ?? 0 }
      if column.originals.count <= largestTable {
        column.pairs = column.originals.flatMap { first in
          column.originals.map { difference.squaredDifference(first, $0, inColumn: index) }
        }
      }
      return column
    }
  }

  /// Finds the `count` rows nearest to each row, itself included like any other.
  func nearest(_ count: Int) -> NeighborTable {
    search(min(count, rowCount), excludingSelf: false)
  }

  /// Finds the `count` other rows nearest to each row.
  func nearestOthers(_ count: Int) -> NeighborTable {
    search(min(count, rowCount - 1), excludingSelf: true)
  }

  private func search(_ count: Int, excludingSelf: Bool) -> NeighborTable {
    if count <= 0 { return .empty }
    let found = inBlocks(of: rowCount, size: 64, threadCount: threadCount) { block in
      var lists = CandidateLists(queryCount: block.count, capacity: count)
      var sums = [Double](repeating: 0, count: rowCount)
      for (index, query) in block.enumerated() {
        addUp(from: query, into: &sums)
        for row in 0..<rowCount where !(excludingSelf && row == query) {
          if sums[row] > lists.worst(of: index) { continue }
          lists.offer(Candidate(distance: sums[row], row: UInt32(row)), to: index)
        }
      }
      return lists
    }
    return NeighborTable(joining: found)
  }

  /// Computes the distances from one row to all, column by column.
  private func addUp(from query: Int, into sums: inout [Double]) {
    for row in sums.indices { sums[row] = 0 }
    for (index, column) in columns.enumerated() {
      let code = Int(column.codes[query])
      let size = column.originals.count
      // What each category of the column is away from the query's.
      let differences =
        column.pairs.isEmpty
        ? column.originals.map {
          difference.squaredDifference(column.originals[code], $0, inColumn: index)
        } : Array(column.pairs[code * size..<(code + 1) * size])
      for row in sums.indices { sums[row] += differences[Int(column.codes[row])] }
    }
  }
}
