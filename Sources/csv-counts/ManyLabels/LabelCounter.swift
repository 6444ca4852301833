import ArgumentParser
import CSVCore
import FilterKit
import Resampling
import TableKit

extension CSVCounts {
  /// Refuses what has no effect on several labels.
  func validateLabels() throws {
    try multilabel.validate(against: [
      "--label": choice.label.label != nil, choice.bins.given ?? "--bins": choice.bins.given != nil,
      "--by": choice.by != nil, "--row-weights": choice.rowWeights != nil,
      "--stacked": report.stacked,
      "--relevance": choice.rare.isGiven,
    ])
  }

  /// Counts the rows of each label, and of each set of labels, in each file by itself.
  func countLabels() throws {
    let destination = try output.openBytes()
    var tables: [LabelCountTable] = []
    for path in files.paths { tables.append(try labelCounts(ofFile: path)) }
    let format = report.format(writesToTerminal: output.writesToTerminal)
    try LabelCountReport(tables).write(to: destination, as: format)
  }

  private func labelCounts(ofFile path: String) throws(CSVError) -> LabelCountTable {
    var reader = try files.open(path)
    try output.refuseAsOutput(reader)
    let rows = try multilabel.rows(
      where: conditions, unlabeled: nil, of: &reader, remedy: nil)
    var found = LabelSetCount(rows)
    var pass = RowPass(reader, progress: Progress(output.report))
    try pass.gather(&found, from: rows.columns)
    let name = pass.reader.name
    if found.rowsLeftOut > 0 && found.rowsLeftOut == pass.rowCount {
      Self.note("\(name): no row passes --where" + (rows.valuesInView.map { ": \($0)" } ?? ""))
    }
    let columns = rows.source?.columns ?? []
    let table = LabelCountTable(
      found.classes, names: columns.map { pass.reader.header.label(of: $0) }, order: report.order,
      file: path)
    if output.report.verbose {
      let left = found.rowsLeftOut
      Self.note(
        "\(name): \(table.summary)"
          + (left > 0 ? "; \(counted(left, "row")) left out by --where" : ""))
    }
    if let names = table.namesOfAbsentLabels {
      let place = files.paths.count > 1 ? "\(name): " : ""
      Self.note("\(place)no row has \(names): left out of the mean imbalance")
    }
    return table
  }
}

/// How many rows have each set of labels.
private struct LabelSetCount: RowAccumulator {
  /// The sets, by first appearance.
  private(set) var classes: ClassTable
  /// How many rows do not pass the conditions.
  private(set) var rowsLeftOut = 0
  private let choice: RowChoice

  init(_ choice: RowChoice) {
    self.choice = choice
    classes = choice.noClasses
  }

  mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    let choice = choice
    for record in 0..<reader.count {
      switch try choice.fate(of: record, in: reader) {
      case .takesPart: _ = try choice.count(record, of: reader, in: &classes)
      case .leftOut, .unlabeled, .dropped: rowsLeftOut += 1
      }
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) throws(ResamplingError) {
    try classes.add(later.classes)
    rowsLeftOut += later.rowsLeftOut
  }
}
