public import CSVCore

extension RecordReader {
  /// Sends each record of the batch to one of the writers; neighbours that go the same way are written in one go.
  ///
  /// - Parameters:
  ///   - writers: where records can go.
  ///   - suffixes: what is appended to a record, for each writer; empty for nothing.
  ///   - destination: returns the position of a writer for a record of the batch, or -1 for none.
  public func distribute(
    to writers: [RecordWriter], suffixes: [[UInt8]],
    _ destination: (_ record: Int) throws(CSVError) -> Int
  ) throws(CSVError) {
    var runStart = 0
    var runDestination = -1
    for record in 0...count {
      let place = record < count ? try destination(record) : -1
      if record < count && place == runDestination { continue }
      if runDestination >= 0 && runStart < record {
        try writers[runDestination].copy(
          runStart..<record, of: self, suffix: suffixes.isEmpty ? [] : suffixes[runDestination])
      }
      runStart = record
      runDestination = place
    }
  }
}
