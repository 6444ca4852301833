import CSVCore
import FilterKit
import TableKit

/// The counts of labels in one file, or in several beside each other.
struct LabelCountReport {
  private let tables: [LabelCountTable]

  /// Takes the tables of the files, one at least.
  init(_ tables: [LabelCountTable]) { self.tables = tables }

  private var namesFiles: Bool { tables.count > 1 }

  /// Writes the report, and gives a file its name.
  func write(to output: consuming ByteOutput, as format: Format) throws(CSVError) {
    switch format {
    case .csv: try output.complete(with: csv)
    case .json: try output.complete(with: json)
    case .table:
      let texts = tables.map { table in
        (namesFiles ? "\(shown(table.file)):\n" : "") + table.text(width: Terminal.width)
      }
      try output.complete(with: texts.joined(separator: "\n").utf8Bytes)
    case .svg: try output.complete(with: chart.svg().utf8Bytes)
    }
  }

  private var columnNames: [String] {
    (namesFiles ? [CountTable.fileColumn] : [])
      + ["kind", "value", "count", "percent", "imbalance"]
  }

  /// The texts of a line that come before its figures.
  private func texts(_ table: LabelCountTable, _ kind: String, _ name: String) -> [String] {
    (namesFiles ? [table.file] : []) + [kind, name]
  }

  private var csv: [UInt8] {
    var rows = RowText.plain
    for name in columnNames { rows.appendField(name) }
    rows.endRow()
    for table in tables {
      for (kind, entry) in table.lines {
        for text in texts(table, kind, entry.name) { rows.appendField(Array(text.utf8).span) }
        for figure in table.figures(of: entry) { rows.appendField(figure) }
        rows.endRow()
      }
    }
    return rows.bytes
  }

  /// An array of objects, one for each line of the CSV, with the same names.
  private var json: [UInt8] {
    var text = Array("[".utf8)
    var separator = "\n"
    for table in tables {
      for (kind, entry) in table.lines {
        text += separator.utf8
        separator = ",\n"
        let texts = texts(table, kind, entry.name)
        let figures = table.figures(of: entry)
        for (index, name) in columnNames.enumerated() {
          text += (index == 0 ? "  {" : ", ").utf8
          text += "\"\(name)\": ".utf8
          if index < texts.count {
            JSONText.append(Array(texts[index].utf8), to: &text)
          } else {
            let figure = figures[index - texts.count]
            text += (figure.isEmpty ? "null" : figure).utf8
          }
        }
        text.append(UInt8(ascii: "}"))
      }
    }
    return text + "\n]\n".utf8
  }

  /// The picture: a panel of labels, and one of the most frequent sets; a bar for each file.
  private var chart: BarChart {
    let file = tables[0].file
    var chart = BarChart(
      title: "Rows per label" + (namesFiles || file == "-" ? "" : " in \(shown(file))"),
      summary: tables.map { (namesFiles ? "\(shown($0.file)): " : "") + $0.summary }
        .joined(separator: " "),
      series: tables.map { shown($0.file) })
    let panels = [
      ("Labels", tables.map(\.labels), tables.map(\.labels)),
      ("Sets of labels", tables.map(\.mostFrequentSets), tables.map(\.sets)),
    ]
    for (heading, shown, all) in panels {
      var seen = Set<String>()
      let names = shown.joined().map(\.name).filter { seen.insert($0).inserted }
      if names.isEmpty { continue }
      let counts = all.map { entries in
        Dictionary(entries.map { ($0.name, $0) }) { first, _ in first }
      }
      chart.panels.append(
        BarChart.Panel(heading: heading, categories: names.map { category($0, counts) }))
    }
    return chart
  }

  /// The bars of a label, or of a set: that of a file which does not have it is empty.
  private func category(
    _ name: String, _ counts: [[String: LabelCountTable.Entry]]
  ) -> BarChart.Category {
    let title = LabelCountTable.shown(name)
    let bars = zip(tables, counts).enumerated().map { series, found -> BarChart.Bar in
      let entry = found.1[name] ?? LabelCountTable.Entry(name: name, count: 0)
      let place = namesFiles ? ", \(shown(found.0.file))" : ""
      let segment = BarChart.Segment(
        series: series, value: Double(entry.count),
        explanation: "\(title)\(place): \(counted(entry.count, "row"))")
      return BarChart.Bar(
        segments: [segment], text: "\(entry.count) (\(found.0.shortPercent(entry)) %)")
    }
    return BarChart.Category(name: title, bars: bars)
  }

  private func shown(_ file: String) -> String { String(printable: Array(file.utf8)) }
}
