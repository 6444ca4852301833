import CSVCore

/// The values of a column, counted, to judge whether they can be classes.
public struct ClassShape: Equatable, Sendable {
  /// How many rows have a value.
  public var rowCount = 0
  /// How many different values there are.
  public var valueCount = 0
  /// How many of them are in one row only.
  public var singleCount = 0
  /// How many are in one or two rows.
  public var rareCount = 0
  /// Whether all values are numbers.
  public var isNumeric = true
  /// Whether all values are whole numbers.
  public var isWhole = true

  /// Counts from labels and how many rows have each; missing ones are left out.
  public init(labels: some Sequence<(label: [UInt8], count: Int)>, gaps: GapSpellings = .common) {
    for (label, count) in labels where !gaps.contains(label.span) && count > 0 {
      rowCount += count
      valueCount += 1
      if count == 1 { singleCount += 1 }
      if count <= 2 { rareCount += 1 }
      var grammar = ColumnGrammar()
      let range = label.span.unblankedRange
      let form = grammar.noteNumber(label.span.extracting(range))
      if !form.isNumber { isNumeric = false }
      if !form.contains(.whole) { isWhole = false }
    }
  }

  /// Takes the counts of a profile, in which more than 1,000 values are 1,001.
  public init(_ profile: ColumnProfile) {
    rowCount = profile.presentCount
    valueCount = profile.valueCount
    singleCount = profile.singleValueCount
    rareCount = profile.rareValueCount
    isNumeric = profile.numberCount == rowCount
    isWhole = profile.wholeCount == rowCount
  }

  /// Why the values cannot be classes; `nil` where they can.
  public var obstacle: ClassObstacle? {
    if isNumeric && !isWhole { return .measures }
    if valueCount > 10 && 2 * valueCount > rowCount {
      return .manyValues(valueCount, rows: rowCount)
    }
    if valueCount > 50 {
      if 2 * rareCount > valueCount { return .rareValues(rareCount, of: valueCount) }
      if isWhole && singleCount > 0 { return .counts(valueCount) }
    }
    return nil
  }
}

/// Why the values of a column cannot be classes.
public enum ClassObstacle: Equatable, Sendable, CustomStringConvertible {
  /// Numbers, some of them with decimals.
  case measures
  /// More than half as many values as rows.
  case manyValues(Int, rows: Int)
  /// Many values, most of which are in one or two rows.
  case rareValues(Int, of: Int)
  /// Many whole numbers, one of which is in a single row.
  case counts(Int)

  /// What was found, to be put after the name of the column.
  public var description: String {
    switch self {
    case .measures: "has numbers with decimals"
    case .manyValues(let values, let rows): "has \(values) different values in \(rows) rows"
    case .rareValues(let rare, let values):
      "has \(values) different values, \(rare) of them in one or two rows only"
    case .counts(let values): "has \(values) different whole numbers"
    }
  }
}

extension ColumnProfile {
  /// Whether the column looks like classes: nothing speaks against it, and there are between 2 and 50 values, not all
  /// of them different, that are neither dates nor quantities nor names of rows.
  public var looksLikeClass: Bool {
    guard 2...50 ~= valueCount, valueCount < presentCount, ClassShape(self).obstacle == nil else {
      return false
    }
    switch decision.role {
    case .category, .text, .code, .number: return true
    case .constant, .rowNumber, .identifier, .date, .quantity: return false
    }
  }

  /// The positions of the columns that look like classes, the likeliest first: those with a telling name, then texts
  /// and flags, then other numbers; else in the order of the file.
  public static func likelyClasses(among profiles: [ColumnProfile]) -> [Int] {
    let found = profiles.filter(\.looksLikeClass)
    let ranked = found.map { (rank: $0.classRank, position: $0.name.position) }
    return ranked.sorted { ($0.rank, $0.position) < ($1.rank, $1.position) }.map(\.position)
  }

  private var classRank: Int {
    let telling: Set = [
      "class", "label", "target", "y", "outcome", "diagnosis", "category", "type", "species",
    ]
    if let text = name.text?.lowercased(), telling.contains(text) { return 0 }
    return numberCount < presentCount || valueCount == 2 ? 1 : 2
  }
}
