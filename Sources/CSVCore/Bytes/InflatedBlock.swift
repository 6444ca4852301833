internal import Synchronization
internal import Threading

/// Compressed bytes, and what is inflated of them: a job for one thread at a time, used again and again.
///
/// The bytes are either whole members of BGZF, which need nothing of what came before, or the next ones of a stream of members,
/// with the inflater that has come so far.
final class InflatedBlock: Sendable {
  /// The most that a member of BGZF holds, and the most of them that one block takes.
  static let mostInMember = 1 << 16
  static let mostMembers = 8

  /// What goes in and what comes out.
  struct Contents: ~Copyable {
    var inflater: Inflater
    var input = CompressedInput()
    /// The sizes of the members of BGZF that the input is; none in a stream.
    var memberSizes: [Int] = []
    fileprivate(set) var output: [UInt8] = []
    /// How much of the output is filled.
    fileprivate(set) var count = 0
    /// Whether a stream has come to the end of a member, and what follows is for others to see.
    fileprivate(set) var isBetweenMembers = false
    fileprivate(set) var fault: GzipFault?

    fileprivate init(_ inflater: consuming Inflater) { self.inflater = inflater }
  }

  private let contents: Mutex<Contents>
  private let isDone = Semaphore(0)

  init(_ inflater: consuming Inflater) { contents = Mutex(Contents(inflater)) }

  /// Fills in what is to be inflated, and has that done; on this thread where there is no queue.
  func start(on queue: WorkQueue?, filling fill: (inout Contents) -> Void) {
    contents.withLock { fill(&$0) }
    let job = { @Sendable in
      self.contents.withLock { $0.inflate() }
      self.isDone.signal()
    }
    if let queue { queue.add(job) } else { job() }
  }

  /// Waits until it is done, and takes what came out.
  func wait<Result: Sendable>(_ take: (inout Contents) -> Result) -> Result {
    isDone.wait()
    return contents.withLock { take(&$0) }
  }

  /// Copies the output from `start` on, as far as there is room; returns how many bytes that were.
  func copy(from start: Int, into buffer: inout MutableSpan<UInt8>) -> Int {
    contents.withLock { contents in
      buffer.overwrite(from: 0, with: contents.output.span.extracting(start..<contents.count))
    }
  }
}

extension InflatedBlock.Contents {
  fileprivate mutating func inflate() {
    if output.isEmpty {
      let capacity = InflatedBlock.mostMembers * InflatedBlock.mostInMember
      output = [UInt8](repeating: 0, count: capacity)
    }
    count = 0
    isBetweenMembers = false
    fault = nil
    if memberSizes.isEmpty { inflateStream() } else { inflateMembers() }
  }

  /// Inflates members of BGZF, up to the first that is not as it should be.
  private mutating func inflateMembers() {
    for size in memberSizes {
      inflater.reset()
      let step = input.inflate(
        first: size, by: &inflater, into: &output, from: count, isWhole: true)
      switch step.outcome {
      case .memberEnded where step.taken == size && step.made <= InflatedBlock.mostInMember:
        count += step.made
      case .memberEnded, .underway: fault = .wrongSize
      case .damaged(let words): fault = .damaged(words)
      case .outOfMemory: fault = .outOfMemory
      }
      if fault != nil { return }
    }
  }

  /// Inflates until the input is used up, the output is full, or what follows a member is to be seen by others.
  private mutating func inflateStream() {
    while count < output.count {
      let step = input.inflate(
        first: input.count, by: &inflater, into: &output, from: count, isWhole: false)
      count += step.made
      switch step.outcome {
      case .underway: if input.isEmpty { return }
      case .memberEnded:
        inflater.reset()
        isBetweenMembers = input.isEmpty || MemberStart(input.unread, isAll: false) != .member
      case .damaged(let words): fault = .damaged(words)
      case .outOfMemory: fault = .outOfMemory
      }
      if fault != nil || isBetweenMembers { return }
    }
  }
}
