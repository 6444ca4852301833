import CSVCore
import FilterKit
import TableKit

extension LabelCountTable {
  /// Writes the table, and gives a file its name.
  ///
  /// - Parameter name: the file that was counted, for the title of a picture.
  func write(
    to output: consuming ByteOutput, as format: Format, ofFile name: String
  ) throws(CSVError) {
    switch format {
    case .csv: try output.complete(with: csv)
    case .json: try output.complete(with: json)
    case .table: try output.complete(with: text(width: Terminal.width).utf8Bytes)
    case .svg: try output.complete(with: chart(ofFile: name).svg().utf8Bytes)
    }
  }

  private static let columnNames = ["kind", "value", "count", "percent", "imbalance"]

  /// The lines of the table: labels, sets, and all rows, whose imbalance is the mean of the labels'.
  private var lines: [(kind: String, entry: Entry)] {
    labels.map { ("label", $0) } + sets.map { ("set", $0) }
      + [("all", Entry(name: "", count: rowCount, ratio: meanRatio))]
  }

  private func percent(_ entry: Entry) -> Double {
    rowCount == 0 ? 0 : 100 * Double(entry.count) / Double(rowCount)
  }

  private var csv: [UInt8] {
    var rows = RowText.plain
    for name in Self.columnNames { rows.appendField(name) }
    rows.endRow()
    for (kind, entry) in lines {
      rows.appendField(kind)
      rows.appendField(Array(entry.name.utf8).span)
      for figure in figures(of: entry) { rows.appendField(figure) }
      rows.endRow()
    }
    return rows.bytes
  }

  /// Count, percent and imbalance. Ratios have all digits, since others compute with them.
  private func figures(of entry: Entry) -> [String] {
    [
      String(entry.count), DecimalFormatter.fixed(decimals: 4).text(of: percent(entry)),
      entry.ratio.map { DecimalFormatter.shortest.text(of: $0) } ?? "",
    ]
  }

  /// An array of objects, one for each line of the CSV, with the same names.
  private var json: [UInt8] {
    var text = Array("[".utf8)
    for (index, (kind, entry)) in lines.enumerated() {
      text += (index == 0 ? "\n  {" : ",\n  {").utf8
      let texts = [kind, entry.name]
      for (index, name) in Self.columnNames.enumerated() {
        if index > 0 { text += ", ".utf8 }
        text += "\"\(name)\": ".utf8
        if index < texts.count {
          JSONText.append(Array(texts[index].utf8), to: &text)
        } else {
          let figure = figures(of: entry)[index - texts.count]
          text += (figure.isEmpty ? "null" : figure).utf8
        }
      }
      text.append(UInt8(ascii: "}"))
    }
    return text + "\n]\n".utf8
  }
}

// MARK: - For people

extension LabelCountTable {
  /// How many sets a terminal or a picture shows; the CSV table has all.
  private static let mostSets = 20

  private var restOfSets: String? {
    let rest = sets.count - Self.mostSets
    return rest > 0 ? "\(counted(rest, "more set")) of labels" : nil
  }

  /// Two tables with bars, for a terminal: labels, and the most frequent sets.
  private func text(width: Int) -> String {
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
    for entry in sets.sorted(by: { $0.count > $1.count }).prefix(Self.mostSets) {
      setTable.append(cells(of: entry) + [.bar(Double(entry.count) / largestSet)])
    }
    return table.text(width: width) + "\n" + setTable.text(width: width)
      + [restOfSets, summary].compactMap { $0 }.map { $0 + "\n" }.joined()
  }

  private func cells(of entry: Entry) -> [TextTable.Cell] {
    [.text(shown(entry)), .text(String(entry.count)), .text(shortPercent(entry))]
  }

  /// A name as it can be shown: the set of no label needs one.
  private func shown(_ entry: Entry) -> String {
    entry.name.isEmpty ? "(none)" : String(printable: Array(entry.name.utf8))
  }

  private func shortPercent(_ entry: Entry) -> String {
    let percent = percent(entry)
    if entry.count > 0 && percent < 0.01 { return "<0.01" }
    return DecimalFormatter.fixed(decimals: 2).text(of: percent)
  }

  /// The picture: a panel of labels, and one of the most frequent sets.
  private func chart(ofFile name: String) -> BarChart {
    var chart = BarChart(
      title: "Rows per label"
        + (name.isEmpty || name == "-" ? "" : " in \(String(printable: Array(name.utf8)))"),
      summary: summary, series: ["rows"])
    let panels = [("Labels", labels), ("Sets of labels", Array(sets.prefix(Self.mostSets)))]
    for (heading, entries) in panels where !entries.isEmpty {
      chart.panels.append(
        BarChart.Panel(heading: heading, categories: entries.map { category($0) }))
    }
    return chart
  }

  private func category(_ entry: Entry) -> BarChart.Category {
    let explanation = "\(shown(entry)): \(counted(entry.count, "row"))"
    let segment = BarChart.Segment(
      series: 0, value: Double(entry.count), explanation: explanation)
    return BarChart.Category(
      name: shown(entry),
      bars: [BarChart.Bar(segments: [segment], text: "\(entry.count) (\(shortPercent(entry)) %)")])
  }
}
