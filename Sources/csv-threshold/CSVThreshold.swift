import ArgumentParser
import CSVCore
package import FilterKit
import Resampling
import TableKit

/// The command, for the program that holds them all.
package var command: any Filter.Type { CSVThreshold.self }

/// csv-threshold: makes predictions of probabilities, by a threshold that a validation file has shown to be best, or by costs.
///
/// The last step before csv-score, and on data with a rare class the one that gains most: a model that never gives the class half of
/// the probability still ranks its rows. Rows pass through byte for byte, in input order, each with its prediction.
struct CSVThreshold: Filter {
  static let configuration = CommandConfiguration(
    filter: "csv-threshold",
    abstract: "Predict classes by the probabilities in a CSV file, or by costs.")

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Learning") var validation: ValidationOptions
  @OptionGroup(title: "Decision") var decision: DecisionOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Chance") var seed: SeedOptions

  mutating func validate() throws {
    try decision.validate(with: validation, reading: input)
    try validation.validate(reading: input)
    try output.validate(
      against: [("--save", validation.save), ("--svg", decision.svg)], reading: input,
      validation.files + [("--cost-matrix", decision.costMatrix)])
  }

  func run() throws {
    let progress = Progress(output.report)
    var learned = try LearnedDecision(
      validation, decision, input, seed: seed.seed, progress: progress)
    let reader = try input.open(.rewindable)
    let source = try validation.source ?? learned.source(in: reader)
    var selection = ColumnSelection()
    let columns = try ProbabilityColumns(
      source, of: learned.columnLabels, in: reader, selecting: &selection)
    if let path = decision.costMatrix {
      try learned.take(try CostFile(path), for: validation, columns: columns)
    }
    let rule = try learned.requiredRule(for: columns)
    let target = try decision.target(besides: columns, in: reader)
    let bytes = try output.openBytes(reading: reader)
    var pass = RowPass(reader, progress: progress)
    try pass.check(columns, from: selection)

    let kind = AppendedColumn.Kind.values(rule.labels)
    let writer = try RecordWriter(
      bytes, like: pass.reader,
      appending: target == nil ? [AppendedColumn(decision.predicted, kind)] : [],
      declaring: target.map { [$0: kind] } ?? [:])
    var writers = [writer]
    if let path = validation.save {
      let file = try learned.file(for: source, columns, in: pass.reader)
      writers.append(try LearnedFile.writer(file, to: path))
    }
    if let path = decision.svg, let choice = learned.choice {
      let chart = CurveChart(choice, of: validation.positive ?? "")
      writers.append(try RecordWriter(of: chart.svg().utf8Bytes, to: path))
    }
    var router = DecisionRouter(
      rule, columns, target: target, as: pass.reader.dialect)
    try pass.route(&router, from: selection, to: [writer])
    try RecordWriter.complete(writers)
    for line in learned.notes { Self.note(line) }
    if output.report.verbose { for line in router.report { Self.note(line) } }
  }
}
