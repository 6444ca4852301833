import Resampling
import TableKit

/// The rows that stay.
struct KeptRows {
  /// Which rows of the input they are.
  let rows: RowSet
  /// What is written where that is not each kept row once and in input order: the kept rows, repeated where they are
  /// drawn more than once, and those that take no part.
  let drawn: [RowNumber]?
  /// How many rows each class keeps.
  let counts: [Int]

  /// How the rows that a method keeps are written.
  enum Order {
    /// In input order, each once.
    case input
    /// In input order, a row that was drawn twice two times.
    case repeating
    /// As they were drawn, after all rows that take no part.
    case drawn
  }

  /// Takes the rows that a method keeps.
  init(_ kept: [RowNumber], of table: borrowing LabeledTable, _ order: Order) {
    rows = RowSet(kept, rowCount: table.labels.count)
    switch order {
    case .input: drawn = nil
    case .repeating: drawn = (table.passingRows + kept).sorted()
    case .drawn: drawn = table.passingRows + kept
    }
    var counts = [Int](repeating: 0, count: table.classes.count)
    for row in kept { counts[Int(table.labels[Int(row)])] += 1 }
    self.counts = counts
  }

  /// Takes all rows but those that a method drops.
  init(allBut dropped: [RowNumber], of table: borrowing LabeledTable) {
    let gone = RowSet(dropped, rowCount: table.labels.count)
    var kept = RowSet(rowCount: table.labels.count)
    for row in table.labels.indices where !gone.contains(RowNumber(row)) {
      kept.insert(RowNumber(row))
    }
    rows = kept
    drawn = nil
    var counts = table.classes.counts
    for row in dropped { counts[Int(table.labels[Int(row)])] -= 1 }
    self.counts = counts
  }
}
