public import SystemPackage
internal import Threading

/// The bytes of a file or of standard input, with gzip undone; they can be looked at twice.
///
/// A plain file is read in place and never mapped: if it shrinks meanwhile, that is an error and not
/// a crash. With `Access.rewindable`, whatever cannot be read twice (a pipe, a terminal, gzip) is kept in
/// a temporary file while it is read for the first time.
///
///     var input = try ByteInput(path: "data.csv", access: .sequential)
///     var block = [UInt8](repeating: 0, count: ByteInput.blockSize)
///     var bytes = block.mutableSpan
///     while case let count = try input.read(into: &bytes), count > 0 { … }
public struct ByteInput: ~Copyable, Sendable {
  /// How often the bytes will be looked at.
  public enum Access: Sendable {
    /// From front to back, once.
    case sequential
    /// More than once: from the front again, or anywhere.
    case rewindable
  }

  /// A good size for the buffer of ``read(into:)``.
  public static let blockSize = 1 << 18

  /// What messages call standard input.
  public static let nameOfStandardInput = "standard input"

  /// The file as the user named it, or `standard input`.
  public let name: String

  private var file: InputFile
  private var gzip: GzipReader?
  private var spool: Spool?
  private let access: Access
  private var position = 0
  /// A terminal or a named pipe may have more after its end; one end is enough.
  private var hasEnded = false

  /// Opens a file; `nil` or `-` is standard input. Waits for the first bytes of a pipe, to see
  /// whether they are gzip.
  public init(path: String?, access: Access) throws(CSVError) {
    try self.init(InputFile(path: path), access: access)
  }

  /// - Parameter threadCount: How many threads inflate gzip; the bytes are the same for any number.
  init(
    _ file: consuming InputFile, access: Access, threadCount: Int = Threads.count
  ) throws(CSVError) {
    let gzip =
      file.isGzip ? try GzipReader(name: file.name, threadCount: threadCount) : nil
    name = file.name
    spool = access == .rewindable && (file.isGzip || !file.isPlain) ? Spool() : nil
    self.gzip = gzip
    self.file = file
    self.access = access
  }

  /// Whether the file is gzip: found by its first two bytes, whatever its name.
  public var isGzip: Bool { file.isGzip }

  /// How many bytes there are, where that is known before they are read: in a plain regular file.
  public var size: Int? { isGzip ? nil : file.size }

  /// How many bytes are kept for another look, in memory and in a temporary file.
  public var spooledBytes: Int {
    switch spool {
    case .some(let spool): spool.count
    case .none: 0
    }
  }

  /// All bytes of a small file, inflated if it is compressed.
  public static func contents(of path: String) throws(CSVError) -> [UInt8] {
    var input = try ByteInput(path: path, access: .sequential)
    var contents: [UInt8] = []
    var block = [UInt8](repeating: 0, count: blockSize)
    while true {
      var bytes = block.mutableSpan
      let count = try input.read(into: &bytes)
      if count == 0 { return contents }
      contents += block[..<count]
    }
  }

  /// Reads the next bytes, as many as are at hand, and returns how many that were: 0 at the end.
  ///
  /// - Precondition: `buffer` is not empty.
  public mutating func read(into buffer: inout MutableSpan<UInt8>) throws(CSVError) -> Int {
    precondition(!buffer.isEmpty, "a read needs room")
    let count =
      position < spooledBytes
      ? try read(at: position, into: &buffer)
      : try readFresh(into: &buffer)
    position += count
    return count
  }

  /// Goes back to the first byte. An input that is looked at once cannot.
  ///
  /// - Precondition: Opened with `Access.rewindable`.
  public mutating func rewind() throws(CSVError) {
    precondition(access == .rewindable, "an input that is looked at once has no way back")
    position = 0
    if spool == nil {
      try file.rewind()
      hasEnded = false
    }
  }

  /// Copies the bytes from `offset` on to `buffer`, until it is full or there are no more; returns
  /// how many bytes were copied. Of bytes that are kept aside (see ``spooledBytes``) only
  /// those are there that were read before. Several threads may call this at once.
  ///
  /// - Precondition: Opened with `Access.rewindable`.
  public func read(
    at offset: Int, into buffer: inout MutableSpan<UInt8>
  ) throws(CSVError) -> Int {
    precondition(access == .rewindable, "an input that is looked at once has no positions")
    if let kept = try spool?.read(at: offset, into: &buffer) { return kept }
    return try file.read(at: offset, into: &buffer)
  }

  /// The same bytes as an input of its own for another thread, read from where ``seek(to:)`` says. `nil` where the bytes
  /// come one after the other and are not all kept yet.
  func shared() throws(CSVError) -> ByteInput? {
    switch spool {
    case .some(let spool):
      guard hasEnded else { return nil }
      return try ByteInput(sharing: self, spool: spool.shared())
    case .none: return size == nil ? nil : try ByteInput(sharing: self, spool: nil)
    }
  }

  private init(sharing other: borrowing ByteInput, spool: consuming Spool?) throws(CSVError) {
    file = try InputFile(sharing: other.file)
    name = other.name
    self.spool = spool
    access = .rewindable
    gzip = nil
    // What is not kept by now is no part of the input.
    hasEnded = other.spool != nil
  }

  /// Goes to any position of a shared input.
  mutating func seek(to offset: Int) {
    position = offset
    if spool == nil { hasEnded = false }
    file.seek(to: offset)
  }

  /// Throws if a file that is looked at again in place was written to since it was opened: then what
  /// was read at different times does not belong together.
  public func checkUnchanged() throws(CSVError) {
    if spool == nil { try file.checkUnchanged() }
  }

  /// Whether `descriptor` is open on the same regular file, as standard output is in
  /// `csv-smote data.csv >> data.csv`.
  public func isSameFile(as descriptor: FileDescriptor) -> Bool {
    file.isSameFile(as: descriptor)
  }

  /// Reads bytes that were not read before, and keeps them if they are wanted again.
  private mutating func readFresh(into buffer: inout MutableSpan<UInt8>) throws(CSVError) -> Int {
    if hasEnded { return 0 }
    let inflated = try gzip?.read(from: &file, into: &buffer)
    let count = if let inflated { inflated } else { try file.read(into: &buffer) }
    hasEnded = count == 0
    try spool?.append(buffer.span.extracting(first: count))
    return count
  }
}
