import CSVCore
import FilterKit
import Resampling

/// Writes what was asked for.
struct Report {
  let rows: ScoredRows
  let options: ReportFormatOptions
  let costs: Scores.Costs
  /// How intervals are made; `nil` where there are none.
  let sampling: Sampling?
  let note: (String) -> Void

  /// Writes the report, and gives a file its name.
  func write(to output: consuming ByteOutput, isOnTerminal: Bool) throws(CSVError) {
    let format = options.format ?? (isOnTerminal ? .table : .csv)
    if options.confusion {
      try write(confusion(), to: output, format) { MatrixChart(rows).svg() }
    } else if options.thresholds {
      let sweep = rows.sweep
      let label = String(printable: rows.positive)
      try write(
        Sheet(sweep, areWeighted: rows.columns.weight != nil, costs.ofMisses), to: output, format
      ) {
        CurveChart(
          sweep, of: label, costs.ofMisses, areProbabilities: rows.columns.hasProbabilities
        ).svg()
      }
    } else if let edges = options.reliability {
      let reliability = Reliability(
        rows.sweep, binCount: options.bins ?? 10, edges: edges.edges)
      let sheet = Sheet(
        reliability, areWeighted: rows.columns.weight != nil, confidence: sampling?.confidence)
      try write(sheet, to: output, format) {
        CurveChart(reliability, of: String(printable: rows.positive)).svg()
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
    case .csv: try output.complete(with: sheet.bytes(as: .csv))
    case .json: try output.complete(with: sheet.bytes(as: .json))
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
        file: rows.file, column: rows.columns.truthName)
    }
    var sheet = Sheet(
      [Array(rows.columns.truthName.utf8)] + classes.map { rows.classes.label($0) })
    let matrix = rows.parts[0].matrix
    let areWeighted = rows.columns.weight != nil
    for truth in classes {
      sheet.rows.append(
        [.text(rows.classes.label(truth))]
          + classes.map {
            .rows(matrix[truth: truth, prediction: $0], areWeighted: areWeighted)
          })
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
    var zeroDivision = options.zeroDivision.map { ZeroDivision($0.value) } ?? .standard
    // The library takes a recall or specificity of 0 / 0 as 0 whatever it is told.
    if format == .imbalanced { zeroDivision.others = 0 }
    var parts = rows.parts.map {
      Scores($0, of: rows, costs, zeroDivision: zeroDivision)
    }
    noteGaps(parts, format)
    if let sampling {
      noteLongDraws(sampling)
      parts[0].addIntervals(
        sampling, rows.parts[0], of: rows, costs, zeroDivision: zeroDivision)
    }
    parts[0].addComparison(rows.parts[0], of: rows.columns, confidence: sampling?.confidence)
    if format.isLibraryText {
      guard let report = parts[0].report else { throw noPredictions }
      let names = (0..<UInt32(rows.classes.count)).map {
        String(decoding: rows.classes.label($0), as: UTF8.self)
      }
      let text = LibraryReport(report: report, names: names, decimals: options.digits ?? 2)
      try output.complete(
        with: (format == .report ? text.scikitLearn : text.imbalancedLearn).utf8Bytes)
    } else if format == .table && rows.groupName == nil && sampling == nil {
      let sheets = [Sheet(wholeOf: parts[0])] + [Sheet(classesOf: parts[0], rows)].compactMap { $0 }
      let texts = sheets.map { $0.text(width: Terminal.width, decimals: options.digits ?? 4) }
      try output.complete(with: texts.joined(separator: "\n").utf8Bytes)
    } else {
      try write(
        Sheet(parts, of: rows, hasIntervals: sampling != nil), to: output, format)
    }
  }
}

extension Report {
  /// Says that samples of all rows take their time, before they do.
  private func noteLongDraws(_ sampling: Sampling) {
    let rowCount = rows.rowCount
    guard rows.columns.ranks, rowCount > 2_000_000_000 / max(sampling.draws, 1) else { return }
    note(
      "the interval of average precision takes \(sampling.draws) samples of \(rowCount) rows: --draws 0 leaves out what is drawn"
    )
  }

  /// Says which classes have scores of 0 / 0.
  private func noteGaps(_ parts: [Scores], _ format: Format) {
    guard options.zeroDivision == nil else { return }
    let reports = parts.compactMap(\.report)
    let classes = rows.classes.counts.indices
    func labels(_ isMeant: (ClassScores) -> Bool) -> [Int] {
      classes.filter { label in
        reports.contains { $0.classes[label].map(isMeant) ?? false }
      }
    }
    let scope = rows.groupName.map { " for some \($0)" } ?? ""
    let unpredicted = labels { $0.predicted == 0 }
    if !unpredicted.isEmpty {
      note(
        "\(names(unpredicted)) \(unpredicted.count == 1 ? "is" : "are") not predicted\(scope): precision is 0 / 0, taken as 0"
      )
    }
    let untrue = labels { $0.support == 0 }
    if !untrue.isEmpty {
      let others = format.isLibraryText ? "" : "; G-mean and IBA are left empty"
      note(
        "\(names(untrue)) \(untrue.count == 1 ? "has" : "have") predictions but no rows\(scope): recall is 0 / 0, taken as 0\(others)"
      )
    }
    if format.isLibraryText { return }
    let alone = labels { $0.support > 0 && $0.specificity.isNaN }
    if !alone.isEmpty {
      note(
        "all rows are of \(names(alone))\(scope): specificity, G-mean, IBA and mcc are 0 / 0, left empty (--zero-division 0 takes them as 0)"
      )
    } else if reports.contains(where: \.matthewsCorrelation.isNaN) {
      note(
        "all predictions are of one class\(scope): mcc is 0 / 0, left empty (--zero-division 0 takes it as 0)"
      )
    }
  }

  /// The first few of some classes.
  private func names(_ labels: [Int]) -> String {
    let names = labels.prefix(5).map { "\"\(String(printable: rows.classes.label(UInt32($0))))\"" }
    let rest = labels.count - names.count
    return (labels.count == 1 ? "class " : "classes ") + names.joined(separator: ", ")
      + (rest > 0 ? " and \(rest) more" : "")
  }
}
