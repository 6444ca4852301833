// A part of an input is a stretch of its bytes, with the records that begin in it. Parts are read by several threads at
// once. Which line feeds end records is only known to those who come from the front, since one further on may lie in
// quotes: so a part begins where records seem to begin, and the end of the part before it proves that they do.

extension RecordReader {
  /// How many bytes of records without a fault make it likely that the first of them is one.
  private static let evidenceSize = 16 * 1024
  /// How many line feeds are tried.
  private static let mostTries = 1000

  /// A reader of the same bytes and columns for another thread; it is to be told where to ``start(at:line:row:stop:)``.
  ///
  /// - Returns: `nil` where bytes come one after the other and are not all kept: for pipes and gzip in the first pass.
  public func shared() throws(CSVError) -> RecordReader? {
    guard let source = try source.shared() else { return nil }
    return RecordReader(sharing: source, of: self)
  }

  /// Goes to the first position at or after `offset` where a record seems to begin. Lines and rows are counted from there.
  ///
  /// - Returns: the position; `nil` where none is to be seen.
  public mutating func start(near offset: Int, stop: Int?) throws(CSVError) -> Int? {
    // The line feed before a record may be the byte before `offset`.
    start(at: offset - 1, line: 1, row: 0, stop: nil)
    try source.fill(untilFull: true)
    guard
      let begin = firstRecord(evidence: RecordReader.evidenceSize) ?? firstRecord(evidence: .max)
    else { return nil }
    start(at: source.offset(at: begin), line: 1, row: 0, stop: stop)
    return source.offset(at: 0)
  }

  /// The index behind the first line feed that is followed by records without a fault.
  private func firstRecord(evidence: Int) -> Int? {
    let bytes = source.bytes
    var found = RecordIndex()
    var tries = 0
    for index in 0..<source.end where bytes[index] == Byte.lineFeed {
      found.removeAll()
      let end = evidence == .max ? source.end : min(source.end, index + 1 + evidence)
      let isLast = source.isAtEnd && end == source.end
      let fault = scanner.scan(bytes, from: index + 1, to: end, isLast: isLast, into: &found)
      if fault == nil && (!found.records.isEmpty || isLast) { return index + 1 }
      tries += 1
      if tries == RecordReader.mostTries { return nil }
    }
    return nil
  }
}

extension RecordIndex {
  /// Takes out the records that begin at an index of the buffer or behind it.
  ///
  /// - Parameter fault: what the scan could not pass; behind the index it is somebody else's.
  /// - Returns: whether the scan has reached the index, so that there is no more to be had.
  mutating func cut(at index: Int, stopCount: Int, _ fault: RecordScanner.Fault?) -> Bool {
    if index == .max { return false }
    let isFaultBehind = fault.map { $0.index >= index } ?? false
    var kept = records.count
    while kept > 0 && records[kept - 1].start >= index { kept -= 1 }
    guard kept < records.count || isFaultBehind else { return consumed >= index }
    if kept < records.count {
      consumed = Int(records[kept].start)
    } else if let last = records.last {
      consumed = Int(last.next)
    }
    records.removeLast(records.count - kept)
    stops.removeLast(stops.count - min(stops.count, kept * stopCount))
    isCut = true
    return true
  }
}

extension RecordScanner.Fault {
  /// Where in the buffer the record or the field begins.
  fileprivate var index: Int {
    switch self {
    case .textAfterQuote(let index), .openQuote(let index), .ragged(let index, _): index
    }
  }
}
