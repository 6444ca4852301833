public import CSVCore

extension RecordReader {
  /// A cell as a weight.
  public func weight(
    _ cell: ColumnHandle, of record: Int, column: Int
  ) throws(CSVError) -> Double {
    if let number = DecimalReading(value(cell, of: record)).number, number >= 0 { return number }
    throw error(
      "\"\(value(cell, of: record).shown)\" is not a weight: a number, 0 or more", in: record,
      column: column)
  }
}
