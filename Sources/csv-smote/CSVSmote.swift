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
    try method.validate(
      amount.compatibility, hasCategories: !synthesis.categorical.isEmpty)
    if !method.variant.heeds.contains(.seed) && method.reject == nil {
      try random.refuse(because: "\(method.variant.name) leaves nothing to chance")
    }
  }

  func run() throws {
    let amount = try amount.read()
    var input = try LabeledInput(
      input, label: label, where: conditions, report: output.report)
    let made = try MadeRowColumns(
      synthesis.made, of: input.reader, label: input.labelColumn)
    let layout = try synthesis.layout(features, made, of: input)
    if layout.numbers.isEmpty, let option = method.optionForNumbers {
      throw input.reader.error("all features are categories: \(option) has no effect")
    }
    let writer = try output.open(like: input.reader, appending: made.appendedNames)

    var survey = FeatureSurvey(layout.numbers, missing: features.missing)
    try input.readLabels(surveying: &survey)
    try survey.requireNumbers(
      of: input.reader, remedies: ["--exclude", "--copy", "--categorical"])
    let targets = try amount.targets(for: input, direction: .oversampling)

    var table = FeatureTable(layout)
    let needsAll = method.needsAllRows(onlyCategories: layout.numbers.isEmpty)
    try input.route(
      lookingAt: layout.columns, to: [writer], suffixes: [made.suffixOfKept]
    ) { (reader, record, row, label) in
      if label != unlabeled && (needsAll || targets.added(to: Int(label)) > 0) {
        table.append(record, of: reader, row: row)
      }
      return synthesis.syntheticOnly ? -1 : 0
    }
    table.finish()
    let rows = MadeRowWriter(
      layout, made, survey, decimals: synthesis.decimals, compatibility: amount.compatibility)
    let after = try make(
      targets, from: table, of: input, with: rows, to: writer,
      numbersAreIntegers: layout.numbers.indices.allSatisfy { survey.isIntegral($0) })
    try writer.finish()
    try writer.commit()
    if output.report.verbose { input.report(after, seed: random.seed, as: Self.note) }
  }

  /// Makes the rows that the classes lack, class by class.
  ///
  /// - Returns: how many rows each class has then.
  private func make(
    _ targets: ClassTargets, from table: FeatureTable, of input: borrowing LabeledInput,
    with rows: MadeRowWriter, to writer: RecordWriter, numbersAreIntegers: Bool
  ) throws -> [Int] {
    let growing = targets.targets.map {
      GrowthTarget(label: UInt32($0), count: targets.added(to: $0))
    }
    let labels = table.labels(of: input)
    func plans(_ targets: [GrowthTarget]) throws(SynthesisError) -> Plans {
      try Plans(
        method, targets, from: table, labels: labels, seed: random.seed,
        compatibility: amount.compatibility, numbersAreIntegers: numbersAreIntegers)
    }
    let made: Plans
    do {
      made = try plans(growing)
    } catch {
      // The first class that cannot grow alone is the one that the error is about.
      let culprit = growing.first { (try? plans([$0])) == nil }
      throw input.error(error, growing: culprit?.label ?? 0)
    }
    var counts = targets.counts
    for (target, plan) in zip(growing, made.plans) where target.count > 0 {
      counts[Int(target.label)] += plan.count
      note(plan, of: target, in: input)
      try made.write(
        plan, label: input.classes.label(target.label), from: table, with: rows,
        to: writer)
    }
    return counts
  }

  /// Says where a class got fewer neighbors, or where rejection had to be eased.
  private func note(
    _ plan: SynthesisPlan, of target: GrowthTarget, in input: borrowing LabeledInput
  ) {
    let name = input.name(of: target.label)
    if let limit = plan.imbalanceLimit {
      Self.note(
        "class \"\(name)\" prevails in no cluster: its rows are made where others outnumber it "
          + "at most \(fourDigits(limit)) to 1")
    }
    if let neighborCount = plan.neighborCount, neighborCount < method.neighborCount {
      let rows =
        method.variant.heeds.contains(.clusters)
        ? "has \(counted(neighborCount + 1, "row")) in a cluster"
        : "has \(counted(input.classes.counts[Int(target.label)], "row"))"
      Self.note(
        "class \"\(name)\" \(rows): "
          + "\(counted(neighborCount, "neighbor")) instead of \(method.neighborCount)")
    }
    if output.report.verbose, let recall = plan.recall {
      Self.note(
        recall == 1
          ? "class \"\(name)\": all of the nearest neighbors were found"
          : "class \"\(name)\": \(fourDigits(recall)) of the nearest neighbors were found, "
            + "as a sample says")
    }
    if let limit = plan.acceptanceLimit, let reject = method.reject, limit > reject {
      Self.note(
        "class \"\(name)\": rows were rejected from a share of \(fourDigits(limit)) on, "
          + "since too few passed")
    }
  }
}
