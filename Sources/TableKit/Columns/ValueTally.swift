internal import Synchronization

/// The different values of a column, by their hashes, as long as they are 1,000 or fewer.
///
/// Copies of an empty tally count the parts of one column: as soon as one of them has more values than are kept, and
/// enough numbers among them, so will the tally of the whole column, and the others stop counting.
struct ValueTally: Sendable {
  /// What a value is that is neither missing nor a number.
  enum Kind: UInt8 { case number, date, quantity, spaced, plain }

  /// The most values that are kept.
  static let limit = 1000

  /// Whether there are more values than are kept.
  private(set) var isFull = false
  private var hashes: [UInt64] = []
  private var kinds: [Kind] = []
  /// How often each value occurs; 3 stands for more as well.
  private var occurrences: [UInt8] = []
  /// One more than the index of a value, or 0: found by the first bits of its hash, or behind.
  private var slots: [UInt16] = []
  private var shift: UInt64 = 64
  /// The numbers among more values than are kept.
  private var numbers = FewNumbers()
  /// Whether the tally of any part says all that the whole column's will.
  private let outcome = Outcome()

  private final class Outcome: Sendable {
    let isKnown = Atomic(false)
  }

  /// How many different values there are; one more than the limit where there are more.
  var count: Int { isFull ? Self.limit + 1 : hashes.count }
  /// Whether more than 30 of the values are numbers.
  var hasManyNumbers: Bool { !(isFull ? numbers : numbersOfFew).areFew }
  /// Whether it still matters which number comes.
  @inline(__always)
  var takesNumbers: Bool { !isFull || numbers.areFew }

  /// Stops counting where the tally of another part has said all.
  mutating func stopIfOutcomeIsKnown() {
    if outcome.isKnown.load(ordering: .relaxed) && takesNumbers { empty(but: .many) }
  }
  /// How many values occur once.
  var singleCount: Int { occurrences.count { $0 == 1 } }
  /// How many values occur once or twice.
  var rareCount: Int { occurrences.count { $0 <= 2 } }

  /// Counts a value that was met before, and says what it is; `nil` where it was not.
  @inline(__always)
  mutating func countKnown(_ hash: UInt64) -> Kind? {
    guard let index = find(hash) else { return nil }
    if occurrences[index] < 3 { occurrences[index] += 1 }
    return kinds[index]
  }

  /// Counts a value.
  @inline(__always)
  mutating func count(_ hash: UInt64, _ kind: Kind) {
    if isFull {
      if kind == .number { note(hash) }
    } else if countKnown(hash) == nil {
      insert(hash, kind, occurrences: 1)
    }
  }

  /// Adds the values of later cells.
  mutating func append(_ later: ValueTally) {
    if isFull || later.isFull {
      var all = isFull ? numbers : numbersOfFew
      all.append(later.isFull ? later.numbers : later.numbersOfFew)
      return empty(but: all)
    }
    for index in later.hashes.indices {
      if isFull {
        if later.kinds[index] == .number { note(later.hashes[index]) }
      } else if let known = find(later.hashes[index]) {
        occurrences[known] = min(3, occurrences[known] + later.occurrences[index])
      } else {
        insert(later.hashes[index], later.kinds[index], occurrences: later.occurrences[index])
      }
    }
  }

  @inline(__always)
  private func find(_ hash: UInt64) -> Int? {
    if slots.isEmpty { return nil }
    var slot = Int(truncatingIfNeeded: hash &>> shift)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) &- 1
      if hashes[index] == hash { return index }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return nil
  }

  @inline(never)
  private mutating func insert(_ hash: UInt64, _ kind: Kind, occurrences count: UInt8) {
    if hashes.count == Self.limit {
      var all = numbersOfFew
      if kind == .number { all.note(hash) }
      return empty(but: all)
    }
    hashes.append(hash)
    kinds.append(kind)
    occurrences.append(count)
    if 4 * hashes.count > slots.count {
      // Four times as many slots as values at least, so that nearly every value is found at once.
      let bits = slots.isEmpty ? 6 : slots.count.trailingZeroBitCount + 2
      slots = Array(repeating: 0, count: 1 << bits)
      shift = UInt64(64 - bits)
      for index in hashes.indices { place(index) }
    } else {
      place(hashes.count - 1)
    }
  }

  private mutating func place(_ index: Int) {
    var slot = Int(truncatingIfNeeded: hashes[index] >> shift)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt16(index + 1)
  }

  /// Adds a number where there are more values than are kept.
  private mutating func note(_ number: UInt64) {
    numbers.note(number)
    if !numbers.areFew { outcome.isKnown.store(true, ordering: .relaxed) }
  }

  /// Forgets the values, of which there are too many.
  private mutating func empty(but numbers: FewNumbers) {
    (hashes, kinds, occurrences, slots, shift) = ([], [], [], [], 64)
    self.numbers = numbers
    isFull = true
    if !numbers.areFew { outcome.isKnown.store(true, ordering: .relaxed) }
  }

  /// The numbers among the values that are kept.
  private var numbersOfFew: FewNumbers {
    var few = FewNumbers()
    for index in hashes.indices where kinds[index] == .number { few.note(hashes[index]) }
    return few
  }
}

extension ValueTally: Equatable {
  static func == (left: ValueTally, right: ValueTally) -> Bool {
    left.isFull == right.isFull && left.hashes == right.hashes && left.kinds == right.kinds
      && left.occurrences == right.occurrences && left.numbers == right.numbers
  }
}
