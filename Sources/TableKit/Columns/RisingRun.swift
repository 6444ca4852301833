/// The whole numbers of a column, as long as each is greater than the one before and nothing else comes.
struct RisingRun: Equatable, Sendable {
  /// Whether they all rise.
  private(set) var isRising = true
  /// The first and least; `nil` where there is none, and where they do not rise.
  private(set) var first: Int?
  /// The last and greatest.
  private(set) var last = 0

  /// Adds a number.
  @inline(__always)
  mutating func note(_ number: Int) {
    if first == nil {
      first = number
    } else if number <= last {
      return end()
    }
    last = number
  }

  /// Takes note of a cell that is neither a whole number nor missing.
  @inline(__always)
  mutating func end() {
    isRising = false
    first = nil
    last = 0
  }

  /// Adds the numbers of later cells.
  mutating func append(_ later: RisingRun) {
    guard isRising && later.isRising else { return end() }
    guard let next = later.first else { return }
    note(next)
    if isRising { last = later.last }
  }
}
