/// Compressed bytes that were read from a file and are still to be inflated.
struct CompressedInput: Sendable {
  static let capacity = 1 << 18

  private var bytes: [UInt8] = []
  private var range = 0..<0
  /// Whether the file has no more.
  private(set) var hasEnded = false

  /// How many bytes are at hand.
  var count: Int { range.count }
  var isEmpty: Bool { range.isEmpty }

  /// The bytes at hand.
  var unread: Span<UInt8> {
    @_lifetime(borrow self)
    get { bytes.span.extracting(range) }
  }

  /// Drops the first bytes.
  mutating func drop(_ count: Int) { range = range.dropFirst(count) }

  /// Has some of the first `count` bytes inflated, and drops those.
  mutating func inflate(
    first count: Int, by inflater: inout Inflater, into output: inout [UInt8], from start: Int,
    isWhole: Bool
  ) -> (taken: Int, made: Int, outcome: Inflater.Outcome) {
    let step = inflater.inflate(
      bytes.span.extracting(range.prefix(count)), into: &output, from: start, isWhole: isWhole)
    drop(step.taken)
    return step
  }

  /// Reads more bytes, if there is room; returns whether any came, or the end.
  ///
  /// - Parameter waiting: whether to wait for the writer of a pipe.
  mutating func refill(from file: inout InputFile, waiting: Bool) throws(CSVError) -> Bool {
    guard !hasEnded, count < Self.capacity, waiting || file.hasBytesAtHand else { return false }
    keep(Array(bytes[range]).span)
    let end = count
    var all = bytes.mutableSpan
    var room = all._mutatingExtracting(end...)
    let more = try file.read(into: &room)
    range = 0..<end + more
    hasEnded = more == 0
    return true
  }

  /// Moves the first `count` bytes to `other`, which has nothing at hand.
  mutating func move(_ count: Int, to other: inout CompressedInput) {
    other.keep(unread.extracting(count...))
    other.hasEnded = hasEnded
    range = range.prefix(count)
    swap(&self, &other)
  }

  /// Has these bytes at hand, and no others.
  private mutating func keep(_ rest: Span<UInt8>) {
    if bytes.isEmpty { bytes = [UInt8](repeating: 0, count: Self.capacity) }
    var all = bytes.mutableSpan
    let count = all.overwrite(from: 0, with: rest)
    range = 0..<count
  }
}
