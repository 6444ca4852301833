/// The scores of rows of one kind, the highest first; each row may have a weight.
public struct SortedScores: Sendable {
  /// The scores, falling.
  public let scores: [Double]
  /// The weight of each; empty where each is 1.
  public let weights: [Double]
  /// How many rows there are, each by its weight.
  public let total: Double

  /// Sorts scores, in place where nobody else holds them; those that are in order stay as they are.
  ///
  /// - Precondition: no score is NaN; weights are none or one for each score, finite and not negative.
  public init(_ scores: consuming [Double], weights: [Double] = []) {
    guard !weights.isEmpty else {
      let isSorted = scores.indices.dropFirst().allSatisfy { scores[$0 - 1] >= scores[$0] }
      if !isSorted { sortFromHighest(&scores) }
      total = Double(scores.count)
      self.scores = scores
      self.weights = []
      return
    }
    precondition(weights.count == scores.count, "a weight for each score")
    let order = scores.indices.sorted {
      scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1
    }
    self.scores = order.map { scores[$0] }
    self.weights = order.map { weights[$0] }
    total = self.weights.reduce(0, +)
  }

  /// The weight of the row at an index.
  @inline(__always)
  func weight(at index: Int) -> Double { weights.isEmpty ? 1 : weights[index] }
}
