/// Finds the records of a buffer, and in them the delimiters that are asked for: the hot loop of every filter.
///
/// The buffer is looked at 64 bytes at a time. Masks say where delimiters and line feeds are; those inside quotes are
/// cleared; each line feed that is left ends a record, and counting bits passes over the delimiters that nobody wants.
/// A record that the buffer cuts off is found again by the next call, from its first byte: no state crosses a call, and
/// whatever follows a byte can be looked at.
package struct RecordScanner {
  /// The byte between two fields.
  let delimiter: UInt8
  /// How many fields each record must have; `nil` makes the scan stop after one record of any width.
  var columnCount: Int?
  /// Which delimiters of a record are wanted, counted from 1, rising.
  var stops: [Int] = []

  /// What a scan cannot pass, and the place where the record or the field begins.
  package enum Fault {
    case textAfterQuote(at: Int)
    case openQuote(at: Int)
    case ragged(at: Int, fieldCount: Int)
  }

  /// Prepares a scan for records of `columnCount` fields.
  package init(delimiter: UInt8, columnCount: Int? = nil, stops: [Int] = []) {
    self.delimiter = delimiter
    self.columnCount = columnCount
    self.stops = stops
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
    let firstStop = stops.first ?? Int.max
    var recordStart = start
    var seen = 0  // delimiters of this record so far
    var stopIndex = 0
    var nextStop = firstStop
    var fieldBegins = true  // whether the byte at `base` is the first of a field
    var base = start

    while base < end {
      var masks = Masks(of: buffer, at: base, to: end, delimiter: delimiter)
      var next = base + Block.size
      var fault: Fault?
      let block = Block(of: buffer, at: base)
      let quotes = block.mask(of: Byte.quote) & masks.valid
      if quotes != 0 {
        let fields = QuotedFields(
          buffer: buffer, base: base, end: end, isLast: isLast, delimiter: delimiter)
        (next, fault) = fields.clear(
          &masks, quotes: quotes, fieldBegins: fieldBegins, found: &found)
      }
      fieldBegins = masks.lastIsStructural

      while true {
        let record = masks.beforeLineFeed
        let count = (masks.delimiters & record).nonzeroBitCount
        if nextStop <= seen + count {
          var bits = masks.delimiters & record
          var ordinal = seen
          repeat {
            while ordinal + 1 < nextStop {
              bits &= bits &- 1
              ordinal += 1
            }
            found.stops.append(UInt32(truncatingIfNeeded: base + bits.trailingZeroBitCount))
            stopIndex += 1
            nextStop = stopIndex < stops.count ? stops[stopIndex] : Int.max
          } while nextStop <= seen + count
        }
        seen += count
        if masks.lineFeeds == 0 { break }

        let lineFeed = base + masks.lineFeeds.trailingZeroBitCount
        masks.delimiters &= ~record
        masks.lineFeeds &= masks.lineFeeds &- 1
        if let ragged = finish(
          buffer, recordStart, contentEnd: lineFeed, next: lineFeed + 1, fieldCount: seen + 1,
          into: &found)
        {
          return ragged
        }
        recordStart = lineFeed + 1
        seen = 0
        stopIndex = 0
        nextStop = firstStop
        if columnCount == nil && !found.records.isEmpty {
          found.consumed = recordStart
          return nil
        }
      }
      if let fault { return fault }
      base = next
    }

    if isLast && recordStart < end {
      if let ragged = finish(
        buffer, recordStart, contentEnd: end, next: end, fieldCount: seen + 1, into: &found)
      {
        return ragged
      }
      recordStart = end
    }
    found.stops.removeLast(found.stops.count - found.records.count * stops.count)
    found.consumed = recordStart
    return nil
  }

  /// Ends the record that begins at `start`: checks its width, or passes over a line with nothing on it.
  @inline(__always)
  private func finish(
    _ buffer: Span<UInt8>, _ start: Int, contentEnd: Int, next: Int, fieldCount: Int,
    into found: inout RecordIndex
  ) -> Fault? {
    let hasReturn = contentEnd > start && buffer[contentEnd - 1] == Byte.carriageReturn
    let end = hasReturn ? contentEnd - 1 : contentEnd
    if fieldCount != columnCount {
      if end == start {
        found.blankLines += 1
        return nil
      }
      if columnCount != nil { return .ragged(at: start, fieldCount: fieldCount) }
    }
    found.records.append(
      RecordIndex.Bounds(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
        next: UInt32(truncatingIfNeeded: next)))
    return nil
  }
}

/// The bytes of one block that give records their shape, a bit for each.
struct Masks {
  var delimiters: UInt64
  var lineFeeds: UInt64
  /// The bits that stand for bytes before the end of the buffer.
  let valid: UInt64

  @inline(__always)
  init(of buffer: Span<UInt8>, at base: Int, to end: Int, delimiter: UInt8) {
    let block = Block(of: buffer, at: base)
    let room = end - base
    valid = room < Block.size ? (1 << UInt64(truncatingIfNeeded: room)) &- 1 : UInt64.max
    delimiters = block.mask(of: delimiter) & valid
    lineFeeds = block.mask(of: Byte.lineFeed) & valid
  }

  /// The bits before the first line feed; all of them where there is none.
  @inline(__always)
  var beforeLineFeed: UInt64 {
    lineFeeds == 0 ? UInt64.max : (lineFeeds & (0 &- lineFeeds)) &- 1
  }

  /// Whether a field begins right after the block.
  @inline(__always)
  var lastIsStructural: Bool { (delimiters | lineFeeds) >> 63 == 1 }

  /// Takes out what stands for data.
  @inline(__always)
  mutating func clear(_ bits: UInt64) {
    delimiters &= ~bits
    lineFeeds &= ~bits
  }
}
