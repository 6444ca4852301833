import CSVCore
import FilterKit
import Resampling

/// Writes what was asked for.
struct Report {
  let rows: ScoredRows
  let options: ReportFormatOptions
  let cost: MissCost?
  let note: (String) -> Void

  /// Writes the report, and gives a file its name.
  func write(to output: consuming ByteOutput, isOnTerminal: Bool) throws(CSVError) {
    let format = options.format ?? (isOnTerminal ? .table : .csv)
    if options.confusion {
      try write(confusion(), to: output, format) { MatrixChart(rows).svg() }
    } else if options.thresholds {
      let sweep = rows.sweep
      try write(Sheet(sweep, cost), to: output, format) {
        CurveChart(sweep, of: String(printable: rows.positive), cost).svg()
      }
    } else {
      try writeScores(to: output, format)
    }
  }

  private func write(
    _ sheet: Sheet, to output: consuming ByteOutput, _ format: Format,
    chart: () -> String = { "" }
  ) throws(CSVError) {
    switch format {
    case .csv: try sheet.writeCSV(to: output)
    case .json: try output.complete(with: sheet.json)
    case .svg: try output.complete(with: chart().utf8Bytes)
    default:
      let text = sheet.text(width: Terminal.width, decimals: options.digits ?? 4)
      try output.complete(with: text.utf8Bytes)
    }
  }

  private func confusion() throws(CSVError) -> Sheet {
    guard rows.hasPredictions else { throw noPredictions }
    let classes = rows.presentClasses
    if classes.count > Self.mostClasses {
      throw CSVError(
        "\(classes.count) classes are too many for a matrix: at most \(Self.mostClasses)",
        file: rows.file, column: rows.truthName)
    }
    var sheet = Sheet([Array(rows.truthName.utf8)] + classes.map { rows.classes.label($0) })
    let matrix = rows.parts[0].matrix
    for truth in classes {
      sheet.rows.append(
        [.text(rows.classes.label(truth))]
          + classes.map { .count(matrix[truth: truth, prediction: $0]) })
    }
    return sheet
  }

  private static let mostClasses = 1000

  private var noPredictions: CSVError {
    CSVError(
      "there are no predictions", file: rows.file,
      hint: "use --predicted COL, or --threshold T")
  }

  private func writeScores(to output: consuming ByteOutput, _ format: Format) throws(CSVError) {
    let parts = rows.parts.map {
      Scores(
        $0, of: rows, cost, zeroDivision: (options.zeroDivision ?? .zero).value)
    }
    noteGaps(parts)
    if format.isLibraryText {
      guard let report = parts[0].report else { throw noPredictions }
      let names = (0..<UInt32(rows.classes.count)).map {
        String(decoding: rows.classes.label($0), as: UTF8.self)
      }
      let text = LibraryReport(report: report, names: names, decimals: options.digits ?? 2)
      try output.complete(
        with: (format == .report ? text.scikitLearn : text.imbalancedLearn).utf8Bytes)
    } else if format == .table && rows.groupName == nil {
      let sheets = [Sheet(wholeOf: parts[0])] + [Sheet(classesOf: parts[0], rows)].compactMap { $0 }
      let texts = sheets.map { $0.text(width: Terminal.width, decimals: options.digits ?? 4) }
      try output.complete(with: texts.joined(separator: "\n").utf8Bytes)
    } else {
      try write(Sheet(parts, of: rows), to: output, format)
    }
  }

  /// Says which classes have scores of 0 / 0.
  private func noteGaps(_ parts: [Scores]) {
    guard options.zeroDivision == nil else { return }
    let reports = parts.compactMap(\.report)
    let classes = rows.classes.counts.indices
    let unpredicted = classes.filter { label in
      reports.contains { $0.classes[label]?.predicted == 0 }
    }
    let untrue = classes.filter { label in reports.contains { $0.classes[label]?.support == 0 } }
    let scope = rows.groupName.map { " for some \($0)" } ?? ""
    if !unpredicted.isEmpty {
      note("\(names(unpredicted)) not predicted\(scope): precision is 0 / 0, taken as 0")
    }
    if !untrue.isEmpty {
      note("\(names(untrue)) predicted, and no row has it\(scope): recall is 0 / 0, taken as 0")
    }
  }

  private func names(_ labels: [Int]) -> String {
    let names = labels.prefix(5).map { "\"\(String(printable: rows.classes.label(UInt32($0))))\"" }
    let rest = labels.count - names.count
    return (labels.count == 1 ? "class " : "classes ") + names.joined(separator: ", ")
      + (rest > 0 ? " and \(rest) more are" : labels.count == 1 ? " is" : " are")
  }
}
