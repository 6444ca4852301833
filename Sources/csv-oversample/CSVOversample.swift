import ArgumentParser
import CSVCore
package import FilterKit
import Resampling

/// The command, for the program that holds them all.
package let command: any Filter.Type = CSVOversample.self

/// csv-oversample: adds copies of rows to the small classes of a CSV file.
///
/// Where csv-smote makes new rows between old ones, this copies rows as they are, whatever is in them: text, dates, codes.
/// The rows that came in pass through byte for byte, the copies follow.
struct CSVOversample: Filter {
  static let configuration = CommandConfiguration(
    filter: "csv-oversample",
    abstract: "Add copies of rows to the small classes of a CSV file.")

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Classes") var label: LabelOptions
  @OptionGroup(title: "Rows that take part") var conditions: ConditionOptions
  @OptionGroup(title: "How many rows") var amount: AmountOptions
  @OptionGroup(title: "Shards and streams") var counts: CountsOptions
  @OptionGroup(title: "Smoothed bootstrap") var smoothing: SmoothingOptions
  @OptionGroup(title: "Made rows") var made: MadeRowOptions
  @OptionGroup(title: "Random numbers") var random: SeedOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    try amount.validate(for: .oversampling, reading: input)
    try smoothing.validate(amount.compatibility)
    try counts.validate(
      reading: input,
      against: [
        "--shrinkage and --rose": smoothing.isWanted,
        "--compat": amount.compatibility == .imbalancedLearn,
      ])
  }

  func run() throws {
    let amount = try amount.read()
    if let file = counts.file {
      try addCopies(amount, counts: CountFile(file))
      return
    }
    var input = try LabeledInput(
      input, label: label, where: conditions, report: output.report)
    let made = try MadeRowColumns(made, of: input.reader, label: input.labelColumn)
    let writer = try output.open(like: input.reader, appending: made.appendedNames)
    let targets =
      smoothing.isWanted
      ? try addMovedCopies(to: &input, amount, made, writer)
      : try addCopies(to: &input, amount, made, writer)
    try writer.finish()
    try writer.commit()
    if output.report.verbose { input.report(targets.wanted, seed: random.seed, as: Self.note) }
  }

  /// Copies rows as they are.
  private func addCopies(
    to input: inout LabeledInput, _ amount: Amount, _ made: MadeRowColumns, _ writer: RecordWriter
  ) throws(CSVError) -> ClassTargets {
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
    return targets
  }

  /// The only look, where rows were counted before: copies stand behind their rows.
  private func addCopies(_ amount: Amount, counts: CountFile) throws(CSVError) {
    var input = try CountedInput(
      input, label: label, where: conditions, counts: counts, report: output.report)
    let made = try MadeRowColumns(made, of: input.reader, label: input.labelColumn)
    let targets = try amount.targets(for: input, direction: .oversampling)
    let writer = try output.open(like: input.reader, appending: made.appendedNames)
    let sampling = RateSampling(targets, seed: random.seed)
    try input.sample(
      by: sampling, to: writer, suffix: made.suffixOfKept
    ) { (row, bytes) throws(CSVError) in
      try made.write(copy: bytes, to: writer, provenance: "copy \(row + 1)")
    }
    try writer.finish()
    try writer.commit()
    input.report(sampling, seed: random.seed, verbose: output.report.verbose, as: Self.note)
  }

  /// Copies rows with their numbers moved by chance.
  private func addMovedCopies(
    to input: inout LabeledInput, _ amount: Amount, _ made: MadeRowColumns, _ writer: RecordWriter
  ) throws(CSVError) -> ClassTargets {
    let layout = try smoothing.layout(made, of: input)
    var survey = FeatureSurvey(layout.numbers, missing: smoothing.features.missing)
    try input.readLabels(surveying: &survey)
    try survey.requireNumbers(of: input.reader, remedies: ["--exclude"])
    let targets = try amount.targets(for: input, direction: .oversampling)

    var table = FeatureTable(layout)
    try input.route(
      lookingAt: layout.columns, to: [writer], suffixes: [made.suffixOfKept]
    ) { (reader, record, row, label) in
      if label != unlabeled && targets.added(to: Int(label)) > 0 {
        table.append(record, of: reader, row: row)
      }
      return 0
    }
    table.finish()
    let rows = MadeRowWriter(
      layout, made, survey, decimals: smoothing.decimals, compatibility: amount.compatibility)
    try writeMoved(targets, table, of: input, with: rows, to: writer)
    return targets
  }

  private func writeMoved(
    _ targets: ClassTargets, _ table: FeatureTable, of input: borrowing LabeledInput,
    with rows: MadeRowWriter, to writer: RecordWriter
  ) throws(CSVError) {
    let bootstrap = smoothing.bootstrap(rowCount: targets.counts.reduce(0, +))
    let labels = table.labels(of: input)
    var generator = RandomState(seed: random.seed)
    for target in targets.targets where targets.added(to: target) > 0 {
      let members = labels.indices.filter { labels[$0] == UInt32(target) }
      let points = table.numbers.selecting(rows: members.map { UInt32($0) })
      let widths = bootstrap.bandwidths(of: points)
      let sources = generator.choice(
        points.rowCount, count: targets.added(to: target), replacing: true)
      var made = MadeRow(
        numbers: widths, parent: 0, label: input.classes.label(UInt32(target)))
      for source in sources {
        var cells = made.numbers.mutableSpan
        bootstrap.move(points.row(Int(source)), by: widths, into: &cells, using: &generator)
        made.parent = members[Int(source)]
        try rows.write(
          made, from: table, to: writer, provenance: "smoothed \(table.rows[made.parent] + 1)")
      }
    }
  }
}
