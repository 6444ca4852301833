import ArgumentParser
import CSVCore
package import FilterKit
import Resampling

/// The command, for the program that holds them all.
package let command: any Filter.Type = CSVSplit.self

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
    if choice.byOrder { try random.refuse(because: "--by-order leaves nothing to chance") }
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
    var input = try LabeledInput(
      input, label: usesLabels ? label : nil, where: conditions, report: output.report)
    var outputs = try PartOutputs(parts, output, like: input.reader)
    let groups = try readLabels(of: &input)
    let partition = try partition(input, groups)
    for lone in partition.loneClasses where usesLabels {
      Self.note("class \"\(input.name(of: lone))\" has a single row: it goes to the training part")
    }

    if choice.shuffle {
      try writeShuffled(partition, of: &input, to: &outputs)
    } else {
      let (writers, suffixes) = (outputs.writers, outputs.suffixes)
      try input.route(to: writers, suffixes: suffixes) { (_, _, row, _) in
        outputs.place(ofSlot: partition.slot(of: row))
      }
    }
    try outputs.finish()
    if output.report.verbose && usesLabels { report(partition, of: input, outputs.titles) }
    outputs.report(
      verbose: output.report.verbose, seed: choice.byOrder ? nil : random.seed, as: Self.note)
    if output.report.verbose { input.reader.reportSpool(as: Self.note) }
  }

  /// Whether the split looks at classes.
  private var usesLabels: Bool {
    if choice.byHash != nil { return false }
    return choice.stratify ?? !(parts.folds == nil && (choice.group != nil || choice.byOrder))
  }

  /// The first look: finds the class of every row, and its group where there are groups.
  private func readLabels(of input: inout LabeledInput) throws(CSVError) -> [UInt32]? {
    guard let column = choice.group else {
      try input.readLabels()
      return nil
    }
    var names = ClassTable()
    var groups: [UInt32] = []
    let place = try input.reader.header.column(column)
    try input.readLabels(lookingAt: [place]) { (reader, record, label) in
      groups.append(label == unlabeled ? unlabeled : names.add(reader.value(0, of: record)))
    }
    names.sortClasses(renumbering: &groups)
    return groups
  }

  private func partition(
    _ input: borrowing LabeledInput, _ groups: [UInt32]?
  ) throws(CSVError) -> Partition {
    do throws(ResamplingError) {
      return try Partition(
        labels: input.labels, classCount: input.classes.count, groups: groups, parts, choice,
        seed: random.seed)
    } catch { throw input.error(error) }
  }

  /// Writes the parts in the order in which scikit-learn returns them; rows that take no part come first.
  private func writeShuffled(
    _ partition: Partition, of input: inout LabeledInput, to outputs: inout PartOutputs
  ) throws(CSVError) {
    var store = RecordStore()
    let writers = outputs.writers
    try input.route(to: writers) { (reader, record, row, label) in
      store.append(record, of: reader)
      let place = outputs.place(ofSlot: partition.slot(of: row))
      return label == unlabeled ? place : -1
    }
    for (slot, order) in partition.orders.enumerated() {
      guard let writer = outputs.writer(ofSlot: slot) else { continue }
      try store.fetch(order, from: input.reader) { (_, bytes) throws(CSVError) in
        try writer.copy(bytes)
      }
    }
  }

  /// Says on standard error how many rows of each class went where.
  private func report(
    _ partition: Partition, of input: borrowing LabeledInput, _ slots: [String]
  ) {
    // One more for rows without a part.
    let slotCount = slots.count + 1
    var counts = [Int](repeating: 0, count: input.classes.count * slotCount)
    for (row, label) in input.labels.enumerated() where label != unlabeled {
      counts[Int(label) * slotCount + partition.slot(of: row)] += 1
    }
    for label in input.classes.counts.indices {
      let parts = slots.enumerated().compactMap { slot, name in
        let count = counts[label * slotCount + slot]
        return count == 0 ? nil : "\(count) in \(name)"
      }
      Self.note("class \"\(input.name(of: UInt32(label)))\": \(parts.joined(separator: ", "))")
    }
  }

  /// One pass: a row's part depends on nothing but the row.
  private func splitByHash(of reference: ColumnReference) throws {
    var reader = try input.open(.once)
    let column = try reader.header.column(reference)
    let test = try RowTest(conditions.conditions, in: reader.header)
    let hash = try HashPartition(parts, seed: random.seed)
    var outputs = try PartOutputs(parts, output, like: reader)
    let (writers, suffixes) = (outputs.writers, outputs.suffixes)
    reader.select([column] + test.columns)
    var progress = Progress(output.report, total: reader.size)
    while try reader.advance() {
      try reader.distribute(to: writers, suffixes: suffixes) { record in
        let takesPart = test.isEmpty || test.holds(record, of: reader, from: 1)
        return outputs.place(
          ofSlot: takesPart ? hash.slot(of: reader.value(0, of: record)) : outputs.otherSlot)
      }
      progress.update(bytes: reader.offsetAfterBatch, rows: reader.recordsBefore + reader.count)
    }
    progress.finish()
    try outputs.finish()
    outputs.report(verbose: output.report.verbose, seed: random.seed, as: Self.note)
  }
}
