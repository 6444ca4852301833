/// A whole number of up to 3072 bits, exact and without allocation: for the few texts and values that
/// 128 bits do not decide.
///
/// 3072 bits are enough for all that is asked here. Reading compares 769 digits, or a `Double` times
/// 5^1111, both under 2700 bits; writing needs 53 bits times 5^1074, under 2600 bits. All operations
/// are linear in the length.
struct NaturalNumber {
  /// 64 bits a word, the lowest first; words from `count` on are zero.
  private var words = InlineArray<48, UInt64>(repeating: 0)
  /// How many words are in use; the last of them is not zero.
  private var count = 0

  /// The number of one word.
  init(_ value: UInt64) {
    words[0] = value
    count = value == 0 ? 0 : 1
  }

  /// Whether it is zero.
  var isZero: Bool { count == 0 }
  /// Whether it is odd.
  var isOdd: Bool { words[0] & 1 == 1 }

  /// Multiplies by one factor and adds a term.
  mutating func multiply(by factor: UInt64, adding term: UInt64 = 0) {
    var carry = term
    for index in 0..<count {
      let (high, low) = words[index].multipliedFullWidth(by: factor)
      let (sum, overflow) = low.addingReportingOverflow(carry)
      words[index] = sum
      carry = high &+ (overflow ? 1 : 0)
    }
    if carry > 0 { append(carry) }
  }

  /// Multiplies by 5^exponent.
  mutating func multiply(byPowerOfFive exponent: Int) {
    var left = exponent
    while left >= 27 {
      multiply(by: 7_450_580_596_923_828_125)  // 5^27, the largest in one word
      left -= 27
    }
    var factor: UInt64 = 1
    for _ in 0..<left { factor *= 5 }
    multiply(by: factor)
  }

  /// Divides by one divisor and returns the remainder.
  mutating func divide(by divisor: UInt64) -> UInt64 {
    var remainder: UInt64 = 0
    for index in (0..<count).reversed() {
      (words[index], remainder) = divisor.dividingFullWidth((remainder, words[index]))
    }
    trim()
    return remainder
  }

  /// Moves the bits up.
  mutating func shiftLeft(by distance: Int) {
    if isZero { return }
    let (wordShift, bitShift) = distance.quotientAndRemainder(dividingBy: 64)
    for index in (0..<count).reversed() {
      let word = words[index]
      words[index] = 0
      // The bits that leave the word go to one that has been moved already.
      let spill = bitShift == 0 ? 0 : word >> (64 - bitShift)
      if spill != 0 { words[index + wordShift + 1] |= spill }
      words[index + wordShift] = word << bitShift
    }
    count += wordShift
    if count < 48 && words[count] != 0 { count += 1 }
  }

  /// Divides by 2^distance and rounds to the nearest whole number, ties to even.
  mutating func shiftRightRoundingToEven(by distance: Int) {
    if distance == 0 { return }
    let half = bit(distance - 1)
    let isMoreThanHalf = half && hasBit(below: distance - 1)
    let (wordShift, bitShift) = distance.quotientAndRemainder(dividingBy: 64)
    for index in 0..<count {
      let low = word(index + wordShift) >> bitShift
      let high = bitShift == 0 ? 0 : word(index + wordShift + 1) << (64 - bitShift)
      words[index] = low | high
    }
    trim()
    if half && (isMoreThanHalf || isOdd) {
      if isZero { self = NaturalNumber(1) } else { multiply(by: 1, adding: 1) }
    }
  }

  private func word(_ index: Int) -> UInt64 { index < count ? words[index] : 0 }

  private func bit(_ position: Int) -> Bool {
    word(position / 64) >> (position % 64) & 1 == 1
  }

  /// Whether any of the bits below a position is set.
  private func hasBit(below position: Int) -> Bool {
    for index in 0..<min(position / 64, count) where words[index] != 0 { return true }
    return word(position / 64) & ((1 << (position % 64)) - 1) != 0
  }

  private mutating func append(_ word: UInt64) {
    words[count] = word
    count += 1
  }

  private mutating func trim() {
    while count > 0 && words[count - 1] == 0 { count -= 1 }
  }
}

extension NaturalNumber: Comparable {
  static func == (left: NaturalNumber, right: NaturalNumber) -> Bool {
    left.count == right.count && (0..<left.count).allSatisfy { left.words[$0] == right.words[$0] }
  }

  static func < (left: NaturalNumber, right: NaturalNumber) -> Bool {
    if left.count != right.count { return left.count < right.count }
    for index in (0..<left.count).reversed() where left.words[index] != right.words[index] {
      return left.words[index] < right.words[index]
    }
    return false
  }
}
