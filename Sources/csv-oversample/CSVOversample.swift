import ArgumentParser
import CSVCore
package import FilterKit
import Resampling
import TableKit

/// The command, for the program that holds them all.
package var command: any Filter.Type { CSVOversample.self }

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
  @OptionGroup(title: "Classes") var bins: BinOptions
  @OptionGroup(title: "Classes") var multilabel: MultilabelOptions
  @OptionGroup(title: "Rows that take part") var conditions: ConditionOptions
  @OptionGroup(title: "How many rows") var amount: AmountOptions
  @OptionGroup(title: "How many rows") var counts: CountsOptions
  @OptionGroup(title: "How many rows") var percent: PercentOptions
  @OptionGroup(title: "Smoothed bootstrap") var smoothing: SmoothingOptions
  @OptionGroup(title: "New rows") var made: SyntheticRowOptions
  @OptionGroup(title: "Random numbers") var random: SeedOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    try validateLabels()
    try amount.validate(for: .oversampling, reading: input)
    try smoothing.validate(amount.compatibility)
    try counts.validate(
      reading: input,
      against: [
        "--shrinkage and --rose": smoothing.isWanted, "--shuffle": made.shuffle,
        "--compat": amount.compatibility == .imbalancedLearn,
        bins.given ?? "--bins": bins.needsNumbers,
      ])
  }

  func run() throws {
    if multilabel.isGiven {
      try copyByLabels()
      return
    }
    let amount = try amount.read()
    if let file = counts.file {
      try addCopies(amount, counts: CountFile(file))
      return
    }
    var reader = try input.open(.rewindable)
    let rows = try label.rows(
      where: conditions, bins: bins, of: &reader, report: output.report)
    var table = LabeledTable(reader, rows, progress: Progress(output.report))
    let made = try made.columns(of: table.reader, label: table.labelColumn)
    let writer = try output.open(like: table.reader, appending: made.appendedColumns)
    let targets =
      smoothing.isWanted
      ? try addMovedCopies(to: &table, amount, made, writer)
      : try addCopies(to: &table, amount, made, writer)
    if self.made.shuffle {
      try table.writeMixed(rowsHeldBy: writer, suffix: made.suffixOfKept, seed: random.seed)
    }
    for note in table.choice.source?.notes(verbose: output.report.verbose) ?? [] { Self.note(note) }
    try writer.finish()
    try writer.commit()
    if output.report.verbose { table.report(targets.wanted, seed: random.seed, as: Self.note) }
  }

  /// Copies rows as they are.
  private func addCopies(
    to table: inout LabeledTable, _ amount: Amount, _ made: SyntheticRowColumns,
    _ writer: RecordWriter
  ) throws(CSVError) -> ClassTargets {
    try table.readLabels()
    let targets = try amount.targets(for: table, direction: .oversampling)
    targets.noteGrowth(of: table)
    let drawn = RandomOversampling(seed: random.seed)
      .drawnRows(labels: table.labels, targets: targets)
    try writeCopies(of: drawn, in: &table, made, to: writer)
    return targets
  }

  /// Writes the rows, unless they are mixed with the others later, and the copies of those that were drawn.
  func writeCopies(
    of drawn: [RowNumber], in table: inout LabeledTable, _ made: SyntheticRowColumns,
    to writer: RecordWriter
  ) throws(CSVError) {
    let destination = self.made.shuffle ? -1 : 0
    let located = try table.route(
      to: RowDestinations([(writer, made.suffixOfKept)]),
      locating: RowSet(drawn, rowCount: table.labels.count)
    ) { _ in destination }
    if self.made.shuffle { writer.hold() }
    try located.write(drawn, from: table.reader, to: writer) { draw, bytes, rows in
      made.append(copyOf: bytes, to: &rows, provenance: "copy \(drawn[draw] + 1)")
    }
  }

  /// The only pass, where rows were counted before: copies stand behind their rows.
  private func addCopies(_ amount: Amount, counts: CountFile) throws(CSVError) {
    var reader = try input.open(.sequential)
    let rows = try label.rows(
      where: conditions, bins: bins, of: &reader, report: output.report)
    var table = try CountedTable(
      reader, rows, counts: counts, progress: Progress(output.report))
    let made = try made.columns(of: table.reader, label: table.labelColumn)
    let targets = try amount.targets(for: table, direction: .oversampling)
    let writer = try output.open(like: table.reader, appending: made.appendedColumns)
    let sampling = RateSampling(targets, seed: random.seed)
    try table.sample(by: sampling, to: writer, suffix: made.suffixOfKept) { row, bytes, rows in
      made.append(copyOf: bytes, to: &rows, provenance: "copy \(row + 1)")
    }
    try RecordWriter.complete([writer])
    table.report(sampling, seed: random.seed, verbose: output.report.verbose, as: Self.note)
  }

  /// Copies rows with their numbers moved by chance.
  private func addMovedCopies(
    to table: inout LabeledTable, _ amount: Amount, _ made: SyntheticRowColumns,
    _ writer: RecordWriter
  ) throws(CSVError) -> ClassTargets {
    let moved = try smoothing.columns(
      made, of: table, isStrict: amount.compatibility == .imbalancedLearn)
    var columns = table.choice.columns
    var survey = FeatureSurvey(moved.features, in: table.reader.header, selecting: &columns)
    try table.readLabels(with: &survey, from: columns)
    let roles = try survey.roles(of: table.reader, remedies: ["--exclude", "--copy"])
    let layout = try moved.layout(survey, roles, of: table.reader)
    for line in roles.notes { Self.note(line) }
    let targets = try amount.targets(for: table, direction: .oversampling)
    targets.noteGrowth(of: table)

    let features = try table.features(
      layout, of: targets.counts.indices.map { targets.added(to: $0) > 0 })
    if self.made.shuffle {
      writer.hold()
    } else {
      try table.route(to: RowDestinations([(writer, made.suffixOfKept)])) { _ in 0 }
    }
    let rows = SyntheticRowWriter(
      layout, made, survey.grammars(of: layout.numbers), decimals: smoothing.decimals,
      compatibility: amount.compatibility)
    try writeMoved(targets, features, of: table, with: rows, to: writer)
    return targets
  }

  private func writeMoved(
    _ targets: ClassTargets, _ features: FeatureTable, of table: borrowing LabeledTable,
    with rows: SyntheticRowWriter, to writer: RecordWriter
  ) throws(CSVError) {
    let bootstrap = smoothing.bootstrap(rowCount: targets.counts.reduce(0, +))
    let labels = features.labels(of: table)
    var generator = RandomState(seed: random.seed)
    var text = writer.newRows
    for target in targets.targets where targets.added(to: target) > 0 {
      let members = labels.indices.filter { labels[$0] == UInt32(target) }
      let points = features.numbers.selecting(rows: members.map { UInt32($0) })
      let widths = bootstrap.bandwidths(of: points)
      let sources = generator.choice(
        points.rowCount, count: targets.added(to: target), replacing: true)
      var made = SyntheticRow(
        numbers: widths, parent: 0, label: table.classes.label(UInt32(target)))
      for source in sources {
        var cells = made.numbers.mutableSpan
        bootstrap.move(points.row(Int(source)), by: widths, into: &cells, using: &generator)
        made.parent = members[Int(source)]
        rows.append(
          made, from: features, to: &text, provenance: "smoothed \(features.rows[made.parent] + 1)")
        if text.bytes.count > 1 << 18 {
          try writer.write(text)
          text.removeAll()
        }
      }
    }
    try writer.write(text)
  }
}
