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
/// Cost: O(rows + groups · classes · folds²); eight bytes a row, no table of groups and classes.
///
/// Draws: if shuffled, one shuffle of the groups in sorted order, which decides among equally uneven
/// groups.
public struct StratifiedGroupKFold: Sendable {
  /// How many folds: 2 to 65 535.
  public var foldCount: Int
  /// Where the generator starts; `nil` takes equal groups in sorted order.
  public var seed: UInt32?

  /// Creates folds; shuffled if there is a seed.
  public init(foldCount: Int, seed: UInt32? = nil) {
    self.foldCount = foldCount
    self.seed = seed
  }

  /// The fold of every row, from 0; ``noFold`` for rows without a label.
  ///
  /// - Parameter groups: the group of every row, numbered from 0 in sorted order.
  /// - Precondition: there are as many groups as labels; labels are below `classCount`, or
  ///   ``unlabeled``.
  public func folds(
    labels: [UInt32], classCount: Int, groups: [UInt32]
  ) throws(ResamplingError) -> [UInt16] {
    let rows = labeledRows(labels)
    try checkFoldCount(foldCount, rows: rows.count)
    let groupSizes = GroupSizes(rows, groups: groups)
    if foldCount > groupSizes.present.count {
      throw .moreFoldsThanGroups(folds: foldCount, groups: groupSizes.present.count)
    }
    let tally = ClassTally(labels: labels, classCount: classCount)
    let largest = tally.totals.max().map { Int($0) } ?? 0
    if foldCount > largest { throw .moreFoldsThanAnyClass(folds: foldCount, largest: largest) }

    let members = ClassRows(rows, labels: groups, classCount: groupSizes.sizes.count)
    var order = groupSizes.present
    if let seed {
      var random = RandomState(seed: seed)
      random.shuffle(&order)
    }
    let unevenness = order.map {
      deviation(of: tally.counts(members.rows[members.range(of: $0)], labels: labels)[...])
    }
    // Indices break the ties, which makes the sort stable.
    let indices = order.indices.sorted { (-unevenness[$0], $0) < (-unevenness[$1], $1) }

    var spread = FoldSpread(foldCount: foldCount, totals: tally.totals)
    var folds = [UInt16](repeating: noFold, count: labels.count)
    for index in indices {
      let range = members.range(of: order[index])
      let counts = tally.counts(members.rows[range], labels: labels)
      let fold = spread.bestFold(for: counts)
      spread.add(counts, to: fold)
      for row in members.rows[range] { folds[Int(row)] = UInt16(fold) }
    }
    return folds
  }
}

/// The standard deviation of some numbers, as `numpy.std` computes it.
private func deviation(of values: ArraySlice<Double>) -> Double {
  let count = Double(values.count)
  let mean = pairwiseSum(values) / count
  let squares = values.map { ($0 - mean) * ($0 - mean) }
  return (pairwiseSum(squares[...]) / count).squareRoot()
}

/// Counts rows by class, for the classes that have rows.
private struct ClassTally {
  /// The rows of each class, in class order.
  let totals: [Double]
  /// Where a class is in `totals`.
  private let index: [Int]

  init(labels: [UInt32], classCount: Int) {
    var counts = [Int](repeating: 0, count: classCount)
    for label in labels where label != unlabeled { counts[Int(label)] += 1 }
    var totals: [Double] = []
    index = counts.map { count in
      if count > 0 { totals.append(Double(count)) }
      return totals.count - 1
    }
    self.totals = totals
  }

  func counts(_ rows: ArraySlice<RowNumber>, labels: [UInt32]) -> [Double] {
    var counts = [Double](repeating: 0, count: totals.count)
    for row in rows { counts[index[Int(labels[Int(row)])]] += 1 }
    return counts
  }
}

/// How the classes are spread over the folds so far.
private struct FoldSpread {
  private let totals: [Double]
  /// Rows by fold and class.
  private var counts: [[Double]]

  init(foldCount: Int, totals: [Double]) {
    self.totals = totals
    counts = [[Double]](
      repeating: [Double](repeating: 0, count: totals.count), count: foldCount)
  }

  mutating func add(_ group: [Double], to fold: Int) {
    for number in group.indices { counts[fold][number] += group[number] }
  }

  func bestFold(for group: [Double]) -> Int {
    var best = 0
    var leastSpread = Double.infinity
    var leastRows = Double.infinity
    for fold in counts.indices {
      let spread = spread(adding: group, to: fold)
      let rows = counts[fold].reduce(0, +)
      let isClose = (spread - leastSpread).magnitude <= 1e-8 + 1e-5 * leastSpread
      if spread < leastSpread || (isClose && rows < leastRows) {
        leastSpread = spread
        leastRows = rows
        best = fold
      }
    }
    return best
  }

  /// The mean over the classes of the standard deviation over the folds.
  private func spread(adding group: [Double], to chosen: Int) -> Double {
    let foldCount = Double(counts.count)
    let deviations = totals.indices.map { number in
      let shares = counts.indices.map { fold in
        (counts[fold][number] + (fold == chosen ? group[number] : 0)) / totals[number]
      }
      let mean = sumOverFolds(shares) / foldCount
      let squares = shares.map { ($0 - mean) * ($0 - mean) }
      return (sumOverFolds(squares) / foldCount).squareRoot()
    }
    return pairwiseSum(deviations[...]) / Double(totals.count)
  }

  /// NumPy adds down the rows of a table; the single column of a table with one class it adds as a
  /// list.
  private func sumOverFolds(_ values: [Double]) -> Double {
    totals.count == 1 ? pairwiseSum(values[...]) : values.reduce(0, +)
  }
}
