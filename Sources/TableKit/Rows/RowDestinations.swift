public import CSVCore

/// Where rows of a table can go: writers, each with what is appended to a row.
///
/// Several destinations may share a writer, whose rows stay in order.
public struct RowDestinations: Sendable {
  /// The writers, each once.
  public let writers: [RecordWriter]
  /// For each destination, the position of its writer, and what is appended.
  private let outputs: [(writer: Int, suffix: [UInt8])]

  /// Creates destinations.
  ///
  /// - Parameter destinations: the writer of each, and its suffix: fields that are ready to write, the delimiter before
  ///   each.
  public init(_ destinations: [(writer: RecordWriter, suffix: [UInt8])]) {
    var writers: [RecordWriter] = []
    var outputs: [(writer: Int, suffix: [UInt8])] = []
    for (writer, suffix) in destinations {
      let known = writers.firstIndex { $0 === writer }
      if known == nil { writers.append(writer) }
      outputs.append((known ?? writers.count - 1, suffix))
    }
    self.writers = writers
    self.outputs = outputs
  }

  /// Creates destinations without suffixes.
  public init(_ writers: [RecordWriter]) { self.init(writers.map { ($0, []) }) }

  /// Sends each record of a batch to a destination; neighbors that go the same way are copied together.
  ///
  /// - Parameters:
  ///   - texts: what the writers are to write, one for each.
  ///   - destination: returns the position of a destination for a record of the batch, or -1 for none.
  public func distribute<Failure: Error>(
    _ reader: borrowing RecordReader, to texts: inout [RowText],
    _ destination: (_ record: Int) throws(Failure) -> Int
  ) throws(Failure) {
    var runStart = 0
    var runDestination = -1
    for record in 0...reader.count {
      let position = record < reader.count ? try destination(record) : -1
      if record < reader.count && position == runDestination { continue }
      if runDestination >= 0 && runStart < record {
        let (writer, suffix) = outputs[runDestination]
        texts[writer].append(runStart..<record, of: reader, suffix: suffix)
      }
      runStart = record
      runDestination = position
    }
  }
}
