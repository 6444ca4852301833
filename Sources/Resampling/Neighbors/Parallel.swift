import Synchronization
import Threading

/// Cuts 0..<`count` into blocks of `size`, works on them with `threadCount` threads, and returns
/// the blocks' results in order, whichever thread made them.
func inBlocks<Result: Sendable>(
  of count: Int, size: Int, threadCount: Int, work: @Sendable (Range<Int>) -> Result
) -> [Result] {
  let blockCount = (count + size - 1) / size
  let results = Mutex([Result?](repeating: nil, count: blockCount))
  let next = Atomic(0)
  onThreads(min(threadCount, blockCount)) {
    while true {
      let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
      if block >= blockCount { return }
      let result = work(block * size..<min(count, (block + 1) * size))
      results.withLock { $0[block] = result }
    }
  }
  return results.withLock { $0.compactMap(\.self) }
}
