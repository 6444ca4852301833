/// The lines between near rows of a class, and the votes of near rows about categories.
struct MixedSource: SynthesisSource {
  let lines: SegmentSource
  /// The categories of the rows of the class.
  let codes: CodeMatrix
  /// Decides between categories that have equally many votes.
  var second: RandomState

  /// Draws `count` new rows.
  mutating func draw(_ count: Int, using random: inout RandomState) -> SynthesisPlan {
    withCategories(lines.draw(count, using: &random))
  }

  /// Draws `uses[i]` new rows of the base at index i.
  mutating func draw(uses: [Int], using random: inout RandomState) -> SynthesisPlan {
    withCategories(lines.draw(uses: uses, using: &random))
  }

  private mutating func withCategories(_ drawn: SynthesisPlan) -> SynthesisPlan {
    var plan = drawn
    let count = plan.count
    var made = CodeMatrix(
      rowCount: count, columnCount: codes.columnCount,
      values: [UInt32](repeating: 0, count: count * codes.columnCount))
    let indices = indicesOfBases()
    for column in 0..<codes.columnCount {
      let winners = winners(inColumn: column)
      var pairs: [(row: UInt32, code: UInt32)] = []
      pairs.reserveCapacity(count)
      for row in 0..<count {
        for code in winners[indices[Int(plan.base[row])]] { pairs.append((UInt32(row), code)) }
      }
      // From the last pair to the first, so that a row's first pair has the last word.
      for pair in second.permutation(pairs.count).reversed() {
        let (row, code) = pairs[Int(pair)]
        made[Int(row), column] = code
      }
    }
    plan.codes = made
    return plan
  }

  /// The index of each row of the class among the bases.
  private func indicesOfBases() -> [Int] {
    var indices = [Int](repeating: 0, count: codes.rowCount)
    for (index, base) in lines.bases.enumerated() { indices[Int(base)] = index }
    return indices
  }

  /// For every base the codes that most of its neighbors have in a column, in ascending order.
  private func winners(inColumn column: Int) -> [[UInt32]] {
    let count = lines.neighborCount
    return lines.bases.indices.map { base in
      mostFrequent(
        lines.neighbors[base * count..<(base + 1) * count].map { codes[Int($0), column] })
    }
  }
}

/// The codes that occur most often, in ascending order.
func mostFrequent(_ votes: [UInt32]) -> [UInt32] {
  let votes = votes.sorted()
  var winners: [UInt32] = []
  var most = 0
  var start = 0
  while start < votes.count {
    let end = votes[start...].firstIndex { $0 != votes[start] } ?? votes.count
    if end - start > most {
      most = end - start
      winners = [votes[start]]
    } else if end - start == most {
      winners.append(votes[start])
    }
    start = end
  }
  return winners
}
