import ArgumentParser
import CSVCore
package import FilterKit
import Resampling

/// The command, for the program that holds them all.
package let command: any Filter.Type = CSVSmear.self

/// csv-smear: makes rows near a positive in time positives too, with a weight.
///
/// For recordings in which events are marked on single rows. No row is added or dropped; in rows
/// that change, only the label changes. One pass: the rows of half a window are held, no more.
struct CSVSmear: Filter {
  static let configuration = CommandConfiguration(
    filter: "csv-smear",
    abstract: "Make rows near a positive in time positives too, with a weight.")

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Classes") var label: LabelOptions
  @OptionGroup(title: "Window") var window: WindowOptions
  @OptionGroup(title: "Labels and weights") var labels: SmearedLabelOptions
  @OptionGroup(title: "Rows that take part") var conditions: ConditionOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    var reader = try input.open(.once)
    var recordings = try Recordings(label, window, labels, conditions, in: reader.header)
    let rows = try SmearedRows(labels, window, labelColumn: recordings.labelColumn, of: reader)
    let writer = try output.open(like: reader, appending: rows.appendedNames)
    var progress = Progress(output.report, total: reader.size)
    var held = HeldRows()

    reader.select(recordings.columns)
    while try reader.advance() {
      let (records, outcomes) = try recordings.readBatch(of: reader)
      try held.write(outcomes, and: records, of: reader, as: rows, to: writer)
      progress.update(bytes: reader.offsetAfterBatch, rows: reader.recordsBefore)
    }
    try held.write(recordings.finish(in: reader), as: rows, to: writer)
    progress.finish()
    try writer.finish()
    try writer.commit()
    recordings.report(verbose: output.report.verbose, as: Self.note)
  }
}
