/// The rows of a table in an order in which rows with near numbers stand together, in runs of 64,
/// and a box around the numbers of each run: what lies in a box that is too far away need not be
/// looked at.
///
/// Rows are parted in the middle along the column in which they spread most, again and again: the
/// leaves of a k-d tree (J. L. Bentley, 1975).
struct NumberRuns: Sendable {
  /// How many rows a run has, but for the last one.
  static let length = 64

  /// Which row is at which position.
  private(set) var rows: [UInt32]
  private let columnCount: Int
  /// Column after column the least number in each run, then the greatest; infinite where a run has
  /// cells that are no finite numbers.
  private var bounds: [Double] = []

  /// Arranges the rows of a table.
  init(_ numbers: Matrix) {
    rows = Array(0..<UInt32(numbers.rowCount))
    columnCount = numbers.columnCount
    arrange(0..<rows.count, of: numbers)
    let runs = (0..<count).map { rows[positions(of: $0)] }
    for column in 0..<columnCount {
      let cells = runs.map { run in run.map { numbers[Int($0), column] } }
      let isBounded = cells.map { $0.allSatisfy(\.isFinite) }
      bounds += zip(cells, isBounded).map { $1 ? $0.min() ?? 0 : -.infinity }
      bounds += zip(cells, isBounded).map { $1 ? $0.max() ?? 0 : .infinity }
    }
  }

  /// How many runs there are.
  var count: Int { (rows.count + Self.length - 1) / Self.length }

  /// The positions of a run.
  func positions(of run: Int) -> Range<Int> {
    run * Self.length..<min(rows.count, (run + 1) * Self.length)
  }

  /// Fills in how near the numbers of any row of each run may be to some numbers: never more than
  /// the sum of a row's differences, squared or not, which is computed with the same roundings.
  func fill(_ distances: inout [Double], from numbers: Span<Double>, squaring: Bool) {
    for run in distances.indices { distances[run] = 0 }
    for column in numbers.indices {
      let number = numbers[column]
      let least = 2 * column * count
      for run in distances.indices {
        // NaN, a missing number, is no gap.
        let gap = max(bounds[least + run] - number, number - bounds[least + count + run])
        if gap > 0 { distances[run] += squaring ? gap * gap : gap }
      }
    }
  }

  /// Parts positions, at a multiple of the length of a run, until each part is one run.
  private mutating func arrange(_ positions: Range<Int>, of numbers: Matrix) {
    if positions.count <= Self.length || columnCount == 0 { return }
    let column = widestColumn(of: positions, in: numbers)
    var keys = positions.map { position in
      let number = numbers[Int(rows[position]), column]
      return (number: number.isNaN ? .infinity : number, row: rows[position])
    }
    keys.sort { ($0.number, $0.row) < ($1.number, $1.row) }
    for (position, key) in zip(positions, keys) { rows[position] = key.row }
    let middle = positions.lowerBound + (positions.count / Self.length + 1) / 2 * Self.length
    arrange(positions.lowerBound..<middle, of: numbers)
    arrange(middle..<positions.upperBound, of: numbers)
  }

  /// The column in which some rows spread most, by a sample of them.
  private func widestColumn(of positions: Range<Int>, in numbers: Matrix) -> Int {
    let sample = stride(
      from: positions.lowerBound, to: positions.upperBound, by: 1 + positions.count / 64)
    let spreads = (0..<columnCount).map { column in
      let cells = sample.lazy.map { numbers[Int(rows[$0]), column] }.filter(\.isFinite)
      return (cells.max() ?? 0) - (cells.min() ?? 0)
    }
    return spreads.indices.max { spreads[$0] < spreads[$1] } ?? 0
  }
}
