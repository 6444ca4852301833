private import Glibc

/// Probabilities made less sure, or more, all by one measure: the logarithms of a row's probabilities are multiplied by one number and
/// brought to the sum 1 again. Which class is the most probable does not change.
///
/// C. Guo, G. Pleiss, Y. Sun and K. Q. Weinberger, "On calibration of modern neural networks", ICML 2017. As scikit-learn's
/// `method="temperature"` (1.8 and later): logarithms of p + 1e-12; the inverse temperature of smallest logarithmic loss between
/// exp(-10) and exp(10). Here the zero of the derivative is sought, which ends at the last digits; scikit-learn seeks the smallest
/// loss, and finds it to some 1e-8. scikit-learn takes rows whose sums are not 1 to five digits for logits; here probabilities are
/// probabilities.
///
/// Cost: some twenty passes over the rows; 8 bytes a probability.
public struct TemperatureScaling: Equatable, Sendable {
  /// What logarithms are multiplied by: below 1 probabilities become less sure.
  public let inverse: Double

  /// Takes the inverse temperature.
  public init(inverse: Double) { self.inverse = inverse }

  /// Learns from rows of which is known what they are.
  ///
  /// - Parameters:
  ///   - probabilities: those of all classes, row by row.
  ///   - labels: the class of each row.
  ///   - classCount: how many classes there are.
  public init(probabilities: [Double], labels: [UInt32], classCount: Int) {
    precondition(probabilities.count == labels.count * classCount, "a probability of each class")
    let logs = probabilities.map(Self.logarithm)
    var (low, high) = (-10.0, 10.0)
    var exponent = 0.0
    for _ in 0..<200 where high - low > 1e-15 * max(1, abs(low), abs(high)) {
      let (slope, curvature) = Self.derivatives(
        at: exp(exponent), logs, labels, classCount)
      if slope == 0 { break }
      if slope > 0 { high = exponent } else { low = exponent }
      // A step of Newton's, or where that leads out of what is left the middle of it.
      let factor = exp(exponent) - slope / curvature
      let newton = factor > 0 ? log(factor) : .infinity
      let next = newton > low && newton < high ? newton : low + (high - low) / 2
      if abs(next - exponent) <= 1e-14 { break }
      exponent = next
    }
    inverse = exp(exponent)
  }

  /// The first and second derivative of the loss by the inverse temperature.
  private static func derivatives(
    at inverse: Double, _ logs: [Double], _ labels: [UInt32], _ classCount: Int
  ) -> (Double, Double) {
    var (slope, curvature) = (0.0, 0.0)
    for (row, label) in labels.enumerated() {
      let range = row * classCount..<(row + 1) * classCount
      let largest = logs[range].max() ?? 0
      var (sum, first, second) = (0.0, 0.0, 0.0)
      for index in range {
        // Counted from the largest, so that squares do not cancel.
        let distance = logs[index] - largest
        let weight = exp(inverse * distance)
        sum += weight
        first += weight * distance
        second += weight * distance * distance
      }
      let mean = first / sum
      slope += mean - (logs[range.lowerBound + Int(label)] - largest)
      curvature += second / sum - mean * mean
    }
    return (slope, curvature)
  }

  private static func logarithm(_ probability: Double) -> Double { log(probability + 1e-12) }

  /// Scales the probabilities of a row, which come after `start`.
  public func scale(_ probabilities: inout [Double], from start: Int) {
    var largest = -Double.infinity
    for index in start..<probabilities.count {
      probabilities[index] = inverse * Self.logarithm(probabilities[index])
      largest = max(largest, probabilities[index])
    }
    var sum = 0.0
    for index in start..<probabilities.count {
      probabilities[index] = exp(probabilities[index] - largest)
      sum += probabilities[index]
    }
    for index in start..<probabilities.count { probabilities[index] /= sum }
  }
}
