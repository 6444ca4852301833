import Threading

/// What a score is in each of some draws, which have generators of their own, so that any thread makes any of them.
package func drawn(
  _ count: Int, seed: UInt32, _ value: @Sendable (RandomState) -> Double
) -> [Double] {
  inBlocks(of: count, size: 8, threadCount: Threads.count) { draws in
    draws.map { value(RandomState(seed: seed &+ UInt32(truncatingIfNeeded: $0) &* 0x9E37_79B9)) }
  }.flatMap { $0 }
}
