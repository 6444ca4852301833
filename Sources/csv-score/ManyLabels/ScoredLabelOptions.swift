import ArgumentParser
import CSVCore
import FilterKit

/// Which columns say what labels rows have, and what labels were predicted.
struct ScoredLabelOptions: ParsableArguments {
  @OptionGroup var multilabel: MultilabelOptions

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "For --multilabel: the columns of predictions, 0 or 1, in the order of the labels. Repeatable. Default: the columns named as the labels, with predicted_ before.",
      valueName: "COLS"),
    completion: .columns)
  var predictedLabels: [ColumnList] = []

  /// The positions of the columns of predictions.
  ///
  /// - Parameter labels: the positions of the columns of labels.
  func predictions(
    of labels: [Int], in reader: borrowing RecordReader
  ) throws(CSVError) -> [Int] {
    let header = reader.header
    if predictedLabels.isEmpty {
      var found: [Int] = []
      for label in labels {
        let name = "predicted_\(header.label(of: label))"
        guard let position = header.position(ofName: name) else {
          throw CSVError(
            "has no column \"\(name)\"", file: reader.name, line: header.line,
            hint: "use --predicted-labels COLS to name the columns of predictions")
        }
        found.append(position)
      }
      return found
    }
    let found = try header.columns(ColumnList(joining: predictedLabels))
    if found.count != labels.count {
      throw CSVError(
        "--multilabel names \(labels.count) columns, and --predicted-labels \(found.count)",
        file: reader.name)
    }
    if let column = found.first(where: { labels.contains($0) }) {
      throw CSVError(
        "cannot be label and prediction at once", file: reader.name,
        column: header.label(of: column))
    }
    return found
  }
}

extension CSVScore {
  /// Refuses what has no effect on several labels, and that no column of truth is named.
  func validateLabels() throws {
    try labels.multilabel.validate(
      against: [
        "--truth": columns.truth != nil, "--predicted": columns.predicted != nil,
        "--prediction-file": columns.predictionFile != nil, "--loose": columns.loose,
        "--row-weights": columns.rowWeights != nil, "--by": columns.by != nil,
        "--probability": probabilities.probability != nil,
        "--probability-file": probabilities.probabilityFile != nil,
        "--scores": probabilities.scores != nil,
        "--probabilities": probabilities.probabilities != nil,
        "--cost": probabilities.cost != nil, "--cost-matrix": probabilities.costMatrix != nil,
        "--threshold": probabilities.threshold != nil, "--ci": intervals.ci != nil,
        "--tolerance": events.tolerance != nil,
        intervals.others.first ?? "--against": !intervals.others.isEmpty,
        report.picked ?? "--confusion": report.picked != nil,
        "--format \(report.format?.rawValue ?? "")": report.format == .imbalanced,
      ], needing: ["--predicted-labels": !labels.predictedLabels.isEmpty])
    if columns.truth == nil && !labels.multilabel.isGiven {
      throw ValidationError("missing expected argument '--truth <COL>'")
    }
  }
}
