public import CSVCore

/// Columns as a user can write them in a list: `age,V1-V28,"a,b",7`.
public struct ColumnSpelling: Sendable {
  private let header: Header
  /// How each column is written in a list.
  private let words: [String]
  /// The number of each column, written so that it is no name.
  private let numbers: [String]

  /// From how many neighbors on a range is written.
  private static let leastRange = 3

  /// Finds a spelling for every column.
  ///
  /// The name, unless it is empty, occurs twice or has control characters or bytes that are no text; then the number
  /// from 1. Where a column's name is that number, it is written so that it is no name: `07`.
  public init(of header: Header) {
    self.header = header
    var counts: [String: Int] = [:]
    for name in header.names ?? [] { counts[Self.key(name), default: 0] += 1 }
    numbers = (0..<header.columnCount).map { column in
      var number = String(column + 1)
      while counts[Self.key(number)] != nil { number = "0" + number }
      return number
    }
    words = numbers.enumerated().map { column, number in
      guard let name = header.names?[column], counts[Self.key(name)] == 1, Self.isPrintable(name)
      else { return number }
      return Self.item(name)
    }
  }

  /// Names are compared byte by byte; strings take two spellings of one letter for equal.
  private static func key(_ name: String) -> String {
    name.utf8.reduce(into: "") { key, byte in
      key.unicodeScalars.append(Unicode.Scalar(byte))
    }
  }

  private static func isPrintable(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && !(0x7F...0x9F ~= $0.value) && $0 != "\u{FFFD}" && $0 != "\u{2028}"
          && $0 != "\u{2029}"
      }
  }

  /// A name as it can stand in a list: in quotes where it has a comma or a quote.
  public static func item(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else {
      return name
    }
    var doubled = ""
    for scalar in name.unicodeScalars {
      doubled.unicodeScalars.append(scalar)
      if scalar == "\"" { doubled.unicodeScalars.append(scalar) }
    }
    return "\"\(doubled)\""
  }

  /// A column alone, as an option takes it that takes one: commas and quotes in the name are its own.
  public func word(for column: Int) -> String {
    guard let name = header.names?[column], words[column].utf8.first == UInt8(ascii: "\"") else {
      return words[column]
    }
    return name
  }

  /// What `--where` takes to leave out the rows that have a value in a column, ready for a shell.
  public func condition(_ column: Int, isNot value: String) -> String {
    let word = word(for: column)
    // The first sign in a condition ends the column.
    return ShellWord.quoted("\(word.contains("=") ? numbers[column] : word)!=\(value)")
  }

  /// A list of columns, neighbors in ranges; what an option takes for just these columns.
  ///
  /// - Parameter columns: positions from 0, rising.
  public func list(_ columns: [Int]) -> String {
    var items: [String] = []
    var start = 0
    while start < columns.count {
      var end = start + 1
      while end < columns.count, columns[end] == columns[end - 1] + 1 { end += 1 }
      let range = columns[start]...columns[end - 1]
      if range.count >= Self.leastRange, let item = self.item(range) {
        items.append(item)
      } else {
        items += range.map { words[$0] }
      }
      start = end
    }
    return items.joined(separator: ",")
  }

  /// A range by its ends: by name, or else by number; `nil` where either would be taken for something else.
  private func item(_ range: ClosedRange<Int>) -> String? {
    let ends = [words[range.lowerBound], words[range.upperBound]]
    let numbers = "\(range.lowerBound + 1)-\(range.upperBound + 1)"
    var items = [numbers]
    // What has quotes cannot be the end of a range, and hyphens make one hard to read.
    if !ends.contains(where: { $0.contains("\"") || $0.contains("-") }) {
      items.insert(ends.joined(separator: "-"), at: 0)
    }
    return items.first { item in
      let found = try? header.columns(ColumnList(item))
      return found == Array(range)
    }
  }
}
