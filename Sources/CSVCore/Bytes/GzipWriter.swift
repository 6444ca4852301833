internal import CZlib
internal import Synchronization
internal import Threading

/// Makes one gzip member of a stream of bytes, on several threads.
///
/// The bytes are cut into blocks of 128 KiB. Each is compressed by itself, yet may refer to the last
/// 32 KiB of the block before, so that little is lost; what comes out is put together in order, and
/// the checksums are combined. This is how pigz does it (Mark Adler, 2007). The result depends on the
/// bytes and on the level alone: it is the same for any number of threads, and carries
/// neither name nor time. Memory: about 300 KB for a block, four blocks a thread.
struct GzipWriter: ~Copyable, Sendable {
  private static let blockSize = 128 << 10
  private static let dictionarySize = 32 << 10

  private let compressors: [Compressor]
  private var started = 0
  private var underway: [CompressedBlock] = []
  /// The end of the block before, then as much as has come of the block at hand.
  private var block: [UInt8] = []
  private var dictionaryCount = 0
  private var checksum: UInt = 0
  private var length: UInt32 = 0
  private var hasHeader = false

  /// Returns `nil` when there is no memory.
  init?(level: Int, threadCount: Int) {
    var compressors: [Compressor] = []
    for _ in 0..<min(max(threadCount, 1), 64) {
      guard let compressor = Compressor(level: level) else { return nil }
      compressors.append(compressor)
    }
    self.compressors = compressors
  }

  /// Takes more bytes, and writes what is compressed by now to `file`.
  mutating func write(_ bytes: Span<UInt8>, to file: borrowing OutputFile) throws(CSVError) {
    var taken = 0
    while taken < bytes.count {
      let room = dictionaryCount + Self.blockSize - block.count
      let count = min(room, bytes.count - taken)
      block.append(bytes.extracting(taken..<taken + count))
      taken += count
      if count == room { try startBlock(isLast: false, file) }
    }
  }

  /// Writes all bytes so far, such that a reader can have them.
  mutating func flush(to file: borrowing OutputFile) throws(CSVError) {
    if block.count > dictionaryCount { try startBlock(isLast: false, file) }
    while !underway.isEmpty { try writeOldest(to: file) }
  }

  /// Ends the member.
  mutating func finish(to file: borrowing OutputFile) throws(CSVError) {
    try startBlock(isLast: true, file)
    while !underway.isEmpty { try writeOldest(to: file) }
    let numbers = [UInt32(truncatingIfNeeded: checksum), length]
    let trailer = numbers.flatMap { number in (0..<4).map { UInt8(number >> ($0 * 8) & 0xff) } }
    try file.write(trailer.span)
  }

  /// Has the block compressed; waits for an older one when enough are underway.
  private mutating func startBlock(
    isLast: Bool, _ file: borrowing OutputFile
  ) throws(CSVError) {
    if underway.count >= compressors.count * 4 { try writeOldest(to: file) }
    let compressor = compressors[started % compressors.count]
    // The compressor's block before this one; what is no longer underway is done.
    let previous = underway.dropLast(compressors.count - 1).last
    underway.append(
      compressor.start(block, after: dictionaryCount, isLast: isLast, behind: previous))
    started += 1
    var next: [UInt8] = []
    next.reserveCapacity(Self.dictionarySize + Self.blockSize)
    next += block.suffix(Self.dictionarySize)
    dictionaryCount = next.count
    block = next
  }

  private mutating func writeOldest(to file: borrowing OutputFile) throws(CSVError) {
    let (bytes, byteChecksum, byteCount) = underway.removeFirst().wait()
    checksum = crc32_combine(checksum, byteChecksum, byteCount)
    length &+= UInt32(truncatingIfNeeded: byteCount)
    if !hasHeader {
      // Deflate; no flags, no time, no hint about the level, an unknown system.
      let header: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
      try file.write(header.span)
      hasHeader = true
    }
    try file.write(bytes.span)
  }
}

/// Compresses blocks on other threads, one after the other.
private final class Compressor: Sendable {
  private let deflater: Mutex<Deflater>

  init?(level: Int) {
    guard let deflater = Deflater(level: level) else { return nil }
    self.deflater = Mutex(deflater)
  }

  /// - Parameter previous: a block that goes first, since it is wanted first.
  func start(
    _ bytes: [UInt8], after dictionaryCount: Int, isLast: Bool, behind previous: CompressedBlock?
  ) -> CompressedBlock {
    CompressedBlock {
      _ = previous?.wait()
      let compressed = self.deflater.withLock {
        $0.compress(bytes, after: dictionaryCount, isLast: isLast)
      }
      let checksum = Deflater.checksum(of: bytes, after: dictionaryCount)
      return (compressed, checksum, bytes.count - dictionaryCount)
    }
  }
}

/// A block that is or will be compressed: its bytes, and the checksum and the count of those that went in.
private typealias CompressedBlock = Pending<(bytes: [UInt8], checksum: UInt, count: Int)>
