import CSVCore
import FilterKit
import Resampling
import TableKit

// Rows with several labels: each part gets its share of every label.

extension CSVSplit {
  /// Refuses what has no effect on several labels.
  func validateLabels() throws {
    try multilabel.validate(against: [
      "--label": label.given == "--label", bins.given ?? "--bins": bins.given != nil,
      "--no-stratify": choice.stratify == false, "--pool": choice.pool != nil,
      choice.bond ?? "--group": choice.bond != nil, "--by-hash": choice.byHash != nil,
      "--by-order": choice.byOrder, "--shuffle": choice.shuffle, "--compat": choice.compat != nil,
      "--time": time.time != nil,
    ])
  }

  /// Splits by the labels of the rows.
  func splitByLabels() throws {
    var reader = try input.open(.rewindable)
    let rows = try multilabel.rows(where: conditions, unlabeled: label.unlabeled, of: &reader)
    var table = LabeledTable(reader, rows, progress: Progress(output.report))
    let outputs = try PartOutputs(parts, output, like: table.reader)
    try table.readLabels()
    let sets = table.labelSets
    let partition: Partition
    do throws(ResamplingError) {
      partition = try Partition(sets, parts, seed: random.seed)
    } catch { throw table.error(error) }
    let shares = LabelShares(
      sets, partition, slotCount: outputs.titles.count,
      names: table.labelNames)
    for note in shares.notes(parts, allSlots: outputs.titles) { Self.note(note) }

    let slots = outputs.slots
    try table.route(to: outputs.destinations) { row in slots[partition.slot(of: row)] }
    try outputs.finish()
    if output.report.verbose {
      for line in shares.report(outputs.titles) { Self.note(line) }
    }
    outputs.report(
      counts: partition.counts(of: sets.rows.count, slotCount: slots.count),
      verbose: output.report.verbose, seed: random.seed, as: Self.note)
    if output.report.verbose { table.reader.reportSpool(as: Self.note) }
  }
}

extension Partition {
  /// Decides for all rows by their labels.
  fileprivate init(
    _ sets: LabelSets, _ parts: PartOptions, seed: UInt32
  ) throws(ResamplingError) {
    guard let foldCount = parts.folds else {
      var split = MultilabelSplit(seed: seed)
      split.test = parts.testPart
      split.validation = parts.validationPart
      self.init(.parts(try split.parts(of: sets)))
      return
    }
    var random = RandomState(seed: seed)
    var folds: [UInt16] = []
    // One generator goes on from repeat to repeat, so that those before must be drawn.
    for _ in 0..<(parts.repeat ?? 1) {
      folds = try MultilabelKFold(foldCount: foldCount).folds(of: sets, using: &random)
    }
    self.init(
      parts.fold.map { .foldAgainstRest(folds, fold: UInt16($0 - 1)) }
        ?? .folds(folds, slotCount: foldCount))
  }
}

/// How many rows of each label are in each slot.
private struct LabelShares {
  private let names: [String]
  /// Rows of each label by slot, label after label.
  private var counts: [[Int]]
  /// All rows by slot.
  private var rows: [Int]

  init(_ sets: LabelSets, _ partition: Partition, slotCount: Int, names: [String]) {
    self.names = names
    rows = [Int](repeating: 0, count: slotCount)
    var setCounts = sets.sets.map { _ in [Int](repeating: 0, count: slotCount) }
    for (row, set) in sets.rows.enumerated() where set != unlabeled {
      let slot = partition.slot(of: row)
      rows[slot] += 1
      setCounts[Int(set)][slot] += 1
    }
    counts = names.map { _ in [Int](repeating: 0, count: slotCount) }
    for (set, found) in zip(sets.sets, setCounts) {
      for label in set {
        for slot in found.indices { counts[label][slot] += found[slot] }
      }
    }
  }

  /// Which labels no training row has, and which parts are far from their size.
  func notes(_ parts: PartOptions, allSlots titles: [String]) -> [String] {
    var notes: [String] = []
    let isOfFolds = parts.folds != nil && parts.fold == nil
    let untrained = counts.indices.filter { label in
      let filled = counts[label].indices.filter { counts[label][$0] > 0 }
      return isOfFolds ? filled.count == 1 : !filled.isEmpty && !filled.contains(Partition.training)
    }
    if !untrained.isEmpty {
      let list = namesInOneLine(untrained.map { names[$0] })
      let subject =
        untrained.count == 1 ? "label \(list) has" : "\(untrained.count) labels have"
      let place =
        isOfFolds
        ? "rows in one fold alone: no training row when that is tested" : "no training row"
      notes.append(
        "\(subject) \(place)"
          + (untrained.count == 1 ? "" : ": \(list)"))
    }
    let total = rows.reduce(0, +)
    let sizes = [(Partition.validation, parts.validationPart), (Partition.test, parts.testPart)]
    for (slot, size) in sizes where parts.folds == nil {
      let (asked, difference): (String, Double)
      switch size {
      case nil: continue
      case .count(let count):
        (asked, difference) = ("\(count)", Double(rows[slot] - count).magnitude)
      case .fraction(let share):
        // A few rows more or less are what a share means; a tenth of the part is worth a word.
        let wanted = share * Double(total)
        let distance = (Double(rows[slot]) - wanted).magnitude
        (asked, difference) = (fourDigits(wanted), distance > wanted / 10 ? distance : 0)
      }
      if difference >= 1 {
        notes.append(
          "the \(titles[slot]) part has \(counted(rows[slot], "row")), not \(asked): "
            + "each label is shared out first")
      }
    }
    return notes
  }

  /// How many rows of each label went where.
  func report(_ titles: [String]) -> [String] {
    counts.enumerated().map { label, counts in
      let places = zip(counts, titles).filter { $0.0 > 0 }.map { "\($0.0) in \($0.1)" }
      return "label \"\(names[label])\": "
        + (places.isEmpty ? "no row" : places.joined(separator: ", "))
    }
  }
}
