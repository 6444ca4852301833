import ArgumentParser
import CSVCore
package import FilterKit
import Resampling
import TableKit
import Threading

/// The command, for the program that holds them all.
package var command: any Filter.Type { CSVSmote.self }

/// csv-smote: adds synthetic rows to the small classes of a CSV file.
///
/// Where csv-oversample copies rows, this makes new ones between rows that lie close together. The rows that came in pass
/// through byte for byte, the made ones follow.
struct CSVSmote: Filter {
  static let configuration = CommandConfiguration(
    filter: "csv-smote",
    abstract: "Add synthetic rows to the small classes of a CSV file.")

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Classes") var label: LabelOptions
  @OptionGroup(title: "Classes") var multilabel: MultilabelOptions
  @OptionGroup(title: "Rows that take part") var conditions: ConditionOptions
  @OptionGroup(title: "How many rows") var amount: AmountOptions
  @OptionGroup(title: "Features") var features: FeatureOptions
  @OptionGroup(title: "Method") var method: MethodOptions
  @OptionGroup(title: "Method") var labelSets: LabelSetOptions
  @OptionGroup(title: "New rows") var synthesis: SynthesisOptions
  @OptionGroup(title: "Random numbers") var random: SeedOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    try validateLabels()
    try amount.validate(for: .oversampling, reading: input)
    try method.validate(
      amount.compatibility, hasCategories: features.hasCategories)
    if method.isForNumericLabel { try amount.validateForRuns() }
    if method.rare.readsStandardInput && input.path == nil {
      throw ValidationError("--relevance and the input cannot both be standard input")
    }
  }

  func run() throws {
    if multilabel.isGiven {
      try synthesizeByLabels()
      return
    }
    let amount = try amount.read()
    let relevance = try method.rare.rule()
    var reader = try input.open(.rewindable)
    let rows = try label.rows(
      where: conditions, takesSeveral: relevance == nil, of: &reader, report: output.report,
      relevance: relevance)
    var table = LabeledTable(reader, rows, progress: Progress(output.report))
    let made = try synthesis.made.columns(of: table.reader, label: table.labelColumn)
    let plan = try synthesis.columns(
      features, made, of: table, isStrict: amount.compatibility == .imbalancedLearn,
      as: method.isForNumericLabel ? .number : table.labelColumns.count > 1 ? .values : .value)
    if plan.features.areCategoriesAlone { try requireNumbers(of: table.reader) }
    let writer = try output.open(like: table.reader, appending: made.appendedColumns)

    var columns = table.choice.columns
    var survey = FeatureSurvey(plan.features, in: table.reader.header, selecting: &columns)
    try table.readLabels(with: &survey, from: columns)
    let roles = try survey.roles(
      of: table.reader, replacing: method.takesCategories ? [:] : [.category: .copy],
      remedies: method.takesCategories
        ? ["--exclude", "--copy", "--categorical"] : ["--exclude", "--copy"])
    let layout = try plan.layout(survey, roles, of: table.reader)
    if plan.numberCount(in: layout) == 0 { try requireNumbers(of: table.reader) }
    for line in roles.notes { Self.note(line) }
    let grammars = survey.grammars(of: layout.numbers)
    for line in table.choice.source?.notes(verbose: output.report.verbose) ?? [] {
      Self.note(line)
    }
    let targets = try growth(amount, of: table)
    targets.noteGrowth(of: table)

    let needsAll = method.needsAllRows(onlyCategories: layout.numbers.isEmpty)
    let features = try table.features(
      layout, of: targets.counts.indices.map { needsAll || targets.added(to: $0) > 0 })
    try requireLabels(in: features, plan, of: table.reader)
    let growing = targets.targets.map {
      GrowthTarget(label: UInt32($0), count: targets.added(to: $0))
    }
    let plans = try plans(
      growing, from: features, of: table,
      numbersAreIntegers: grammars.allSatisfy(\.isIntegral))

    let shrinking = try shrink(&table)

    try synthesis.begin(writer, made, of: &table)
    let synthetic = SyntheticRowWriter(
      layout, made, grammars, decimals: synthesis.decimals, compatibility: amount.compatibility)
    for (target, plan) in zip(growing, plans.plans) where target.count > 0 {
      try plans.write(
        plan, label: table.classes.label(target.label), from: features, with: synthetic,
        to: writer)
    }
    try synthesis.end(writer, made, of: &table, seed: random.seed)
    if output.report.verbose {
      table.report(
        plans.counts(of: growing, before: shrinking?.wanted ?? targets.counts), seed: random.seed,
        as: Self.note)
    }
  }

  /// Refuses options that are for numbers where there are none.
  private func requireNumbers(of reader: borrowing RecordReader) throws(CSVError) {
    if method.reject != nil {
      throw reader.error("all features are categories: --reject has no effect")
    }
    try method.distance.requireNumbers(of: reader)
  }

  /// Plans the rows that the classes lack, and says what is not as it was asked for.
  private func plans(
    _ growing: [GrowthTarget], from features: FeatureTable, of table: borrowing LabeledTable,
    numbersAreIntegers: Bool
  ) throws(CSVError) -> Plans {
    let labels = features.labels(of: table)
    let progress = Progress(output.report).phase("searching")
    func plans(_ targets: [GrowthTarget]) throws(SynthesisError) -> Plans {
      try Plans(
        method, targets, from: features, labels: labels, seed: random.seed,
        compatibility: amount.compatibility, numbersAreIntegers: numbersAreIntegers,
        progress: progress)
    }
    let made: Plans
    do throws(SynthesisError) {
      made = try plans(growing)
    } catch {
      // The first class that cannot grow alone is the one that the error is about.
      let culprit = growing.first { (try? plans([$0])) == nil }
      throw table.error(error, growing: culprit?.label ?? 0)
    }
    let grown = zip(growing, made.plans).filter { target, _ in target.count > 0 }
    noteSmallClasses(grown, in: table)
    for (target, plan) in grown { note(plan, of: target, in: table) }
    return made
  }

  /// Says which classes have a single row, and which have fewer neighbors than asked for: a line each, and where there
  /// are many of a kind one line for all.
  private func noteSmallClasses(
    _ grown: [(GrowthTarget, SynthesisPlan)], in table: borrowing LabeledTable
  ) {
    let most = 5
    let counts = table.classes.counts
    let lone = grown.map(\.0.label).filter { counts[Int($0)] == 1 }
    let small = grown.filter { target, plan in
      counts[Int(target.label)] > 1 && plan.neighborCount.map { $0 < method.neighborCount } == true
    }
    if lone.count > most, let names = table.namesInOneLine(of: lone) {
      Self.note(
        "\(lone.count) classes have a single row: their new rows are copies of it: \(names)")
    } else {
      for label in lone {
        Self.note(
          "class \"\(table.name(of: label))\" has a single row: its new rows are copies of it")
      }
    }
    if small.count > most, let names = table.namesInOneLine(of: small.map(\.0.label)) {
      Self.note(
        "\(small.count) classes are too small for \(method.neighborCount) neighbors, "
          + "and their rows have fewer: \(names)")
      return
    }
    for (target, plan) in small {
      guard let neighborCount = plan.neighborCount else { continue }
      let rows =
        method.variant.heeds.contains(.clusters)
        ? "\(counted(neighborCount + 1, "row")) in a cluster"
        : counted(counts[Int(target.label)], "row")
      Self.note(
        "class \"\(table.name(of: target.label))\" has \(rows): "
          + "\(counted(neighborCount, "neighbor")) instead of \(method.neighborCount)")
    }
  }

  /// Says where rows were made among others for want of a cluster, how well neighbors were found, and where rejection had
  /// to be eased.
  private func note(
    _ plan: SynthesisPlan, of target: GrowthTarget, in table: borrowing LabeledTable
  ) {
    let name = table.name(of: target.label)
    if let limit = plan.imbalanceLimit {
      Self.note(
        "class \"\(name)\" prevails in no cluster: its rows are made where others outnumber it "
          + "at most \(fourDigits(limit)) to 1")
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
