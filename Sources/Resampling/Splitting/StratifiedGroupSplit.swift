/// Two parts of whole groups with the classes in equal proportion, as nearly as the groups allow.
///
/// A test part of a fifth, or of another 1/K of the rows, is the first fold of ``StratifiedGroupKFold``.
/// For any other share the groups are dealt to the two parts in the same way, the most uneven first, each
/// to the part where it leaves the classes more evenly spread. What is even is measured against the shares
/// F and 1 − F: a class of which a and b rows in all its n have gone to the test and the training part is off
/// by |a/n · (1 − F) − b/n · F| / √(F · (1 − F)), which for two equal parts is what `StratifiedGroupKFold`
/// measures, doubled. Of parts that come out alike (within 10⁻⁸ + 10⁻⁵ of the best) the one with fewer rows for its
/// share is taken. No part stays empty. So it is done too where there are fewer than K groups.
///
/// Cost: O(rows + groups · classes · K²); eight bytes a row.
///
/// Draws: if shuffled, one shuffle of the groups in sorted order.
public struct StratifiedGroupSplit: Sendable {
  /// The share of the rows that the test part shall have, between 0 and 1.
  public var testShare: Double
  /// Whether a part may be as scikit-learn's folds are, which can be empty.
  public var mayLeaveFoldsEmpty = false
  /// What the second part is called in errors.
  var part = SplitPart.test

  /// Creates a split.
  public init(testShare: Double) { self.testShare = testShare }

  /// Splits the rows that have a label; rows come in input order.
  ///
  /// - Parameters:
  ///   - labels: the class of each row, or ``unlabeled``.
  ///   - classCount: how many classes there are.
  ///   - groups: the group of every row, numbered from 0 in sorted order.
  ///   - random: the generator.
  /// - Precondition: there are as many groups as labels; labels are below `classCount`, or ``unlabeled``.
  public func split(
    labels: [UInt32], classCount: Int, groups: [UInt32], using random: inout RandomState?
  ) throws(ResamplingError) -> SplitRows {
    let rows = labeledRows(labels)
    if rows.isEmpty { throw .noRows }
    if !(testShare > 0 && testShare < 1) { throw .badFraction(part, testShare) }
    let groupCount = GroupSizes(rows, groups: groups).present.count
    if groupCount < 2 { throw .tooFewGroups(groupCount) }
    let tally = ClassTally(rows, labels: labels, classCount: classCount)
    let parts: [UInt16]
    if let foldCount = foldCount(groupCount: groupCount, largestClass: tally.totals.max() ?? 0) {
      var folds = StratifiedGroupKFold(foldCount: foldCount)
      folds.mayLeaveFoldsEmpty = mayLeaveFoldsEmpty
      parts = try folds.folds(
        labels: labels, classCount: classCount, groups: groups, using: &random)
    } else {
      var spread = ShareSpread(testShare: testShare, totals: tally.totals)
      let deal = GroupDeal(rows, labels: labels, groups: groups, tally: tally)
      parts = deal.parts(of: labels.count, by: &spread, using: &random)
    }
    return SplitRows(
      training: rows.filter { parts[Int($0)] != 0 }, test: rows.filter { parts[Int($0)] == 0 })
  }

  /// How many folds of the size of the test part there are, where they are whole and can be made.
  private func foldCount(groupCount: Int, largestClass: Double) -> Int? {
    let count = (1 / testShare).rounded()
    guard (1 / testShare - count).magnitude < 1e-9 * count, count >= 2, count <= 65_535,
      count <= Double(groupCount), count <= largestClass
    else { return nil }
    return Int(count)
  }
}

/// How the classes are spread over two parts that shall have certain shares of the rows.
private struct ShareSpread: GroupSpread {
  private let shares: [Double]
  private let totals: [Double]
  /// Rows by part and class.
  private var counts: [[Double]]

  init(testShare: Double, totals: [Double]) {
    shares = [testShare, 1 - testShare]
    self.totals = totals
    counts = [[Double]](repeating: [Double](repeating: 0, count: totals.count), count: 2)
  }

  mutating func add(_ group: [Double], to part: Int) {
    for number in group.indices { counts[part][number] += group[number] }
  }

  func bestPart(for group: [Double], groupsLeft: Int) -> Int {
    let rows = counts.map { $0.reduce(0, +) }
    if groupsLeft == 1, let empty = rows.firstIndex(of: 0) { return empty }
    let spreads = shares.indices.map { spread(adding: group, to: $0) }
    let isClose = (spreads[1] - spreads[0]).magnitude <= 1e-8 + 1e-5 * spreads[0]
    if isClose { return rows[1] / shares[1] < rows[0] / shares[0] ? 1 : 0 }
    return spreads[1] < spreads[0] ? 1 : 0
  }

  /// The mean over the classes of how far the parts are from their shares.
  private func spread(adding group: [Double], to chosen: Int) -> Double {
    let deviations = totals.indices.map { number in
      let parts = counts.indices.map { part in
        (counts[part][number] + (part == chosen ? group[number] : 0)) / totals[number]
      }
      return (parts[0] * shares[1] - parts[1] * shares[0]).magnitude
        / (shares[0] * shares[1]).squareRoot()
    }
    return pairwiseSum(deviations[...]) / Double(totals.count)
  }
}
