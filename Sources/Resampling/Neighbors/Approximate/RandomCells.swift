import Threading

/// A table cut into cells of near rows: halved at the median of a random direction, and so on.
struct RandomCells {
  /// The rows of each cell, in rising order; their numbers differ by one at most.
  private(set) var cells: [[UInt32]]

  /// Cuts a table into cells of at most `greatestSize` rows.
  ///
  /// Draws: for each cell that is cut a standard normal number a column; first for the whole table,
  /// then for the halves, then for the quarters.
  init(
    _ points: Matrix, greatestSize: Int, threadCount: Int, using random: inout RandomState
  ) {
    cells = [Array(0..<UInt32(points.rowCount))]
    while cells.contains(where: { $0.count > greatestSize }) {
      let directions = cells.map { _ in
        (0..<points.columnCount).map { _ in random.standardNormal() }
      }
      let whole = cells
      cells = inBlocks(of: whole.count, size: 1, threadCount: threadCount) {
        Self.halves(of: whole[$0.lowerBound], of: points, along: directions[$0.lowerBound])
      }.flatMap(\.self)
    }
    for cell in cells.indices { cells[cell].sort() }
  }

  private static func halves(
    of rows: [UInt32], of points: Matrix, along direction: [Double]
  ) -> [[UInt32]] {
    var keys = rows.map { row in
      let cells = points.row(Int(row))
      var sum = 0.0
      for column in cells.indices { sum += direction[column] * cells[column] }
      // A row with a missing cell may be anywhere.
      return RowKey(coordinate: sum.isNaN ? 0 : Float(sum), row: row)
    }
    let middle = keys.count / 2
    keys.part(at: middle)
    return [keys[..<middle].map(\.row), keys[middle...].map(\.row)]
  }
}
