import ArgumentParser
import CSVCore
package import FilterKit
import Resampling
import TableKit

/// The command, for the program that holds them all.
package var command: any Filter.Type { CSVSplit.self }

/// csv-split: cuts a CSV file into training, validation and test part, or into folds.
///
/// The first filter of every pipe: who balances before splitting measures copies of what was trained on. Every row goes
/// to one part, byte for byte.
struct CSVSplit: Filter {
  static let configuration = CommandConfiguration(
    filter: "csv-split",
    abstract: "Split a CSV file into training, validation and test part, or into folds.")

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Parts") var parts: PartOptions
  @OptionGroup(title: "How rows are chosen") var choice: ChoiceOptions
  @OptionGroup(title: "Classes") var label: LabelOptions
  @OptionGroup(title: "Rows that take part") var conditions: ConditionOptions
  @OptionGroup(title: "Random numbers") var random: SeedOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    try output.validate(against: [("--test", parts.test), ("--validation", parts.validation)])
    if choice.shuffle && (parts.folds != nil || parts.append != nil) {
      throw ValidationError("folds and --append keep input order: --shuffle has no effect")
    }
    if parts.folds == nil {
      if choice.stratify == true && (choice.group != nil || choice.byOrder) {
        throw ValidationError(
          "a split by group or order is not stratified: only --folds can be both")
      }
      if choice.byOrder && choice.group != nil {
        throw ValidationError("--by-order cuts by position: --group has no effect")
      }
    }
    if !usesLabels, let option = label.given {
      throw ValidationError("the split does not look at classes: \(option) has no effect")
    }
    if choice.byHash != nil {
      for size in [parts.testSize?.size, parts.validationSize?.size] {
        if case .count = size { throw ValidationError("--by-hash takes fractions, not counts") }
      }
    }
  }

  func run() throws {
    if let column = choice.byHash {
      try splitByHash(of: column)
      return
    }
    var reader = try input.open(.rewindable)
    let rows =
      usesLabels
      ? try label.rows(
        where: conditions, of: &reader, report: output.report,
        besides: ["--group": [choice.group].compactMap { $0 }])
      : try conditions.rows(of: &reader)
    var table = LabeledTable(reader, rows, progress: Progress(output.report))
    let outputs = try PartOutputs(parts, output, like: table.reader)
    let groups = try readLabels(of: &table)
    let partition = try partition(table, groups)
    if usesLabels, let lone = table.namesInOneLine(of: partition.loneClasses) {
      Self.note(
        partition.loneClasses.count == 1
          ? "class \(lone) has a single row: it goes to the training part"
          : "\(partition.loneClasses.count) classes have a single row, which goes to the training part: \(lone)"
      )
    }
    if usesLabels { noteUntrained(partition, table) }

    if choice.shuffle {
      try writeShuffled(partition, of: &table, to: outputs)
    } else {
      let slots = outputs.slots
      try table.route(to: outputs.destinations) { row in
        slots[partition.slot(of: row)]
      }
    }
    try outputs.finish()
    if output.report.verbose && usesLabels { report(partition, of: table, outputs.titles) }
    outputs.report(
      counts: partition.counts(of: table.labels.count, slotCount: outputs.slots.count),
      verbose: output.report.verbose, seed: choice.byOrder ? nil : random.seed, as: Self.note)
    if output.report.verbose { table.reader.reportSpool(as: Self.note) }
  }

  /// Whether classes are known: the split looks at them, or an option names their column.
  private var usesLabels: Bool {
    if choice.byHash != nil { return false }
    if label.given == "--label" { return true }
    return choice.stratify ?? !(parts.folds == nil && (choice.group != nil || choice.byOrder))
  }

  /// Says which classes no training row has.
  private func noteUntrained(_ partition: Partition, _ table: borrowing LabeledTable) {
    let untrained = partition.untrainedClasses(
      labels: table.labels, classCount: table.classes.count)
    guard let names = table.namesInOneLine(of: untrained) else { return }
    let subject = untrained.count == 1 ? "class \(names) has" : "\(untrained.count) classes have"
    let place =
      parts.folds != nil && parts.fold == nil
      ? "rows in one fold alone: no training row when that is tested" : "no training row"
    Self.note("\(subject) \(place)\(untrained.count == 1 ? "" : ": \(names)")")
  }

  /// The first pass: finds the class of every row, and its group where there are groups.
  private func readLabels(of table: inout LabeledTable) throws(CSVError) -> [UInt32]? {
    guard let column = choice.group else {
      try table.readLabels()
      return nil
    }
    var columns = table.choice.columns
    var groups = GroupAccumulator(columns.add(try table.reader.header.column(column)))
    try table.readLabels(with: &groups, from: columns)
    return groups.sorted(among: table.labels)
  }

  private func partition(
    _ table: borrowing LabeledTable, _ groups: [UInt32]?
  ) throws(CSVError) -> Partition {
    do throws(ResamplingError) {
      return try Partition(
        labels: table.labels, classCount: table.classes.count, groups: groups, parts, choice,
        seed: random.seed)
    } catch { throw table.error(error) }
  }

  /// Writes the parts in the order in which scikit-learn returns them; rows that take no part come first.
  private func writeShuffled(
    _ partition: Partition, of table: inout LabeledTable, to outputs: PartOutputs
  ) throws(CSVError) {
    let (slots, other) = (outputs.slots, outputs.otherSlot)
    let wanted = partition.orders.enumerated().filter { slots[$0.offset] >= 0 }.flatMap(\.element)
    let located = try table.route(
      to: outputs.destinations, locating: RowSet(wanted, rowCount: table.labels.count)
    ) { row in
      partition.slot(of: row) == other ? slots[other] : -1
    }
    for (slot, order) in partition.orders.enumerated() {
      guard let writer = outputs.writer(ofSlot: slot) else { continue }
      try located.write(order, from: table.reader, to: writer) { _, bytes, rows in
        rows.append(bytes)
      }
    }
  }

  /// Says on standard error how many rows of each class went where.
  private func report(
    _ partition: Partition, of table: borrowing LabeledTable, _ slots: [String]
  ) {
    // One more for rows without a part.
    let slotCount = slots.count + 1
    var counts = [Int](repeating: 0, count: table.classes.count * slotCount)
    for (row, label) in table.labels.enumerated() where label != unlabeled {
      counts[Int(label) * slotCount + partition.slot(of: row)] += 1
    }
    for label in table.classes.counts.indices {
      let parts = slots.enumerated().compactMap { slot, name in
        let count = counts[label * slotCount + slot]
        return count == 0 ? nil : "\(count) in \(name)"
      }
      Self.note("class \"\(table.name(of: UInt32(label)))\": \(parts.joined(separator: ", "))")
    }
  }

  /// One pass: a row's part depends on nothing but the row.
  private func splitByHash(of reference: ColumnReference) throws {
    var reader = try input.open(.sequential)
    let column = try reader.header.column(reference)
    let rows = try conditions.rows(of: &reader)
    let hash = try HashPartition(parts, seed: random.seed)
    let outputs = try PartOutputs(parts, output, like: reader)
    var columns = rows.columns
    var router = HashRouter(
      columns.add(column), rows, hash, slots: outputs.slots, outputs.destinations)
    var pass = RowPass(reader, progress: Progress(output.report))
    try pass.route(&router, from: columns, to: outputs.destinations.writers)
    try outputs.finish()
    if router.counts.dropLast().allSatisfy({ $0 == 0 }) && !rows.isOfAll {
      Self.note("no row passes --where" + (rows.valuesInView.map { ": \($0)" } ?? ""))
    }
    outputs.report(
      counts: router.counts, verbose: output.report.verbose, seed: random.seed, as: Self.note)
  }
}
