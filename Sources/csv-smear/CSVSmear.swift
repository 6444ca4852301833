import ArgumentParser
import CSVCore
package import FilterKit
import Resampling
import TableKit

/// The command, for the program that holds them all.
package var command: any Filter.Type { CSVSmear.self }

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

  @Option(parsing: .unconditional, help: .unusedSeed) var seed: UInt32?

  func run() throws {
    var reader = try input.open(.sequential)
    // What the label's values are no pass has found before the first row is written: --positive names those that matter.
    let choice = try label.rows(
      where: conditions, of: &reader, report: output.report,
      besides: [
        "--time": [window.time].compactMap { $0 }, "--group": [window.group].compactMap { $0 },
      ])
    let recordings = try Recordings(
      choice, labelColumn: label.column(in: reader.header), window, labels, in: reader.header)
    let rows = try SmearedRows(labels, window, labelColumn: recordings.labelColumn, of: reader)
    let writer = try output.open(
      like: reader, appending: rows.appendedColumns, declaring: rows.kinds)
    var router = SmearRouter(recordings, rows)
    var pass = RowPass(reader, progress: Progress(output.report))
    try pass.route(sequentially: &router, from: recordings.columns, to: [writer])
    try writer.write(try router.finish(in: pass.reader, writer.newRows))
    try RecordWriter.complete([writer])
    router.recordings.report(verbose: output.report.verbose, as: Self.note)
  }
}

/// Writes each row as soon as its outcome is known.
private struct SmearRouter: SequentialRouter {
  private(set) var recordings: Recordings
  private let rows: SmearedRows
  private var held = HeldRows()

  init(_ recordings: Recordings, _ rows: SmearedRows) {
    self.recordings = recordings
    self.rows = rows
  }

  mutating func route(
    _ reader: borrowing RecordReader, to outputs: inout [RowText]
  ) throws(CSVError) {
    let (records, outcomes) = try recordings.readBatch(of: reader)
    held.write(outcomes, and: records, of: reader, as: rows, to: &outputs[0])
  }

  /// Adds the rows that still wait.
  mutating func finish(
    in reader: borrowing RecordReader, _ output: RowText
  ) throws(CSVError) -> RowText {
    var output = output
    held.write(try recordings.finish(in: reader), as: rows, to: &output)
    return output
  }
}
