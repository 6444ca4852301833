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
  @OptionGroup(title: "Rows that may be dropped") var candidates: CandidateOptions
  @OptionGroup(title: "Method") var method: MethodOptions
  @OptionGroup(title: "Random numbers") var random: SeedOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    try amount.validate(for: .undersampling, reading: input)
    try output.validate(against: [("--dropped", method.dropped)])
    if method.replacement && !candidates.isEmpty {
      throw ValidationError("--candidates are dropped, not drawn: --replacement has no effect")
    }
    if amount.compatibility == .imbalancedLearn && !candidates.isEmpty {
      throw ValidationError(
        "imbalanced-learn knows no candidates: leave out --compat or --candidates")
    }
  }

  func run() throws {
    let amount = try amount.read()
    var input = try LabeledInput(
      input, label: label, where: conditions, report: output.report)
    let writer = try output.open(like: input.reader)
    let dropped = try method.dropped.map { (path) throws(CSVError) in
      try RecordWriter(ByteOutput.file(path), like: input.reader)
    }
    let mayBeDropped = try readLabels(of: &input)
    let targets = try amount.targets(for: input, direction: .undersampling)
    let kept = try keptRows(of: input, targets, mayBeDropped)

    try write(kept, of: &input, to: writer, dropped)
    for writer in [writer, dropped].compactMap({ $0 }) { try writer.finish() }
    for writer in [writer, dropped].compactMap({ $0 }) { try writer.commit() }
    if output.report.verbose { input.report(kept.counts, seed: random.seed, as: Self.note) }
  }

  /// The first look: finds the class of every row, and which rows may be dropped.
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

  /// Chooses the rows that stay.
  private func keptRows(
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
