public import CSVCore

/// The profiles of several columns, gathered in a pass over the rows.
public struct ColumnProfiles: LabeledRowAccumulator, RowAccumulator {
  /// The profiles, in the order in which the columns were given.
  public private(set) var profiles: [ColumnProfile]
  private let handles: [ColumnHandle]
  /// Where the profile of each column is.
  private let indices: [Int: Int]
  /// The first line of each column with a number that is too large.
  private var linesOfTooLarge: [Int?]
  private let gaps: GapSpellings

  /// Begins without rows, and selects the columns.
  public init(
    of columns: [Int], in header: Header, gaps: GapSpellings = .common,
    selecting selection: inout ColumnSelection
  ) {
    profiles = columns.map { ColumnProfile(of: ColumnName(of: $0, in: header)) }
    handles = selection.add(columns)
    indices = Dictionary(zip(columns, columns.indices)) { first, _ in first }
    linesOfTooLarge = columns.map { _ in nil }
    self.gaps = gaps
  }

  /// Adds the cells of a record.
  public mutating func add(_ record: Int, of reader: borrowing RecordReader) {
    for index in handles.indices {
      let cell = profiles[index].note(reader.value(handles[index], of: record), gaps: gaps)
      if cell == .tooLarge && linesOfTooLarge[index] == nil {
        linesOfTooLarge[index] = reader.line(of: record)
      }
    }
  }

  /// Adds the cells of a record, whatever its class.
  public mutating func add(_ record: Int, of reader: borrowing RecordReader, label: UInt32) {
    add(record, of: reader)
  }

  /// Adds the cells of a batch.
  public mutating func add(_ reader: borrowing RecordReader) {
    for record in 0..<reader.count { add(record, of: reader) }
  }

  /// Adds the profiles of the records after these.
  public mutating func append(_ later: ColumnProfiles, at position: RowPosition) {
    for index in profiles.indices {
      profiles[index].append(later.profiles[index])
      if linesOfTooLarge[index] == nil, let line = later.linesOfTooLarge[index] {
        linesOfTooLarge[index] = line + position.lines
      }
    }
  }

  /// Adds the profiles of the records after these.
  public mutating func append(
    _ later: ColumnProfiles, labels: [UInt32], at position: RowPosition
  ) {
    append(later, at: position)
  }

  /// The profile of a column.
  func profile(of column: Int) -> ColumnProfile? {
    indices[column].map { profiles[$0] }
  }

  /// The first line of a column with a number that is too large.
  func lineOfTooLarge(in column: Int) -> Int? {
    indices[column].flatMap { linesOfTooLarge[$0] }
  }
}
