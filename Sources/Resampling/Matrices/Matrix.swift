/// A table of numbers, row after row in one array.
public struct Matrix: Equatable, Sendable {
  /// How many rows and columns there are.
  public let rowCount: Int, columnCount: Int
  /// All cells, row after row: `values[row * columnCount + column]`.
  public var values: [Double]

  /// Creates a matrix from its cells, row after row.
  ///
  /// - Precondition: `values.count` is `rowCount * columnCount`.
  public init(rowCount: Int, columnCount: Int, values: [Double]) {
    precondition(values.count == rowCount * columnCount, "cells do not fill the rows")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.values = values
  }

  /// The cell at a row and column.
  public subscript(row: Int, column: Int) -> Double {
    get { values[row * columnCount + column] }
    set { values[row * columnCount + column] = newValue }
  }

  /// The cells of one row.
  @_lifetime(borrow self)
  public func row(_ row: Int) -> Span<Double> {
    values.span.extracting(row * columnCount..<(row + 1) * columnCount)
  }

  /// The named rows, in the order they are named; a row may be named more than once.
  public func selecting(rows: some Collection<UInt32>) -> Matrix {
    var selected: [Double] = []
    selected.reserveCapacity(rows.count * columnCount)
    for row in rows {
      let start = Int(row) * columnCount
      selected.append(contentsOf: values[start..<start + columnCount])
    }
    return Matrix(rowCount: rows.count, columnCount: columnCount, values: selected)
  }
}
