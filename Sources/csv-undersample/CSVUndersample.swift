import ArgumentParser
import CSVCore
package import FilterKit
import Resampling
import TableKit

/// The command, for the program that holds them all.
package var command: any Filter.Type { CSVUndersample.self }

/// csv-undersample: drops rows of the large classes of a CSV file.
///
/// The rows that stay are the input's, byte for byte and in its order.
struct CSVUndersample: Filter {
  static let configuration = CommandConfiguration(
    filter: "csv-undersample",
    abstract: "Drop rows of the large classes of a CSV file.")

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Classes") var label: LabelOptions
  @OptionGroup(title: "Rows that take part") var conditions: ConditionOptions
  @OptionGroup(title: "How many rows") var amount: AmountOptions
  @OptionGroup(title: "How many rows") var counts: CountsOptions
  @OptionGroup(title: "Rows that may be dropped") var candidates: CandidateOptions
  @OptionGroup(title: "Features") var features: FeatureOptions
  @OptionGroup(title: "Method") var method: MethodOptions
  @OptionGroup(title: "Random numbers") var random: SeedOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    try amount.validate(for: method.method.direction, reading: input)
    try output.validate(against: [("--dropped", method.dropped)])
    try method.validate(amount.compatibility, features)
    try counts.validate(
      reading: input,
      against: [
        "--method \(method.method.name)": method.method.heeds.contains(.features),
        "--replacement": method.replacement, "--candidates": !candidates.isEmpty,
        "--compat": amount.compatibility == .imbalancedLearn,
      ])
    if candidates.isEmpty { return }
    if method.method.heeds.contains(.features) {
      throw ValidationError("--candidates are for random choice: --method has no effect")
    }
    if method.replacement {
      throw ValidationError("--candidates are dropped, not drawn: --replacement has no effect")
    }
    if amount.compatibility == .imbalancedLearn {
      throw ValidationError(
        "imbalanced-learn knows no candidates: leave out --compat or --candidates")
    }
  }

  func run() throws {
    let amount = try amount.read()
    if let file = counts.file {
      try dropRowByRow(amount, counts: CountFile(file))
      return
    }
    var reader = try input.open(.rewindable)
    let rows = try label.rows(
      where: conditions, of: &reader, report: output.report,
      besides: ["--candidates": candidates.conditions.map(\.column)])
    var table = LabeledTable(reader, rows, progress: Progress(output.report))
    let (writer, dropped) = try openOutputs(like: table.reader)
    let choice = try choose(from: &table, amount)

    try write(choice.kept, of: &table, to: writer, dropped)
    try choice.centroids?.write(to: writer)
    try RecordWriter.complete([writer, dropped].compactMap { $0 })
    if output.report.verbose { table.report(choice.counts, seed: random.seed, as: Self.note) }
  }

  /// The only pass, where rows were counted before.
  private func dropRowByRow(_ amount: Amount, counts: CountFile) throws(CSVError) {
    var reader = try input.open(.sequential)
    let rows = try label.rows(
      where: conditions, of: &reader, report: output.report,
      besides: ["--candidates": candidates.conditions.map(\.column)])
    var table = try CountedTable(
      reader, rows, counts: counts, progress: Progress(output.report))
    let targets = try amount.targets(for: table, direction: .undersampling)
    let (writer, dropped) = try openOutputs(like: table.reader)
    let sampling = RateSampling(targets, seed: random.seed)
    try table.sample(by: sampling, to: writer, dropped: dropped) { _, _, _ in }
    try RecordWriter.complete([writer, dropped].compactMap { $0 })
    table.report(sampling, seed: random.seed, verbose: output.report.verbose, as: Self.note)
  }

  /// Opens the output, and the file of dropped rows where there is one.
  private func openOutputs(
    like reader: borrowing RecordReader
  ) throws(CSVError) -> (kept: RecordWriter, dropped: RecordWriter?) {
    let writer = try output.open(like: reader)
    guard let path = method.dropped else { return (writer, nil) }
    return (writer, try RecordWriter(ByteOutput.file(path), like: reader))
  }

  /// What stays: rows of the input, and centers that stand for others.
  private struct Choice {
    var kept: KeptRows
    var centroids: CentroidRows?

    /// How many rows each class has then.
    var counts: [Int] {
      kept.counts.indices.map { kept.counts[$0] + (centroids?.count(of: $0) ?? 0) }
    }
  }

  /// The first pass: reads what the method needs, and chooses.
  private func choose(
    from table: inout LabeledTable, _ amount: Amount
  ) throws(CSVError) -> Choice {
    if !method.method.heeds.contains(.features) {
      let mayBeDropped = try readLabels(of: &table)
      let targets = try amount.targets(for: table, direction: .undersampling)
      return Choice(kept: try keptAtRandom(of: table, targets, mayBeDropped))
    }
    let features = try readFeatures(of: &table)
    let targets = try amount.targets(for: table, direction: method.method.direction)
    let labels = features.table.labels(of: table)
    let numbers = features.table.numbers
    let scaling = FeatureScaling(method.distance.scale, of: numbers)
    let points = scaling.scaled(
      MixedMatrix(numbers: numbers, codes: features.table.categoryCodes))
    if method.voting == .soft {
      let (kept, centroids) = ClusterCentroids(seed: random.seed)
        .centroids(labels: labels, points: points.numbers, targets: targets)
      return Choice(
        kept: KeptRows(kept.map { features.table.rows[Int($0)] }, of: table, .input),
        centroids: CentroidRows(
          centroids, scaling, features.layout, features.grammars, of: table))
    }
    do throws(ResamplingError) {
      let kept = try method.undersampler(
        for: points, seed: random.seed, amount.compatibility,
        progress: Progress(output.report).phase("choosing rows")
      )
      .keptRows(labels: labels, points: points.sideBySide, targets: targets)
      return Choice(
        kept: KeptRows(
          kept.map { features.table.rows[Int($0)] }, of: table,
          amount.compatibility == .imbalancedLearn ? .drawn : .input))
    } catch { throw table.error(error) }
  }

  /// Finds the class of every row, and which rows may be dropped.
  ///
  /// - Returns: the candidates; `nil` where all rows are.
  private func readLabels(of table: inout LabeledTable) throws(CSVError) -> RowSet? {
    if candidates.isEmpty {
      try table.readLabels()
      return nil
    }
    var columns = table.choice.columns
    var found = CandidateAccumulator(
      try RowTest(candidates.conditions, in: table.reader.header, selecting: &columns))
    try table.readLabels(with: &found, from: columns)
    return RowSet(found.rows, rowCount: table.labels.count)
  }

  /// What the method learns from.
  private struct Features {
    let layout: RowLayout
    /// How the numbers look.
    let grammars: [ColumnGrammar]
    let table: FeatureTable
  }

  /// Finds the class of every row, and then the features of those that take part.
  private func readFeatures(of table: inout LabeledTable) throws(CSVError) -> Features {
    var uses = ColumnUses(of: table.reader)
    try uses.claim([table.labelColumn].compactMap { $0 }, as: "the label")
    let chosen = try features.columns(
      besides: &uses, isStrict: amount.compatibility == .imbalancedLearn)
    var columns = table.choice.columns
    var survey = FeatureSurvey(chosen, in: table.reader.header, selecting: &columns)
    try table.readLabels(with: &survey, from: columns)
    let roles = try survey.roles(
      of: table.reader, replacing: ColumnUse.comparing(withCategories: method.takesCategories),
      remedies: method.takesCategories ? ["--exclude", "--categorical"] : ["--exclude"])
    let layout = RowLayout(
      numbers: survey.numbers(with: roles), categories: survey.categories(with: roles),
      copied: [], label: table.labelColumn ?? table.reader.header.classColumn, synthetic: .none,
      columnCount: table.reader.columnCount)
    try survey.require(
      layout.columns, of: method.takesCategories ? "numbers or categories" : "numbers",
      with: roles, in: table.reader,
      hint: "use \(method.takesCategories ? "--categorical COLS, or " : "")--method random")
    if layout.numbers.isEmpty { try method.distance.requireNumbers(of: table.reader) }
    for line in roles.notes { Self.note(line) }
    return Features(
      layout: layout, grammars: survey.grammars(of: layout.numbers),
      table: try table.features(layout, of: table.classes.counts.map { _ in true }))
  }

  /// Draws the rows that stay.
  private func keptAtRandom(
    of table: borrowing LabeledTable, _ targets: ClassTargets, _ candidates: RowSet?
  ) throws(CSVError) -> KeptRows {
    guard let candidates else {
      var sampling = RandomUndersampling(seed: random.seed)
      sampling.isReplacing = method.replacement
      let rows = sampling.keptRows(labels: table.labels, targets: targets)
      let order: KeptRows.Order =
        amount.compatibility == .imbalancedLearn ? .drawn : method.replacement ? .repeating : .input
      return KeptRows(rows, of: table, order)
    }
    var sampling = CandidateUndersampling(seed: random.seed)
    sampling.acceptsShortfall = self.candidates.short
    do throws(ResamplingError) {
      let (dropped, shortfalls) = try sampling.droppedRows(
        labels: table.labels, targets: targets, candidates: candidates)
      for short in shortfalls {
        Self.note(
          "class \"\(table.name(of: short.classNumber))\" keeps "
            + "\(targets.wanted[Int(short.classNumber)] + short.needed - short.candidates) rows: "
            + "only \(short.candidates) of the \(short.needed) that must go may be dropped")
      }
      return KeptRows(allBut: dropped, of: table)
    } catch { throw table.error(error) }
  }

  /// The second pass: writes the rows that stay, and those that go where that is asked for.
  private func write(
    _ kept: KeptRows, of table: inout LabeledTable, to writer: RecordWriter,
    _ dropped: RecordWriter?
  ) throws(CSVError) {
    let located = kept.drawn.map { RowSet($0, rowCount: table.labels.count) }
    let (keptOutput, droppedOutput) = (located == nil ? 0 : -1, dropped == nil ? -1 : 1)
    let labels = table.labels
    let found = try table.route(
      to: RowDestinations([writer, dropped].compactMap { $0 }), locating: located
    ) { row in
      let stays = labels[row] == unlabeled || kept.rows.contains(RowNumber(row))
      return stays ? keptOutput : droppedOutput
    }
    if let drawn = kept.drawn {
      try found.write(drawn, from: table.reader, to: writer) { _, bytes, rows in
        rows.append(bytes)
      }
    }
  }
}
