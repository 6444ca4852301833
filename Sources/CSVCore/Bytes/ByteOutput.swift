/// Bytes to standard output, or to a file that gets its name only when it is whole.
///
///     var output = try ByteOutput(.file("train.csv.gz"))
///     try output.write(row)
///     try output.finish()
///     try output.commit()
///
/// A file that is not committed leaves nothing behind. Devices and pipes (`/dev/null`,
/// `/dev/stdout`, a FIFO) are written directly. Once something fails, all that follows fails.
public struct ByteOutput: ~Copyable, Sendable {
  /// Where the bytes go.
  public enum Destination: Sendable {
    /// Standard output.
    case standardOutput
    /// The file at a path. One whose name ends in `.gz` is compressed.
    case file(String)
  }

  private static let blockSize = 1 << 18
  /// How many bytes, written by one of several threads in its turn, are not worth copying to a buffer first.
  private static let leastInTurn = 1 << 16
  /// From how many bytes on a second thread writes: for less, starting it takes longer than it saves.
  private static let writeBehindFrom = 1 << 22

  /// How many bytes were written so far, counted before they are compressed.
  public private(set) var bytesWritten = 0

  private var file: OutputFile
  private var gzip: GzipWriter?
  private let threadCount: Int
  private var buffer: [UInt8] = []
  private var isFinished = false
  private var failure: CSVError?

  /// Opens an output; fails at once if the path cannot be written.
  ///
  /// - Parameters:
  ///   - destination: Where the bytes go.
  ///   - gzip: Whether to compress, whatever the name.
  ///   - level: How hard to compress, 1 (fast) to 9 (small).
  ///   - threadCount: How many threads compress and write; the bytes are the same for any number.
  public init(
    _ destination: Destination, gzip: Bool = false, level: Int = 6, threadCount: Int = 2
  ) throws(CSVError) {
    switch destination {
    case .standardOutput:
      try self.init(OutputFile(), isGzip: gzip, level: level, threadCount: threadCount)
    case .file(let path):
      try self.init(
        OutputFile(path: path), isGzip: gzip || path.hasSuffix(".gz"), level: level,
        threadCount: threadCount)
    }
  }

  private init(
    _ file: consuming OutputFile, isGzip: Bool, level: Int, threadCount: Int
  ) throws(CSVError) {
    let gzip = isGzip ? GzipWriter(level: level, threadCount: threadCount) : nil
    if isGzip, gzip == nil {
      throw CSVError("not enough memory", kind: .system, file: file.name)
    }
    self.file = file
    self.gzip = gzip
    self.threadCount = threadCount
    buffer.reserveCapacity(Self.blockSize)
  }

  /// Writes bytes.
  ///
  /// - Parameters:
  ///   - bytes: what is written.
  ///   - inTurn: whether several threads write by turns. Then each waits until the system has taken its bytes, while the
  ///     others make theirs; otherwise a thread of the output's own writes them, while the caller goes on.
  /// - Precondition: The output is not finished; so for all that writes.
  public mutating func write(_ bytes: Span<UInt8>, inTurn: Bool = false) throws(CSVError) {
    bytesWritten += bytes.count
    let behind = writesBehind && !inTurn
    let isLarge = bytes.count >= (inTurn ? Self.leastInTurn : Self.blockSize)
    if isLarge || buffer.count + bytes.count > Self.blockSize { try emptyBuffer(behind: behind) }
    if !isLarge {
      buffer.append(bytes)
    } else if behind {
      var taken = 0
      while taken < bytes.count {
        let end = min(bytes.count, taken + Self.blockSize)
        buffer.append(bytes.extracting(taken..<end))
        taken = end
        try emptyBuffer(behind: true)
      }
    } else {
      try pass(bytes)
    }
  }

  private var writesBehind: Bool {
    threadCount > 1 && gzip == nil && bytesWritten >= Self.writeBehindFrom
  }

  /// Writes one byte.
  public mutating func write(_ byte: UInt8) throws(CSVError) {
    bytesWritten += 1
    if buffer.count == Self.blockSize { try emptyBuffer(behind: writesBehind) }
    buffer.append(byte)
  }

  /// Writes text.
  public mutating func write(utf8 text: String) throws(CSVError) {
    try write(text.utf8.span)
  }

  /// Sends all bytes so far on their way, so that the reader of a pipe has them.
  public mutating func flush() throws(CSVError) {
    try emptyBuffer(behind: false)
    try unlessFailed { output throws(CSVError) in
      try output.gzip?.flush(to: output.file)
      try output.file.drain()
    }
  }

  /// Writes what is left, and fails if any of it was refused. After this the output is whole, and
  /// calling it again does nothing.
  public mutating func finish() throws(CSVError) {
    if isFinished { return }
    try emptyBuffer(behind: false)
    try unlessFailed { output throws(CSVError) in
      try output.gzip?.finish(to: output.file)
      try output.file.checkClosing()
    }
    isFinished = true
  }

  /// Finishes, and gives a file its name. Calling it again does nothing.
  public mutating func commit() throws(CSVError) {
    try finish()
    try unlessFailed { output throws(CSVError) in
      try output.file.commit()
    }
  }

  private mutating func emptyBuffer(behind: Bool) throws(CSVError) {
    if behind {
      precondition(!isFinished, "an output that is finished takes no more")
      try unlessFailed { output throws(CSVError) in
        try output.file.writeLater(&output.buffer)
      }
      return
    }
    var full: [UInt8] = []
    swap(&full, &buffer)
    try pass(full.span)
    full.removeAll(keepingCapacity: true)
    swap(&full, &buffer)
  }

  private mutating func pass(_ bytes: Span<UInt8>) throws(CSVError) {
    precondition(!isFinished, "an output that is finished takes no more")
    try unlessFailed { output throws(CSVError) in
      if output.gzip == nil {
        try output.file.drain()
        try output.file.write(bytes)
      } else {
        try output.gzip?.write(bytes, to: output.file)
      }
    }
  }

  /// Does something, unless something failed before: then fails again.
  private mutating func unlessFailed(
    _ body: (inout Self) throws(CSVError) -> Void
  ) throws(CSVError) {
    if let failure { throw failure }
    do throws(CSVError) {
      try body(&self)
    } catch {
      failure = error
      throw error
    }
  }
}
