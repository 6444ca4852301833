import CSVCore

/// The handles of the columns of one file that matter.
struct SideHandles: Sendable {
  let key: [ColumnHandle]
  let label, group, time: ColumnHandle?
  private let part: (column: ColumnHandle, value: PartValue)?
  /// The position of the time, for messages.
  let timeColumn: Int?

  /// Selects the columns.
  init(_ columns: SideColumns, selecting selection: inout ColumnSelection) {
    key = selection.add(columns.key)
    label = columns.label.map { selection.add($0) }
    group = columns.group.map { selection.add($0) }
    time = columns.time.map { selection.add($0) }
    part = columns.part.map { (selection.add($0.column), $0.value) }
    timeColumn = columns.time
  }

  /// Whether a record belongs to this side.
  func includes(_ record: Int, of reader: borrowing RecordReader) -> Bool {
    guard let part else { return true }
    let value = reader.value(part.column, of: record)
    guard value.count == part.value.value.count else { return !part.value.isWanted }
    for index in value.indices where value[index] != part.value.value[index] {
      return !part.value.isWanted
    }
    return part.value.isWanted
  }

  /// A record as a hash.
  func hash(of record: Int, in reader: borrowing RecordReader) -> RowHash {
    reader.rowHash(key, label: label, of: record)
  }

  /// The time of a record; `nil` where times do not matter.
  ///
  /// - Throws: that the cell has no time.
  func moment(of record: Int, in reader: borrowing RecordReader) throws(CSVError) -> Moment? {
    guard let time else { return nil }
    let text = reader.value(time, of: record)
    if let moment = Moment(text) { return moment }
    throw reader.error(
      text.isEmpty ? "the time is empty" : "\"\(text.shown)\" is not a time", in: record,
      column: timeColumn,
      hint: "times are numbers, or dates and times such as 2024-01-31 or 2024-01-31T09:30:00")
  }
}

/// How the times of a file are written, which must be one way.
struct TimeForms: Sendable {
  /// The lines of the first number and of the first date.
  private(set) var numberLine, dateLine: Int?

  /// Notes a time.
  mutating func note(_ moment: Moment, _ record: Int, of reader: borrowing RecordReader) {
    if moment.isDate {
      if dateLine == nil { dateLine = reader.line(of: record) }
    } else if numberLine == nil {
      numberLine = reader.line(of: record)
    }
  }

  /// Adds the times of the rows after these.
  mutating func append(_ later: TimeForms, linesBefore: Int) {
    numberLine = numberLine ?? later.numberLine.map { $0 + linesBefore }
    dateLine = dateLine ?? later.dateLine.map { $0 + linesBefore }
  }

  /// Refuses times that cannot be compared with one another.
  func check(in reader: borrowing RecordReader, column: Int?) throws(CSVError) {
    guard let numberLine, let dateLine else { return }
    throw CSVError(
      "a \(numberLine > dateLine ? "number" : "date") cannot be compared with the "
        + "\(numberLine > dateLine ? "date" : "number") in line \(min(numberLine, dateLine))",
      file: reader.name, line: Swift.max(numberLine, dateLine),
      column: column.map { reader.header.label(of: $0) })
  }
}
