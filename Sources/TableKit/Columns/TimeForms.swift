public import CSVCore

/// How the times of a file are written, which must be one way.
public struct TimeForms: Sendable {
  /// The lines of the first number and of the first date.
  public private(set) var numberLine, dateLine: Int?

  /// Begins without a time.
  public init() {}

  /// Whether times are dates.
  public var isOfDates: Bool { dateLine != nil }

  /// Notes a time.
  public mutating func note(_ moment: Moment, _ record: Int, of reader: borrowing RecordReader) {
    if moment.isDate {
      if dateLine == nil { dateLine = reader.line(of: record) }
    } else if numberLine == nil {
      numberLine = reader.line(of: record)
    }
  }

  /// Adds the times of the rows after these.
  public mutating func append(_ later: TimeForms, linesBefore: Int) {
    numberLine = numberLine ?? later.numberLine.map { $0 + linesBefore }
    dateLine = dateLine ?? later.dateLine.map { $0 + linesBefore }
  }

  /// Refuses times that cannot be compared with one another.
  public func check(in reader: borrowing RecordReader, column: Int?) throws(CSVError) {
    guard let numberLine, let dateLine else { return }
    throw CSVError(
      "a \(numberLine > dateLine ? "number" : "date") cannot be compared with the "
        + "\(numberLine > dateLine ? "date" : "number") in line \(min(numberLine, dateLine))",
      file: reader.name, line: Swift.max(numberLine, dateLine),
      column: column.map { reader.header.label(of: $0) })
  }
}
