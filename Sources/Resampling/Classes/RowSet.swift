/// A set of rows: one bit a row of the table.
public struct RowSet: Equatable, Sendable {
  private var words: [UInt64]

  /// Creates the empty set of a table's rows.
  public init(rowCount: Int) {
    words = [UInt64](repeating: 0, count: (rowCount + 63) / 64)
  }

  /// Creates the set of some of a table's rows, which may be named more than once.
  ///
  /// - Precondition: the rows are below `rowCount`.
  public init(_ rows: some Sequence<RowNumber>, rowCount: Int) {
    self.init(rowCount: rowCount)
    for row in rows { insert(row) }
  }

  /// Whether a row is in the set.
  ///
  /// - Precondition: it is a row of the table.
  public func contains(_ row: RowNumber) -> Bool {
    words[Int(row / 64)] >> UInt64(row % 64) & 1 == 1
  }

  /// Adds a row.
  ///
  /// - Precondition: it is a row of the table.
  public mutating func insert(_ row: RowNumber) {
    words[Int(row / 64)] |= 1 << UInt64(row % 64)
  }

  /// How many rows are in the set. O(rows / 64).
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
}
