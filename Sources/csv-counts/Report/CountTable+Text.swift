import CSVCore
import FilterKit
import Resampling
import TableKit

extension CountTable {
  /// The table with bars, for a terminal; of several files side by side.
  func text(width: Int) -> String {
    var columns: [(heading: String, kind: TextTable.Kind)] = byName.map { [($0, .text)] } ?? []
    columns.append((String(printable: Array(field.utf8)), .text))
    var table: TextTable
    if namesFiles {
      for file in counts { columns += [("", .number), (String(printable: file.name), .bar)] }
      table = TextTable(columns)
      appendComparison(to: &table)
    } else {
      columns += [("count", .number), ("percent", .number), ("deficit", .number)]
      columns += hasWeights ? [("weight", .number), ("% of it", .number)] : []
      columns.append(("", .bar))
      table = TextTable(columns)
      for block in blocks { append(block, to: &table) }
    }
    return table.text(width: width) + sums().map { $0 + "\n" }.joined()
  }

  private func append(_ block: Block, to table: inout TextTable) {
    for (index, entry) in block.entries.enumerated() {
      table.append(
        keyCells(block.group, isFirst: index == 0) + [
          .text(String(printable: entry.value)), .text(String(entry.count)),
          .text(entry.shortPercent), .text(String(entry.deficit)),
        ] + weightCells(entry) + [bar(entry.count)])
    }
  }

  private func weightCells(_ entry: Entry) -> [TextTable.Cell] {
    guard let weight = entry.weight, let percent = entry.weightPercent else { return [] }
    return [
      .text(fourDigits(weight)), .text(DecimalFormatter.fixed(decimals: 2).text(of: percent)),
    ]
  }

  private func appendComparison(to table: inout TextTable) {
    let comparison = Comparison(self)
    for group in comparison.groups {
      for (index, value) in (comparison.values[group] ?? []).enumerated() {
        var cells = keyCells(group, isFirst: index == 0) + [.text(String(printable: value))]
        for file in counts.indices {
          let count = comparison.entry(value, group: group, file: file)?.count ?? 0
          cells += [.text(String(count)), bar(count)]
        }
        table.append(cells)
      }
    }
  }

  /// The group, which is said once and stands for the lines below.
  private func keyCells(_ group: [UInt8]?, isFirst: Bool) -> [TextTable.Cell] {
    group.map { [.text(isFirst ? String(printable: $0) : "")] } ?? []
  }

  private func bar(_ count: Int) -> TextTable.Cell {
    .bar(Double(count) / Double(max(largest, 1)))
  }
}

extension CountTable {
  /// A sentence for each file that says what its counts add up to.
  func sums() -> [String] {
    counts.map { namesFiles ? "\($0.printableName): \($0.tally.summary)" : $0.tally.summary }
  }
}

extension FileCounts {
  /// The file's name as it can be shown.
  var printableName: String { String(printable: name) }
}

extension Tally {
  /// How many rows and classes there are, and how much the classes differ.
  var summary: String {
    let counts = classes.counts
    let rows = counted(counts.reduce(0, +), "row")
    var text = "\(rows) in \(counted(counts.count, "class", plural: "classes"))"
    if counts.count > 1, let smallest = counts.min(), let largest = counts.max(), smallest > 0 {
      let ratio = DecimalFormatter.fixed(decimals: 2).text(of: Double(largest) / Double(smallest))
      text += ", the largest \(ratio) times the smallest"
    }
    return text
  }
}

extension CountTable.Entry {
  /// The percentage for people: two decimals, and what is not nothing does not look like it.
  var shortPercent: String {
    if count > 0 && percent < 0.01 { return "<0.01" }
    return DecimalFormatter.fixed(decimals: 2).text(of: percent)
  }
}
