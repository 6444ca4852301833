import CSVCore
import TableKit

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
    guard let time, let timeColumn else { return nil }
    return try reader.moment(time, of: record, column: timeColumn)
  }
}
