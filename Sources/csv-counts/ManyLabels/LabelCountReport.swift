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
    case .csv: try output.complete(with: bytes(as: .csv))
    case .json: try output.complete(with: bytes(as: .json))
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

  private func bytes(as form: ReportText.Form) -> [UInt8] {
    var text = ReportText(columnNames, as: form)
    for table in tables {
      for (kind, entry) in table.lines {
        let texts = (namesFiles ? [table.file] : []) + [kind, entry.name]
        text.append(texts.map { .text($0.utf8Bytes) } + table.figures(of: entry))
      }
    }
    return text.bytes
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
