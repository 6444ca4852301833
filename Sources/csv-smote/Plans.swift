import CSVCore
import FilterKit
import Resampling
import TableKit
import Threading

/// What is to be made, and from what.
struct Plans: Sendable {
  /// The features of the rows that were learned from.
  let points: MixedMatrix
  /// What is made, for each class that grows.
  let plans: [MixedPlan]
  /// What provenance calls the method.
  private let name: String

  /// Learns from a table and draws all rows.
  init(
    _ method: MethodOptions, _ targets: [GrowthTarget], from table: FeatureTable,
    labels: [UInt32], seed: UInt32, compatibility: Compatibility, numbersAreIntegers: Bool
  ) throws(SynthesisError) {
    points = MixedMatrix(numbers: table.numbers, codes: table.categoryCodes)
    var rules = NeighborRules()
    rules.compatibility = compatibility
    rules.recall = method.approximate ?? 1
    rules.loneRow = method.lone == .copy ? .copied : .refused
    let rejection = method.reject.map { LeeRejection(limit: $0) }
    let spread = method.spread == .even ? ParentSpread.even : .random
    let scaling = FeatureScaling(method.distance.scale, of: points.numbers)
    let scaled = scaling.scaled(points.numbers)
    rules.metric = method.distance.metric(for: scaled)

    if points.codes.columnCount == 0 {
      name = method.variant.rawValue
      plans = try method.synthesizer(seed: seed, rules)
        .plans(targets, in: scaled, labels: labels, rejection: rejection)
        .map { plan in
          var plan = plan
          plan.anchors = plan.anchors.map { scaling.unscaled($0) }
          return MixedPlan(lines: plan)
        }
    } else if points.numbers.columnCount == 0 {
      name = "smoten"
      var smoten = SMOTEN(seed: seed)
      (smoten.neighborCount, smoten.spread, smoten.rules) = (method.neighborCount, spread, rules)
      plans = try smoten.plans(targets, in: points.codes, labels: labels)
    } else {
      name = "smotenc"
      var smotenc = SMOTENC(seed: seed)
      (smotenc.neighborCount, smotenc.spread, smotenc.rules) = (method.neighborCount, spread, rules)
      smotenc.numbersAreIntegers = numbersAreIntegers
      plans = try smotenc.plans(
        targets, in: MixedMatrix(numbers: scaled, codes: points.codes), labels: labels,
        rejection: rejection)
    }
  }

  /// How many rows each class has with those that are made.
  func counts(of targets: [GrowthTarget], before: [Int]) -> [Int] {
    var counts = before
    for (target, plan) in zip(targets, plans) where target.count > 0 {
      counts[Int(target.label)] += plan.count
    }
    return counts
  }

  /// Writes the rows of one class.
  func write(
    _ plan: MixedPlan, label: [UInt8], from table: FeatureTable,
    with made: SyntheticRowWriter, to writer: RecordWriter
  ) throws(CSVError) {
    let empty = writer.newRows
    // Some thousand cells at a time, so that wide rows of a small class are made on several threads, too.
    let width = points.numbers.columnCount + points.codes.columnCount
    try inOrder(of: plan.count, size: max(16, 16_384 / max(1, width))) { places in
      text(of: places, plan, label, table, made, empty)
    } use: { (rows) throws(CSVError) in
      try writer.write(rows)
    }
  }

  /// Some rows of one class as text.
  private func text(
    of places: Range<Int>, _ plan: MixedPlan, _ label: [UInt8], _ table: FeatureTable,
    _ made: SyntheticRowWriter, _ empty: RowText
  ) -> RowText {
    var text = empty
    var row = SyntheticRow(
      numbers: [Double](repeating: 0, count: points.numbers.columnCount), parent: 0, label: label)
    let width = plan.codes.columnCount
    for place in places {
      var cells = row.numbers.mutableSpan
      plan.lines.fill(row: place, from: points.numbers, into: &cells)
      row.codes = Array(plan.codes.values[(place * width)..<((place + 1) * width)])
      row.parent = Int(plan.lines.base[place])
      made.append(
        row, from: table, to: &text, provenance: provenance(plan.lines, place, table))
    }
    return text
  }

  /// How a row came about: the method, the records of its parents from 1, the step from the first to the second.
  private func provenance(
    _ plan: SynthesisPlan, _ place: Int, _ table: FeatureTable
  ) -> String {
    let base = table.rows[Int(plan.base[place])] + 1
    let other = Int(plan.other[place])
    let partner = other < table.rows.count ? String(table.rows[other] + 1) : "mean"
    let shrink = plan.shrink.isEmpty ? 1 : plan.shrink[place]
    return "\(name) \(base) \(partner) \(plan.step[place] * shrink)"
  }
}
