public import CSVCore

/// Conditions whose columns are found: they test the records of readers.
public struct RowTest: Sendable {
  private let conditions: [(column: ColumnHandle, condition: Condition)]

  /// Finds the columns of the conditions, and selects them.
  public init(
    _ conditions: [Condition], in header: Header, selecting columns: inout ColumnSelection
  ) throws(CSVError) {
    var found: [(column: ColumnHandle, condition: Condition)] = []
    for condition in conditions {
      found.append((columns.add(try header.column(condition.column)), condition))
    }
    self.conditions = found
  }

  /// Whether there is nothing to test.
  public var isEmpty: Bool { conditions.isEmpty }

  /// Whether all conditions hold for a record.
  public func holds(_ record: Int, of reader: borrowing RecordReader) -> Bool {
    for (column, condition) in conditions
    where !condition.holds(reader.value(column, of: record)) { return false }
    return true
  }
}
