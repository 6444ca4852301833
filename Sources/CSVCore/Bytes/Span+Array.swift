extension Span<UInt8> {
  /// The bytes, to keep.
  public var array: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(self)
    return bytes
  }

  /// The first bytes as text, for a message.
  public var shown: String {
    String(decoding: extracting(first: min(60, count)).array, as: UTF8.self)
  }
}
