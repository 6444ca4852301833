internal import Synchronization
import SystemPackage

/// The buffer between an input and the scanner: bytes that are in no whole record yet are kept for the next batch.
struct BatchSource: ~Copyable {
  /// How much is read at once.
  static let batchSize = 256 * 1024
  /// How much is read at once beyond the end of a part, at least.
  private static let overlapSize = 16 * 1024
  /// The longest record: positions in a buffer are 32 bits wide, and an open quote must not eat all memory.
  static let longestRecord = Int(Int32.max)

  private let origin: Origin
  private var buffer: [UInt8]
  /// Where `buffer[0]` lies in the input.
  private var bufferOffset = 0
  /// The line on which the byte at `start` lies.
  private var startLine = 1
  /// The first byte that is in no batch yet.
  private(set) var start = 0
  /// One past the last byte that was read.
  private(set) var end = 0
  /// Where in the input a part ends: of the records that begin before it the last is read whole, and nothing more.
  private var stop = Int.max
  /// Whether the input has no more bytes than those in the buffer.
  private(set) var isAtEnd = false

  init(_ input: consuming ByteInput) {
    // A small file gets a small buffer, and room for the byte that is not there: memory costs time when it is first used.
    let size = max(4096, input.size.map { $0 + 1 } ?? BatchSource.batchSize)
    buffer = [UInt8](repeating: 0, count: min(BatchSource.batchSize, size) + Block.size)
    origin = Origin(input)
  }

  /// Where the bytes come from: on the heap, since a reader, of which this is a part, is lent for every value.
  private final class Origin: Sendable {
    let name: String
    let size: Int?
    let input: Mutex<ByteInput>
    /// What went wrong when more was read than was wanted: it is told when that is wanted.
    let failure = Mutex<CSVError?>(nil)

    init(_ input: consuming ByteInput) {
      name = input.name
      size = input.size
      self.input = Mutex(input)
    }

    func read(into buffer: inout [UInt8], at positions: Range<Int>) throws(CSVError) -> Int {
      try input.withLock { (input) throws(CSVError) in
        var bytes = buffer.mutableSpan
        var room = bytes._mutatingExtracting(positions)
        return try input.read(into: &room)
      }
    }
  }

  var name: String { origin.name }

  var size: Int? { origin.size }

  /// How many bytes are kept for another look.
  var spooledBytes: Int { origin.input.withLock { $0.spooledBytes } }

  func isSameFile(as descriptor: FileDescriptor) -> Bool {
    origin.input.withLock { $0.isSameFile(as: descriptor) }
  }

  /// The buffer, with `Block.size` bytes of padding.
  var bytes: Span<UInt8> {
    @_lifetime(borrow self) get { buffer.span }
  }

  /// Whether what comes next begins where the part ends, or beyond.
  var isAtStop: Bool { offset(at: start) >= stop }

  /// Where the part ends, as an index of the buffer; far beyond it where there is no end.
  var stopIndex: Int { stop == .max ? .max : stop - bufferOffset }

  /// Whether the buffer has no room for more.
  var isFull: Bool { end + Block.size == buffer.count }

  /// Reads on as ``fill(untilFull:)`` does, for a look at what is to come.
  ///
  /// - Returns: whether there is more to look at; what goes wrong is told by the next ``fill(untilFull:)``.
  mutating func fillAhead() -> Bool {
    if isAtEnd || isFull || origin.failure.withLock({ $0 != nil }) { return false }
    do throws(CSVError) {
      try fill(untilFull: false)
      return true
    } catch {
      origin.failure.withLock { $0 = error }
      return false
    }
  }

  /// Whether bytes of an unfinished record wait for more.
  var hasLeftover: Bool { end > start }

  /// Marks the bytes before `position`, which are so many lines, as done with.
  mutating func consume(to position: Int, lines: Int) {
    guard position > start else { return }
    startLine += lines
    start = position
  }

  /// Reads on, at least a byte unless the input is at its end.
  ///
  /// - Parameter untilFull: whether to go on until the buffer is full, which is made larger where it is full already. A
  ///   record much longer than a read is thus scanned a few times, not once a read.
  mutating func fill(untilFull: Bool) throws(CSVError) {
    if let failure = origin.failure.withLock({ $0 }) { throw failure }
    if start > 0 {
      if end > start { buffer.replaceSubrange(0..<(end - start), with: Array(buffer[start..<end])) }
      bufferOffset += start
      end -= start
      start = 0
    }
    if isFull {
      let size = min(end * 2, BatchSource.longestRecord)
      guard size > end else {
        throw CSVError(
          "a record is longer than 2 GiB", file: name, line: startLine,
          hint: "is a quote opened there and never closed?")
      }
      buffer.append(contentsOf: repeatElement(0, count: size - end))
    }
    repeat {
      let count = try origin.read(into: &buffer, at: end..<readLimit)
      if count == 0 { isAtEnd = true }
      end += count
    } while untilFull && !isAtEnd && end < stopIndex && end + Block.size < buffer.count
  }

  /// Up to which index the buffer is to be filled: to the end of the part, and from there on in small steps, since no
  /// more is wanted than the rest of one record. What there is of it is scanned again after each step, so that a long one
  /// takes longer steps.
  private var readLimit: Int {
    let room = buffer.count - Block.size
    if end < stopIndex { return min(room, stopIndex) }
    return stop == .max ? room : min(room, end + max(BatchSource.overlapSize, end - start))
  }

  /// The same bytes for another thread, from wherever ``start(at:line:stop:)`` says; `nil` where they come one after the
  /// other.
  func shared() throws(CSVError) -> BatchSource? {
    guard let input = try origin.input.withLock({ (input) throws(CSVError) in try input.shared() })
    else { return nil }
    return BatchSource(input)
  }

  /// Goes to a position of a shared input, which is on this line; ends with the records that begin before `stop`.
  mutating func start(at offset: Int, line: Int, stop: Int?) {
    origin.input.withLock { $0.seek(to: offset) }
    (start, end, bufferOffset, isAtEnd) = (0, 0, offset, false)
    startLine = line
    self.stop = stop ?? .max
  }

  /// Goes back to a position in the input.
  mutating func rewind(to offset: Int, line: Int) throws(CSVError) {
    try origin.input.withLock { (input) throws(CSVError) in try input.rewind() }
    (start, end, bufferOffset, isAtEnd, stop) = (0, 0, 0, false, .max)
    while bufferOffset + end < offset {
      bufferOffset += end
      end = 0
      let size = min(buffer.count - Block.size, offset - bufferOffset)
      end = try origin.read(into: &buffer, at: 0..<size)
      if end == 0 { throw CSVError("changed while it was read", file: name) }
    }
    bufferOffset += end
    (start, end, startLine) = (0, 0, line)
  }

  /// Reads bytes anywhere in the input.
  func read(at offset: Int, into bytes: inout MutableSpan<UInt8>) throws(CSVError) -> Int {
    try origin.input.withLock { (input) throws(CSVError) in try input.read(at: offset, into: &bytes)
    }
  }

  func checkUnchanged() throws(CSVError) {
    try origin.input.withLock { (input) throws(CSVError) in try input.checkUnchanged() }
  }

  /// Where a position of the input lies in the buffer.
  func index(ofOffset offset: Int) -> Int { offset - bufferOffset }

  /// Where a position of the buffer lies in the input.
  func offset(at position: Int) -> Int { bufferOffset + position }

  /// The line on which a position of the buffer lies, from 1.
  func line(at position: Int) -> Int { startLine + lineCount(upTo: position) }

  /// How many line feeds lie between `start` and `position`.
  func lineCount(upTo position: Int) -> Int {
    ScanKernel.best.lineFeedCount(in: bytes, from: start, to: position)
  }

  /// The bytes from a position to the end of its line, or of the buffer.
  private func lineOfBuffer(from position: Int) -> [UInt8] {
    var last = position
    while last < end && bytes[last] != Byte.lineFeed { last += 1 }
    return bytes.extracting(position..<last).array
  }

  /// Whether lines end with carriage returns alone, as far as the buffer shows.
  var hasMacintoshLines: Bool {
    var hasReturn = false
    for index in 0..<end {
      if bytes[index] == Byte.lineFeed { return false }
      if bytes[index] == Byte.carriageReturn { hasReturn = true }
    }
    return hasReturn
  }

  /// What to tell the user of a fault.
  ///
  /// - Parameters:
  ///   - dialect: how fields are separated.
  ///   - dataStart: where in the input the first record begins.
  func error(
    _ fault: RecordScanner.Fault, header: Header?, _ dialect: Dialect = Dialect(),
    dataStart: Int? = nil
  ) -> CSVError {
    switch fault {
    case .textAfterQuote(let position):
      return CSVError(
        "a quoted field goes on after its closing quote", file: name, line: line(at: position),
        hint: dialect.attributes.map {
          "inside quotes a quote is written \\\(UnicodeScalar($0.quote)), and after them comes a delimiter"
        } ?? "inside quotes a quote is written twice: \"\"")
    case .openQuote(let position):
      return CSVError(
        "a quote opens a field here and is never closed", file: name, line: line(at: position))
    case .ragged(let position, let fieldCount):
      let expected = header?.columnCount ?? 0
      let fields = fieldCount == 1 ? "1 field" : "\(fieldCount) fields"
      let record = RaggedRecord(lineOfBuffer(from: position), fieldCount: fieldCount)
      if dialect.attributes != nil {
        return CSVError(
          "\(fields), but the @attribute lines declare \(expected)", file: name,
          line: line(at: position),
          hint: record.likelyReason(attributeCount: expected, file: name))
      }
      let model = header?.names == nil ? "first line" : "header"
      return CSVError(
        "\(fields), but the \(model) has \(expected)", file: name, line: line(at: position),
        hint:
          record.likelyReason(
            header: header, delimiter: dialect.delimiter,
            isFirst: offset(at: position) == dataStart,
            file: name))
    }
  }
}
