/// What makes probabilities of what a model says, learned from rows that it was not trained on.
///
/// Of two classes the second alone is looked at, and the first gets the rest. Of more each is told from all others, and
/// the probabilities of a row are divided by their sum; where all are 0 each class gets the same: B. Zadrozny and C. Elkan,
/// "Transforming classifier scores into accurate multiclass probability estimates", KDD 2002. As scikit-learn 1.9.1's
/// `CalibratedClassifierCV` over a `FrozenEstimator`.
public enum Calibration: Equatable, Sendable {
  /// A sigmoid for each class; one where there are two classes.
  case sigmoid([SigmoidCalibration])
  /// A rising function for each class; one where there are two classes.
  case isotonic([IsotonicCalibration])
  /// One temperature for all classes.
  case temperature(TemperatureScaling)

  /// How to learn.
  public enum Method: String, CaseIterable, Sendable { case sigmoid, isotonic, temperature }

  /// Learns from rows of two classes.
  ///
  /// - Parameters:
  ///   - method: what is learned.
  ///   - scores: the probability of the second, or for sigmoid and isotonic any score.
  ///   - isPositive: whether a row is of the second.
  public init(_ method: Method, scores: [Double], isPositive: [Bool]) {
    switch method {
    case .sigmoid: self = .sigmoid([SigmoidCalibration(scores: scores, isPositive: isPositive)])
    case .isotonic: self = .isotonic([IsotonicCalibration(scores: scores, isPositive: isPositive)])
    case .temperature:
      let scaling = TemperatureScaling(
        probabilities: scores.flatMap { [1 - $0, $0] }, labels: isPositive.map { $0 ? 1 : 0 },
        classCount: 2)
      self = .temperature(scaling)
    }
  }

  /// Learns from rows of several classes.
  ///
  /// - Parameters:
  ///   - method: what is learned.
  ///   - probabilities: those of all classes, row by row.
  ///   - labels: the class of each row.
  ///   - classCount: how many classes there are, two at least.
  public init(_ method: Method, probabilities: [Double], labels: [UInt32], classCount: Int) {
    precondition(probabilities.count == labels.count * classCount, "a probability of each class")
    func column(_ label: Int) -> [Double] {
      labels.indices.map { probabilities[$0 * classCount + label] }
    }
    func isOf(_ label: Int) -> [Bool] { labels.map { Int($0) == label } }
    if classCount == 2 {
      self.init(method, scores: column(1), isPositive: isOf(1))
      return
    }
    switch method {
    case .sigmoid:
      self = .sigmoid(
        (0..<classCount).map {
          SigmoidCalibration(scores: column($0), isPositive: isOf($0))
        })
    case .isotonic:
      self = .isotonic(
        (0..<classCount).map {
          IsotonicCalibration(scores: column($0), isPositive: isOf($0))
        })
    case .temperature:
      self = .temperature(
        TemperatureScaling(probabilities: probabilities, labels: labels, classCount: classCount))
    }
  }

  /// The probability of the second of two classes.
  public func probability(of score: Double) -> Double {
    switch self {
    case .sigmoid(let curves): return curves[0].probability(of: score)
    case .isotonic(let curves): return curves[0].probability(of: score)
    case .temperature(let scaling):
      var both = [1 - score, score]
      scaling.scale(&both, from: 0)
      return both[1]
    }
  }

  /// Calibrates the probabilities of a row, one for each class, which come after `start`.
  public func calibrate(_ probabilities: inout [Double], from start: Int) {
    let classCount = probabilities.count - start
    if classCount == 2 {
      probabilities[start + 1] = probability(of: probabilities[start + 1])
      probabilities[start] = 1 - probabilities[start + 1]
      return
    }
    switch self {
    case .sigmoid(let curves):
      for (index, curve) in curves.enumerated() {
        probabilities[start + index] = curve.probability(of: probabilities[start + index])
      }
      Self.normalize(&probabilities, from: start)
    case .isotonic(let curves):
      for (index, curve) in curves.enumerated() {
        probabilities[start + index] = curve.probability(of: probabilities[start + index])
      }
      Self.normalize(&probabilities, from: start)
    case .temperature(let scaling): scaling.scale(&probabilities, from: start)
    }
  }

  private static func normalize(_ probabilities: inout [Double], from start: Int) {
    let sum = probabilities[start...].reduce(0, +)
    for index in start..<probabilities.count {
      probabilities[index] =
        sum > 0 ? probabilities[index] / sum : 1 / Double(probabilities.count - start)
    }
  }
}
