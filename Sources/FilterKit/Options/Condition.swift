public import ArgumentParser
public import CSVCore

/// A test of one column: `split=train`, `split!=test`, `age=18..65`.
public struct Condition: ExpressibleByArgument, Sendable {
  /// The column, as the user named it.
  public let column: ColumnReference
  private let test: Test

  private enum Test: Sendable {
    case equals([UInt8])
    case differs([UInt8])
    case within(ClosedRange<Double>)
  }

  /// Takes a condition as the user wrote it; a range is closed and may lack an end.
  public init?(argument: String) {
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
    for place in bytes.indices.dropLast() where bytes[place] == dot && bytes[place + 1] == dot {
      let low = place == 0 ? -Double.infinity : number(bytes[..<place])
      let high = place + 2 == bytes.count ? Double.infinity : number(bytes[(place + 2)...])
      if bytes.count > 2, let low, let high, low <= high { return low...high }
    }
    return nil
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Double? {
    DecimalReading(Array(bytes).span).number
  }

  /// Whether a cell's value passes; a cell that is no number lies in no range.
  public func holds(_ value: Span<UInt8>) -> Bool {
    switch test {
    case .equals(let wanted): return isEqual(value, wanted)
    case .differs(let unwanted): return !isEqual(value, unwanted)
    case .within(let range):
      guard let number = DecimalReading(value).number else { return false }
      return range.contains(number)
    }
  }
}

private func isEqual(_ value: Span<UInt8>, _ bytes: [UInt8]) -> Bool {
  guard value.count == bytes.count else { return false }
  for place in value.indices where value[place] != bytes[place] { return false }
  return true
}

/// Which rows take part.
public struct ConditionOptions: ParsableArguments {
  /// The conditions, all of which must hold.
  @Option(
    name: .customLong("where"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Only rows for which this holds take part. The others pass through. COND is COL=VALUE, COL!=VALUE, or COL=A..B for numbers, where A or B may be left out. Repeatable: all must hold.",
      valueName: "COND"),
    completion: .condition)
  public var conditions: [Condition] = []

  /// Creates the options; the parser fills them.
  public init() {}
}

/// Conditions whose columns are found: they test the records of one reader.
public struct RowTest: Sendable {
  private let conditions: [Condition]
  /// The positions of the columns that are tested.
  public let columns: [Int]

  /// Finds the columns of the conditions.
  public init(_ conditions: [Condition], in header: Header) throws(CSVError) {
    self.conditions = conditions
    var columns: [Int] = []
    for condition in conditions { columns.append(try header.column(condition.column)) }
    self.columns = columns
  }

  /// Whether there is nothing to test.
  public var isEmpty: Bool { conditions.isEmpty }

  /// Whether all conditions hold for a record.
  ///
  /// - Parameter first: where this test's columns begin among those that the reader has selected.
  public func holds(_ record: Int, of reader: borrowing RecordReader, from first: Int) -> Bool {
    for (place, condition) in conditions.enumerated()
    where !condition.holds(reader.value(first + place, of: record)) { return false }
    return true
  }
}
