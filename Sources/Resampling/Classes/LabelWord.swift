extension Span<UInt8> {
  /// The eight bytes from `offset` on as a number; of a span of less than eight all of it, in a way of its own: two spans
  /// of equal length have the same number only if they have the same bytes.
  ///
  /// - Precondition: `offset` is 0 where there are less than eight bytes, and else eight follow.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    if count >= 8 { return load(at: offset) }
    if count >= 4 {
      // Where the two overlap, the same bytes are in both.
      let (first, last): (UInt32, UInt32) = (load(at: 0), load(at: count &- 4))
      return UInt64(first) | UInt64(last) &<< 32
    }
    if count == 0 { return 0 }
    return UInt64(self[0]) | UInt64(self[count / 2]) &<< 8 | UInt64(self[count &- 1]) &<< 16
  }

  /// Some bytes as a number.
  ///
  /// Unsafe since the language has no checked load of a whole word, and the optimizer makes none of checked subscripts;
  /// the load checks its bounds, and any bytes are a number.
  ///
  /// - Precondition: `0 <= offset`, and the bytes of a `Number` follow within the span.
  @inline(__always)
  func load<Number: FixedWidthInteger & BitwiseCopyable>(at offset: Int) -> Number {
    unsafe Number(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: Number.self))
  }
}
