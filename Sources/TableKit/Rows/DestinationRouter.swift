public import CSVCore
import Resampling

/// Sends rows to writers by their numbers, and notes where some of them are.
struct DestinationRouter: RowRouter {
  /// Where the rows are that were to be located.
  private(set) var locations = LocatedRows()
  private let suffixes: [[UInt8]]
  private let located: RowSet?
  private let droppedRows: [RowNumber]
  private let destination: @Sendable (_ row: Int) -> Int

  init(
    suffixes: [[UInt8]], located: RowSet?, droppedRows: [RowNumber],
    _ destination: @escaping @Sendable (_ row: Int) -> Int
  ) {
    self.suffixes = suffixes
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
    reader.distribute(to: &outputs, suffixes: suffixes) { record in
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

extension RecordReader {
  /// Sends each record of the batch to one of the outputs; neighbors that go the same way are copied together.
  ///
  /// - Parameters:
  ///   - outputs: where records can go.
  ///   - suffixes: what is appended to a record, for each output; empty for nothing.
  ///   - destination: returns the position of an output for a record of the batch, or -1 for none.
  public func distribute<Failure: Error>(
    to outputs: inout [RowText], suffixes: [[UInt8]],
    _ destination: (_ record: Int) throws(Failure) -> Int
  ) throws(Failure) {
    var runStart = 0
    var runDestination = -1
    for record in 0...count {
      let position = record < count ? try destination(record) : -1
      if record < count && position == runDestination { continue }
      if runDestination >= 0 && runStart < record {
        outputs[runDestination].append(
          runStart..<record, of: self, suffix: suffixes.isEmpty ? [] : suffixes[runDestination])
      }
      runStart = record
      runDestination = position
    }
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
