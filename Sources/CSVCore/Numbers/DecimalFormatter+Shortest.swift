extension DecimalFormatter {
  /// Appends a finite value as the standard library prints it, which finds the shortest digits.
  ///
  /// The one difference from Python's `repr`: whole numbers between 2^53 and 10^16 are written
  /// without an exponent. They are even, so that no other number of fewer digits is nearest to them.
  static func appendShortest(_ value: Double, to text: inout [UInt8]) {
    if 0x1p53..<1e16 ~= value.magnitude {
      appendFixed(value, decimals: 0, to: &text)
      text += ".0".utf8
      return
    }
    var sink = ByteSink()
    swap(&sink.bytes, &text)
    value.write(to: &sink)
    swap(&sink.bytes, &text)
  }
}

/// Where the standard library prints to: it hands over ASCII bytes without making a `String`.
private struct ByteSink: TextOutputStream {
  var bytes: [UInt8] = []

  mutating func write(_ string: String) { bytes += string.utf8 }

  mutating func _writeASCII(_ buffer: UnsafeBufferPointer<UInt8>) {
    unsafe bytes.append(contentsOf: buffer)
  }
}
