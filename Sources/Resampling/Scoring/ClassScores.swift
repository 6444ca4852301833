/// How well one class was told from all others.
///
/// With true positives tp, rows of the class T, rows predicted to be of it P, of n rows in all:
/// precision tp / P, recall tp / T, F1 2tp / (T + P) (C. J. van Rijsbergen, "Information retrieval",
/// 1979), specificity (n − T − P + tp) / (n − T), G-mean √(recall · specificity) (M. Kubat and S.
/// Matwin, ICML 1997), and the index of balanced accuracy (1 + α (recall − specificity)) · G-mean²
/// with α = 0.1 (V. García, R. A. Mollineda and J. S. Sánchez, "Index of balanced accuracy",
/// IbPRIA 2009).
public struct ClassScores: Equatable, Sendable {
  /// How many rows are of the class, are predicted to be of it, and both.
  public let support, predicted, truePositives: Double
  /// What they say of the class; NaN where there is no such score.
  public let precision, recall, f1, specificity, gMean, balancedIndex: Double

  /// Computes the scores of a class.
  ///
  /// - Parameters:
  ///   - truePositives: how many rows of the class are predicted to be of it.
  ///   - support: how many rows are of the class.
  ///   - predicted: how many rows are predicted to be of it.
  ///   - rowCount: how many rows there are.
  ///   - zeroDivision: what they are where they are 0 / 0. In G-mean and the index a recall of 0 /
  ///     0 is what a specificity of 0 / 0 is.
  public init(
    truePositives: Double, support: Double, predicted: Double, rowCount: Double,
    zeroDivision: ZeroDivision = .standard
  ) {
    self.truePositives = truePositives
    self.support = support
    self.predicted = predicted
    precision = Self.ratio(truePositives, predicted, zeroDivision.hits)
    recall = Self.ratio(truePositives, support, zeroDivision.hits)
    f1 = Self.ratio(2 * truePositives, support + predicted, zeroDivision.hits)
    let others = rowCount - support
    let sensitivity = Self.ratio(truePositives, support, zeroDivision.others)
    // Sums of weights need not cancel out to the last bit.
    let rejected = max(0, others - predicted + truePositives)
    specificity = Self.ratio(rejected, others, zeroDivision.others)
    gMean = (sensitivity * specificity).squareRoot()
    balancedIndex = (1 + 0.1 * (sensitivity - specificity)) * (gMean * gMean)
  }

  private static func ratio(_ part: Double, _ whole: Double, _ zeroDivision: Double) -> Double {
    whole == 0 ? zeroDivision : part / whole
  }
}

/// The mean of the classes' scores: each class alike, or in proportion to its rows.
public struct AverageScores: Equatable, Sendable {
  /// The means.
  public let precision, recall, f1, specificity, gMean, balancedIndex: Double

  /// Computes the means of the classes that have each score, which is those where it is not NaN.
  ///
  /// - Parameter weights: how much each class counts; `nil` is all alike.
  init(_ classes: [ClassScores], weights: [Double]? = nil) {
    func mean(_ score: (ClassScores) -> Double) -> Double {
      let present = classes.indices.filter { !score(classes[$0]).isNaN }
      if present.isEmpty { return .nan }
      let scores = present.map { score(classes[$0]) }
      let weights = weights.map { weights in present.map { weights[$0] } }
      let total = weights.map { pairwiseSum($0[...]) } ?? 0
      guard let weights, total > 0 else { return pairwiseSum(scores[...]) / Double(scores.count) }
      let products = zip(scores, weights).map { $0 * $1 }
      return pairwiseSum(products[...]) / total
    }
    precision = mean(\.precision)
    recall = mean(\.recall)
    f1 = mean(\.f1)
    specificity = mean(\.specificity)
    gMean = mean(\.gMean)
    balancedIndex = mean(\.balancedIndex)
  }
}
