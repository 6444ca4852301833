import FilterKit
import Resampling

/// The rows that stay.
struct KeptRows {
  /// Which rows of the input they are.
  let rows: RowSet
  /// The rows in the order in which they are written, repeated where they are; `nil` for input order.
  let drawn: [RowNumber]?
  /// How many rows each class keeps.
  let counts: [Int]

  /// Takes the rows that a method keeps.
  init(_ kept: [RowNumber], of input: borrowing LabeledInput, inDrawnOrder: Bool) {
    rows = RowSet(kept, rowCount: input.labels.count)
    drawn = inDrawnOrder ? kept : nil
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
