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
  let plans: [SynthesisPlan]
  /// What provenance calls the method.
  private let name: String

  /// Learns from a table and draws all rows.
  ///
  /// - Parameter progress: hears how far the search for neighbors is.
  init(
    _ method: MethodOptions, _ targets: [GrowthTarget], from table: FeatureTable,
    labels: [UInt32], seed: UInt32, compatibility: Compatibility, numbersAreIntegers: Bool,
    progress: WorkProgress
  ) throws(SynthesisError) {
    points = MixedMatrix(numbers: table.numbers, codes: table.categoryCodes)
    let scaling = FeatureScaling(method.distance.scale, of: points.numbers)
    let scaled = scaling.scaled(points)
    var parameters = method.parameters(for: scaled, seed: seed, compatibility)
    parameters.numbersAreIntegers = numbersAreIntegers
    parameters.rules.progress = progress
    let variant = method.variant.suiting(points)
    name = variant.name
    plans = try variant.synthesizer(parameters)
      .plans(
        targets, in: scaled, labels: labels,
        rejection: method.reject.map { LeeRejection(limit: $0) }
      )
      .map { plan in
        var plan = plan
        plan.anchors = plan.anchors.map { scaling.unscaled($0) }
        plan.drawn = plan.drawn.map { scaling.unscaled($0) }
        return plan
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
    _ plan: SynthesisPlan, label: [UInt8], from table: FeatureTable,
    with made: SyntheticRowWriter, to writer: RecordWriter
  ) throws(CSVError) {
    let empty = writer.newRows
    // Some thousand cells at a time, so that wide rows of a small class are made on several threads, too.
    let width = points.numbers.columnCount + points.codes.columnCount
    try inOrder(of: plan.count, size: max(16, 16_384 / max(1, width))) { rows in
      text(of: rows, plan, label, table, made, empty)
    } use: { (text) throws(CSVError) in
      try writer.writeInTurn(text)
    }
  }

  /// Some rows of one class as text.
  private func text(
    of rows: Range<Int>, _ plan: SynthesisPlan, _ label: [UInt8], _ table: FeatureTable,
    _ made: SyntheticRowWriter, _ empty: RowText
  ) -> RowText {
    var text = empty
    var row = SyntheticRow(
      numbers: [Double](repeating: 0, count: points.numbers.columnCount), parent: 0, label: label)
    let width = plan.codes.columnCount
    for index in rows {
      var cells = row.numbers.mutableSpan
      plan.fill(row: index, from: points.numbers, into: &cells)
      row.codes = Array(plan.codes.values[(index * width)..<((index + 1) * width)])
      row.parent = Int(plan.base[index])
      made.append(
        row, from: table, to: &text, provenance: provenance(plan, index, table))
    }
    return text
  }

  /// How a row came about: the method, the records of its parents from 1, the step from the first to the second.
  private func provenance(
    _ plan: SynthesisPlan, _ index: Int, _ table: FeatureTable
  ) -> String {
    let base = table.rows[Int(plan.base[index])] + 1
    let other = Int(plan.other[index])
    let partner =
      plan.drawn != nil && other == Int(plan.base[index])
      ? "noise" : other < table.rows.count ? String(table.rows[other] + 1) : "mean"
    return "\(name) \(base) \(partner) \(plan.position(ofRow: index))"
  }
}
