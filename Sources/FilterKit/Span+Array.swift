extension Span<UInt8> {
  /// The bytes, to keep.
  public var array: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for place in indices { bytes.append(self[place]) }
    return bytes
  }
}
