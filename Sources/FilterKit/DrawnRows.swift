public import CSVCore
public import Resampling

/// Rows that were drawn by number and are to be written in the order of the draws.
///
/// Memory: four bytes a draw, 16 a row that was drawn at least once.
public struct DrawnRows {
  private let draws: [RowNumber]
  private let isDrawn: RowSet
  /// The rows that were drawn, rising, and where they are.
  private var rows: [RowNumber] = []
  private var store = RecordStore()

  /// Takes the draws.
  ///
  /// - Parameter rowCount: how many rows the input has.
  public init(_ draws: [RowNumber], rowCount: Int) {
    self.draws = draws
    isDrawn = RowSet(draws, rowCount: rowCount)
  }

  /// Notes where a row is, if it was drawn; to be called for every row of the second look.
  public mutating func note(_ row: Int, _ record: Int, of reader: borrowing RecordReader) {
    guard isDrawn.contains(RowNumber(row)) else { return }
    rows.append(RowNumber(row))
    store.append(record, of: reader)
  }

  /// Gives the drawn rows in the order of the draws, with the number of the row and its bytes, line end included.
  public func forEach(
    from reader: borrowing RecordReader,
    _ use: (_ row: RowNumber, _ bytes: Span<UInt8>) throws(CSVError) -> Void
  ) throws(CSVError) {
    try store.fetch(draws.map { place(of: $0) }, from: reader) { (draw, bytes) throws(CSVError) in
      try use(draws[draw], bytes)
    }
  }

  private func place(of row: RowNumber) -> UInt32 {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < row { low = middle + 1 } else { high = middle }
    }
    return UInt32(low)
  }
}
