/// The columns that a pass looks at, each of which gets a handle.
///
///     var columns = ColumnSelection()
///     let label = columns.add(try header.column(ColumnReference("class")))
///     reader.select(columns)
///     while try reader.advance() {
///       for record in 0..<reader.count { use(reader.value(label, of: record)) }
///     }
///
/// Handles stay good when further columns are added.
public struct ColumnSelection: Sendable {
  /// The positions of the columns in the file, from 0.
  public private(set) var columns: [Int] = []
  /// Where each of them is in the list.
  private var indices: [Int: Int] = [:]

  /// Creates a selection of no columns.
  public init() {}

  /// Selects a column; one that is selected already keeps its handle.
  public mutating func add(_ column: Int) -> ColumnHandle {
    if let index = indices[column] { return ColumnHandle(position: index) }
    indices[column] = columns.count
    columns.append(column)
    return ColumnHandle(position: columns.count - 1)
  }

  /// Selects columns.
  public mutating func add(_ columns: [Int]) -> [ColumnHandle] { columns.map { add($0) } }
}

/// One of the columns that a reader was asked for.
public struct ColumnHandle: Hashable, Sendable {
  let position: Int
}
