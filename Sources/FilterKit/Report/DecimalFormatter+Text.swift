public import CSVCore

extension DecimalFormatter {
  /// A number's text.
  public func text(of value: Double) -> String {
    var text: [UInt8] = []
    append(value, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
