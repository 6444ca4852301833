internal import Threading

/// Undoes gzip: one or more members in a row are one stream of bytes, and whatever is cut short,
/// damaged or not gzip is an error, given after the bytes before it. Zeros after the last member are
/// ignored, as gzip does.
///
/// Members of BGZF, which say how long they are, are inflated side by side; others one after the other, yet on a thread of
/// their own, while the caller works on what came before. What is read is the same for any number of threads. Memory: 0.8 MB a
/// block; two blocks a thread and one more.
struct GzipReader: ~Copyable, Sendable {
  /// Where in the gzip data the next byte is.
  private enum Position {
    case betweenMembers, inMember, inPadding, atEnd
  }

  private let name: String
  private let queue: WorkQueue
  private let mostBlocks: Int
  /// A block that goes on with a member has the input and the inflater, and gives them back.
  private var input = CompressedInput()
  private var inflater: Inflater
  private var isLent = false
  private var position = Position.betweenMembers
  /// Whether the member before is one of BGZF that holds bytes: it is never the last one of a file.
  private var needsMore = false

  /// The blocks that are inflated by now or will be, in order.
  private var underway: [InflatedBlock] = []
  private var free: [InflatedBlock] = []
  private var hasBegun = false
  /// The block whose bytes are handed out, and which of them are left.
  private var current: InflatedBlock?
  private var currentRange = 0..<0
  /// What comes after all that is underway.
  private var failure: CSVError?

  /// Creates a reader for a file that begins with gzip's first bytes. With one thread, the caller's inflates.
  init(name: String, threadCount: Int) throws(CSVError) {
    self.name = name
    guard let inflater = Inflater() else { throw GzipFault.outOfMemory.error(in: name) }
    self.inflater = inflater
    let threadCount = threadCount > 1 ? threadCount : 0
    queue = WorkQueue(threadCount: threadCount)
    mostBlocks = 2 * threadCount + 1
  }

  /// Reads the next bytes, as many as are at hand; returns how many, 0 at the end.
  mutating func read(
    from file: inout InputFile, into buffer: inout MutableSpan<UInt8>
  ) throws(CSVError) -> Int {
    while currentRange.isEmpty {
      if let used = current.take() { free.append(used) }
      startBlocks(from: &file)
      if !underway.isEmpty {
        takeBlock()
        startBlocks(from: &file)
      } else if let failure {
        throw failure
      } else {
        return 0
      }
    }
    let count = current?.copy(from: currentRange.lowerBound, into: &buffer) ?? 0
    currentRange = currentRange.dropFirst(count)
    return count
  }

  /// Waits for the oldest block, which is handed out next.
  private mutating func takeBlock() {
    let block = underway.removeFirst()
    let fault: GzipFault? = block.wait { contents in
      currentRange = 0..<contents.count
      if contents.memberSizes.isEmpty {
        swap(&input, &contents.input)
        swap(&inflater, &contents.inflater)
        isLent = false
        if contents.isBetweenMembers {
          position = .betweenMembers
        } else if input.hasEnded && contents.count == 0 && contents.fault == nil {
          // Before this one, zlib may have kept back some bytes for want of room.
          return .cutShort
        }
      }
      return contents.fault
    }
    current = block
    if let fault {
      failure = fault.error(in: name)
      underway = []
    }
  }

  /// Starts blocks as far as there is input; waits for input only if nothing is underway.
  private mutating func startBlocks(from file: inout InputFile) {
    do throws(CSVError) {
      var hasMoved = true
      while hasMoved, failure == nil, !isLent,
        underway.count + (current == nil ? 0 : 1) < mostBlocks
      {
        switch position {
        case .betweenMembers: hasMoved = try startMember(from: &file)
        case .inMember: hasMoved = try startStream(from: &file)
        case .inPadding: hasMoved = try skipPadding(of: &file)
        case .atEnd: return
        }
      }
    } catch {
      failure = error
    }
  }
}

// Each returns whether it got on: without, there is no more input at hand, or no more to do.
extension GzipReader {
  /// Looks at what follows a member; starts a block if that is BGZF.
  private mutating func startMember(from file: inout InputFile) throws(CSVError) -> Bool {
    if input.isEmpty { return try moreInput(from: &file) }
    switch MemberStart(input.unread, isAll: input.hasEnded) {
    case .unclear: return try moreInput(from: &file)
    case .junk: throw GzipFault.junk.error(in: name)
    case .padding: position = .inPadding
    case .member: (position, needsMore) = (.inMember, false)
    case .announced(let size):
      while input.count < CompressedInput.capacity, try input.refill(from: &file, waiting: false) {}
      if size <= input.count { return try startMembers() }
      if input.hasEnded { throw GzipFault.cutShort.error(in: name) }
      return try moreInput(from: &file)
    }
    return true
  }

  /// Starts a block of members of BGZF, of which at least one is at hand.
  private mutating func startMembers() throws(CSVError) -> Bool {
    var sizes: [Int] = []
    var total = 0
    while sizes.count < InflatedBlock.mostMembers, total < input.count {
      let next = MemberStart(input.unread.extracting(total...), isAll: false)
      guard case .announced(let size) = next, size <= input.count - total else { break }
      sizes.append(size)
      total += size
    }
    // The last four bytes say how many there were.
    needsMore = (max(0, total - 4)..<total).contains { input.unread[$0] != 0 }
    try startBlock { input, _, contents in
      input.move(total, to: &contents.input)
      contents.memberSizes = sizes
    }
    return true
  }

  /// Starts a block that goes on with a member.
  private mutating func startStream(from file: inout InputFile) throws(CSVError) -> Bool {
    if input.isEmpty, !input.hasEnded, try !moreInput(from: &file) { return false }
    while input.count < CompressedInput.capacity / 2,
      try input.refill(from: &file, waiting: false)
    {}
    try startBlock { input, inflater, contents in
      swap(&input, &contents.input)
      swap(&inflater, &contents.inflater)
      contents.memberSizes = []
    }
    isLent = true
    return true
  }

  private mutating func startBlock(
    filling fill: (inout CompressedInput, inout Inflater, inout InflatedBlock.Contents) -> Void
  ) throws(CSVError) {
    if free.isEmpty {
      guard let inflater = Inflater() else { throw GzipFault.outOfMemory.error(in: name) }
      free.append(InflatedBlock(inflater))
    }
    let block = free.removeLast()
    // For a small file no thread is started.
    block.start(on: hasBegun ? queue : nil) { fill(&input, &inflater, &$0) }
    hasBegun = true
    underway.append(block)
  }

  /// Reads zeros, and nothing else, to the end.
  private mutating func skipPadding(of file: inout InputFile) throws(CSVError) -> Bool {
    guard (0..<input.count).allSatisfy({ input.unread[$0] == 0 }) else {
      throw GzipFault.junk.error(in: name)
    }
    input.drop(input.count)
    return try moreInput(from: &file)
  }

  /// Reads more compressed bytes where something is missing to go on; without waiting while others are worked on.
  private mutating func moreInput(from file: inout InputFile) throws(CSVError) -> Bool {
    if input.isEmpty && input.hasEnded {
      position = .atEnd
      if needsMore { throw GzipFault.noEnd.error(in: name) }
      return false
    }
    return try input.refill(from: &file, waiting: underway.isEmpty && current == nil)
  }
}
