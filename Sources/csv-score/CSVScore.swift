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
  @OptionGroup(title: "Probabilities") var probabilities: ProbabilityOptions
  @OptionGroup(title: "Report") var report: ReportFormatOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(parsing: .unconditional, help: .unusedSeed) var seed: UInt32?

  mutating func validate() throws {
    if probabilities.threshold != nil && columns.predicted != nil {
      throw ValidationError("--threshold makes the predictions: --predicted has no effect")
    }
    if columns.by != nil, let whole = report.whole {
      throw ValidationError("\(whole) adds all rows up: --by has no effect")
    }
    if let whole = report.whole, !report.thresholds {
      if probabilities.probability != nil && probabilities.threshold == nil {
        throw ValidationError(
          "\(whole) looks at predictions alone: --probability has no effect without --threshold")
      }
      if probabilities.cost != nil || probabilities.probabilities != nil {
        let option = probabilities.cost == nil ? "--probabilities" : "--cost"
        throw ValidationError("\(whole) looks at predictions alone: \(option) has no effect")
      }
    }
    guard report.thresholds else { return }
    let others = [
      probabilities.probability == nil ? "needs --probability" : nil,
      probabilities.threshold != nil ? "tries all thresholds: --threshold has no effect" : nil,
      columns.predicted != nil ? "makes its own predictions: --predicted has no effect" : nil,
    ]
    if let other = others.compactMap({ $0 }).first {
      throw ValidationError("--thresholds \(other)")
    }
  }

  func run() throws {
    var reader = try input.open(.sequential)
    let values = try reader.valuesInView(of: columns.conditions)
    let bytes = try output.openBytes(reading: reader)
    var rows = try ScoredRows(
      columns, probabilities, thresholds: report.thresholds, in: reader)
    var pass = RowPass(reader, progress: Progress(output.report))
    try rows.read(&pass, valuesInView: values)
    if output.report.verbose {
      let classes = "\(rows.truths.count) class\(rows.truths.count == 1 ? "" : "es")"
      Self.note("\(counted(rows.rowCount, "row")) of \(classes)")
    }
    if let correction = try rows.correct(probabilities.priors, of: pass.reader) {
      Self.note(correction)
    }
    if let threshold = probabilities.threshold { rows.predict(threshold: threshold) }
    try Report(rows: rows, options: report, cost: probabilities.missCost, note: Self.note)
      .write(to: bytes, isOnTerminal: output.writesToTerminal)
  }
}
