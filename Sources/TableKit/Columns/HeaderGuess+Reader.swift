public import CSVCore

extension HeaderGuess {
  /// Whether the first line of what a reader reads is data, told by the rows in its first buffer: at most ``rowCount``, and
  /// one where a number under a text says that the line is a header. No row has been read afterwards.
  public static func firstLineIsData(of reader: inout RecordReader) -> Bool {
    guard reader.dialect.hasHeader, let first = reader.firstValues else { return false }
    var guess = HeaderGuess(first: first)
    var columns = ColumnSelection()
    let handles = columns.add(Array(first.indices))
    let hasNumbers = first.contains { isNumber($0.span) }
    var isHeader: Bool?
    var rowsSeen = 0
    reader.preview(columns) { reader in
      if reader.count == 0 { return false }
      if isHeader == nil {
        isHeader =
          !hasNumbers
          && first.indices.contains {
            !first[$0].isEmpty && isNumber(reader.value(handles[$0], of: 0))
          }
      }
      if isHeader == true { return true }
      for record in min(rowsSeen, reader.count)..<min(reader.count, rowCount) {
        for (column, handle) in handles.enumerated() {
          guess.note(reader.value(handle, of: record), column: column)
        }
      }
      rowsSeen = reader.count
      return rowsSeen >= rowCount
    }
    return isHeader == false && guess.isData
  }
}
