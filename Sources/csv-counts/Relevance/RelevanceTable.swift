import CSVCore
import FilterKit
import Resampling
import TableKit

/// The numbers of a label by bins, as they are reported.
struct RelevanceTable {
  /// The name of the label column.
  let field: String
  /// The file as the user named it.
  let file: String
  let histogram: RelevanceHistogram

  static let columnNames = ["field", "value", "count", "percent", "relevance", "run", "kind"]

  /// The report as a file.
  func bytes(as format: Format) -> [UInt8] {
    switch format {
    case .csv: report(as: .csv)
    case .json: report(as: .json)
    case .table: text(width: Terminal.width).utf8Bytes
    case .svg: chart().svg().utf8Bytes
    }
  }

  private var total: Int { histogram.bins.reduce(0) { $0 + $1.count } }

  private func kind(of bin: RelevanceHistogram.Bin) -> String {
    histogram.runs.runs[bin.run].isRare ? "rare" : "usual"
  }

  private func share(of bin: RelevanceHistogram.Bin, decimals: Int) -> String {
    DecimalFormatter.fixed(decimals: decimals)
      .text(of: 100 * Double(bin.count) / Double(max(1, total)))
  }

  private func report(as form: ReportText.Form) -> [UInt8] {
    var text = ReportText(Self.columnNames, as: form)
    for bin in histogram.bins {
      text.append([
        .text(field.utf8Bytes), .text(bin.name), .count(bin.count),
        .spelled(share(of: bin, decimals: 4)),
        .spelled(DecimalFormatter.fixed(decimals: 4).text(of: bin.relevance)),
        .count(bin.run + 1), .text(kind(of: bin).utf8Bytes),
      ])
    }
    return text.bytes
  }

  /// The table with bars, for a terminal, and a sentence for each run.
  private func text(width: Int) -> String {
    var table = TextTable([
      (String(printable: Array(field.utf8)), .text), ("count", .number), ("percent", .number),
      ("relevance", .number), ("kind", .text), ("", .bar),
    ])
    let largest = histogram.bins.map(\.count).max() ?? 1
    for bin in histogram.bins {
      table.append([
        .text(String(printable: bin.name)), .text(String(bin.count)),
        .text(share(of: bin, decimals: 2)),
        .text(DecimalFormatter.fixed(decimals: 2).text(of: bin.relevance)),
        .text(kind(of: bin)), .bar(Double(bin.count) / Double(largest)),
      ])
    }
    return table.text(width: width) + summary + "\n"
  }

  /// What the runs are, and how many rows each has.
  private var summary: String {
    let runs = histogram.runs.runs.map { run in
      "\(counted(run.count, "row")) \(run.isRare ? "rare" : "usual") (\(run.text))"
    }
    return runs.joined(separator: ", ")
  }

  private func chart() -> BarChart {
    var title = "Rows by \(String(printable: Array(field.utf8)))"
    if file != "-" { title += ", in \(String(printable: Array(file.utf8)))" }
    var chart = BarChart(title: title, summary: summary, series: ["usual", "rare"])
    let categories = histogram.bins.map { bin in
      let name = String(printable: bin.name)
      let relevance = DecimalFormatter.fixed(decimals: 2).text(of: bin.relevance)
      let rows = counted(bin.count, "row")
      return BarChart.Category(
        name: name,
        bars: [
          BarChart.Bar(
            segments: [
              BarChart.Segment(
                series: histogram.runs.runs[bin.run].isRare ? 1 : 0, value: Double(bin.count),
                explanation: "\(name): \(rows), relevance \(relevance), \(kind(of: bin))")
            ], text: "\(bin.count) (relevance \(relevance))")
        ])
    }
    chart.panels.append(BarChart.Panel(heading: nil, categories: categories))
    return chart
  }
}
