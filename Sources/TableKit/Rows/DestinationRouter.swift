import CSVCore
import Resampling

/// Sends rows to writers by their numbers, and notes where some of them are.
struct DestinationRouter: RowRouter {
  /// Where the rows are that were to be located.
  private(set) var locations = LocatedRows()
  private let destinations: RowDestinations
  private let located: RowSet?
  private let droppedRows: [RowNumber]
  private let destination: @Sendable (_ row: Int) -> Int
  private let suffix: (@Sendable (_ row: Int) -> [UInt8])?

  init(
    _ destinations: RowDestinations, located: RowSet?, droppedRows: [RowNumber],
    suffix: (@Sendable (_ row: Int) -> [UInt8])? = nil,
    _ destination: @escaping @Sendable (_ row: Int) -> Int
  ) {
    self.suffix = suffix
    self.destinations = destinations
    self.located = located
    self.droppedRows = droppedRows
    self.destination = destination
  }

  mutating func route(_ reader: borrowing RecordReader, to outputs: inout [RowText]) {
    let first = reader.recordsBefore
    if let located {
      for record in 0..<reader.count where located.contains(RowNumber(first + record)) {
        locations.append(record, of: reader)
      }
    }
    var drop = droppedRows.partitioningIndex { Int($0) >= first }
    if let suffix {
      for record in 0..<reader.count {
        if drop < droppedRows.count && Int(droppedRows[drop]) == first + record {
          drop += 1
          continue
        }
        let position = destination(first + record)
        guard position >= 0 else { continue }
        outputs[position].append(
          reader.bytes(of: record), suffix: position == 0 ? suffix(first + record) : [])
      }
      return
    }
    destinations.distribute(reader, to: &outputs) { record in
      if drop < droppedRows.count && Int(droppedRows[drop]) == first + record {
        drop += 1
        return -1
      }
      return destination(first + record)
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) {
    locations.append(later.locations)
  }
}

extension [RowNumber] {
  /// The first index whose element belongs to the second half, in an array whose first half does not; by bisection.
  func partitioningIndex(where belongsToSecondHalf: (RowNumber) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongsToSecondHalf(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
