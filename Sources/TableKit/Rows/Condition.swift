public import CSVCore

/// A test of one column: `split=train`, `split!=test`, `age=18..65`.
public struct Condition: Sendable {
  /// The column, as the user named it.
  public let column: ColumnReference
  private let test: Test

  private enum Test: Sendable {
    case equals([UInt8])
    case differs([UInt8])
    case within(ClosedRange<Double>)
  }

  /// Takes a condition as the user wrote it; a range is closed and may lack an end.
  public init?(_ argument: String) {
    guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else { return nil }
    let value = argument[argument.index(after: sign)...]
    let before = argument.index(before: sign)
    if argument[before] == "!" {
      guard before > argument.startIndex else { return nil }
      column = ColumnReference(String(argument[..<before]))
      test = .differs(Array(value.utf8))
      return
    }
    column = ColumnReference(String(argument[..<sign]))
    test = Condition.range(value).map { .within($0) } ?? .equals(Array(value.utf8))
  }

  /// The range that a text like `2..5` spells; `nil` where it spells none.
  private static func range(_ text: Substring) -> ClosedRange<Double>? {
    let bytes = Array(text.utf8)
    let dot = UInt8(ascii: ".")
    for index in bytes.indices.dropLast() where bytes[index] == dot && bytes[index + 1] == dot {
      let low = index == 0 ? -Double.infinity : number(bytes[..<index])
      let high = index + 2 == bytes.count ? Double.infinity : number(bytes[(index + 2)...])
      if bytes.count > 2, let low, let high, low <= high { return low...high }
    }
    return nil
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Double? {
    DecimalReading(Array(bytes).span).number
  }

  /// Whether only one value passes.
  public var isOfOneValue: Bool {
    if case .equals = test { true } else { false }
  }

  /// Whether a cell's value passes, blanks around a number aside; a non-numeric cell lies in no range.
  public func holds(_ value: Span<UInt8>) -> Bool {
    switch test {
    case .equals(let wanted): return isEqual(value, wanted)
    case .differs(let unwanted): return !isEqual(value, unwanted)
    case .within(let range):
      guard let number = DecimalReading(trimming: value).number else { return false }
      return range.contains(number)
    }
  }
}

private func isEqual(_ value: Span<UInt8>, _ bytes: [UInt8]) -> Bool {
  guard value.count == bytes.count else { return false }
  for index in value.indices where value[index] != bytes[index] { return false }
  return true
}
