import FilterKit

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
      columns += [("count", .number), ("percent", .number), ("deficit", .number), ("", .bar)]
      table = TextTable(columns)
      for block in blocks { append(block, to: &table) }
    }
    return table.text(width: width) + sums().map { $0 + "\n" }.joined()
  }

  private func append(_ block: Block, to table: inout TextTable) {
    for (place, entry) in block.entries.enumerated() {
      table.append(
        keyCells(block.group, isFirst: place == 0) + [
          .text(String(printable: entry.value)), .text(String(entry.count)),
          .text(entry.shortPercent), .text(String(entry.deficit)), bar(entry.count),
        ])
    }
  }

  private func appendComparison(to table: inout TextTable) {
    let comparison = Comparison(self)
    for group in comparison.groups {
      for (place, value) in (comparison.values[group] ?? []).enumerated() {
        var cells = keyCells(group, isFirst: place == 0) + [.text(String(printable: value))]
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
