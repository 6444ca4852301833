import CSVCore
import FilterKit
import Resampling
import TableKit

extension CSVScore {
  /// Scores predictions of several labels.
  func scoreLabels() throws {
    var reader = try input.open(.sequential)
    let values = try reader.valuesInView(of: columns.conditions)
    let bytes = try output.openBytes(reading: reader)
    var selection = ColumnSelection()
    let truths = try labels.multilabel.columns(of: reader)
    let predictions = try labels.predictions(of: truths, in: reader)
    let test = try RowTest(columns.conditions, in: reader.header, selecting: &selection)
    var found = ScoredLabels(
      LabelColumns(truths, selecting: &selection), LabelColumns(predictions, selecting: &selection),
      where: test)
    var pass = RowPass(reader, progress: Progress(output.report))
    try pass.gather(&found, from: selection)
    try pass.requireRows()
    if found.tally.isEmpty { throw pass.reader.error("no row passes --where", hint: values) }
    let zeroDivision = report.zeroDivision.map { ZeroDivision($0.value) } ?? .standard
    let scores = LabelScores(
      MultilabelReport(found.tally, zeroDivision: zeroDivision),
      names: truths.map { pass.reader.header.label(of: $0) })
    if report.zeroDivision == nil {
      for note in scores.notesOnGaps { Self.note(note) }
    }
    let format = report.format ?? (output.writesToTerminal ? .table : .csv)
    try scores.write(to: bytes, as: format, decimals: report.digits)
  }
}

/// The labels of rows beside those predicted, counted.
private struct ScoredLabels: RowAccumulator {
  /// The counts.
  private(set) var tally: MultilabelTally
  private let truths, predictions: LabelColumns
  private let test: RowTest

  init(_ truths: LabelColumns, _ predictions: LabelColumns, where test: RowTest) {
    (self.truths, self.predictions, self.test) = (truths, predictions, test)
    tally = MultilabelTally(labelCount: truths.positions.count)
  }

  mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    var cells: [(Bool, Bool)] = []
    for record in 0..<reader.count where test.isEmpty || test.holds(record, of: reader) {
      cells.removeAll(keepingCapacity: true)
      for label in truths.positions.indices {
        cells.append(
          (
            try truths.has(label, record, of: reader),
            try predictions.has(label, record, of: reader)
          ))
      }
      tally.add { cells[$0] }
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) { tally.append(later.tally) }
}

/// The scores of several labels, as they are written.
private struct LabelScores {
  private let report: MultilabelReport
  private let names: [String]

  init(_ report: MultilabelReport, names: [String]) { (self.report, self.names) = (report, names) }

  private typealias Line = (score: String, label: String, cell: Sheet.Cell)

  /// What is said of all labels together.
  private var whole: [Line] {
    let averages = [
      ("micro", report.micro.precision, report.micro.recall, report.micro.f1),
      ("macro", report.macro.precision, report.macro.recall, report.macro.f1),
      ("weighted", report.weighted.precision, report.weighted.recall, report.weighted.f1),
      ("samples", report.samples.precision, report.samples.recall, report.samples.f1),
    ]
    return [
      ("rows", "", .count(report.rowCount)),
      ("subset_accuracy", "", .figure(report.subsetAccuracy)),
      ("hamming_loss", "", .figure(report.hammingLoss)),
    ]
      + averages.flatMap { name, precision, recall, f1 -> [Line] in
        [
          ("\(name)_precision", "", .figure(precision)), ("\(name)_recall", "", .figure(recall)),
          ("\(name)_f1", "", .figure(f1)),
        ]
      }
  }

  /// What is said of each label: the same columns for all.
  private static let columns = ["precision", "recall", "specificity", "f1", "support", "predicted"]

  private static func cells(_ scores: ClassScores) -> [Sheet.Cell] {
    [
      .figure(scores.precision), .figure(scores.recall), .figure(scores.specificity),
      .figure(scores.f1), .count(Int(scores.support)), .count(Int(scores.predicted)),
    ]
  }

  /// Writes the scores, and gives a file its name.
  func write(
    to output: consuming ByteOutput, as format: Format, decimals: Int?
  ) throws(CSVError) {
    switch format {
    case .csv: try output.complete(with: sheet.bytes(as: .csv))
    case .json: try output.complete(with: sheet.bytes(as: .json))
    case .report:
      let text = LibraryReport.scikitLearn(report, names: names, decimals: decimals ?? 2)
      try output.complete(with: text.utf8Bytes)
    case .table, .svg, .imbalanced:
      let texts = tables.map { $0.text(width: Terminal.width, decimals: decimals ?? 4) }
      try output.complete(with: texts.joined(separator: "\n").utf8Bytes)
    }
  }

  /// A line for each score.
  private var sheet: Sheet {
    var sheet = Sheet(["score", "class", "value"])
    let ofLabels = zip(names, report.labels).flatMap { name, scores in
      zip(Self.columns, Self.cells(scores)).map { (score: $0, label: name, cell: $1) }
    }
    for line in whole + ofLabels {
      sheet.rows.append([.text(Array(line.score.utf8)), .text(Array(line.label.utf8)), line.cell])
    }
    return sheet
  }

  /// For people: what is said of all rows, and a line for each label and average.
  private var tables: [Sheet] {
    var all = Sheet(["score", "value"])
    for line in whole.prefix(3) { all.rows.append([.text(Array(line.score.utf8)), line.cell]) }
    var ofLabels = Sheet(["label"] + Self.columns)
    for (name, scores) in zip(names, report.labels) {
      ofLabels.rows.append([.text(Array(name.utf8))] + Self.cells(scores))
    }
    let total = Int(report.labels.reduce(0) { $0 + $1.support })
    let predicted = Int(report.labels.reduce(0) { $0 + $1.predicted })
    func add(
      _ name: String, _ precision: Double, _ recall: Double, _ specificity: Double?, _ f1: Double
    ) {
      ofLabels.rows.append([
        .text(Array("(\(name))".utf8)), .figure(precision), .figure(recall), .figure(specificity),
        .figure(f1), .count(total), .count(predicted),
      ])
    }
    let micro = report.micro
    add("micro", micro.precision, micro.recall, micro.specificity, micro.f1)
    for (name, mean) in [("macro", report.macro), ("weighted", report.weighted)] {
      add(name, mean.precision, mean.recall, mean.specificity, mean.f1)
    }
    add("samples", report.samples.precision, report.samples.recall, nil, report.samples.f1)
    return [all, ofLabels]
  }

  /// Which labels have scores of 0 / 0.
  var notesOnGaps: [String] {
    let kinds: [(String, (ClassScores) -> Bool)] = [
      ("predicted: precision is 0 / 0, taken as 0", { $0.predicted == 0 }),
      ("there: recall is 0 / 0, taken as 0", { $0.support == 0 }),
    ]
    return kinds.compactMap { text, isMeant in
      let found = zip(names, report.labels).filter { isMeant($0.1) }.map(\.0)
      if found.isEmpty { return nil }
      let list = found.prefix(5).map { "\"\(String(printable: Array($0.utf8)))\"" }
      let rest = found.count - list.count
      return "\(found.count == 1 ? "label" : "labels") \(list.joined(separator: ", "))"
        + (rest > 0 ? " and \(rest) more" : "") + " \(found.count == 1 ? "is" : "are") not \(text)"
    }
  }
}
