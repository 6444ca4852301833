/// Folds for cross-validation of whole groups: scikit-learn's `GroupKFold`.
///
/// The largest group goes first, always to the fold with the fewest rows (the lowest number of equal
/// ones). Among groups of one size those with the higher number go first.
///
/// Shuffled, sizes are ignored: the groups in random order are cut into k runs, of which the first
/// (groups mod k) are one group longer.
///
/// Cost: O(rows + groups · (log groups + folds)); six bytes a row.
///
/// Draws: if shuffled, one permutation of the groups in sorted order.
public struct GroupKFold: Sendable {
  /// How many folds: 2 to 65 535.
  public var foldCount: Int
  /// Where the generator starts; `nil` balances the folds instead.
  public var seed: UInt32?

  /// Creates folds; shuffled if there is a seed.
  public init(foldCount: Int, seed: UInt32? = nil) {
    self.foldCount = foldCount
    self.seed = seed
  }

  /// The fold of every row, from 0; ``noFold`` for rows without a label.
  ///
  /// - Parameters:
  ///   - labels: the class of each row, or ``unlabeled``.
  ///   - groups: the group of every row, numbered from 0 in sorted order.
  /// - Precondition: there are as many groups as labels.
  public func folds(labels: [UInt32], groups: [UInt32]) throws(ResamplingError) -> [UInt16] {
    var random = seed.map { RandomState(seed: $0) }
    return try folds(labels: labels, groups: groups, using: &random)
  }

  /// The fold of every row, drawn with a generator that goes on, if there is one. The seed plays no part.
  ///
  /// - Precondition: there are as many groups as labels.
  public func folds(
    labels: [UInt32], groups: [UInt32], using random: inout RandomState?
  ) throws(ResamplingError) -> [UInt16] {
    let rows = labeledRows(labels)
    try checkFoldCount(foldCount, rows: rows.count)
    let groupSizes = GroupSizes(rows, groups: groups)
    let present = groupSizes.present
    if foldCount > present.count {
      throw .moreFoldsThanGroups(folds: foldCount, groups: present.count)
    }
    var foldOfGroup = [UInt16](repeating: noFold, count: groupSizes.sizes.count)
    if let order = random?.permutation(present.count) {
      for (fold, run) in runs(of: order.count, in: foldCount).enumerated() {
        for number in order[run] { foldOfGroup[present[Int(number)]] = UInt16(fold) }
      }
    } else {
      var loads = [Int](repeating: 0, count: foldCount)
      let largestFirst = present.sorted {
        (groupSizes.sizes[$0], $0) > (groupSizes.sizes[$1], $1)
      }
      for group in largestFirst {
        var lightest = 0
        for fold in loads.indices where loads[fold] < loads[lightest] { lightest = fold }
        loads[lightest] += groupSizes.sizes[group]
        foldOfGroup[group] = UInt16(lightest)
      }
    }
    var folds = [UInt16](repeating: noFold, count: labels.count)
    for row in rows { folds[Int(row)] = foldOfGroup[Int(groups[Int(row)])] }
    return folds
  }
}
