/// Gives byte strings numbers: equal ones the same, by first appearance.
///
///     var words = Interner()
///     words.add("cat".utf8.span)   // 0
///     words.add("dog".utf8.span)   // 1
///     words.add("cat".utf8.span)   // 0
///
/// A hash table with open addressing over one array of all bytes: a label seen before costs
/// one hash of its bytes and one comparison. Labels come in no order that a processor could guess:
/// those of at most eight bytes are hashed and compared as one number, without a loop or a branch
/// that depends on which label it is. Nothing is allocated but for a new label. Memory: the bytes,
/// and 27 to 38 more a label.
///
/// The hash is keyed anew in every run, so that no file can be made whose labels all collide;
/// numbers do not depend on it.
public struct Interner: Sendable {
  /// All labels, one after the other.
  private(set) var bytes: [UInt8] = []
  /// Where each label begins in `bytes`, and behind the last where it ends.
  private var bounds = [0]
  /// The first eight bytes of each label.
  private var words: [UInt64] = []
  /// The table: the hash in the high half, number + 1 in the low half; 0 is an empty slot.
  /// As many slots as a power of two, at most three quarters of them taken; enough at first that a
  /// handful of labels seldom meet.
  private var slots: [UInt64]
  private let key: UInt64

  /// Creates a table without labels.
  public init() {
    slots = [UInt64](repeating: 0, count: 64)
    key = UInt64.random(in: .min ... .max)
  }

  /// How many labels there are.
  public var count: Int { words.count }

  /// The bytes of a label.
  ///
  /// - Precondition: there is a label of that number.
  public func label(_ number: UInt32) -> [UInt8] {
    Array(bytes[range(of: number)])
  }

  /// The number of a label, which is the next one if it is new.
  ///
  /// - Precondition: there are fewer than 2³² − 1 labels (whose table would fill 120 GB).
  @discardableResult
  public mutating func add(_ label: borrowing Span<UInt8>) -> UInt32 { intern(label) }

  /// Adds all labels of another interner, which get the next numbers where they are new.
  ///
  /// - Returns: the number here of each label of the other.
  @discardableResult
  public mutating func add(_ other: Interner) -> [UInt32] {
    (0..<UInt32(other.count)).map { add(other.label($0).span) }
  }

  /// The same, within the function that calls it.
  @inline(__always)
  mutating func intern(_ label: borrowing Span<UInt8>) -> UInt32 {
    let word = label.word(at: 0)
    let hash = hash(of: label, word)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = UInt32(truncatingIfNeeded: slots[slot]) &- 1
      if slots[slot] >> 32 == hash && matches(label, word, number) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = append(label, word)
    slots[slot] = hash << 32 | UInt64(number + 1)
    if count * 4 > slots.count * 3 { growSlots() }
    return number
  }

  /// The number of a label, if it has one.
  public func find(_ label: borrowing Span<UInt8>) -> UInt32? {
    let word = label.word(at: 0)
    let hash = hash(of: label, word)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = UInt32(truncatingIfNeeded: slots[slot]) &- 1
      if slots[slot] >> 32 == hash && matches(label, word, number) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Makes room for so many bytes of labels.
  mutating func reserveBytes(_ count: Int) { bytes.reserveCapacity(count) }
}

// MARK: - Inside

extension Interner {
  /// Where the bytes of a label are among ``bytes``.
  func range(of number: UInt32) -> Range<Int> {
    bounds[Int(number)]..<bounds[Int(number) + 1]
  }

  @inline(__always)
  private func matches(
    _ label: borrowing Span<UInt8>, _ word: UInt64, _ number: UInt32
  ) -> Bool {
    let range = range(of: number)
    if range.count != label.count || words[Int(number)] != word { return false }
    return label.count <= 8 || hasSameEnd(label, range)
  }

  /// Whether a label of more than eight bytes is the one in `range` from the ninth byte on.
  private func hasSameEnd(_ label: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    let known = bytes.span.extracting(range)
    for index in 8..<label.count where label[index] != known[index] { return false }
    return true
  }

  private mutating func append(_ label: borrowing Span<UInt8>, _ word: UInt64) -> UInt32 {
    precondition(count < Int(UInt32.max), "more labels than numbers")
    for index in label.indices { bytes.append(label[index]) }
    bounds.append(bytes.count)
    words.append(word)
    return UInt32(words.count - 1)
  }

  /// Doubles the table. The slots hold all that is needed: no label is hashed again.
  private mutating func growSlots() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    for entry in old where entry != 0 {
      var slot = Int(entry >> 32) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }

  /// A keyed hash of 32 bits: eight bytes at a time are multiplied into the state, and the two
  /// halves of the product folded together (the step of Yi's wyhash).
  @inline(__always)
  private func hash(of label: borrowing Span<UInt8>, _ word: UInt64) -> UInt64 {
    var state = key ^ UInt64(truncatingIfNeeded: label.count) ^ word
    if label.count > 8 {
      for offset in stride(from: 8, to: label.count - 8, by: 8) {
        state = Self.fold(state) ^ label.word(at: offset)
      }
      // The last eight bytes, of which some may have been before.
      state = Self.fold(state) ^ label.word(at: label.count - 8)
    }
    return Self.fold(Self.fold(state) ^ key) >> 32
  }

  private static func fold(_ state: UInt64) -> UInt64 {
    // The golden ratio as a fraction of 2⁶⁴: odd, with bits everywhere.
    let product = state.multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
    return product.high ^ product.low
  }
}
