/// The expected calibration error of rows drawn anew, as many as there are, each any number of times.
///
/// Cost: O(n) time a draw, some 2 ns a row.
public struct ReliabilityDraws: Sendable {
  /// Probabilities, falling, and where each bin begins among them; the last begins at their end.
  private struct Sample: Sendable {
    let scores: [Double]
    var starts: [Int]

    /// - Parameter ends: the upper ends of the bins but for the last, rising.
    init(_ scores: [Double], below ends: [Double]) {
      self.scores = scores
      starts = [0]
      for end in ends.reversed() {
        var (low, high) = (starts[starts.count - 1], scores.count)
        while low < high {
          let middle = (low + high) / 2
          if scores[middle] > end { low = middle + 1 } else { high = middle }
        }
        starts.append(low)
      }
      starts.append(scores.count)
    }
  }

  private let hits, misses: Sample

  /// Takes the rows of a sweep of probabilities, which have no weights.
  ///
  /// - Parameters:
  ///   - sweep: the rows, by their probability.
  ///   - binCount: how many bins of equal width there are.
  public init(_ sweep: ThresholdSweep, binCount: Int) {
    let ends = Array(Reliability.evenSteps(binCount).dropFirst().dropLast())
    hits = Sample(sweep.hits.scores, below: ends)
    misses = Sample(sweep.misses.scores, below: ends)
  }

  /// The error of one draw.
  ///
  /// - Parameter random: the generator of this draw.
  public func value(_ random: RandomState) -> Double {
    var random = random
    let (hitCount, missCount) = (hits.scores.count, misses.scores.count)
    let count = hitCount + missCount
    let ofHits =
      missCount == 0
      ? count : hitCount == 0 ? 0 : random.binomial(count, Double(hitCount) / Double(count))
    // In each bin the rows of the class less the sum of the probabilities.
    var distances = [Double](repeating: 0, count: hits.starts.count - 1)
    add(hits, ofHits, each: 1, to: &distances, &random)
    add(misses, count - ofHits, each: 0, to: &distances, &random)
    return distances.reduce(0) { $0 + abs($1) } / Double(count)
  }

  private func add(
    _ sample: Sample, _ count: Int, each: Double, to distances: inout [Double],
    _ random: inout RandomState
  ) {
    var draws = RowDraws(rowCount: sample.scores.count, random)
    random = RandomState(seed: random.nextUInt32())
    var bin = 0
    draws.draw(count) { rows, count, next in
      while sample.starts[bin + 1] <= rows.lowerBound { bin += 1 }
      let block = sample.scores[rows]
      let start = rows.lowerBound
      if sample.starts[bin + 1] >= rows.upperBound {
        var sum = 0.0
        for _ in 0..<count { sum += block[start &+ next.next()] }
        distances[bin] += each * Double(count) - sum
        return
      }
      for _ in 0..<count {
        let row = start + next.next()
        var binOfRow = bin
        while sample.starts[binOfRow + 1] <= row { binOfRow += 1 }
        distances[binOfRow] += each - block[row]
      }
    }
  }
}
