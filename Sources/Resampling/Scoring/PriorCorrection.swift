/// Takes back what sampling has done to the probabilities of a model that learned from sampled rows.
///
/// A model that learned from r₁ times as many rows of a class, and r₀ times as many of the others,
/// sees odds that are r₁ / r₀ times too high. With p its probability of the class, the corrected one
/// is (p / r₁) / (p / r₁ + (1 − p) / r₀). The order of the rows, and so ROC-AUC and average precision,
/// stay as they are.
///
/// C. Elkan, "The foundations of cost-sensitive learning", IJCAI 2001, theorem 2; M. Saerens, P.
/// Latinne and C. Decaestecker, "Adjusting the outputs of a classifier to new a priori
/// probabilities", Neural Computation 14, 2002.
public struct PriorCorrection: Equatable, Sendable {
  /// How many rows there were after sampling for each row before: of the class, and of the others.
  public let positiveRate, negativeRate: Double

  /// Takes the rates.
  ///
  /// - Precondition: they are finite and above 0.
  public init(positiveRate: Double, negativeRate: Double) {
    precondition(positiveRate > 0 && positiveRate < .infinity, "a rate above 0")
    precondition(negativeRate > 0 && negativeRate < .infinity, "a rate above 0")
    self.positiveRate = positiveRate
    self.negativeRate = negativeRate
  }

  /// The probabilities of several classes, row by row, of each class divided by its rate and then of
  /// each row by their sum.
  ///
  /// - Precondition: the rates are finite and above 0, and there is one for each column.
  public static func corrected(_ probabilities: [Double], rates: [Double]) -> [Double] {
    precondition(rates.allSatisfy { $0 > 0 && $0 < .infinity }, "rates above 0")
    precondition(probabilities.count.isMultiple(of: max(rates.count, 1)), "a rate for each column")
    // Scaled, so that nothing overflows.
    let least = rates.min() ?? 1
    var corrected = probabilities
    for row in stride(from: 0, to: probabilities.count, by: max(rates.count, 1)) {
      var sum = 0.0
      for (column, rate) in rates.enumerated() {
        corrected[row + column] *= least / rate
        sum += corrected[row + column]
      }
      guard sum > 0 else { continue }
      for column in rates.indices { corrected[row + column] /= sum }
    }
    return corrected
  }

  /// The probability among rows as they come, from that among sampled rows.
  public func corrected(_ probability: Double) -> Double {
    // Multiplied out, so that neither 0 nor 1 divides by anything; scaled, so that nothing overflows.
    let largest = max(positiveRate, negativeRate)
    let positive = probability * (negativeRate / largest)
    let negative = (1 - probability) * (positiveRate / largest)
    let sum = positive + negative
    return sum > 0 ? positive / sum : probability
  }
}
