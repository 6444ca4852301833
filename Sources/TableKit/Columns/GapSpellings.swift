import CSVCore

/// The texts that stand for a missing value in a column of numbers.
///
/// A cell that is empty or blank is missing in any case. Blanks around a text do not count.
public struct GapSpellings: Sendable {
  /// What R, Python, databases and spreadsheets write where there is nothing.
  public static let common = GapSpellings([
    "NA", "N/A", "n/a", "na", "NaN", "nan", "Null", "NULL", "null", "None", "none", "nil", "<NA>",
    "<null>", "#N/A", ".", "-", "--", "?",
  ])

  private let texts: [[UInt8]]
  /// Whether a byte begins a text.
  private let begins: [Bool]
  private let longest: Int
  /// Whether a text could be a number as well, such as `-999`.
  public let includeNumbers: Bool

  /// Takes the texts in place of the common ones, if there are any given.
  public init(given texts: [String]?) { self = texts.map { GapSpellings($0) } ?? .common }

  /// Takes the texts in place of the common ones.
  public init(_ texts: [String]) {
    self.texts = texts.map { text in
      let bytes = Array(text.utf8)
      return Array(bytes[bytes.span.unblankedRange])
    }
    var begins = [Bool](repeating: false, count: 256)
    for first in self.texts.compactMap(\.first) { begins[Int(first)] = true }
    self.begins = begins
    longest = self.texts.map(\.count).max() ?? 0
    includeNumbers = self.texts.contains {
      !$0.isEmpty && DecimalReading($0.span) != .notNumber && DecimalReading($0.span) != .notFinite
    }
  }

  /// Whether a cell is missing.
  public func contains(_ cell: Span<UInt8>) -> Bool {
    contains(trimmed: cell.extracting(cell.unblankedRange))
  }

  /// Whether a cell without blanks around it is missing.
  func contains(trimmed cell: Span<UInt8>) -> Bool {
    if cell.isEmpty { return true }
    guard cell.count <= longest, begins[Int(cell[0])] else { return false }
    for text in texts where text.count == cell.count {
      if cell.indices.allSatisfy({ cell[$0] == text[$0] }) { return true }
    }
    return false
  }

  /// The number that a cell of a column of numbers has: NaN where it is missing, and where it is another
  /// text.
  public func number(_ cell: Span<UInt8>) -> Double {
    if includeNumbers && contains(cell) { return .nan }
    return DecimalReading(trimming: cell).number ?? .nan
  }
}
