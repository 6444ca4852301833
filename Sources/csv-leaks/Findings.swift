import CSVCore
import FilterKit

/// What was found, as it is written.
struct Findings {
  /// A kind of leak: how many of how many.
  struct Entry {
    let name: String
    let count: Int
    let total: Int

    /// The count as a part of the whole.
    var share: Double { total == 0 ? 0 : Double(count) / Double(total) }
  }

  /// The kinds, the sum of all last.
  let entries: [Entry]

  /// Writes the table, and gives a file its name.
  func write(to output: consuming ByteOutput, as format: Format) throws(CSVError) {
    switch format {
    case .csv: try output.complete(with: csv)
    case .json: try output.complete(with: json.utf8Bytes)
    case .table: try output.complete(with: text(width: Terminal.width).utf8Bytes)
    }
  }

  private var csv: [UInt8] {
    var text = ReportText(["finding", "count", "of", "share"], as: .csv)
    for entry in entries {
      text.append([
        .text(entry.name.utf8Bytes), .count(entry.count), .count(entry.total),
        .number(entry.share),
      ])
    }
    return text.bytes
  }

  private var json: String {
    let members = entries.map { entry in
      "\n  \"\(entry.name)\": {\"count\": \(entry.count), \"of\": \(entry.total), "
        + "\"share\": \(DecimalFormatter.shortest.text(of: entry.share))}"
    }
    return "{\(members.joined(separator: ","))\n}\n"
  }

  private func text(width: Int) -> String {
    var table = TextTable([
      ("finding", .text), ("count", .number), ("of", .number), ("percent", .number), ("", .bar),
    ])
    for entry in entries {
      table.append([
        .text(entry.name), .text(String(entry.count)), .text(String(entry.total)),
        .text(DecimalFormatter.fixed(decimals: 2).text(of: 100 * entry.share)), .bar(entry.share),
      ])
    }
    return table.text(width: width)
  }
}
