/// The different numbers of a column, by their hashes, as long as they are 30 or fewer.
struct FewNumbers: Equatable, Sendable {
  private static let limit = 30
  private var hashes: [UInt64] = []
  /// Whether there are no more than 30.
  private(set) var areFew = true

  /// More than 30.
  static let many: FewNumbers = {
    var many = FewNumbers()
    many.areFew = false
    return many
  }()

  /// Adds a number.
  @inline(never)
  mutating func note(_ hash: UInt64) {
    if !areFew || hashes.contains(hash) { return }
    hashes.append(hash)
    if hashes.count > Self.limit {
      areFew = false
      hashes = []
    }
  }

  /// Adds the numbers of later cells.
  mutating func append(_ later: FewNumbers) {
    guard areFew && later.areFew else {
      areFew = false
      hashes = []
      return
    }
    for hash in later.hashes { note(hash) }
  }
}
