/// What a label means beyond its bytes: two labels that mean the same are one class to a reader, and two to a program.
///
///     LabelMeaning(Array("1".utf8)) == LabelMeaning(Array("1.0".utf8))       // numbers by their value
///     LabelMeaning(Array("True".utf8)) == LabelMeaning(Array(" true".utf8))  // texts but for case and blanks around
public enum LabelMeaning: Hashable, Sendable {
  /// ± 0.d₁d₂d₃… · 10^exponent.
  case number(isNegative: Bool, exponent: Int, digits: [UInt8])
  /// A text without blanks around it, in lower case.
  case text(String)

  /// Reads a label.
  public init(_ label: [UInt8]) {
    if let number = DecimalNumber(label[...]) {
      self = number.meaning
    } else {
      var rest = label[...]
      while let byte = rest.first, Self.isBlank(byte) { rest.removeFirst() }
      while let byte = rest.last, Self.isBlank(byte) { rest.removeLast() }
      self = .text(String(decoding: rest, as: UTF8.self).lowercased())
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (9...13).contains(byte)
  }
}
