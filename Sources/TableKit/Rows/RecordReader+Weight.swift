public import CSVCore

extension RecordReader {
  /// A cell as a weight, blanks around it left out.
  public func weight(
    _ cell: ColumnHandle, of record: Int, column: Int
  ) throws(CSVError) -> Double {
    if let number = DecimalReading(trimming: value(cell, of: record)).number, 0...1e15 ~= number {
      return number
    }
    throw error(
      "\"\(value(cell, of: record).shown)\" is not a weight: a number from 0 to 1e15", in: record,
      column: column)
  }
}
