public import CSVCore

/// A row as 128 bits: what it has in the columns that are compared, and that with its class.
public struct RowHash: Equatable, Sendable {
  /// The hash of the values but for the class.
  public var key: UInt64
  /// The hash of the values and the class.
  public var whole: UInt64
}

extension RecordReader {
  /// A record as a hash of the values in some columns and its class.
  public func rowHash(
    _ columns: [ColumnHandle], label: ColumnHandle?, of record: Int
  ) -> RowHash {
    var key = UInt64(truncatingIfNeeded: columns.count)
    for column in columns { key = mixed(key, cellHash(value(column, of: record))) }
    guard let label else { return RowHash(key: key, whole: key) }
    return RowHash(key: key, whole: mixed(key, cellHash(value(label, of: record))))
  }
}

/// Mixes a cell into the hash of those before it: their order counts.
private func mixed(_ sum: UInt64, _ cell: UInt64) -> UInt64 {
  let product = (sum &+ 0x9e37_79b9_7f4a_7c15 ^ cell)
    .multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
  return (product.high ^ product.low) &+ (cell << 32 | cell >> 32)
}
