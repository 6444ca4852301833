import FilterKit
import Resampling

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
  init(_ kept: [RowNumber], of input: borrowing LabeledInput, _ order: Order) {
    rows = RowSet(kept, rowCount: input.labels.count)
    switch order {
    case .input: drawn = nil
    case .repeating: drawn = (input.passingRows + kept).sorted()
    case .drawn: drawn = input.passingRows + kept
    }
    var counts = [Int](repeating: 0, count: input.classes.count)
    for row in kept { counts[Int(input.labels[Int(row)])] += 1 }
    self.counts = counts
  }

  /// Takes all rows but those that a method drops.
  init(allBut dropped: [RowNumber], of input: borrowing LabeledInput) {
    let gone = RowSet(dropped, rowCount: input.labels.count)
    var kept = RowSet(rowCount: input.labels.count)
    for row in input.labels.indices where !gone.contains(RowNumber(row)) {
      kept.insert(RowNumber(row))
    }
    rows = kept
    drawn = nil
    var counts = input.classes.counts
    for row in dropped { counts[Int(input.labels[Int(row)])] -= 1 }
    self.counts = counts
  }
}
