import ArgumentParser
import CSVCore
import FilterKit
import Resampling

/// csv-undersample: drops rows of the large classes of a CSV file.
///
/// The rows that stay are the input's, byte for byte and in its order.
@main
struct CSVUndersample: Filter {
  static let configuration = CommandConfiguration(
    commandName: "csv-undersample",
    abstract: "Drop rows of the large classes of a CSV file.",
    version: version)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Classes") var label: LabelOptions
  @OptionGroup(title: "Rows that take part") var conditions: ConditionOptions
  @OptionGroup(title: "How many rows") var amount: AmountOptions
  @OptionGroup(title: "Shards and streams") var counts: CountsOptions
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
    if !method.method.heeds.contains(.seed) {
      try random.refuse(because: "\(method.method.name) leaves nothing to chance")
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
    let amount = try amount.read()
    if let file = counts.file {
      try dropRowByRow(amount, counts: CountFile(file))
      return
    }
    var input = try LabeledInput(
      input, label: label, where: conditions, report: output.report)
    let (writer, dropped) = try openOutputs(like: input.reader)
    let choice = try choose(from: &input, amount)

    try write(choice.kept, of: &input, to: writer, dropped)
    try choice.centroids?.write(to: writer)
    try RecordWriter.complete([writer, dropped].compactMap { $0 })
    if output.report.verbose { input.report(choice.counts, seed: random.seed, as: Self.note) }
  }

  /// The only look, where rows were counted before.
  private func dropRowByRow(_ amount: Amount, counts: CountFile) throws(CSVError) {
    var input = try CountedInput(
      input, label: label, where: conditions, counts: counts, report: output.report)
    let targets = try amount.targets(for: input, direction: .undersampling)
    let (writer, dropped) = try openOutputs(like: input.reader)
    let sampling = RateSampling(targets, seed: random.seed)
    try input.sample(by: sampling, to: writer, dropped: dropped) { (_, _) in }
    try RecordWriter.complete([writer, dropped].compactMap { $0 })
    input.report(sampling, seed: random.seed, verbose: output.report.verbose, as: Self.note)
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

  /// The first look: reads what the method needs, and chooses.
  private func choose(from input: inout LabeledInput, _ amount: Amount) throws(CSVError) -> Choice {
    if !method.method.heeds.contains(.features) {
      let mayBeDropped = try readLabels(of: &input)
      let targets = try amount.targets(for: input, direction: .undersampling)
      return Choice(kept: try keptAtRandom(of: input, targets, mayBeDropped))
    }
    let (table, survey) = try readFeatures(of: &input)
    let targets = try amount.targets(for: input, direction: method.method.direction)
    let labels = table.labels(of: input)
    let numbers = table.numbers
    let scaling = FeatureScaling(method.distance.scale, of: numbers)
    let points = scaling.scaled(numbers)
    if method.voting == .soft {
      let (kept, centroids) = ClusterCentroids(seed: random.seed)
        .centroids(labels: labels, points: points, targets: targets)
      return Choice(
        kept: KeptRows(kept.map { table.rows[Int($0)] }, of: input, .input),
        centroids: CentroidRows(centroids, scaling, survey, of: input))
    }
    do throws(ResamplingError) {
      let kept = try method.undersampler(for: points, seed: random.seed, amount.compatibility)
        .keptRows(labels: labels, points: points, targets: targets)
      return Choice(
        kept: KeptRows(
          kept.map { table.rows[Int($0)] }, of: input,
          amount.compatibility == .imbalancedLearn ? .drawn : .input))
    } catch { throw input.error(error) }
  }

  /// Finds the class of every row, and which rows may be dropped.
  ///
  /// - Returns: the candidates; `nil` where all rows are.
  private func readLabels(of input: inout LabeledInput) throws(CSVError) -> RowSet? {
    if candidates.isEmpty {
      try input.readLabels()
      return nil
    }
    let test = try RowTest(candidates.conditions, in: input.reader.header)
    var flags: [Bool] = []
    try input.readLabels(lookingAt: test.columns) { (reader, record, _) in
      flags.append(test.holds(record, of: reader, from: 0))
    }
    var rows = RowSet(rowCount: flags.count)
    for row in flags.indices where flags[row] { rows.insert(RowNumber(row)) }
    return rows
  }

  /// Finds the class of every row, and the features of those that take part.
  private func readFeatures(
    of input: inout LabeledInput
  ) throws(CSVError) -> (FeatureTable, FeatureSurvey) {
    var uses = ColumnUses(of: input.reader)
    if let label = input.labelColumn { try uses.claim([label], as: "the label") }
    let columns = try features.columns(besides: &uses)
    var survey = FeatureSurvey(columns, missing: features.missing)
    var table = FeatureTable(numberCount: columns.count)
    var row = 0
    try input.readLabels(lookingAt: columns) { (reader, record, label) in
      if label != unlabeled {
        survey.note(record, of: reader)
        table.append(record, of: reader, row: row)
      }
      row += 1
    }
    try survey.requireNumbers(of: input.reader, remedies: ["--exclude"])
    table.finish()
    return (table, survey)
  }

  /// Draws the rows that stay.
  private func keptAtRandom(
    of input: borrowing LabeledInput, _ targets: ClassTargets, _ candidates: RowSet?
  ) throws(CSVError) -> KeptRows {
    guard let candidates else {
      var sampling = RandomUndersampling(seed: random.seed)
      sampling.isReplacing = method.replacement
      let rows = sampling.keptRows(labels: input.labels, targets: targets)
      let order: KeptRows.Order =
        amount.compatibility == .imbalancedLearn ? .drawn : method.replacement ? .repeating : .input
      return KeptRows(rows, of: input, order)
    }
    var sampling = CandidateUndersampling(seed: random.seed)
    sampling.acceptsShortfall = self.candidates.short
    do throws(ResamplingError) {
      let (dropped, shortfalls) = try sampling.droppedRows(
        labels: input.labels, targets: targets, candidates: candidates)
      for short in shortfalls {
        Self.note(
          "class \"\(input.name(of: short.classNumber))\" keeps "
            + "\(targets.wanted[Int(short.classNumber)] + short.needed - short.candidates) rows: "
            + "only \(short.candidates) of the \(short.needed) that must go may be dropped")
      }
      return KeptRows(allBut: dropped, of: input)
    } catch { throw input.error(error) }
  }

  /// The second look: writes the rows that stay, and those that go where that is asked for.
  private func write(
    _ kept: KeptRows, of input: inout LabeledInput, to writer: RecordWriter,
    _ dropped: RecordWriter?
  ) throws(CSVError) {
    var drawn = kept.drawn.map { DrawnRows($0, rowCount: input.labels.count) }
    let droppedPlace = dropped == nil ? -1 : 1
    try input.route(to: [writer, dropped].compactMap { $0 }) { (reader, record, row, label) in
      drawn?.note(row, record, of: reader)
      let stays = label == unlabeled || kept.rows.contains(RowNumber(row))
      return !stays ? droppedPlace : drawn == nil ? 0 : -1
    }
    try drawn?.forEach(from: input.reader) { (_, bytes) throws(CSVError) in
      try writer.copy(bytes)
    }
  }
}
