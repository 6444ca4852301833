import CSVCore
import FilterKit
import TableKit

extension LabelCountTable {
  /// Count, percent and imbalance. Ratios have all digits, since others compute with them.
  func figures(of entry: Entry) -> [ReportText.Cell] {
    [
      .count(entry.count),
      .spelled(DecimalFormatter.fixed(decimals: 4).text(of: percent(entry))),
      .number(entry.ratio),
    ]
  }

  /// How many sets a terminal or a picture shows; the CSV table has all.
  private static let mostSets = 20

  /// The sets that are shown to people, the largest first.
  var mostFrequentSets: [Entry] {
    Array(sets.sorted { $0.count > $1.count }.prefix(Self.mostSets))
  }

  /// Two tables with bars, for a terminal: labels, and the most frequent sets.
  func text(width: Int) -> String {
    let formatter = DecimalFormatter.fixed(decimals: 2)
    var table = TextTable([
      ("label", .text), ("count", .number), ("percent", .number), ("imbalance", .number),
      ("", .bar),
    ])
    let largest = Double(max(labels.map(\.count).max() ?? 1, 1))
    for entry in labels {
      table.append(
        cells(of: entry) + [
          .text(entry.ratio.map(formatter.text) ?? "-"), .bar(Double(entry.count) / largest),
        ])
    }
    var setTable = TextTable([
      ("set of labels", .text), ("count", .number), ("percent", .number), ("", .bar),
    ])
    let largestSet = Double(max(sets.map(\.count).max() ?? 1, 1))
    for entry in mostFrequentSets {
      setTable.append(cells(of: entry) + [.bar(Double(entry.count) / largestSet)])
    }
    let rest = sets.count - Self.mostSets
    let lines = [rest > 0 ? "\(counted(rest, "more set")) of labels" : nil, summary]
    return table.text(width: width) + "\n" + setTable.text(width: width)
      + lines.compactMap { $0 }.map { $0 + "\n" }.joined()
  }

  private func cells(of entry: Entry) -> [TextTable.Cell] {
    [.text(Self.shown(entry.name)), .text(String(entry.count)), .text(shortPercent(entry))]
  }

  /// A name as it can be shown: the set of no label needs one.
  static func shown(_ name: String) -> String {
    name.isEmpty ? "(none)" : String(printable: Array(name.utf8))
  }

  /// The percentage for people: two decimals, and what is not nothing does not look like it.
  func shortPercent(_ entry: Entry) -> String {
    let percent = percent(entry)
    if entry.count > 0 && percent < 0.01 { return "<0.01" }
    return DecimalFormatter.fixed(decimals: 2).text(of: percent)
  }
}
