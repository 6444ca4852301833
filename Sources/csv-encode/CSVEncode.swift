import ArgumentParser
import CSVCore
package import FilterKit
import Resampling
import TableKit

/// The command, for the program that holds them all.
package var command: any Filter.Type { CSVEncode.self }

/// csv-encode: writes labels and categories as codes from 0, for trainers that read nothing but numbers, and reads them back.
///
/// Stands between the last filter that changes rows and the trainer, and again between the predictions and csv-score. A
/// file keeps which value has which code.
struct CSVEncode: Filter {
  static let configuration = CommandConfiguration(
    filter: "csv-encode",
    abstract: "Encode the labels and categories of a CSV file as numbers, and decode them.")

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Classes") var label: LabelOptions
  @OptionGroup(title: "Columns") var columns: EncodedColumnOptions
  @OptionGroup(title: "Codes") var codes: CodeOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @Option(parsing: .unconditional, help: .unusedSeed) var seed: UInt32?

  mutating func validate() throws {
    if codes.load != nil, let option = columns.givenOptions.first {
      throw ValidationError("the file of codes says what columns are: \(option) has no effect")
    }
    if codes.decode, let unlabeled = label.unlabeled {
      throw ValidationError(
        "an empty cell stays empty: --unlabeled \(unlabeled.rawValue) has no effect with --decode")
    }
    if codes.load == "-" && input.path == nil {
      throw ValidationError("--load and the input cannot both be standard input")
    }
    try output.validate(
      against: [("--save", codes.save)], reading: input, [("--load", codes.load)])
  }

  func run() throws {
    let table = try codes.load.map { path throws(CSVError) in try CodeTable(path: path) }
    var reader = try input.open(.rewindable)
    var pass: RowPass
    var plan: EncodingPlan
    if let table {
      pass = RowPass(reader, progress: Progress(output.report))
      plan = try EncodingPlan(table, codes, label, in: pass.reader)
      try plan.check(&pass)
    } else {
      let rows = try label.rows(where: nil, of: &reader, report: output.report)
      pass = RowPass(reader, progress: Progress(output.report))
      plan = try EncodingPlan(columns, codes, rows, of: &pass)
      try plan.learn(from: &pass, order: columns.order ?? .class)
      for line in plan.notes { Self.note(line) }
    }
    try pass.requireRows()
    let writer = try plan.writer(output.openBytes(reading: pass.reader), of: pass.reader)
    let saved = try codes.save.map { path throws(CSVError) in
      try plan.table(in: pass.reader).writer(path)
    }
    var router = EncodingRouter(plan)
    try pass.route(&router, from: router.columns, to: [writer])
    try RecordWriter.complete([writer] + (saved.map { [$0] } ?? []))
    if output.report.verbose { for line in plan.report { Self.note(line) } }
    for line in router.notes(on: pass.reader.header) { Self.note(line) }
  }
}
