import ArgumentParser
import CSVCore
import FilterKit
import Resampling

/// csv-smote: adds synthetic rows to the small classes of a CSV file.
///
/// Where csv-oversample copies rows, this makes new ones between rows that lie close together. The rows that came in pass
/// through byte for byte, the made ones follow.
@main
struct CSVSmote: Filter {
  static let configuration = CommandConfiguration(
    commandName: "csv-smote",
    abstract: "Add synthetic rows to the small classes of a CSV file.",
    version: version)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Classes") var label: LabelOptions
  @OptionGroup(title: "Rows that take part") var conditions: ConditionOptions
  @OptionGroup(title: "How many rows") var amount: AmountOptions
  @OptionGroup(title: "Features") var features: FeatureOptions
  @OptionGroup(title: "Method") var method: MethodOptions
  @OptionGroup(title: "Made rows") var synthesis: SynthesisOptions
  @OptionGroup(title: "Random numbers") var random: SeedOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    try amount.validate(for: .oversampling, reading: input)
    if method.lone == .copy && amount.compatibility == .imbalancedLearn {
      throw ValidationError(
        "imbalanced-learn refuses a class of one row: leave out --compat or --lone")
    }
  }

  func run() throws {
    let amount = try amount.read()
    var input = try LabeledInput(
      input, label: label, where: conditions, report: output.report)
    let made = try MadeRowColumns(synthesis.made, of: input)
    let layout = try RowLayout(features, synthesis, made, of: input)
    let writer = try output.open(like: input.reader, appending: made.appendedNames)

    var survey = FeatureSurvey(layout.features, missing: features.missing)
    try input.readLabels(lookingAt: layout.features) { (reader, record, label) in
      if label != unlabeled { survey.note(record, of: reader) }
    }
    try survey.requireNumbers(of: input.reader, remedies: ["--exclude", "--copy"])
    let targets = try amount.targets(for: input, direction: .oversampling)

    var table = FeatureTable(columnCount: layout.features.count)
    try input.route(
      lookingAt: layout.features + layout.copied, to: [writer], suffixes: [made.suffixOfKept]
    ) { (reader, record, row, label) in
      if label != unlabeled && (method.needsAllRows || targets.added(to: Int(label)) > 0) {
        table.append(
          record, of: reader, row: row, label: label, copying: layout.copied.count)
      }
      return synthesis.syntheticOnly ? -1 : 0
    }
    let maker = RowMaker(
      layout, made, survey, method: method.variant.rawValue, decimals: synthesis.decimals,
      compatibility: amount.compatibility)
    try make(targets, from: table, of: input, with: maker, to: writer)
    try writer.finish()
    try writer.commit()
    if output.report.verbose { input.report(targets.wanted, seed: random.seed, as: Self.note) }
  }

  /// Makes the rows that the classes lack, class by class.
  private func make(
    _ targets: ClassTargets, from table: FeatureTable, of input: borrowing LabeledInput,
    with maker: RowMaker, to writer: RecordWriter
  ) throws {
    let points = table.matrix()
    let growing = targets.targets.map {
      GrowthTarget(label: UInt32($0), count: targets.added(to: $0))
    }
    let synthesizer = method.synthesizer(seed: random.seed, amount.compatibility)
    let plans: [SynthesisPlan]
    do {
      plans = try synthesizer.plans(growing, in: points, labels: table.labels)
    } catch {
      // The first class that cannot grow alone is the one that the error is about.
      let culprit = growing.first {
        (try? synthesizer.plans([$0], in: points, labels: table.labels)) == nil
      }
      throw input.error(error, growing: culprit?.label ?? 0)
    }
    for (target, plan) in zip(growing, plans) where target.count > 0 {
      let name = input.name(of: target.label)
      if let neighborCount = plan.neighborCount, neighborCount < method.neighbors {
        Self.note(
          "class \"\(name)\" has \(counted(input.classes.counts[Int(target.label)], "row")): "
            + "\(counted(neighborCount, "neighbour")) instead of \(method.neighbors)")
      }
      try maker.write(
        plan, from: points, of: table, label: input.classes.label(target.label), to: writer)
    }
  }
}
