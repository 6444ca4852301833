/// Finds the records of a buffer, and in them the delimiters that are asked for: the hot loop of every filter.
///
/// The bytes are looked at by a ``ScanKernel``, which finds whole records and stops at what is odd; a ``RecordWalk`` then
/// goes through that record byte by byte, and tells what is wrong with it. A record that the buffer cuts off is found
/// again by the next call, from its first byte: no state crosses a call, and whatever follows a byte can be looked at.
package struct RecordScanner {
  /// The byte between two fields.
  let delimiter: UInt8
  /// How many fields each record must have; `nil` makes the scan stop after one record of any width.
  let columnCount: Int?
  /// Which delimiters of a record are wanted, counted from 1, rising.
  var stops: [Int] { didSet { setStops() } }
  /// Whether records are refused that have another number of fields.
  private let checksWidth: Bool
  let kernel: ScanKernel
  /// How fields are written in an ARFF or KEEL file, where lines may be comments; `nil` for CSV.
  private let syntax: AttributeSyntax?
  private var request: ScanKernel.Request

  /// What a scan cannot pass, and the position where the record or the field begins.
  package enum Fault {
    case textAfterQuote(at: Int)
    case openQuote(at: Int)
    case ragged(at: Int, fieldCount: Int)
  }

  /// Prepares a scan for records of `columnCount` fields.
  ///
  /// - Parameter checksWidth: whether fields are counted. That may be spared where each record is known to have
  ///   `columnCount` of them, because it was scanned before, and where there are no stops.
  package init(
    delimiter: UInt8, columnCount: Int? = nil, stops: [Int] = [], checksWidth: Bool = true,
    syntax: AttributeSyntax? = nil, kernel: ScanKernel = .best
  ) {
    self.delimiter = delimiter
    self.columnCount = columnCount
    self.stops = stops
    self.checksWidth = checksWidth
    self.kernel = kernel
    self.syntax = syntax
    request = ScanKernel.Request(
      delimiter: delimiter, columnCount: columnCount, checksWidth: checksWidth, stops: [])
    if let syntax { (request.quote, request.hasEscapes) = (syntax.quote, true) }
    setStops()
  }

  private mutating func setStops() {
    precondition(
      zip([0] + stops, stops + [columnCount ?? 1]).allSatisfy { $0 < $1 }, "no such delimiters")
    request.stops = stops.map { UInt32($0) }
    request.checksWidth = checksWidth || !stops.isEmpty
  }

  /// Appends to `found` the whole records from `start` on.
  ///
  /// - Parameters:
  ///   - buffer: the bytes, with `Block.size` bytes of padding or more after `end`.
  ///   - isLast: whether the input ends at `end`, so that the last record may lack its line end.
  /// - Returns: the first fault, if any; the records before it have been appended.
  package func scan(
    _ buffer: Span<UInt8>, from start: Int, to end: Int, isLast: Bool, into found: inout RecordIndex
  ) -> Fault? {
    var start = start
    while true {
      let first = found.records.count
      let stop = kernel.findRecords(request, in: buffer, from: start, to: end, into: &found)
      if syntax != nil {
        let idle = (first..<found.records.count).first { isIdle(found.records[$0], of: buffer) }
        if let idle { found.removeRecords(from: idle, stopCount: stops.count) }
        if let next = endOfIdleLine(buffer, at: found.consumed, end, isLast: isLast) {
          found.consumed = next
          found.blankLines += 1
          if next == end { return nil }
          start = next
          continue
        }
      }
      switch stop {
      case .room:
        if columnCount == nil { return nil }
        start = found.consumed
        continue
      case .end:
        if !isLast || found.consumed == end { return nil }
      case .oddRecord: break
      }
      let walk = RecordWalk(
        of: buffer, from: found.consumed, to: end, isLast: isLast, delimiter: delimiter,
        stops: stops, syntax: syntax)
      switch walk.outcome {
      case .fault(let fault): return fault
      case .cutOff: return nil
      case .ended(let contentEnd, let next):
        if let ragged = finish(walk, buffer, contentEnd: contentEnd, next: next, into: &found) {
          return ragged
        }
        if next == end || (columnCount == nil && !found.records.isEmpty) { return nil }
        start = next
      }
    }
  }

  /// Whether what a kernel took for a record is a comment, or a blank line, which looks like a record of one column.
  private func isIdle(_ record: RecordIndex.Bounds, of buffer: Span<UInt8>) -> Bool {
    let first = buffer[Int(record.start)]
    return first == AttributeSyntax.comment
      || (columnCount == 1 || AttributeSyntax.isBlank(first))
        && endOfIdleLine(buffer, at: Int(record.start), Int(record.next), isLast: true) != nil
  }

  /// Where a line ends that has only blanks, or a comment behind them; `nil` where there is none.
  private func endOfIdleLine(
    _ buffer: Span<UInt8>, at start: Int, _ end: Int, isLast: Bool
  ) -> Int? {
    var position = start
    var isComment = false
    while position < end && buffer[position] != Byte.lineFeed {
      let byte = buffer[position]
      let isBlank = AttributeSyntax.isBlank(byte) && byte != delimiter
      isComment = isComment || byte == AttributeSyntax.comment
      guard isComment || isBlank || byte == Byte.carriageReturn else { return nil }
      position += 1
    }
    if position < end { return position + 1 }
    return isLast && start < end ? end : nil
  }

  /// Takes the record of a walk: checks its width, or passes over a line with nothing on it.
  private func finish(
    _ walk: RecordWalk, _ buffer: Span<UInt8>, contentEnd: Int, next: Int,
    into found: inout RecordIndex
  ) -> Fault? {
    let start = found.consumed
    let hasReturn = contentEnd > start && buffer[contentEnd - 1] == Byte.carriageReturn
    let end = hasReturn ? contentEnd - 1 : contentEnd
    let isBlank = end == start && columnCount != 1
    if isBlank {
      found.blankLines += 1
    } else {
      if let columnCount, walk.fieldCount != columnCount {
        return .ragged(at: start, fieldCount: walk.fieldCount)
      }
      found.records.append(
        RecordIndex.Bounds(
          start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
          next: UInt32(truncatingIfNeeded: next)))
      found.stops += walk.positions
      found.quotedLineFeeds += UInt32(walk.quotedLineFeeds)
      if walk.hasDoubledQuotes { found.hasDoubledQuotes = true }
    }
    found.consumed = next
    return nil
  }
}

extension RecordIndex {
  /// Takes out a record and all behind it.
  fileprivate mutating func removeRecords(from first: Int, stopCount: Int) {
    consumed = Int(records[first].start)
    stops.removeLast((records.count - first) * stopCount)
    records.removeLast(records.count - first)
    // What was counted of lines is too much.
    isCut = true
  }
}
