/// Draws tables of counts as chance might have made them: as many rows as there were, each in a cell as often as cells had
/// rows.
///
/// Cell after cell by the binomial distribution of the rows that are left. Those are drawn by halving: the middle one of n
/// uniform numbers is a beta number, and says on which side of it the probability lies (J. H. Ahrens and U. Dieter,
/// "Computer methods for sampling from gamma, beta, Poisson and binomial distributions", Computing 12, 1974). Exact;
/// O(log rows) time a cell.
public struct MultinomialDraws: Sendable {
  private let counts: [Int]
  private let total: Int
  private var random: RandomState

  /// Takes the counts of the cells.
  ///
  /// - Precondition: none is negative.
  public init(_ counts: [Int], seed: UInt32) {
    precondition(counts.allSatisfy { $0 >= 0 }, "negative counts")
    self.counts = counts
    total = counts.reduce(0, +)
    random = RandomState(seed: seed)
  }

  /// The next table.
  public mutating func next() -> [Int] {
    var (rows, cells) = (total, total)
    return counts.map { count in
      guard rows > 0 && count > 0 else { return 0 }
      let drawn = count == cells ? rows : random.binomial(rows, Double(count) / Double(cells))
      rows -= drawn
      cells -= count
      return drawn
    }
  }
}

extension RandomState {
  /// How many of `trials` succeed, each with the same probability.
  mutating func binomial(_ trials: Int, _ probability: Double) -> Int {
    var (trials, probability, successes) = (trials, probability, 0)
    while trials > 20 {
      let middle = 1 + trials / 2
      let above = trials + 1 - middle
      let value = beta(Double(middle), Double(above))
      if value >= probability {
        trials = middle - 1
        probability /= value
      } else {
        successes += middle
        trials = above - 1
        probability = (probability - value) / (1 - value)
      }
    }
    for _ in 0..<trials where randomSample() < probability { successes += 1 }
    return successes
  }
}
