import CSVCore
import Resampling
import TableKit

/// What keeps rows together, or in order.
enum RowBonds {
  /// Every row goes by itself.
  case none
  /// Rows of one group stay together: the group of every row, numbered in order.
  case groups([UInt32])
  /// Rows go by time.
  case times(TimeRanks)
}

/// The group of every row that takes part.
struct GroupAccumulator: LabeledRowAccumulator {
  private var names = ClassTable()
  private var groups: [UInt32] = []
  private let column: ColumnHandle

  init(_ column: ColumnHandle) { self.column = column }

  mutating func add(_ record: Int, of reader: borrowing RecordReader, label: UInt32) {
    groups.append(names.add(reader.value(column, of: record)))
  }

  mutating func append(
    _ later: Self, labels: [UInt32], at position: RowPosition
  ) throws(ResamplingError) {
    let numbers = try names.add(later.names)
    groups += later.groups.map { numbers[Int($0)] }
  }

  /// The group of every row, numbered in class order; `unlabeled` for rows that take no part.
  consuming func sorted(among labels: [UInt32]) -> [UInt32] {
    let numbers = names.sortClasses()
    var next = groups.lazy.map { numbers[Int($0)] }.makeIterator()
    return labels.map { $0 == unlabeled ? unlabeled : next.next() ?? unlabeled }
  }
}

/// The time of every row that takes part.
struct TimeAccumulator: LabeledRowAccumulator {
  /// How times are written.
  private(set) var forms = TimeForms()
  private var times: [Double] = []
  private let cell: ColumnHandle
  private let column: Int

  init(_ cell: ColumnHandle, column: Int) { (self.cell, self.column) = (cell, column) }

  mutating func add(
    _ record: Int, of reader: borrowing RecordReader, label: UInt32
  ) throws(CSVError) {
    let moment = try reader.moment(cell, of: record, column: column)
    times.append(moment.value)
    forms.note(moment, record, of: reader)
  }

  mutating func append(_ later: Self, labels: [UInt32], at position: RowPosition) {
    times += later.times
    forms.append(later.forms, linesBefore: position.lines)
  }

  /// The times in order.
  consuming func ranks(among labels: [UInt32]) -> TimeRanks { TimeRanks(times, labels: labels) }
}

/// Rows that are equal in some columns, as groups.
struct DuplicateAccumulator: LabeledRowAccumulator {
  private var numbers: [UInt64: UInt32] = [:]
  private var hashes: [UInt64] = []
  private var groups: [UInt32] = []
  private let columns: [ColumnHandle]

  init(_ columns: [ColumnHandle]) { self.columns = columns }

  mutating func add(_ record: Int, of reader: borrowing RecordReader, label: UInt32) {
    groups.append(number(of: reader.rowHash(columns, label: nil, of: record).key))
  }

  /// Groups are numbered as they come.
  private mutating func number(of hash: UInt64) -> UInt32 {
    if let number = numbers[hash] { return number }
    let number = UInt32(hashes.count)
    numbers[hash] = number
    hashes.append(hash)
    return number
  }

  mutating func append(_ later: Self, labels: [UInt32], at position: RowPosition) {
    let here = later.hashes.map { number(of: $0) }
    groups += later.groups.map { here[Int($0)] }
  }

  /// The group of every row, numbered by its first one; `unlabeled` for rows that take no part.
  consuming func groups(among labels: [UInt32]) -> [UInt32] {
    var next = groups.makeIterator()
    return labels.map { $0 == unlabeled ? unlabeled : next.next() ?? unlabeled }
  }
}

extension LabeledTable {
  /// The columns in which equal rows are to agree where no option names them: all but the class, row numbers and
  /// identifiers, by which no two rows would be equal.
  ///
  /// - Parameters:
  ///   - label: the position of the class column.
  ///   - note: says which.
  mutating func comparableColumns(
    besides label: Int, as note: (String) -> Void
  ) throws(CSVError) -> [Int] {
    var selection = ColumnSelection()
    let columns = (0..<reader.columnCount).filter { $0 != label }
    var profiles = ColumnProfiles(of: columns, in: reader.header, selecting: &selection)
    try gather(&profiles, from: selection)
    let compared = zip(columns, profiles.profiles).filter { _, profile in
      ![.rowNumber, .identifier].contains(profile.decision.role)
    }.map(\.0)
    if compared.isEmpty {
      throw reader.error(
        columns.isEmpty
          ? "there is no column but the class to compare rows by"
          : "no column is left to compare rows by but row numbers and identifiers",
        hint: "use --duplicate-columns COLS")
    }
    let list = ColumnSpelling(of: reader.header).list(compared)
    note("by what the columns hold: --duplicate-columns \(ShellWord.quoted(list))")
    return compared
  }
}
