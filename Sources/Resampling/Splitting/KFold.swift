/// The fold of a row that takes no part.
@inlinable public var noFold: UInt16 { .max }

/// Folds for cross-validation, whatever the classes: scikit-learn's `KFold`.
///
/// The rows are cut into k runs; the first (rows mod k) of them are one row longer.
///
/// Cost: O(rows); six bytes a row.
///
/// Draws: if shuffled, one shuffle of all rows before they are cut.
public struct KFold: Sendable {
  /// How many folds: 2 to 65 535.
  public var foldCount: Int
  /// Where the generator starts; `nil` leaves the rows in input order.
  public var seed: UInt32?

  /// Creates folds; shuffled if there is a seed.
  public init(foldCount: Int, seed: UInt32? = nil) {
    self.foldCount = foldCount
    self.seed = seed
  }

  /// The fold of every row, from 0; ``noFold`` for rows without a label.
  public func folds(labels: [UInt32]) throws(ResamplingError) -> [UInt16] {
    var random = seed.map { RandomState(seed: $0) }
    return try folds(labels: labels, using: &random)
  }

  /// The fold of every row, drawn with a generator that goes on: called again, it draws the next repeat of
  /// `RepeatedKFold`. The seed plays no part.
  public func folds(
    labels: [UInt32], using random: inout RandomState?
  ) throws(ResamplingError) -> [UInt16] {
    var rows = labeledRows(labels)
    try checkFoldCount(foldCount, rows: rows.count)
    random?.shuffle(&rows)
    var folds = [UInt16](repeating: noFold, count: labels.count)
    for (fold, run) in runs(of: rows.count, in: foldCount).enumerated() {
      for row in rows[run] { folds[Int(row)] = UInt16(fold) }
    }
    return folds
  }
}

/// Cuts 0..<count into consecutive runs, of which the first (count mod runs) are one longer.
func runs(of count: Int, in runCount: Int) -> [Range<Int>] {
  var start = 0
  return (0..<runCount).map { run in
    let end = start + count / runCount + (run < count % runCount ? 1 : 0)
    defer { start = end }
    return start..<end
  }
}

/// Refuses what every k-fold refuses.
func checkFoldCount(_ foldCount: Int, rows: Int) throws(ResamplingError) {
  if foldCount < 2 || foldCount > Int(UInt16.max) { throw .badFoldCount(foldCount) }
  if rows == 0 { throw .noRows }
  if foldCount > rows { throw .moreFoldsThanRows(folds: foldCount, rows: rows) }
}
