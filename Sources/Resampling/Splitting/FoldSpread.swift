/// How the classes are spread over folds of one size so far, as scikit-learn's `StratifiedGroupKFold` judges it.
struct FoldSpread: GroupSpread {
  /// Whether a fold can stay empty.
  var mayLeaveFoldsEmpty = false
  private let totals: [Double]
  /// Rows by fold and class.
  private var counts: [[Double]]
  private var emptyCount: Int

  /// Begins with empty folds.
  init(foldCount: Int, totals: [Double]) {
    self.totals = totals
    emptyCount = foldCount
    counts = [[Double]](
      repeating: [Double](repeating: 0, count: totals.count), count: foldCount)
  }

  mutating func add(_ group: [Double], to fold: Int) {
    if rows(in: fold) == 0 { emptyCount -= 1 }
    for number in group.indices { counts[fold][number] += group[number] }
  }

  func bestPart(for group: [Double], groupsLeft: Int) -> Int {
    let best = bestFold(for: group, among: Array(counts.indices))
    // A choice among empty folds alone can differ in the last bit, so that it is made only where it is needed.
    if mayLeaveFoldsEmpty || groupsLeft > emptyCount || rows(in: best) == 0 { return best }
    return bestFold(for: group, among: counts.indices.filter { rows(in: $0) == 0 })
  }

  private func rows(in fold: Int) -> Double { counts[fold].reduce(0, +) }

  private func bestFold(for group: [Double], among folds: [Int]) -> Int {
    var best = 0
    var leastSpread = Double.infinity
    var leastRows = Double.infinity
    for fold in folds {
      let spread = spread(adding: group, to: fold)
      let rows = rows(in: fold)
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
