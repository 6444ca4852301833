import CSVCore
import FilterKit
import Resampling
import TableKit

// A label of numbers has runs of rare and of usual values in place of classes: those that have fewer rows than the others
// shall have get new ones, and those that have more lose some.

extension CSVSmote {
  /// How many rows each class, or each run of a label of numbers, is to gain.
  func growth(
    _ amount: Amount, of table: borrowing LabeledTable
  ) throws(CSVError) -> ClassTargets {
    if let targets = try runTargets(of: table, .oversampling) { return targets }
    return try amount.targets(for: table, direction: .oversampling)
  }

  /// Drops rows of the runs that have more than they shall have, at random by the seed, as csv-undersample does.
  ///
  /// - Returns: how many rows each run keeps; `nil` where the label has classes, of which none loses rows.
  func shrink(_ table: inout LabeledTable) throws(CSVError) -> ClassTargets? {
    guard let targets = try runTargets(of: table, .undersampling) else { return nil }
    let labels = table.labels
    let kept = RowSet(
      RandomUndersampling(seed: random.seed).keptRows(labels: labels, targets: targets),
      rowCount: labels.count)
    let dropped = labels.indices.lazy.map { RowNumber($0) }
      .filter { labels[Int($0)] != unlabeled && !kept.contains($0) }
    table.drop(RowSet(dropped, rowCount: labels.count))
    return targets
  }

  private func runTargets(
    of table: borrowing LabeledTable, _ direction: ResamplingDirection
  ) throws(CSVError) -> ClassTargets? {
    guard let runs = table.choice.source?.runs else { return nil }
    do throws(ResamplingError) {
      return try ClassTargets(
        counts: table.classes.counts, goal: .perClass(amount.rowCount(of: runs)),
        direction: direction)
    } catch { throw table.error(error) }
  }

  /// Refuses labels that count as missing.
  func requireLabels(
    in features: FeatureTable, _ plan: ColumnPlan, of reader: borrowing RecordReader
  ) throws(CSVError) {
    guard plan.isNumeric else { return }
    let numbers = features.numbers
    for row in 0..<numbers.rowCount where numbers[row, numbers.columnCount - 1].isNaN {
      throw reader.error(
        "--na takes the label of row \(features.rows[row] + 1) for a missing one",
        column: plan.label, hint: "use --where to pass such rows through")
    }
  }
}
