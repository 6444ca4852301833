/// Finds out whether a value comes twice among the first 2²⁰ that are watched.
///
/// Memory: 16 bytes a value, until one has come twice.
struct RepeatWatch: Sendable {
  /// The most values that are watched.
  static let limit = 1 << 20

  /// Whether a value has come twice.
  private(set) var hasRepeat = false
  /// The values before the first that came twice, in their order: they are all different.
  private var hashes: [UInt64] = []
  /// The index of a value and some bits of its hash, or 0: found by the first bits of the hash, or behind.
  private var slots: [UInt32] = []

  /// Watches one more value.
  @inline(__always)
  mutating func note(_ hash: UInt64) {
    if !hasRepeat { watch(hash) }
  }

  @inline(never)
  private mutating func watch(_ hash: UInt64) {
    if hashes.count == Self.limit { return }
    if 2 * hashes.count >= slots.count { enlarge() }
    let entry = Self.entry(hash, at: hashes.count)
    var slot = firstSlot(of: hash)
    while slots[slot] != 0 {
      // Where the bits of the hash differ, the value need not be fetched from afar.
      let isAlike = (slots[slot] ^ entry) & Self.hashBits == 0
      if isAlike && hashes[Int(slots[slot] & ~Self.hashBits) - 1] == hash {
        hasRepeat = true
        // The values themselves are needed still: others may be put before them.
        slots = []
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    hashes.append(hash)
    slots[slot] = entry
  }

  /// The bits of a slot that are of the hash; the others are one more than the index.
  private static let hashBits = UInt32.max << 21

  private static func entry(_ hash: UInt64, at index: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: hash) & hashBits | UInt32(index + 1)
  }

  /// Adds the values of later cells.
  mutating func append(_ later: RepeatWatch) {
    if hasRepeat { return }
    if hashes.isEmpty {
      self = later
      return
    }
    for hash in later.hashes {
      watch(hash)
      if hasRepeat { return }
    }
    // One that came twice too late is not watched any more.
    if hashes.count < Self.limit && later.hasRepeat {
      hasRepeat = true
      slots = []
    }
  }

  private func firstSlot(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> UInt64(64 - slots.count.trailingZeroBitCount))
  }

  private mutating func enlarge() {
    slots = Array(repeating: 0, count: max(16, 2 * slots.count))
    for index in hashes.indices {
      var slot = firstSlot(of: hashes[index])
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Self.entry(hashes[index], at: index)
    }
  }
}

extension RepeatWatch: Equatable {
  static func == (left: RepeatWatch, right: RepeatWatch) -> Bool {
    left.hasRepeat == right.hasRepeat && left.hashes == right.hashes
  }
}
