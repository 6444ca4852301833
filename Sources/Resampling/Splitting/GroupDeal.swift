/// Groups one by one, those with the most uneven classes first, each to the part that suits it best.
struct GroupDeal {
  private let members: ClassRows
  private let present: [Int]
  private let labels: [UInt32]
  private let tally: ClassTally

  /// Prepares the groups of some rows.
  init(_ rows: [RowNumber], labels: [UInt32], groups: [UInt32], tally: ClassTally) {
    let sizes = GroupSizes(rows, groups: groups)
    present = sizes.present
    members = ClassRows(rows, labels: groups, classCount: sizes.sizes.count)
    (self.labels, self.tally) = (labels, tally)
  }

  /// The part of every row; ``noFold`` for rows of no group.
  ///
  /// Draws: one shuffle of the groups in sorted order, if there is a generator.
  func parts(
    of rowCount: Int, by spread: inout some GroupSpread, using random: inout RandomState?
  ) -> [UInt16] {
    var order = present
    random?.shuffle(&order)
    let unevenness = order.map {
      deviation(of: tally.counts(members.rows[members.range(of: $0)], labels: labels)[...])
    }
    // Indices break the ties, which makes the sort stable.
    let indices = order.indices.sorted { (-unevenness[$0], $0) < (-unevenness[$1], $1) }
    var parts = [UInt16](repeating: noFold, count: rowCount)
    for (dealtCount, index) in indices.enumerated() {
      let range = members.range(of: order[index])
      let counts = tally.counts(members.rows[range], labels: labels)
      let part = spread.bestPart(for: counts, groupsLeft: indices.count - dealtCount)
      spread.add(counts, to: part)
      for row in members.rows[range] { parts[Int(row)] = UInt16(part) }
    }
    return parts
  }
}

/// How the classes are spread over the parts so far.
protocol GroupSpread {
  /// The part that a group goes to.
  ///
  /// - Parameters:
  ///   - group: its rows by class.
  ///   - groupsLeft: how many groups have no part yet, this one among them.
  func bestPart(for group: [Double], groupsLeft: Int) -> Int
  /// Puts a group into a part.
  mutating func add(_ group: [Double], to part: Int)
}

/// The standard deviation of some numbers, as `numpy.std` computes it.
private func deviation(of values: ArraySlice<Double>) -> Double {
  let count = Double(values.count)
  let mean = pairwiseSum(values) / count
  let squares = values.map { ($0 - mean) * ($0 - mean) }
  return (pairwiseSum(squares[...]) / count).squareRoot()
}

/// Counts rows by class, for the classes that have rows.
struct ClassTally {
  /// The rows of each class, in class order.
  let totals: [Double]
  /// Where a class is in `totals`.
  private let index: [Int]

  /// Counts all rows.
  init(_ rows: [RowNumber], labels: [UInt32], classCount: Int) {
    var counts = [Int](repeating: 0, count: classCount)
    for row in rows { counts[Int(labels[Int(row)])] += 1 }
    var totals: [Double] = []
    index = counts.map { count in
      if count > 0 { totals.append(Double(count)) }
      return totals.count - 1
    }
    self.totals = totals
  }

  /// Counts some of the rows.
  func counts(_ rows: ArraySlice<RowNumber>, labels: [UInt32]) -> [Double] {
    var counts = [Double](repeating: 0, count: totals.count)
    for row in rows { counts[index[Int(labels[Int(row)])]] += 1 }
    return counts
  }
}
