/// Folds for cross-validation with the classes in equal proportion: scikit-learn's
/// `StratifiedKFold`.
///
/// Write all rows class after class, the classes by first appearance in the file, and deal them to
/// the folds like cards: this says how many rows of a class each fold gets, and no fold's size
/// differs from another's by more than one. Which rows these are is then decided in each class apart: in
/// input order, or by chance.
///
/// Cost: O(rows); four bytes a row.
///
/// Draws: if shuffled, for each class by first appearance one shuffle of its list of fold numbers.
///
/// A class smaller than the number of folds is missing from some of them; scikit-learn warns, and
/// refuses only if every class is so small.
public struct StratifiedKFold: Sendable {
  /// How many folds: 2 to 65 535.
  public var foldCount: Int
  /// Where the generator starts; `nil` deals in input order.
  public var seed: UInt32?

  /// Creates folds; shuffled if there is a seed.
  public init(foldCount: Int, seed: UInt32? = nil) {
    self.foldCount = foldCount
    self.seed = seed
  }

  /// The fold of every row, from 0; ``noFold`` for rows without a label.
  ///
  /// - Precondition: labels are below `classCount`, or ``unlabeled``.
  public func folds(labels: [UInt32], classCount: Int) throws(ResamplingError) -> [UInt16] {
    var random = seed.map { RandomState(seed: $0) }
    return try folds(labels: labels, classCount: classCount, using: &random)
  }

  /// The fold of every row, drawn with a generator that goes on: called again, it draws the next repeat of
  /// `RepeatedStratifiedKFold`. The seed plays no part.
  public func folds(
    labels: [UInt32], classCount: Int, using random: inout RandomState?
  ) throws(ResamplingError) -> [UInt16] {
    var counts = [Int](repeating: 0, count: classCount)
    var classes: [Int] = []
    var rowCount = 0
    for label in labels where label != unlabeled {
      if counts[Int(label)] == 0 { classes.append(Int(label)) }
      counts[Int(label)] += 1
      rowCount += 1
    }
    try checkFoldCount(foldCount, rows: rowCount)
    let largest = counts.max() ?? 0
    if foldCount > largest { throw .moreFoldsThanAnyClass(folds: foldCount, largest: largest) }

    // The fold numbers of each class, class after class.
    var dealt: [UInt16] = []
    dealt.reserveCapacity(rowCount)
    var next = [Int](repeating: 0, count: classCount)
    for number in classes {
      next[number] = dealt.count
      deal(counts[number], onto: &dealt)
      random?.shuffle(&dealt, in: next[number]..<dealt.count)
    }

    var folds = [UInt16](repeating: noFold, count: labels.count)
    for row in labels.indices where labels[row] != unlabeled {
      let number = Int(labels[row])
      folds[row] = dealt[next[number]]
      next[number] += 1
    }
    return folds
  }

  /// Appends the folds of the next `count` positions in the row of cards, in ascending order.
  private func deal(_ count: Int, onto dealt: inout [UInt16]) {
    let start = dealt.count % foldCount
    if count < foldCount {
      dealt += (start..<start + count).map { UInt16($0 % foldCount) }.sorted()
      return
    }
    for fold in 0..<foldCount {
      let distance = (fold - start + foldCount) % foldCount
      let share = count / foldCount + (distance < count % foldCount ? 1 : 0)
      dealt.append(contentsOf: repeatElement(UInt16(fold), count: share))
    }
  }
}
