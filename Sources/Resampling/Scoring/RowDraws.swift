/// Draws of rows with replacement that come block by block, in order, so that nothing is ever looked up far away.
///
/// How many fall into each block is found by halving: into the first of two parts falls a binomial number. Within a block each
/// draw takes any of its rows. Exact; one to two nanoseconds a draw, and no memory for the rows.
struct RowDraws {
  /// How many rows a block has, but for the last.
  static let blockSize = 1 << blockBits
  private static let blockBits = 11

  private let rowCount: Int
  private var random: RandomState
  /// The state of the generator within blocks (SplitMix64: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom
  /// number generators", OOPSLA 2014).
  private var state: UInt64

  /// - Parameter random: draws what falls into blocks, and seeds the rest.
  init(rowCount: Int, _ random: RandomState) {
    self.rowCount = rowCount
    self.random = random
    state = self.random.nextUInt64()
  }

  /// Draws some rows.
  ///
  /// - Parameter use: takes a block of rows, how many times to draw one of them, and what draws the next as its index in the
  ///   block.
  @inline(__always)
  mutating func draw(_ count: Int, _ use: (Range<Int>, Int, inout RowsOfBlock) -> Void) {
    let blockCount = (rowCount + Self.blockSize - 1) / Self.blockSize
    var counts: [Int] = []
    counts.reserveCapacity(blockCount)
    divide(count, among: 0..<blockCount, into: &counts)
    var next = RowsOfBlock(state: state)
    for block in 0..<blockCount where counts[block] > 0 {
      let rows = rows(of: block..<block + 1)
      next.begin(rows.count)
      use(rows, counts[block], &next)
    }
    state = next.state
  }

  private func rows(of blocks: Range<Int>) -> Range<Int> {
    blocks.lowerBound * Self.blockSize..<min(blocks.upperBound * Self.blockSize, rowCount)
  }

  private mutating func divide(_ count: Int, among blocks: Range<Int>, into counts: inout [Int]) {
    if blocks.count < 2 { return counts.append(contentsOf: blocks.map { _ in count }) }
    let middle = (blocks.lowerBound + blocks.upperBound) / 2
    let share =
      Double(rows(of: blocks.lowerBound..<middle).count) / Double(rows(of: blocks).count)
    let first = count == 0 ? 0 : random.binomial(count, share)
    divide(first, among: blocks.lowerBound..<middle, into: &counts)
    divide(count - first, among: middle..<blocks.upperBound, into: &counts)
  }

  /// Draws rows of a block.
  struct RowsOfBlock {
    fileprivate var state: UInt64
    private var bits: UInt64 = 0
    private var bitCount = 0
    private var rowCount = 1

    fileprivate init(state: UInt64) { self.state = state }

    fileprivate mutating func begin(_ rowCount: Int) { self.rowCount = rowCount }

    /// The index of a row in the block.
    @inline(__always)
    mutating func next() -> Int {
      while true {
        if bitCount < RowDraws.blockBits {
          state &+= 0x9E37_79B9_7F4A_7C15
          bits = (state ^ (state &>> 30)) &* 0xBF58_476D_1CE4_E5B9
          bits = (bits ^ (bits &>> 27)) &* 0x94D0_49BB_1331_11EB
          bits ^= bits &>> 31
          bitCount = 64
        }
        let row = Int(truncatingIfNeeded: bits) & (RowDraws.blockSize &- 1)
        bits &>>= UInt64(RowDraws.blockBits)
        bitCount &-= RowDraws.blockBits
        if row < rowCount { return row }
      }
    }
  }
}
