import ArgumentParser
import CSVCore
package import FilterKit
import Resampling
import TableKit

/// The command, for the program that holds them all.
package var command: any Filter.Type { CSVScore.self }

/// csv-score: scores predictions from two columns of a CSV file, the truth and what was predicted.
///
/// The last filter of a pipe: whether balancing has helped, class by class, in figures that a large class does not drown.
struct CSVScore: Filter {
  static let configuration = CommandConfiguration(
    filter: "csv-score",
    abstract: "Score the predictions in a CSV file.")
  /// The other tools call it so.
  static let otherNames = ["--label": "--truth"]

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Columns") var columns: ColumnOptions
  @OptionGroup(title: "Columns") var labels: ScoredLabelOptions
  @OptionGroup(title: "Probabilities") var probabilities: ProbabilityOptions
  @OptionGroup(title: "Events in time") var events: EventOptions
  @OptionGroup(title: "Intervals and comparisons") var intervals: IntervalOptions
  @OptionGroup(title: "Report") var report: ReportFormatOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    if labels.multilabel.isGiven {
      try scoreLabels()
      return
    }
    var reader = try input.open(.sequential)
    let values = try reader.valuesInView(of: columns.conditions)
    let bytes = try output.openBytes(reading: reader)
    let found = try ScoredColumns(
      columns, probabilities, intervals, events,
      makesPredictions: probabilities.threshold != nil || report.ranksAlone, in: reader)
    let lines = try JoinedLines(columns, probabilities)
    var rows = ScoredRows(found, probabilities, isLoose: columns.loose, in: reader)
    var pass = RowPass(reader, progress: Progress(output.report))
    try rows.read(&pass, lines, valuesInView: values)
    if output.report.verbose {
      let classes = "\(rows.truths.count) class\(rows.truths.count == 1 ? "" : "es")"
      Self.note("\(counted(rows.rowCount, "row")) of \(classes)")
    }
    if let correction = try rows.correct(probabilities.priors, of: pass.reader) {
      Self.note(correction)
    }
    if let threshold = probabilities.threshold { rows.predict(threshold: threshold) }
    var costs = Scores.Costs(ofMisses: probabilities.missCost)
    costs.matrix = try probabilities.costMatrix.map { path throws(CSVError) in
      try rows.costs(of: CostFile(path))
    }
    try Report(
      rows: rows, options: report, costs: costs, sampling: intervals.sampling, note: Self.note
    ).write(to: bytes, isOnTerminal: output.writesToTerminal)
  }
}
