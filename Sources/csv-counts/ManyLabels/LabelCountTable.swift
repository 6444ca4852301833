import CSVCore
import FilterKit
import Resampling
import TableKit

/// Labels and sets of labels of one file with the rows of each, as they are reported.
struct LabelCountTable {
  /// One line of the table.
  struct Entry {
    /// The label, or the labels of a set as a CSV record.
    let name: String
    let count: Int
    /// IRLbl of a label; `nil` of one that no row has, and of sets.
    var ratio: Double?
  }

  /// The file as the user named it.
  let file: String
  /// The labels, and the sets that occur.
  let labels, sets: [Entry]
  /// How many rows there are.
  let rowCount: Int
  /// The mean of the labels' IRLbl; `nil` where no row has a label.
  let meanRatio: Double?

  /// Puts counts in order.
  ///
  /// - Parameters:
  ///   - classes: codes of label sets, by first appearance.
  ///   - names: the names of the labels.
  init(_ classes: ClassTable, names: [String], order: Order, file: String) {
    self.file = file
    let rows = LabelSets(classes, labelCount: names.count)
    let imbalance = LabelImbalance(counts: rows.counts)
    let labels = names.indices.map {
      Entry(name: names[$0], count: imbalance.counts[$0], ratio: imbalance.ratio(of: $0))
    }
    let positions = classes.classOrder().map { Int($0) }
    let sets = (order == .first ? Array(positions.indices) : positions).map { number in
      Entry(name: Self.name(of: rows.sets[number], names), count: classes.counts[number])
    }
    switch order {
    case .count: (self.labels, self.sets) = (Self.bySize(labels), Self.bySize(sets))
    case .value:
      self.sets = sets
      self.labels = labels.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    case .first: (self.labels, self.sets) = (labels, sets)
    }
    rowCount = rows.rowCount
    meanRatio = imbalance.meanRatio
  }

  /// The largest first, those of equal size in the order that they have.
  private static func bySize(_ entries: [Entry]) -> [Entry] {
    entries.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
  }

  private static func name(of set: [Int], _ names: [String]) -> String {
    set.map { ColumnSpelling.item(names[$0]) }.joined(separator: ",")
  }

  /// The lines of the table: labels, sets, and all rows, whose imbalance is the mean of the labels'.
  var lines: [(kind: String, entry: Entry)] {
    labels.map { ("label", $0) } + sets.map { ("set", $0) }
      + [("all", Entry(name: "", count: rowCount, ratio: meanRatio))]
  }

  /// The share of the rows in percent.
  func percent(_ entry: Entry) -> Double {
    rowCount == 0 ? 0 : 100 * Double(entry.count) / Double(rowCount)
  }

  /// The labels that no row has, in one line; `nil` where there are none.
  var namesOfAbsentLabels: String? {
    let absent = labels.filter { $0.count == 0 }.map { String(printable: $0.name.utf8Bytes) }
    return absent.isEmpty || rowCount == 0 ? nil : namesInOneLine(absent)
  }

  /// How many rows, labels and sets there are, and how much labels differ.
  var summary: String {
    let total = labels.reduce(0) { $0 + $1.count }
    var text =
      "\(counted(rowCount, "row")) with \(counted(labels.count, "label")) in \(counted(sets.count, "set"))"
    let formatter = DecimalFormatter.fixed(decimals: 2)
    if rowCount > 0 {
      text += ", \(formatter.text(of: Double(total) / Double(rowCount))) labels a row"
    }
    if let meanRatio { text += ", mean imbalance \(formatter.text(of: meanRatio))" }
    return text
  }
}
