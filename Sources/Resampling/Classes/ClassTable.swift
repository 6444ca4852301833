/// The classes of a file: gives every label a number and counts its rows.
///
/// Labels are compared byte by byte. Numbers go by first appearance until ``sortClasses()`` puts
/// them into scikit-learn's order.
///
///     var classes = ClassTable()
///     classes.add("cat".utf8.span)   // 0
///     classes.add("dog".utf8.span)   // 1
///     classes.add("cat".utf8.span)   // 0
///     classes.counts                 // [2, 1]
///
/// A hash table with open addressing over one array of all label bytes: a label seen before costs
/// one hash of its bytes and one comparison. Labels come in no order that a processor could guess:
/// those of at most eight bytes are hashed and compared as one number, without a loop or a branch
/// that depends on which label it is. Nothing is allocated but for a new label. Memory: the bytes,
/// and 35 to 46 more a class.
///
/// The hash is keyed anew in every run, so that no file can be made whose labels all collide;
/// numbers do not depend on it.
public struct ClassTable: Sendable {
  /// How many rows each class has, by class number.
  public private(set) var counts: [Int] = []

  /// All labels, one after the other.
  private var bytes: [UInt8] = []
  /// Where each class's label begins in `bytes`, and behind the last where it ends.
  private var bounds = [0]
  /// The first eight bytes of each class's label.
  private var words: [UInt64] = []
  /// The table: the hash in the high half, class number + 1 in the low half; 0 is an empty slot.
  /// As many slots as a power of two, at most three quarters of them taken; enough at first that a
  /// handful of classes seldom meet.
  private var slots: [UInt64]
  private let key: UInt64

  /// Creates a table without classes.
  public init() {
    slots = [UInt64](repeating: 0, count: 64)
    key = UInt64.random(in: .min ... .max)
  }

  /// How many classes there are.
  public var count: Int { counts.count }

  /// The bytes of a class's label.
  ///
  /// - Precondition: there is a class of that number.
  public func label(_ number: UInt32) -> [UInt8] {
    Array(bytes[range(of: number)])
  }

  /// Counts one more row of a label, which gets the next number if it is new.
  ///
  /// - Returns: the class of the label.
  /// - Precondition: there are fewer than 2³² − 1 classes (whose table would fill 150 GB).
  @discardableResult
  public mutating func add(_ label: borrowing Span<UInt8>) -> UInt32 {
    let word = label.word(at: 0)
    let hash = hash(of: label, word)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = UInt32(truncatingIfNeeded: slots[slot]) &- 1
      if slots[slot] >> 32 == hash && matches(label, word, number) {
        counts[Int(number)] &+= 1
        return number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = append(label, word)
    slots[slot] = hash << 32 | UInt64(number + 1)
    if count * 4 > slots.count * 3 { growSlots() }
    return number
  }

  /// The class of a label, if a row has had it. Counts nothing.
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

  /// Counts `rows` more rows of a class, as where the counts of several files are added up.
  ///
  /// - Throws: ``ResamplingError/tooManyRows(_:)`` if the sum is no 64-bit number.
  /// - Precondition: there is a class of that number, and `rows` is not negative.
  public mutating func add(_ rows: Int, to number: UInt32) throws(ResamplingError) {
    precondition(rows >= 0, "negative count")
    let (sum, overflow) = counts[Int(number)].addingReportingOverflow(rows)
    if overflow { throw .tooManyRows(rows) }
    counts[Int(number)] = sum
  }

  /// Counts `rows` more rows of a label, which gets the next number if it is new.
  ///
  /// - Returns: the class of the label.
  /// - Throws: ``ResamplingError/tooManyRows(_:)`` if the sum is no 64-bit number.
  /// - Precondition: `rows` is not negative.
  @discardableResult
  public mutating func add(
    _ rows: Int, of label: borrowing Span<UInt8>
  ) throws(ResamplingError) -> UInt32 {
    if let known = find(label) {
      try add(rows, to: known)
      return known
    }
    let new = add(label)
    counts[Int(new)] = rows
    return new
  }

  /// Counts the rows of another table, whose labels get the next numbers where they are new.
  ///
  /// - Returns: the number here of every class of the other table.
  /// - Throws: ``ResamplingError/tooManyRows(_:)`` if a sum is no 64-bit number.
  @discardableResult
  public mutating func add(_ other: ClassTable) throws(ResamplingError) -> [UInt32] {
    var numbers: [UInt32] = []
    for (number, count) in other.counts.enumerated() {
      numbers.append(try add(count, of: other.label(UInt32(number)).span))
    }
    return numbers
  }
}

// MARK: - Order

extension ClassTable {
  /// Renumbers the classes in scikit-learn's order (``classOrder()``).
  ///
  /// - Returns: the new number of every old one: `labels[row] = numbers[Int(labels[row])]`.
  public mutating func sortClasses() -> [UInt32] {
    let order = classOrder()
    var sorted = ClassTable()
    sorted.bytes.reserveCapacity(bytes.count)
    var numbers = [UInt32](repeating: 0, count: count)
    for old in order {
      let label = self.label(old)
      let number = sorted.add(label.span)
      sorted.counts[Int(number)] = counts[Int(old)]
      numbers[Int(old)] = number
    }
    self = sorted
    return numbers
  }

  /// Renumbers the classes in scikit-learn's order, and the labels of the rows with them.
  ///
  /// - Precondition: labels are class numbers of this table, or ``unlabeled``.
  public mutating func sortClasses(renumbering labels: inout [UInt32]) {
    let numbers = sortClasses()
    for row in labels.indices where labels[row] != unlabeled {
      labels[row] = numbers[Int(labels[row])]
    }
  }
}

// MARK: - Inside

extension ClassTable {
  func range(of number: UInt32) -> Range<Int> {
    bounds[Int(number)]..<bounds[Int(number) + 1]
  }

  /// The bytes of all labels; ``range(of:)`` says whose they are.
  var allBytes: [UInt8] { bytes }

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

  /// Adds a class of one row.
  private mutating func append(_ label: borrowing Span<UInt8>, _ word: UInt64) -> UInt32 {
    precondition(count < Int(UInt32.max), "more classes than numbers")
    for index in label.indices { bytes.append(label[index]) }
    bounds.append(bytes.count)
    words.append(word)
    counts.append(1)
    return UInt32(counts.count - 1)
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
