// The one place where bytes are moved by address: appending to an array and overwriting a span are
// one memcpy each, and that is nearly all that a filter does to the rows it keeps. Every length is
// checked before a byte is touched.

extension [UInt8] {
  /// Adds the bytes at the end.
  public mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}

extension MutableSpan<UInt8> {
  /// Overwrites the bytes from `start` on with as many of `bytes` as there is room for, and returns
  /// how many that were.
  @_lifetime(self: copy self)
  mutating func overwrite(from start: Int, with bytes: Span<UInt8>) -> Int {
    let copied = Swift.max(0, Swift.min(count - start, bytes.count))
    guard start >= 0, copied > 0 else { return 0 }
    unsafe withUnsafeMutableBufferPointer { target in
      unsafe bytes.withUnsafeBufferPointer { source in
        let part = unsafe UnsafeMutableBufferPointer(rebasing: target[start..<start + copied])
        _ = unsafe part.update(fromContentsOf: source[..<copied])
      }
    }
    return copied
  }
}
