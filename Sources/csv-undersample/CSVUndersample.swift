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
  @OptionGroup(title: "Classes") var bins: BinOptions
  @OptionGroup(title: "Classes") var multilabel: MultilabelOptions
  @OptionGroup(title: "Rows that take part") var conditions: ConditionOptions
  @OptionGroup(title: "How many rows") var amount: AmountOptions
  @OptionGroup(title: "How many rows") var counts: CountsOptions
  @OptionGroup(title: "How many rows") var percent: PercentOptions
  @OptionGroup(title: "Rows that may be dropped") var candidates: CandidateOptions
  @OptionGroup(title: "Weights") var weights: WeightOptions
  @OptionGroup(title: "Features") var features: FeatureOptions
  @OptionGroup(title: "Method") var method: MethodOptions
  @OptionGroup(title: "Random numbers") var random: SeedOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    try validateLabels()
    try amount.validate(for: method.method.direction, reading: input)
    try output.validate(
      against: [("--dropped", method.dropped)], reading: input, [("--counts", counts.file)])
    try method.validate(amount.compatibility, features)
    try counts.validate(
      reading: input,
      against: [
        "--method \(method.method.name)": method.method.heeds.contains(.features),
        "--replacement": method.replacement, "--candidates": !candidates.isEmpty,
        "--compat": amount.compatibility == .imbalancedLearn,
        bins.given ?? "--bins": bins.needsNumbers,
      ])
    if method.voting == .soft && weights.weight != nil {
      throw ValidationError("centers of clusters are no rows that stay: --weight has no effect")
    }
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
    if multilabel.isGiven {
      try dropByLabels()
      return
    }
    let amount = try amount.read()
    if let file = counts.file {
      try dropRowByRow(amount, counts: CountFile(file))
      return
    }
    var reader = try input.open(.rewindable)
    let rows = try label.rows(
      where: conditions, bins: bins, of: &reader, report: output.report,
      besides: ["--candidates": candidates.conditions.map(\.column)])
    var table = LabeledTable(reader, rows, progress: Progress(output.report))
    let (writer, dropped) = try openOutputs(like: table.reader)
    let choice = try choose(from: &table, amount)
    try checkClasses(after: choice.counts, of: table)
    for note in table.choice.source?.notes(verbose: output.report.verbose) ?? [] { Self.note(note) }

    let suffixes = WeightSuffixes(
      weights, table, after: choice.counts, weights: choice.rowWeights)
    try write(choice.kept, of: &table, with: suffixes, to: writer, dropped)
    try choice.centroids?.write(to: writer)
    try RecordWriter.complete([writer, dropped].compactMap { $0 })
    if output.report.verbose { table.report(choice.counts, seed: random.seed, as: Self.note) }
  }

  /// The only pass, where rows were counted before.
  private func dropRowByRow(_ amount: Amount, counts: CountFile) throws(CSVError) {
    var reader = try input.open(.sequential)
    let rows = try label.rows(
      where: conditions, bins: bins, of: &reader, report: output.report,
      besides: ["--candidates": candidates.conditions.map(\.column)])
    var table = try CountedTable(
      reader, rows, counts: counts, progress: Progress(output.report))
    let targets = try amount.targets(for: table, direction: .undersampling)
    let (writer, dropped) = try openOutputs(like: table.reader)
    let sampling = RateSampling(targets, seed: random.seed)
    var columns = rows.columns
    let weigh = try weigh(targets, table.reader, selecting: &columns)
    try table.sample(by: sampling, from: columns, to: writer, dropped: dropped, weigh: weigh) {
      _, _, _ in
    }
    try RecordWriter.complete([writer, dropped].compactMap { $0 })
    table.report(sampling, seed: random.seed, verbose: output.report.verbose, as: Self.note)
  }

  /// Says which classes have no row left, and refuses to leave none at all.
  private func checkClasses(
    after counts: [Int], of table: borrowing LabeledTable
  ) throws(CSVError) {
    // Random choice drops a whole class only where it was told to.
    guard method.method.heeds.contains(.features) else { return }
    let before = table.classes.counts
    let gone = counts.indices.filter { counts[$0] == 0 && before[$0] > 0 }.map { UInt32($0) }
    guard let names = table.namesInOneLine(of: gone) else { return }
    if gone.count == before.count(where: { $0 > 0 }) && amount.compatibility == .none
      && table.passingRows.isEmpty
    {
      throw table.reader.error(
        "no row would be left: \(method.method.name) finds fault with all of them",
        hint: "use --strategy auto, fewer --neighbors, or another --method")
    }
    Self.note(
      gone.count == 1
        ? "class \(names) has no row left"
        : "\(gone.count) classes have no row left: \(names)")
  }

  /// What is appended to a row where rows were counted before: 1 over the chance to stay, times the weight that it had.
  private func weigh(
    _ targets: ClassTargets, _ reader: borrowing RecordReader,
    selecting columns: inout ColumnSelection
  ) throws(CSVError) -> RecordWeighing? {
    guard weights.weight != nil else { return nil }
    let factors = zip(targets.counts, targets.wanted).map { Double($0) / Double(max($1, 1)) }
    let delimiter = reader.dialect.delimiter
    let none = FieldText.suffix([], as: reader.dialect)
    guard let reference = weights.rowWeights else {
      let suffixes = factors.map { WeightSuffixes.suffix($0, delimiter) }
      return { (number, _, _) in number.map { suffixes[Int($0)] } ?? none }
    }
    let column = try reader.header.column(reference)
    let cell = columns.add(column)
    return { (number, record, reader) throws(CSVError) in
      guard let number else { return none }
      let weight = try reader.weight(cell, of: record, column: column)
      return WeightSuffixes.suffix(factors[Int(number)] * weight, delimiter)
    }
  }

  /// Opens the output, and the file of dropped rows where there is one.
  private func openOutputs(
    like reader: borrowing RecordReader
  ) throws(CSVError) -> (kept: RecordWriter, dropped: RecordWriter?) {
    let columns = weights.appendedColumns
    try reader.header.requireNew(columns.map(\.name), hint: "use --weight with another name")
    let writer = try output.open(like: reader, appending: columns)
    guard let path = method.dropped else { return (writer, nil) }
    return (writer, try RecordWriter(ByteOutput.file(path), like: reader))
  }

  /// What stays: rows of the input, and centers that stand for others.
  private struct Choice {
    var kept: KeptRows
    var centroids: CentroidRows?
    /// The weight that each row had which takes part; `nil` where they had none.
    var rowWeights: [Double]?

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
      return Choice(
        kept: try keptAtRandom(of: table, targets, mayBeDropped),
        rowWeights: try readWeights(of: &table))
    }
    let features = try readFeatures(of: &table)
    let rowWeights = try readWeights(of: &table)
    let targets = try amount.targets(for: table, direction: method.method.direction)
    let labels = features.table.labels(of: table)
    let numbers = features.table.numbers
    let scaling = FeatureScaling(method.distance.scale, of: numbers)
    let points = scaling.scaled(
      MixedMatrix(numbers: numbers, codes: features.table.categoryCodes))
    if method.voting == .soft {
      guard table.choice.source?.plain != nil else {
        throw table.reader.error(
          "a center is a new row, which takes its class from one column: no bins, no two columns",
          hint: "use --voting hard")
      }
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
          amount.compatibility == .imbalancedLearn ? .drawn : .input),
        rowWeights: rowWeights)
    } catch { throw table.error(error) }
  }

  /// A further pass: the weights that rows had, where a column of them is named.
  private func readWeights(of table: inout LabeledTable) throws(CSVError) -> [Double]? {
    guard let reference = weights.rowWeights else { return nil }
    let column = try table.reader.header.column(reference)
    var columns = table.choice.columns
    var found = RowWeights(table.choice, columns.add(column), column: column)
    try table.gather(&found, from: columns)
    return found.weights
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
    try uses.claim(table.labelColumns, as: "the label")
    if let weights = weights.rowWeights {
      try uses.claim([table.reader.header.column(weights)], as: "the weights")
    }
    let chosen = try features.columns(
      besides: &uses, isStrict: amount.compatibility == .imbalancedLearn)
    var columns = table.choice.columns
    var survey = FeatureSurvey(chosen, in: table.reader.header, selecting: &columns)
    try table.readLabels(with: &survey, from: columns)
    let roles = try survey.roles(
      of: table.reader, replacing: ColumnUse.comparing(withCategories: method.takesCategories),
      remedies: method.takesCategories ? ["--exclude", "--categorical"] : ["--exclude"])
    let layout = RowLayout(
      numbers: survey.numbers(with: roles), gaps: survey.gaps,
      categories: survey.categories(with: roles),
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
    _ kept: KeptRows, of table: inout LabeledTable, with suffixes: WeightSuffixes,
    to writer: RecordWriter, _ dropped: RecordWriter?
  ) throws(CSVError) {
    let located = kept.drawn.map { RowSet($0, rowCount: table.labels.count) }
    let (keptOutput, droppedOutput) = (located == nil ? 0 : -1, dropped == nil ? -1 : 1)
    let labels = table.labels
    var suffix: (@Sendable (Int) -> [UInt8])?
    if !suffixes.isEmpty { suffix = { row in suffixes(row) } }
    let found = try table.route(
      to: RowDestinations([writer, dropped].compactMap { $0 }), locating: located, suffix: suffix
    ) { row in
      let stays = labels[row] == unlabeled || kept.rows.contains(RowNumber(row))
      return stays ? keptOutput : droppedOutput
    }
    if let drawn = kept.drawn {
      try found.write(drawn, from: table.reader, to: writer) { draw, bytes, rows in
        rows.append(bytes, suffix: suffixes(Int(drawn[draw])))
      }
    }
  }
}
