/// Eight bytes of text in one register, the first byte lowest: what lets digits be found, summed and
/// written eight at a time instead of one by one.
struct ByteWord {
  /// The bytes; the first in the low eight bits.
  let bits: UInt64

  private init(bits: UInt64) {
    self.bits = bits
  }

  /// Takes the eight bytes from `offset` on; zeros stand for those past the end of the text.
  ///
  /// Near the end it loads the last eight bytes and shifts, so a field costs one load wherever it
  /// ends.
  ///
  /// - Precondition: `0 <= offset <= text.count`.
  @inline(__always)
  init(_ text: Span<UInt8>, at offset: Int) {
    let missing = offset &+ 8 &- text.count
    if missing <= 0 {
      bits = text.load(at: offset)
    } else if text.count >= 8 {
      bits = (text.load(at: text.count &- 8) as UInt64) >> (missing &* 8)
    } else {
      bits = Self.short(text) &>> (offset &* 8)
    }
  }

  /// A text of less than eight bytes, followed by zeros. What is loaded twice falls together.
  @inline(__always)
  private static func short(_ text: Span<UInt8>) -> UInt64 {
    let count = text.count
    if count >= 4 {
      let first: UInt32 = text.load(at: 0)
      let last: UInt32 = text.load(at: count &- 4)
      return UInt64(first) | UInt64(last) &<< (8 &* (count &- 4))
    }
    if count == 0 { return 0 }
    let middle = count / 2
    return UInt64(text[0]) | UInt64(text[middle]) &<< (8 &* middle)
      | UInt64(text[count &- 1]) &<< (8 &* (count &- 1))
  }

  /// How many of the bytes are digits before the first that is not: 0 to 8.
  @inline(__always)
  var leadingDigitCount: Int {
    let digits = bits ^ 0x3030_3030_3030_3030
    // A lane's top bit is set where the lane is 10 or more; no lane carries into the next.
    let others = (((digits & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676) | digits)
    return (others & 0x8080_8080_8080_8080).trailingZeroBitCount / 8
  }

  /// The number that the first `count` bytes spell.
  ///
  /// The digits move to the top lanes, so that zeros lead; then neighbors are added up as pairs,
  /// fours and eights, each step by one multiplication.
  ///
  /// - Precondition: they are digits, and `count` is 0 to 8.
  @inline(__always)
  func number(ofFirst count: Int) -> UInt64 {
    var lanes = (bits ^ 0x3030_3030_3030_3030) << (UInt64(truncatingIfNeeded: 8 &- count) &* 8)
    lanes = (lanes &* 10) &+ (lanes &>> 8)
    let evens = (lanes & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let odds = ((lanes &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (evens &+ odds) &>> 32
  }

  /// One byte, followed by zeros.
  @inline(__always)
  init(_ byte: UInt8) {
    self.init(bits: UInt64(byte))
  }

  /// The eight digits of a number, with leading zeros: the number is parted into fours, pairs and
  /// single digits in lanes side by side.
  ///
  /// - Precondition: `number` is below 10^8.
  @inline(__always)
  init(digitsOf number: UInt64) {
    let fours = number / 10_000 | (number % 10_000) &<< 32
    // In lanes this small n / 100 is n * 10486 / 2^20, and n / 10 is n * 103 / 2^10.
    let hundreds = (fours &* 10_486) &>> 20 & 0x0000_007F_0000_007F
    let pairs = hundreds | (fours &- hundreds &* 100) &<< 16
    let tens = (pairs &* 103) &>> 10 & 0x000F_000F_000F_000F
    let digits = tens | (pairs &- tens &* 10) &<< 8
    self.init(bits: digits | 0x3030_3030_3030_3030)
  }

  /// How many of the eight bytes are the digit zero behind the last that is not.
  @inline(__always)
  var trailingZeroCount: Int { (bits ^ 0x3030_3030_3030_3030).leadingZeroBitCount / 8 }

  /// How many of the eight bytes are the digit zero before the first that is not.
  @inline(__always)
  var leadingZeroDigitCount: Int { (bits ^ 0x3030_3030_3030_3030).trailingZeroBitCount / 8 }

  /// The word without its first bytes.
  ///
  /// - Precondition: `count` is 0 to 7.
  @inline(__always)
  func dropping(first count: Int) -> ByteWord {
    ByteWord(bits: bits &>> (count &* 8))
  }
}

extension Span<UInt8> {
  /// Some bytes as a little-endian number.
  ///
  /// Unsafe since the language has no checked load of a whole word, and the optimizer makes none of
  /// checked subscripts; the load checks its bounds, and any bytes are a number. Twice as fast.
  ///
  /// - Precondition: `0 <= offset`, and the bytes of a `Number` follow within the span.
  @inline(__always)
  fileprivate func load<Number: FixedWidthInteger & BitwiseCopyable>(at offset: Int) -> Number {
    unsafe Number(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: Number.self))
  }
}

extension OutputSpan<UInt8> {
  /// Appends the first bytes of a word, with one store of all eight.
  ///
  /// Unsafe for the same reason; the room is checked, and what is stored past `count` stays
  /// uninitialized as before. A loop over bytes takes half as long again for a whole number.
  ///
  /// - Precondition: there is room for eight bytes; `count` is 0 to 8.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func append(_ word: ByteWord, count: Int) {
    precondition(freeCapacity >= 8 && 0...8 ~= count, "no room for a word")
    unsafe withUnsafeMutableBufferPointer { buffer, initializedCount in
      unsafe UnsafeMutableRawBufferPointer(buffer).storeBytes(
        of: word.bits.littleEndian, toByteOffset: initializedCount, as: UInt64.self)
      initializedCount &+= count
    }
  }
}
