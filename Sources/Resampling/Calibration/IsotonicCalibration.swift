/// The probability of a class as a function of a score that rises and never falls: whichever such function comes closest to the rows,
/// by squares.
///
/// Pool adjacent violators (M. Ayer, H. D. Brunk, G. M. Ewing, W. T. Reid and E. Silverman, "An empirical distribution function
/// for sampling with incomplete information", 1955): from the lowest score up, neighbors of which the higher has the smaller share
/// of the class become one block. Rows of one score count as one with their mean (J. de Leeuw, "Correctness of Kruskal's
/// algorithms for monotone regression with ties", 1977). As scikit-learn 1.9.1's `IsotonicRegression(out_of_bounds="clip")`:
/// scores less than 1e-15 above another are one with it; between two blocks the function is a straight line; outside of the
/// scores that were seen it is constant. Shares are quotients of whole numbers, so that no rounding decides what is pooled.
///
/// Cost: O(n) time, some 80 bytes a row while it learns, 16 bytes a point afterwards.
public struct IsotonicCalibration: Equatable, Sendable {
  /// The points of the function: scores, rising, and the probability at each.
  public let scores, probabilities: [Double]

  /// Scores that are nearer than this are one.
  private static let resolution = 1e-15

  /// Takes the points.
  ///
  /// - Precondition: there is one; scores rise, probabilities do not fall.
  public init(scores: [Double], probabilities: [Double]) {
    precondition(Self.areValid(scores, probabilities), "points of a rising function")
    (self.scores, self.probabilities) = (scores, probabilities)
  }

  /// Whether these are points of such a function.
  public static func areValid(_ scores: [Double], _ probabilities: [Double]) -> Bool {
    !scores.isEmpty && scores.count == probabilities.count && scores.allSatisfy(\.isFinite)
      && zip(scores, scores.dropFirst()).allSatisfy { $0 < $1 }
      && zip(probabilities, probabilities.dropFirst()).allSatisfy { $0 <= $1 }
      && probabilities.allSatisfy { (0...1).contains($0) }
  }

  /// Learns from rows of which is known what they are.
  ///
  /// - Precondition: scores are finite; both have an element for each row, and there is a row.
  public init(scores: [Double], isPositive: [Bool]) {
    var blocks: [Block] = []
    for block in Self.rows(ThresholdSweep(scores: scores, isPositive: isPositive)) {
      var block = block
      while let last = blocks.last, !last.isBelow(block) {
        block = last.joined(with: block)
        blocks.removeLast()
      }
      blocks.append(block)
    }
    precondition(!blocks.isEmpty, "a row to learn from")
    var points: (scores: [Double], probabilities: [Double]) = ([], [])
    for block in blocks {
      points.scores.append(block.first)
      points.probabilities.append(block.share)
      if block.first < block.last {
        points.scores.append(block.last)
        points.probabilities.append(block.share)
      }
    }
    (self.scores, probabilities) = points
  }

  /// The distinct scores, rising, each a block of its own.
  private static func rows(_ sweep: ThresholdSweep) -> [Block] {
    var blocks: [Block] = []
    let steps = Array(sweep.steps)
    for (index, step) in steps.enumerated().reversed() {
      let above = index > 0 ? steps[index - 1] : nil
      let hits = Int(step.truePositives - (above?.truePositives ?? 0))
      let rows = hits + Int(step.falsePositives - (above?.falsePositives ?? 0))
      if let last = blocks.last, step.threshold - last.first < resolution {
        blocks[blocks.count - 1].hits += hits
        blocks[blocks.count - 1].rows += rows
      } else {
        blocks.append(Block(first: step.threshold, last: step.threshold, hits: hits, rows: rows))
      }
    }
    return blocks
  }

  /// Neighboring scores that have one probability.
  private struct Block {
    let first, last: Double
    /// How many rows there are, and how many of them are of the class.
    var hits, rows: Int

    var share: Double { Double(hits) / Double(rows) }

    /// Whether its share of the class is smaller.
    func isBelow(_ other: Block) -> Bool {
      let mine = hits.multipliedFullWidth(by: other.rows)
      let others = other.hits.multipliedFullWidth(by: rows)
      return (mine.high, mine.low) < (others.high, others.low)
    }

    func joined(with other: Block) -> Block {
      Block(first: first, last: other.last, hits: hits + other.hits, rows: rows + other.rows)
    }
  }

  /// The probability of the class.
  ///
  /// - Complexity: O(log n).
  public func probability(of score: Double) -> Double {
    var low = 0
    var high = scores.count
    while low < high {
      let middle = (low + high) / 2
      if scores[middle] <= score { low = middle + 1 } else { high = middle }
    }
    // low is the number of points at or below the score.
    if low == 0 { return probabilities[0] }
    if low == scores.count { return probabilities[low - 1] }
    let (left, right) = (low - 1, low)
    let rise = probabilities[right] - probabilities[left]
    if rise == 0 { return probabilities[left] }
    let width = scores[right] - scores[left]
    // Halves of scores that are too far apart for their distance to be a number.
    let share =
      width.isFinite
      ? (score - scores[left]) / width
      : (score / 2 - scores[left] / 2) / (scores[right] / 2 - scores[left] / 2)
    return min(probabilities[left] + rise * share, probabilities[right])
  }
}
