/// A table of categories, row after row, each as its number among the categories of its column.
public struct CodeMatrix: Equatable, Sendable {
  /// How many rows there are.
  public private(set) var rowCount: Int
  /// How many columns there are.
  public let columnCount: Int
  /// All codes, row after row: `values[row * columnCount + column]`.
  public var values: [UInt32]

  /// Creates a table from its codes, row after row.
  ///
  /// Codes are small numbers, best 0, 1, 2, … within a column: counts are kept for all up to the
  /// largest. A missing cell is one more category. For imbalanced-learn's answers codes are in the
  /// order of the sorted categories.
  ///
  /// - Precondition: `values.count` is `rowCount * columnCount`.
  public init(rowCount: Int, columnCount: Int, values: [UInt32]) {
    precondition(values.count == rowCount * columnCount, "codes do not fill the rows")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.values = values
  }

  /// The code at a row and column.
  public subscript(row: Int, column: Int) -> UInt32 {
    get { values[row * columnCount + column] }
    set { values[row * columnCount + column] = newValue }
  }

  /// The named rows, in the order they are named.
  public func selecting(rows: some Collection<UInt32>) -> CodeMatrix {
    var selected: [UInt32] = []
    selected.reserveCapacity(rows.count * columnCount)
    for row in rows {
      let start = Int(row) * columnCount
      selected.append(contentsOf: values[start..<start + columnCount])
    }
    return CodeMatrix(rowCount: rows.count, columnCount: columnCount, values: selected)
  }

  /// Adds the rows of another table with equally many columns.
  mutating func append(_ other: CodeMatrix) {
    precondition(other.columnCount == columnCount, "tables of different widths")
    values += other.values
    rowCount += other.rowCount
  }
}
