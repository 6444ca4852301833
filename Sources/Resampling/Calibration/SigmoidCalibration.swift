private import Glibc

/// The probability of a class as a sigmoid of a score: 1 / (1 + exp(slope · score + intercept)).
///
/// J. C. Platt, "Probabilistic outputs for support vector machines and comparisons to regularized likelihood methods", 1999: the
/// parameters of largest likelihood, where a row of the class counts as (n₁ + 1) / (n₁ + 2) and any other as 1 / (n₀ + 2), so
/// that scores which tell all rows apart do not make certainties. The slope is below 0 where high scores mean the class.
///
/// Found by Newton's method with a line search (H.-T. Lin, C.-J. Lin and R. C. Weng, Machine Learning 68, 2007) on scores brought to
/// mean 0 and variance 1, to the last digits of the optimum; scikit-learn 1.9.1 stops some 1e-8 before it, and takes what a
/// model gives, probabilities or margins, as they are, as this does. Where all scores are one, the slope is 0.
///
/// Cost: some ten passes over the rows.
public struct SigmoidCalibration: Equatable, Sendable {
  /// What a score is multiplied with, and what is added.
  public let slope, intercept: Double

  /// Takes the parameters.
  public init(slope: Double, intercept: Double) {
    (self.slope, self.intercept) = (slope, intercept)
  }

  /// Learns from rows of which is known what they are.
  ///
  /// - Precondition: scores are finite; both have an element for each row, and there is a row.
  public init(scores: [Double], isPositive: [Bool]) {
    precondition(scores.count == isPositive.count && !scores.isEmpty, "a score for each row")
    let positives = Double(isPositive.count(where: \.self))
    let negatives = Double(isPositive.count) - positives
    let targets = (of: (positives + 1) / (positives + 2), others: 1 / (negatives + 2))
    let scale = StandardScale(scores)
    let fit = LogisticFit(
      scores: scores.map(scale.standardized),
      targets: isPositive.map { $0 ? targets.of : targets.others },
      intercept: log((positives + 1) / (negatives + 1)))
    slope = -fit.slope * scale.factor
    intercept = -(fit.intercept - fit.slope * scale.factor * scale.mean)
  }

  /// The probability of the class.
  public func probability(of score: Double) -> Double { 1 / (1 + exp(slope * score + intercept)) }
}

/// Numbers brought to mean 0 and variance 1.
private struct StandardScale {
  let mean: Double
  /// What distances from the mean are multiplied with: 0 where all numbers are one.
  let factor: Double

  init(_ numbers: [Double]) {
    // In parts of the largest, so that no square overflows.
    let largest = numbers.reduce(0) { max($0, abs($1)) }
    let unit = max(largest, .leastNormalMagnitude)
    let mean = pairwiseSum(numbers.map { $0 / unit }[...]) / Double(numbers.count)
    let squares = numbers.map { ($0 / unit - mean) * ($0 / unit - mean) }
    let deviation = (pairwiseSum(squares[...]) / Double(numbers.count)).squareRoot()
    let factor = 1 / (deviation * unit)
    self.mean = mean * unit
    // Below this the deviation is rounding.
    self.factor = deviation > 1e-14 && factor.isFinite ? factor : 0
  }

  func standardized(_ number: Double) -> Double { (number - mean) * factor }
}

/// A logistic regression on one number, of targets from 0 to 1.
private struct LogisticFit {
  var slope = 0.0
  var intercept: Double

  private static let mostSteps = 200

  init(scores: [Double], targets: [Double], intercept: Double) {
    self.intercept = intercept
    var loss = loss(scores, targets)
    for _ in 0..<Self.mostSteps {
      let step = newtonStep(scores, targets)
      var share = 1.0
      var next = self
      var nextLoss = loss
      repeat {
        next.slope = slope - share * step.slope
        next.intercept = self.intercept - share * step.intercept
        nextLoss = next.loss(scores, targets)
        share /= 2
      } while !(nextLoss <= loss) && share > 1e-10
      guard nextLoss <= loss else { return }
      let change = max(abs(next.slope - slope), abs(next.intercept - self.intercept))
      (self, loss) = (next, nextLoss)
      if change <= 1e-13 * max(1, abs(slope), abs(self.intercept)) { return }
    }
  }

  /// The logarithmic loss, in a form without overflow and cancellation.
  private func loss(_ scores: [Double], _ targets: [Double]) -> Double {
    var sum = 0.0
    for (score, target) in zip(scores, targets) {
      let logit = slope * score + intercept
      sum += max(logit, 0) - target * logit + log1p(exp(-abs(logit)))
    }
    return sum
  }

  /// The gradient, divided by the matrix of second derivatives.
  private func newtonStep(
    _ scores: [Double], _ targets: [Double]
  ) -> (slope: Double, intercept: Double) {
    var gradient = (slope: 0.0, intercept: 0.0)
    var (square, cross, one) = (0.0, 0.0, 0.0)
    for (score, target) in zip(scores, targets) {
      let probability = 1 / (1 + exp(-(slope * score + intercept)))
      let difference = probability - target
      let weight = probability * (1 - probability)
      gradient.slope += difference * score
      gradient.intercept += difference
      square += weight * score * score
      cross += weight * score
      one += weight
    }
    // Keeps the matrix from being singular, where all scores are one.
    square += 1e-12
    one += 1e-12
    let determinant = square * one - cross * cross
    guard determinant > 0 else { return (0, 0) }
    return (
      (one * gradient.slope - cross * gradient.intercept) / determinant,
      (square * gradient.intercept - cross * gradient.slope) / determinant
    )
  }
}
