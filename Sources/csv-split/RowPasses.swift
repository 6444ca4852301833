import CSVCore
import Resampling
import TableKit

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

/// Sends each row where a hash says, and counts the rows of each slot.
struct HashRouter: RowRouter {
  /// How many rows each slot has.
  private(set) var counts: [Int]
  private let column: ColumnHandle
  private let rows: RowChoice
  private let hash: HashPartition
  private let slots: [Int]
  private let suffixes: [[UInt8]]

  init(
    _ column: ColumnHandle, _ rows: RowChoice, _ hash: HashPartition, slots: [Int],
    suffixes: [[UInt8]]
  ) {
    counts = slots.map { _ in 0 }
    (self.column, self.rows, self.hash) = (column, rows, hash)
    (self.slots, self.suffixes) = (slots, suffixes)
  }

  mutating func route(
    _ reader: borrowing RecordReader, to outputs: inout [RowText]
  ) throws(CSVError) {
    try reader.distribute(to: &outputs, suffixes: suffixes) { (record) throws(CSVError) in
      let takesPart = try rows.fate(of: record, in: reader) == .takesPart
      let slot = takesPart ? hash.slot(of: reader.value(column, of: record)) : slots.count - 1
      counts[slot] += 1
      return slots[slot]
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) {
    for slot in counts.indices { counts[slot] += later.counts[slot] }
  }
}
