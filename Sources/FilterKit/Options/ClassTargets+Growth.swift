import CSVCore
public import Resampling
public import TableKit

extension ClassTargets {
  /// Says so, before a result is begun that is more than ten times as long as the input: maybe the classes are none.
  public func noteGrowth(of table: borrowing LabeledTable) {
    let rowCount = table.labels.count
    let passing = rowCount - counts.reduce(0, +)
    let result = wanted.reduce(passing, +)
    guard result > 10 * rowCount, let column = table.labelColumn else {
      return
    }
    Notes.say(
      "\(result) rows come of \(rowCount): column \"\(table.reader.header.label(of: column))\" has "
        + "\(counted(table.classes.count, "class", plural: "classes")), the largest of \(counts.max() ?? 0) rows"
    )
  }
}
