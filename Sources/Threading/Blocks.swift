internal import Synchronization

/// Cuts 0..<`count` into blocks of `size`, works on them with `threadCount` threads, and returns
/// the blocks' results in order, whichever thread made them.
public func inBlocks<Result: Sendable>(
  of count: Int, size: Int, threadCount: Int, work: @Sendable (Range<Int>) -> Result
) -> [Result] {
  let blockCount = (count + size - 1) / size
  let next = Atomic(0)
  let made = onThreads(min(threadCount, blockCount)) {
    var made: [(block: Int, result: Result)] = []
    while true {
      let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
      if block >= blockCount { return made }
      let result = work(block * size..<min(count, (block + 1) * size))
      made.append((block, result))
    }
  }
  var results = [Result?](repeating: nil, count: blockCount)
  for (block, result) in made.joined() { results[block] = result }
  return results.compactMap(\.self)
}
