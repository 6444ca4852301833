/// Two random parts, whatever the classes: scikit-learn's `train_test_split` without `stratify`, and
/// with `shuffle=False`.
///
/// Cost: O(rows); four bytes a row.
///
/// Draws: one permutation of the rows, of which the first are the test part and the next the training
/// part. Not shuffled: nothing; the training part comes first in the file, the test part after it.
public struct ShuffleSplit: Sendable {
  /// The size of the training part; the rest if `nil`.
  public var training: SplitSize?
  /// The size of the test part; the rest if `nil`.
  public var test: SplitSize?
  /// Whether rows are drawn, or taken in input order.
  public var isShuffled = true
  /// What the second part is called in errors.
  var part = SplitPart.test

  /// Creates a split; one size must be given.
  public init(training: SplitSize? = nil, test: SplitSize? = nil) {
    self.training = training
    self.test = test
  }

  /// Splits the rows that have a label; which label does not matter.
  public func split(
    labels: [UInt32], using random: inout RandomState
  ) throws(ResamplingError) -> SplitRows {
    try split(labeledRows(labels), using: &random)
  }

  /// Splits the rows of a list.
  func split(
    _ rows: consuming [RowNumber], using random: inout RandomState
  ) throws(ResamplingError) -> SplitRows {
    let sizes = try SplitSizes(training: training, test: test, of: rows.count, part: part)
    if isShuffled { random.shuffle(&rows) }
    let first = isShuffled ? sizes.test : sizes.training
    let second = isShuffled ? sizes.training : sizes.test
    let tail = Array(rows[first..<first + second])
    rows.removeLast(rows.count - first)
    return isShuffled
      ? SplitRows(training: tail, test: rows) : SplitRows(training: rows, test: tail)
  }
}
