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
  @OptionGroup(title: "By time") var time: TimeOptions
  @OptionGroup(title: "Classes") var label: LabelOptions
  @OptionGroup(title: "Classes") var bins: BinOptions
  @OptionGroup(title: "Classes") var multilabel: MultilabelOptions
  @OptionGroup(title: "Rows that take part") var conditions: ConditionOptions
  @OptionGroup(title: "Random numbers") var random: SeedOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  mutating func validate() throws {
    try output.validate(
      against: [("--test", parts.test), ("--validation", parts.validation)], reading: input)
    try validateLabels()
    if choice.shuffle && (parts.folds != nil || parts.append != nil) {
      throw ValidationError("folds and --append keep input order: --shuffle has no effect")
    }
    try time.validate(parts, choice)
    if parts.folds == nil {
      if choice.stratify == true && choice.byOrder {
        throw ValidationError("a split by order is not stratified: only --folds can be both")
      }
      if choice.byOrder, let bond = choice.bond {
        throw ValidationError("--by-order cuts by position: \(bond) has no effect")
      }
    }
    if isByStratifiedGroups {
      for size in [parts.testSize?.size, parts.validationSize?.size] {
        if case .count = size {
          throw ValidationError(
            "groups with --stratify are split by shares of the rows: a size is a fraction, not a count"
          )
        }
      }
    }
    if choice.byOrder && parts.repeats != nil {
      throw ValidationError(
        "--by-order takes no chance, and all repeats are alike: --repeats has no effect")
    }
    if choice.pool != nil && !isStratified {
      throw ValidationError("the split does not keep proportions of classes: --pool has no effect")
    }
    if choice.compat != nil && !isCompatible {
      throw ValidationError("the split is scikit-learn's in any case: --compat has no effect")
    }
    if !usesLabels && !multilabel.isGiven, let option = label.given ?? bins.given {
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
    if multilabel.isGiven {
      try splitByLabels()
      return
    }
    var reader = try input.open(.rewindable)
    let rows =
      usesLabels
      ? try label.rows(
        where: conditions, bins: bins, of: &reader, report: output.report,
        besides: [
          "--group": [choice.group].compactMap { $0 }, "--time": [time.time].compactMap { $0 },
        ], or: choice.stratify == nil ? "--no-stratify" : nil)
      : try conditions.rows(of: &reader)
    var table = LabeledTable(reader, rows, progress: Progress(output.report))
    let outputs = try PartOutputs(parts, output, like: table.reader)
    let bonds = try readLabels(of: &table)
    let partition = try partition(table, bonds)
    let counts = partition.counts(of: table.labels.count, slotCount: outputs.slots.count)
    noteOthers(counts[outputs.otherSlot])
    for note in table.choice.source?.notes(verbose: output.report.verbose) ?? [] { Self.note(note) }
    if usesLabels, let lone = table.namesInOneLine(of: partition.loneClasses) {
      Self.note(
        partition.loneClasses.count == 1
          ? "class \(lone) has a single row: it goes to the training part"
          : "\(partition.loneClasses.count) classes have a single row, which goes to the training part: \(lone)"
      )
    }
    if usesLabels { noteUntrained(partition, table) }
    noteSizes(counts)

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
      counts: counts, verbose: output.report.verbose,
      seed: choice.byOrder || time.time != nil ? nil : random.seed, as: Self.note)
    if output.report.verbose { table.reader.reportSpool(as: Self.note) }
  }

  /// Whether classes are known: the split looks at them, or an option names their column.
  private var usesLabels: Bool {
    if choice.byHash != nil { return false }
    if label.given == "--label" { return true }
    if time.time != nil { return false }
    return choice.stratify ?? !(parts.folds == nil && (choice.bond != nil || choice.byOrder))
  }

  /// Whether the parts have the classes in proportion.
  private var isStratified: Bool {
    if choice.byHash != nil || time.time != nil { return false }
    return choice.stratify ?? (parts.folds != nil || choice.bond == nil && !choice.byOrder)
  }

  /// Whether one split keeps groups whole and classes in proportion.
  private var isByStratifiedGroups: Bool {
    parts.folds == nil && choice.bond != nil && choice.stratify == true
  }

  /// Whether scikit-learn does something else where it is not followed to the letter.
  private var isCompatible: Bool {
    if parts.folds != nil { return choice.bond != nil && choice.stratify ?? true }
    return choice.stratify ?? (choice.bond == nil && !choice.byOrder)
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

  /// Says that rows pass through that take no part, where that breaks what holds for the others.
  private func noteOthers(_ count: Int) {
    let bond =
      time.time != nil
      ? "time" : choice.bond != nil ? "group" : choice.byHash != nil ? "value" : nil
    let reason = bond.map { "whatever their \($0)" } ?? "whatever --part says"
    guard count > 0, parts.append == nil, bond != nil || parts.part ?? .train != .train else {
      return
    }
    let rows = count == 1 ? "1 row takes no part and goes" : "\(count) rows take no part and go"
    Self.note("\(rows) to standard output, \(reason)")
  }

  /// Says how large a part is that is far from its size, as whole groups or times can make it.
  ///
  /// - Parameter counts: how many rows each slot has.
  private func noteSizes(_ counts: [Int]) {
    guard parts.folds == nil, choice.bond != nil || time.time != nil else { return }
    let rows = Double(counts[..<Partition.partCount].reduce(0, +))
    let sizes = [
      ("validation", Partition.validation, parts.validationPart),
      ("test", Partition.test, parts.testPart),
    ]
    for (name, slot, size) in sizes {
      guard case .fraction(let share) = size else { continue }
      let difference = (Double(counts[slot]) - share * rows).magnitude
      if difference >= 1 && difference > share * rows / 10 {
        Self.note(
          "the \(name) part has \(fourDigits(Double(counts[slot]) / rows)) of the rows, not \(fourDigits(share)): "
            + "\(time.time != nil ? "rows of one time" : "groups") stay together")
      }
    }
  }

  /// The first pass: finds the class of every row, and its group or time where these matter.
  private func readLabels(of table: inout LabeledTable) throws(CSVError) -> RowBonds {
    var columns = table.choice.columns
    if let reference = time.time {
      let column = try table.reader.header.column(reference)
      var times = TimeAccumulator(columns.add(column), column: column)
      try table.readLabels(with: &times, from: columns)
      try times.forms.check(in: table.reader, column: column)
      return .times(times.ranks(among: table.labels))
    }
    if choice.groupDuplicates {
      let listed = try table.reader.header.columns(ColumnList(joining: choice.duplicateColumns))
      let compared =
        listed.isEmpty
        ? try table.comparableColumns(
          besides: label.column(in: table.reader.header), as: Self.note) : listed
      var duplicates = DuplicateAccumulator(columns.add(compared))
      try table.readLabels(with: &duplicates, from: columns)
      return .groups(duplicates.groups(among: table.labels))
    }
    guard let column = choice.group else {
      try table.readLabels()
      return .none
    }
    var groups = GroupAccumulator(columns.add(try table.reader.header.column(column)))
    try table.readLabels(with: &groups, from: columns)
    return .groups(groups.sorted(among: table.labels))
  }

  private func partition(
    _ table: borrowing LabeledTable, _ bonds: RowBonds
  ) throws(CSVError) -> Partition {
    let strata = Strata(
      labels: table.labels, counts: table.classes.counts, poolingBelow: choice.pool)
    if output.report.verbose, let names = table.namesInOneLine(of: strata.pooled) {
      Self.note(
        "\(counted(strata.pooled.count, "class", plural: "classes")) in one stratum: \(names)")
    }
    do throws(ResamplingError) {
      return try Partition(strata, bonds, parts, choice, time, seed: random.seed)
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
    // Two more for rows without a part.
    let slotCount = slots.count + 2
    var counts = [Int](repeating: 0, count: table.classes.count * slotCount)
    for (row, label) in table.labels.enumerated() where label != unlabeled {
      counts[Int(label) * slotCount + partition.slot(of: row)] += 1
    }
    let left = parts.append == nil ? "no part" : "no fold"
    for label in table.classes.counts.indices {
      // Rows that take no part have no class here.
      let parts = (slots + ["", left]).enumerated().compactMap { slot, name in
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
      columns.add(column), rows, hash, slots: outputs.slots, otherSlot: outputs.otherSlot,
      outputs.destinations)
    var pass = RowPass(reader, progress: Progress(output.report))
    try pass.route(&router, from: columns, to: outputs.destinations.writers)
    try outputs.finish()
    if router.counts[..<outputs.otherSlot].allSatisfy({ $0 == 0 }) && !rows.isOfAll {
      Self.note("no row passes --where" + (rows.valuesInView.map { ": \($0)" } ?? ""))
    } else {
      noteOthers(router.counts[outputs.otherSlot])
    }
    outputs.report(
      counts: router.counts, verbose: output.report.verbose, seed: random.seed, as: Self.note)
  }
}
