import ArgumentParser
import CSVCore
package import FilterKit
import TableKit

/// The command, for the program that holds them all.
package var command: any Filter.Type { CSVCalibrate.self }

/// csv-calibrate: makes the probabilities of a model mean what they say, as learned from rows that it was not trained on.
///
/// Stands between the predictions and csv-threshold or csv-score: what balancing has done to probabilities is repaired. Rows pass
/// through byte for byte, in input order, each with its calibrated probabilities.
struct CSVCalibrate: Filter {
  static let configuration = CommandConfiguration(
    filter: "csv-calibrate",
    abstract: "Calibrate the probabilities in a CSV file by a validation file.")

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Learning") var validation: ValidationOptions
  @OptionGroup(title: "Calibration") var calibration: CalibrationOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(parsing: .unconditional, help: .unusedSeed) var seed: UInt32?

  mutating func validate() throws {
    try validation.validate(reading: input, hasScores: calibration.scores != nil)
    try calibration.validate(with: validation)
    try output.validate(
      against: [("--save", validation.save)], reading: input, validation.files)
  }

  func run() throws {
    let progress = Progress(output.report)
    let learned: LearnedCalibration
    if let path = validation.load {
      learned = try LearnedCalibration(path: path)
    } else {
      learned = try LearnedCalibration(validation, calibration, input, progress: progress)
    }
    let reader = try input.open(.rewindable)
    let source = try calibration.source(with: validation) ?? learned.source(in: reader)
    try learned.requireKind(of: source)
    var selection = ColumnSelection()
    let columns = try ProbabilityColumns(
      source, of: learned.labels, in: reader, selecting: &selection)
    let names = try calibration.names(for: learned.labels, in: reader)
    let bytes = try output.openBytes(reading: reader)
    var pass = RowPass(reader, progress: progress)
    try pass.check(columns, from: selection)

    let writer = try RecordWriter(
      bytes, like: pass.reader, appending: names.map { AppendedColumn($0, .number) })
    let saved = try validation.save.map { path throws(CSVError) in
      try LearnedFile.writer(learned.file, to: path)
    }
    var router = CalibrationRouter(
      learned.calibration, columns, delimiter: pass.reader.dialect.delimiter)
    try pass.route(&router, from: selection, to: [writer])
    try RecordWriter.complete([writer] + (saved.map { [$0] } ?? []))
    for line in learned.notes { Self.note(line) }
    if output.report.verbose { for line in learned.report { Self.note(line) } }
  }
}
