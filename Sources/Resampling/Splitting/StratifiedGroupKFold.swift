/// Folds for cross-validation of whole groups with the classes as evenly spread as that allows:
/// scikit-learn's `StratifiedGroupKFold`.
///
/// Groups are placed one by one, those with the most uneven classes first, each into the fold where
/// it leaves the classes most evenly spread over the folds. Sources: scikit-learn, after a notebook
/// by Jakub Wąsikowski (2020).
///
/// Unevenness of a group is the standard deviation of its class counts. Spread is the standard
/// deviation over the folds of the share of a class that is in the fold, averaged over the classes;
/// of folds that come out alike (within 10⁻⁸ + 10⁻⁵ of the best) the one with fewer rows is taken.
/// All sums are added in NumPy's order, so that equal groups are equal here too.
///
/// Differs from scikit-learn: where no more groups are left than folds without a row, only these are
/// tried, so that no fold stays empty. scikit-learn can leave one empty; where it leaves none, the folds
/// are its own.
///
/// Cost: O(rows + groups · classes · folds²); eight bytes a row, no table of groups and classes.
///
/// Draws: if shuffled, one shuffle of the groups in sorted order, which decides among equally uneven
/// groups.
public struct StratifiedGroupKFold: Sendable {
  /// How many folds: 2 to 65 535.
  public var foldCount: Int
  /// Where the generator starts; `nil` takes equal groups in sorted order.
  public var seed: UInt32?
  /// Whether a fold can stay empty, as in scikit-learn.
  public var mayLeaveFoldsEmpty = false

  /// Creates folds; shuffled if there is a seed.
  public init(foldCount: Int, seed: UInt32? = nil) {
    self.foldCount = foldCount
    self.seed = seed
  }

  /// The fold of every row, from 0; ``noFold`` for rows without a label.
  ///
  /// - Parameters:
  ///   - labels: the class of each row, or ``unlabeled``.
  ///   - classCount: how many classes there are.
  ///   - groups: the group of every row, numbered from 0 in sorted order.
  /// - Precondition: there are as many groups as labels; labels are below `classCount`, or
  ///   ``unlabeled``.
  public func folds(
    labels: [UInt32], classCount: Int, groups: [UInt32]
  ) throws(ResamplingError) -> [UInt16] {
    var random = seed.map { RandomState(seed: $0) }
    return try folds(labels: labels, classCount: classCount, groups: groups, using: &random)
  }

  /// The fold of every row, drawn with a generator that goes on, if there is one. The seed plays no part.
  ///
  /// - Precondition: there are as many groups as labels; labels are below `classCount`, or
  ///   ``unlabeled``.
  public func folds(
    labels: [UInt32], classCount: Int, groups: [UInt32], using random: inout RandomState?
  ) throws(ResamplingError) -> [UInt16] {
    let rows = labeledRows(labels)
    try checkFoldCount(foldCount, rows: rows.count)
    let groupCount = GroupSizes(rows, groups: groups).present.count
    if foldCount > groupCount {
      throw .moreFoldsThanGroups(folds: foldCount, groups: groupCount)
    }
    let tally = ClassTally(rows, labels: labels, classCount: classCount)
    let largest = tally.totals.max().map { Int($0) } ?? 0
    if foldCount > largest { throw .moreFoldsThanAnyClass(folds: foldCount, largest: largest) }
    var spread = FoldSpread(foldCount: foldCount, totals: tally.totals)
    spread.mayLeaveFoldsEmpty = mayLeaveFoldsEmpty
    let deal = GroupDeal(rows, labels: labels, groups: groups, tally: tally)
    return deal.parts(of: labels.count, by: &spread, using: &random)
  }
}
