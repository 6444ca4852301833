import ArgumentParser
import CSVCore
import FilterKit
import Resampling

/// csv-oversample: adds copies of rows to the small classes of a CSV file.
///
/// Where csv-smote makes new rows between old ones, this copies rows as they are, whatever is in them: text, dates, codes.
/// The rows that came in pass through byte for byte, the copies follow.
@main
struct CSVOversample: Filter {
  static let configuration = CommandConfiguration(
    commandName: "csv-oversample",
    abstract: "Add copies of rows to the small classes of a CSV file.",
    version: version)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Classes") var label: LabelOptions
  @OptionGroup(title: "Rows that take part") var conditions: ConditionOptions
  @OptionGroup(title: "How many rows") var amount: AmountOptions
  @OptionGroup(title: "Made rows") var made: MadeRowOptions
  @OptionGroup(title: "Random numbers") var random: SeedOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    try amount.validate(for: .oversampling, reading: input)
  }

  func run() throws {
    let amount = try amount.read()
    var input = try LabeledInput(
      input, label: label, where: conditions, report: output.report)
    let made = try MadeRowColumns(made, of: input)
    let writer = try output.open(like: input.reader, appending: made.appendedNames)
    try input.readLabels()
    let targets = try amount.targets(for: input, direction: .oversampling)
    let drawn = RandomOversampling(seed: random.seed)
      .drawnRows(labels: input.labels, targets: targets)

    var copies = DrawnRows(drawn, rowCount: input.labels.count)
    try input.route(to: [writer], suffixes: [made.suffixOfKept]) { (reader, record, row, _) in
      copies.note(row, record, of: reader)
      return 0
    }
    try copies.forEach(from: input.reader) { (row, bytes) throws(CSVError) in
      try made.write(copy: bytes, to: writer, provenance: "copy \(row + 1)")
    }
    try writer.finish()
    try writer.commit()
    if output.report.verbose { input.report(targets.wanted, seed: random.seed, as: Self.note) }
  }
}
