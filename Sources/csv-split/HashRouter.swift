import CSVCore
import Resampling
import TableKit

/// Sends each row where a hash says, and counts the rows of each slot.
struct HashRouter: RowRouter {
  /// How many rows each slot has.
  private(set) var counts: [Int]
  private let column: ColumnHandle
  private let rows: RowChoice
  private let hash: HashPartition
  private let slots: [Int]
  /// The slot of rows that take no part.
  private let otherSlot: Int
  private let destinations: RowDestinations

  init(
    _ column: ColumnHandle, _ rows: RowChoice, _ hash: HashPartition, slots: [Int],
    otherSlot: Int, _ destinations: RowDestinations
  ) {
    counts = slots.map { _ in 0 }
    (self.column, self.rows, self.hash) = (column, rows, hash)
    (self.slots, self.otherSlot, self.destinations) = (slots, otherSlot, destinations)
  }

  mutating func route(
    _ reader: borrowing RecordReader, to outputs: inout [RowText]
  ) throws(CSVError) {
    try destinations.distribute(reader, to: &outputs) { (record) throws(CSVError) in
      let takesPart = try rows.fate(of: record, in: reader) == .takesPart
      let slot = takesPart ? hash.slot(of: reader.value(column, of: record)) : otherSlot
      counts[slot] += 1
      return slots[slot]
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) {
    for slot in counts.indices { counts[slot] += later.counts[slot] }
  }
}
