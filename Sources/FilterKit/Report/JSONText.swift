/// The parts of JSON (RFC 8259) that reports are made of.
public enum JSONText {
  /// Appends a string: quotes, backslashes and control characters escaped, everything else as it is.
  ///
  /// JSON is UTF-8: bytes that are not become U+FFFD, so that two labels may read alike.
  public static func append(_ value: [UInt8], to text: inout [UInt8]) {
    text.append(UInt8(ascii: "\""))
    for byte in String(decoding: value, as: UTF8.self).utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): text += "\\n".utf8
      case UInt8(ascii: "\r"): text += "\\r".utf8
      case UInt8(ascii: "\t"): text += "\\t".utf8
      case 0..<0x20:
        text += "\\u00".utf8
        text += [hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
      default: text.append(byte)
      }
    }
    text.append(UInt8(ascii: "\""))
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)
}
