public import CSVCore

/// A time, as a number or as a date: `12.5`, `2024-01-31`, `2024-01-31 09:30`, `2024-01-31T09:30:00.25+01:00`.
public struct Moment: Sendable {
  /// The number, or the seconds since 1970 in the world's time, if no other zone is written.
  public let value: Double
  /// Whether it is written as a date.
  public let isDate: Bool

  /// Reads a time; `nil` where the text is none.
  public init?(_ text: Span<UInt8>) {
    let text = text.extracting(text.unblankedRange)
    if let number = DecimalReading(text).number {
      (value, isDate) = (number, false)
      return
    }
    var clock = ClockText(bytes: text.array)
    guard let seconds = clock.seconds() else { return nil }
    (value, isDate) = (seconds, true)
  }
}

extension RecordReader {
  /// The time in a cell.
  ///
  /// - Parameter column: the position of the column in the file.
  /// - Throws: that the cell has no time.
  public func moment(
    _ cell: ColumnHandle, of record: Int, column: Int
  ) throws(CSVError) -> Moment {
    let text = value(cell, of: record)
    if let moment = Moment(text) { return moment }
    throw error(
      text.isEmpty ? "the time is empty" : "\"\(text.shown)\" is not a time", in: record,
      column: column,
      hint: "times are numbers, or dates and times such as 2024-01-31 or 2024-01-31T09:30:00")
  }
}
