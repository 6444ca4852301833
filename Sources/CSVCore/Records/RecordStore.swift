/// Records to be read again in any order, by where they lie in the input.
///
/// A record costs 12 bytes here. Records are fetched in lots, each lot in the order of the input, so that a file much
/// larger than memory is read forwards however wildly the order jumps, and a record that is wanted a thousand times in
/// one lot is read once.
public struct RecordStore: Sendable {
  private var offsets: [UInt64] = []
  private var lengths: [UInt32] = []

  /// How many records one lot has at most, and how many bytes.
  private static let lotCount = 1 << 16
  package static let lotSize = 1 << 25

  /// Creates a store of no records.
  public init() {}

  /// How many records there are.
  public var count: Int { offsets.count }

  /// How many bytes all of them have.
  package var byteCount: Int { lengths.reduce(0) { $0 + Int($1) } }

  /// Adds a record of the reader's batch.
  public mutating func append(_ record: Int, of reader: borrowing RecordReader) {
    offsets.append(UInt64(reader.offset(of: record)))
    lengths.append(UInt32(reader.bytes(of: record).count))
  }

  /// Adds the records of another store of the same input.
  public mutating func append(_ later: RecordStore) {
    offsets += later.offsets
    lengths += later.lengths
  }

  /// Gives the bytes of records, with their line ends as they came, in the order asked for.
  ///
  /// - Parameters:
  ///   - order: positions in the store, repeated as you like.
  ///   - reader: the reader from which they were added, read to its end.
  ///   - use: is called for each of `order`, with its position in `order`.
  public func fetch(
    _ order: [UInt32], from reader: borrowing RecordReader,
    _ use: (_ position: Int, _ bytes: Span<UInt8>) throws(CSVError) -> Void
  ) throws(CSVError) {
    var lot = Lot()
    for range in lots(of: order, size: RecordStore.lotSize) {
      try lot.load(order[range], of: self, from: reader)
      for wanted in range { try use(wanted, lot.bytes(wanted - range.lowerBound)) }
    }
    try reader.checkUnchanged()
  }

  /// Cuts an order into lots of about `size` bytes; each has one record at least.
  package func lots(of order: [UInt32], size: Int) -> [Range<Int>] {
    var lots: [Range<Int>] = []
    var start = 0
    while start < order.count {
      var end = start
      var bytes = 0
      while end < order.count && end - start < RecordStore.lotCount && bytes < size {
        bytes += Int(lengths[Int(order[end])])
        end += 1
      }
      lots.append(start..<end)
      start = end
    }
    return lots
  }

  /// Some records in memory.
  package struct Lot: Sendable {
    private var buffer: [UInt8] = []
    /// A stretch of the input: records that are wanted, and what lies between them.
    private var stretch: [UInt8] = []
    /// Where in `buffer` each wanted record lies.
    private var ranges: [Range<Int>] = []

    /// How many bytes between two records it is cheaper to read than to skip.
    private static let gap = 4096
    /// How much is read at once, unless one record is longer.
    private static let readSize = 1 << 20

    /// Creates a lot of no records.
    package init() {}

    /// How many records there are.
    package var count: Int { ranges.count }

    /// Reads records, in place of those before.
    package mutating func load(
      _ positions: ArraySlice<UInt32>, of store: RecordStore,
      from reader: borrowing RecordReader
    ) throws(CSVError) {
      buffer.removeAll(keepingCapacity: true)
      ranges = [Range<Int>](repeating: 0..<0, count: positions.count)
      // The position in the store above, that in the order below: sorted, they run through the input forwards.
      var wanted = positions.enumerated().map { UInt64($1) << 32 | UInt64($0) }
      wanted.sort()
      var next = 0
      while next < wanted.count {
        // One read for records that lie close together.
        let first = store.range(of: UInt32(wanted[next] >> 32))
        var end = first.upperBound
        var last = next
        while last + 1 < wanted.count {
          let following = store.range(of: UInt32(wanted[last + 1] >> 32))
          guard following.lowerBound - end < Lot.gap,
            following.upperBound - first.lowerBound <= max(Lot.readSize, first.count)
          else { break }
          end = following.upperBound
          last += 1
        }
        try read(first.lowerBound..<end, from: reader)
        var kept = first.lowerBound..<first.lowerBound
        for key in wanted[next...last] {
          let range = store.range(of: UInt32(key >> 32))
          if range != kept {
            buffer +=
              stretch[(range.lowerBound - first.lowerBound)..<(range.upperBound - first.lowerBound)]
            kept = range
          }
          ranges[Int(key & 0xFFFF_FFFF)] = (buffer.count - range.count)..<buffer.count
        }
        next = last + 1
      }
    }

    private mutating func read(
      _ range: Range<Int>, from reader: borrowing RecordReader
    ) throws(CSVError) {
      if stretch.count < range.count {
        stretch += repeatElement(0, count: range.count - stretch.count)
      }
      var span = stretch.mutableSpan
      var room = span._mutatingExtracting(0..<range.count)
      guard try reader.read(at: range.lowerBound, into: &room) == range.count else {
        throw reader.error("changed while it was read")
      }
    }

    /// The bytes of a record, by its position among those that were loaded.
    @_lifetime(borrow self)
    package func bytes(_ wanted: Int) -> Span<UInt8> { buffer.span.extracting(ranges[wanted]) }
  }

  private func range(of position: UInt32) -> Range<Int> {
    let start = Int(offsets[Int(position)])
    return start..<(start + Int(lengths[Int(position)]))
  }
}
