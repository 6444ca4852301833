internal import Synchronization
internal import Threading

/// Makes gzip of a stream of bytes, on several threads.
///
/// Every 65,280 bytes become a member by themselves, which says how long it is, and an empty one ends the file. So it is with
/// BGZF, which every gzip reads and many readers, ``GzipReader`` among them, read on several threads too. The result depends
/// on the bytes, on the level, and on where ``flush(to:)`` cuts: it is the same for any number of threads, and carries neither name
/// nor time. Memory: a deflater of 270 KB and four blocks of 200 KB a thread.
struct GzipWriter: ~Copyable, Sendable {
  private static let blockSize = 2 * Deflater.mostInMember

  private let queue: WorkQueue
  private let compressor: Compressor
  private let mostUnderway: Int
  private var underway: [Pending<[UInt8]>] = []
  /// What has come of the block at hand.
  private var block: [UInt8] = []

  /// Returns `nil` when there is no memory. With one thread, the caller compresses.
  init?(level: Int, threadCount: Int) {
    let threadCount = min(max(threadCount, 1), 64)
    guard let compressor = Compressor(level: level, count: threadCount) else { return nil }
    self.compressor = compressor
    queue = WorkQueue(threadCount: threadCount > 1 ? threadCount : 0)
    mostUnderway = 4 * threadCount
  }

  /// Takes more bytes, and writes what is compressed by now to `file`.
  mutating func write(_ bytes: Span<UInt8>, to file: borrowing OutputFile) throws(CSVError) {
    var taken = 0
    while taken < bytes.count {
      let count = min(Self.blockSize - block.count, bytes.count - taken)
      block.append(bytes.extracting(taken..<taken + count))
      taken += count
      if block.count == Self.blockSize { try startBlock(file) }
    }
  }

  /// Writes all bytes so far, such that a reader can have them.
  mutating func flush(to file: borrowing OutputFile) throws(CSVError) {
    if !block.isEmpty { try startBlock(file) }
    while !underway.isEmpty { try writeOldest(to: file) }
  }

  /// Ends the file.
  mutating func finish(to file: borrowing OutputFile) throws(CSVError) {
    try flush(to: file)
    let end = compressor.members(of: [])
    try file.write(end.span)
  }

  /// Has the block compressed; waits for an older one when enough are underway.
  private mutating func startBlock(_ file: borrowing OutputFile) throws(CSVError) {
    if underway.count >= mostUnderway { try writeOldest(to: file) }
    let (compressor, full) = (compressor, block)
    underway.append(Pending(on: queue) { compressor.members(of: full) })
    block = []
    block.reserveCapacity(Self.blockSize)
  }

  private mutating func writeOldest(to file: borrowing OutputFile) throws(CSVError) {
    let members = underway.removeFirst().wait()
    try file.write(members.span)
  }
}

/// Compresses on as many threads as it has deflaters.
private final class Compressor: Sendable {
  private final class Tool: Sendable {
    let deflater: Mutex<Deflater>
    init(_ deflater: consuming Deflater) { self.deflater = Mutex(deflater) }
  }

  private let idle: Mutex<[Tool]>

  /// Returns `nil` when there is no memory.
  init?(level: Int, count: Int) {
    var tools: [Tool] = []
    for _ in 0..<count {
      guard let deflater = Deflater(level: level) else { return nil }
      tools.append(Tool(deflater))
    }
    idle = Mutex(tools)
  }

  /// The members that hold `bytes`; one at least.
  ///
  /// - Precondition: Called on no more threads at once than there are deflaters.
  func members(of bytes: [UInt8]) -> [UInt8] {
    let tool = idle.withLock { $0.removeLast() }
    defer { idle.withLock { $0.append(tool) } }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 2 + (1 << 17))
    tool.deflater.withLock { deflater in
      var start = 0
      repeat {
        let end = min(bytes.count, start + Deflater.mostInMember)
        deflater.appendMember(of: bytes.span.extracting(start..<end), to: &output)
        start = end
      } while start < bytes.count
    }
    return output
  }
}
