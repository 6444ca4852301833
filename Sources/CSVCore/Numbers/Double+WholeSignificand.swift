extension Double {
  /// The magnitude of a finite value as `whole * 2^powerOfTwo`, with `whole` below 2^53.
  @inline(__always)
  var wholeSignificand: (whole: UInt64, powerOfTwo: Int) {
    let exponent = Int(truncatingIfNeeded: exponentBitPattern)
    return exponent == 0
      ? (significandBitPattern, -1074)
      : (significandBitPattern | 1 &<< 52, exponent &- 1075)
  }
}
