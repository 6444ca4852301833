import CSVCore
import FilterKit
import Resampling
import TableKit

/// The classes with their weights, as they are written.
struct WeightTable {
  /// One class.
  struct Entry {
    let label: [UInt8]
    let count: Int
    /// The sum of the rows' weights; `nil` where they have none.
    let total: Double?
    let weight: Double
  }

  /// The classes in scikit-learn's order.
  let entries: [Entry]
  /// The weights in the fewest digits that read back as the same number, as Python prints them.
  let texts: [String]

  /// Puts classes and weights together.
  init(_ classes: ClassTable, totals: [Double]?, weights: [Double]) {
    entries = weights.enumerated().map { number, weight in
      Entry(
        label: classes.label(UInt32(number)), count: classes.counts[number],
        total: totals?[number], weight: weight)
    }
    texts = weights.map { DecimalFormatter.shortest.text(of: $0) }
  }

  private var hasTotals: Bool { entries.contains { $0.total != nil } }

  /// Puts labels and weights together, where rows can have several.
  init(labels: [String], counts: [Int], weights: [Double]) {
    entries = labels.indices.map {
      Entry(label: Array(labels[$0].utf8), count: counts[$0], total: nil, weight: weights[$0])
    }
    texts = weights.map { DecimalFormatter.shortest.text(of: $0) }
  }

  /// Writes the table, and gives a file its name.
  func write(
    to output: consuming ByteOutput, as format: Format, of reader: borrowing RecordReader
  ) throws(CSVError) {
    switch format {
    case .csv: try output.complete(with: csv)
    case .json: try output.complete(with: json(of: reader))
    case .jsonList:
      try output.complete(with: "[\(texts.joined(separator: ", "))]\n".utf8Bytes)
    case .table: try output.complete(with: text(width: Terminal.width).utf8Bytes)
    }
  }

  private var csv: [UInt8] {
    var text = ReportText(
      ["value", "count"] + (hasTotals ? ["total"] : []) + ["weight"], as: .csv)
    for (entry, weight) in zip(entries, texts) {
      text.append(
        [.text(entry.label), .count(entry.count)]
          + (entry.total.map { [.number($0)] } ?? []) + [.spelled(weight)])
    }
    return text.bytes
  }

  /// An object whose names are the labels.
  ///
  /// - Throws: that two labels, which differ in bytes that are no UTF-8, would have one name.
  private func json(of reader: borrowing RecordReader) throws(CSVError) -> [UInt8] {
    var names = Set<[UInt8]>()
    var text = Array("{".utf8)
    for (index, entry) in entries.enumerated() {
      var name: [UInt8] = []
      JSONText.append(entry.label, to: &name)
      guard names.insert(name).inserted else {
        throw reader.error(
          "two classes differ in bytes that are no UTF-8: JSON has one name for both",
          hint: "convert the file first, as by iconv -f latin1 -t UTF-8")
      }
      text += (index == 0 ? "\n  " : ",\n  ").utf8
      text += name
      text += ": \(texts[index])".utf8
    }
    return text + "\n}\n".utf8
  }

  private func text(width: Int) -> String {
    var table = TextTable(
      [("value", .text), ("count", .number)] + (hasTotals ? [("total", .number)] : [])
        + [("weight", .text), ("", .bar)])
    let largest = entries.map(\.weight).max() ?? 1
    for (entry, text) in zip(entries, texts) {
      table.append(
        [.text(String(printable: entry.label)), .text(String(entry.count))]
          + (entry.total.map { [.text(fourDigits($0))] } ?? [])
          + [.text(text), .bar(entry.weight / largest)])
    }
    return table.text(width: width)
  }
}
