private import Glibc

/// How the weight of a row falls with its distance from a positive: from 1 at the positive itself,
/// never rising.
public enum SmearingKernel: Equatable, Sendable {
  /// exp(−2d²/H²): a Gaussian of standard deviation H/2, e⁻² = 0.135 at the edge of the window.
  ///
  /// Source: Ullrich, Schlüter & Grill, "Boundary detection in music structure analysis using
  /// convolutional neural networks", ISMIR 2014.
  case gaussian
  /// A straight line, to 0 at the edge of the window; where positions are row numbers to 0 at the
  /// first row behind it, so that no row of the window has weight 0.
  case triangle
  /// 1 throughout the window.
  case rectangle
  /// rᵈ for a ratio r: each row, or each unit of time, multiplies the weight by r.
  case geometric(ratio: Double)

  /// The weight at a distance from 0 to `halfWidth`.
  ///
  /// - Parameters:
  ///   - halfWidth: how far the window reaches on either side, above 0.
  ///   - spacing: how far it is from the edge of the window to the first position behind it: 1 by
  ///     rows, 0 by time.
  func weight(at distance: Double, halfWidth: Double, spacing: Double) -> Double {
    switch self {
    case .gaussian:
      // The quotient is squared, not its parts: no distance overflows.
      let share = distance / halfWidth
      return exp(-2 * share * share)
    case .triangle: return 1 - distance / (halfWidth + spacing)
    case .rectangle: return 1
    case .geometric(let ratio): return pow(ratio, distance)
    }
  }
}
