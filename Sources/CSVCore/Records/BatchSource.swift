import SystemPackage

/// The buffer between an input and the scanner: bytes that are in no whole record yet are kept for the next batch.
struct BatchSource: ~Copyable {
  /// How much is read at once.
  static let batchSize = 256 * 1024
  /// The longest record: places in a buffer are 32 bits wide, and an open quote must not eat all memory.
  static let longestRecord = 1 << 31

  private var input: ByteInput
  private var buffer = [UInt8](repeating: 0, count: batchSize + Block.size)
  /// Where `buffer[0]` lies in the input.
  private var bufferOffset = 0
  /// The line on which the byte at `start` lies.
  private var startLine = 1
  /// The first byte that is in no batch yet.
  private(set) var start = 0
  /// One past the last byte that was read.
  private(set) var end = 0
  /// Whether the input has no more bytes than those in the buffer.
  private(set) var isAtEnd = false
  /// Where in the input reading pauses, until it is taken away.
  var pause: Int?

  init(_ input: consuming ByteInput) { self.input = input }

  var name: String { input.name }

  var size: Int? { input.size }

  /// How many bytes are kept for another look.
  var spooledBytes: Int { input.spooledBytes }

  func isSameFile(as descriptor: FileDescriptor) -> Bool { input.isSameFile(as: descriptor) }

  /// The buffer, with `Block.size` bytes of padding.
  var bytes: Span<UInt8> {
    @_lifetime(borrow self) get { buffer.span }
  }

  /// Whether all bytes before the pause are in the buffer, or behind.
  var isAtPause: Bool { offset(at: end) == pause }

  /// Whether bytes of an unfinished record wait for more.
  var hasLeftover: Bool { end > start }

  /// Marks the bytes before `place`, which are so many lines, as done with.
  mutating func consume(to place: Int, lines: Int) {
    guard place > start else { return }
    startLine += lines
    start = place
  }

  /// Reads on, at least a byte unless the input is at its end; it must not be at the pause.
  ///
  /// - Parameter untilFull: whether to go on until the buffer is full, which is made larger where it is full already. A
  ///   record much longer than a read is thus scanned a few times, not once a read.
  mutating func fill(untilFull: Bool) throws(CSVError) {
    if start > 0 {
      if end > start { buffer.replaceSubrange(0..<(end - start), with: Array(buffer[start..<end])) }
      bufferOffset += start
      end -= start
      start = 0
    }
    if end + Block.size == buffer.count {
      let size = end * 2
      guard size <= BatchSource.longestRecord else {
        throw CSVError(
          "a record is longer than 2 GiB", file: name, line: startLine,
          hint: "is a quote opened there and never closed?")
      }
      buffer.append(contentsOf: repeatElement(0, count: size - end))
    }
    repeat {
      let room = min(buffer.count - Block.size, (pause ?? .max) - bufferOffset)
      let count = try BatchSource.read(&input, into: &buffer, at: end..<room)
      if count == 0 { isAtEnd = true }
      end += count
    } while untilFull && !isAtEnd && !isAtPause && end + Block.size < buffer.count
  }

  private static func read(
    _ input: inout ByteInput, into buffer: inout [UInt8], at places: Range<Int>
  ) throws(CSVError) -> Int {
    var bytes = buffer.mutableSpan
    var room = bytes._mutatingExtracting(places)
    return try input.read(into: &room)
  }

  /// The bytes from `offset` on, for another thread.
  func tail(from offset: Int) throws(CSVError) -> BatchSource? {
    guard let input = try input.tail(from: offset) else { return nil }
    return BatchSource(input)
  }

  /// Goes back to a place in the input.
  mutating func rewind(to offset: Int, line: Int) throws(CSVError) {
    try input.rewind()
    (start, end, bufferOffset, isAtEnd, pause) = (0, 0, 0, false, nil)
    while bufferOffset + end < offset {
      bufferOffset += end
      end = 0
      let size = min(BatchSource.batchSize, offset - bufferOffset)
      end = try BatchSource.read(&input, into: &buffer, at: 0..<size)
      if end == 0 { throw CSVError("changed while it was read", file: name) }
    }
    bufferOffset += end
    (start, end, startLine) = (0, 0, line)
  }

  /// Reads bytes anywhere in the input.
  func read(at offset: Int, into bytes: inout MutableSpan<UInt8>) throws(CSVError) -> Int {
    try input.read(at: offset, into: &bytes)
  }

  func checkUnchanged() throws(CSVError) { try input.checkUnchanged() }

  /// Where a place of the buffer lies in the input.
  func offset(at place: Int) -> Int { bufferOffset + place }

  /// The line on which a place of the buffer lies, from 1.
  func line(at place: Int) -> Int { startLine + lineCount(upTo: place) }

  /// How many line feeds lie between `start` and `place`.
  func lineCount(upTo place: Int) -> Int {
    ScanKernel.best.lineFeedCount(in: bytes, from: start, to: place)
  }

  /// What to tell the user of a fault.
  func error(_ fault: RecordScanner.Fault, header: Header?) -> CSVError {
    switch fault {
    case .textAfterQuote(let place):
      return CSVError(
        "a quoted field goes on after its closing quote", file: name, line: line(at: place),
        hint: "inside quotes a quote is written twice: \"\"")
    case .openQuote(let place):
      return CSVError(
        "a quote opens a field here and is never closed", file: name, line: line(at: place))
    case .ragged(let place, let fieldCount):
      let expected = header?.columnCount ?? 0
      let fields = fieldCount == 1 ? "1 field" : "\(fieldCount) fields"
      let model = header?.names == nil ? "first line" : "header"
      return CSVError(
        "\(fields), but the \(model) has \(expected)", file: name, line: line(at: place))
    }
  }
}
