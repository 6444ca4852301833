#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The distributions that are not uniform. Logarithms come from the C library, so the last bit is
/// the same only where that library's is.
extension RandomState {
  /// A number from the normal distribution with mean 0 and deviation 1 (`standard_normal`, `randn`).
  ///
  /// Points are drawn in the square until one lies inside the unit circle; it yields two numbers, of
  /// which the second is kept for the next call, whatever is drawn in between. Consumes four
  /// outputs a trial, 1.27 trials on average, every other call.
  ///
  /// Source: Marsaglia and Bray, "A convenient method for generating normal variables", SIAM
  /// Review 6 (1964).
  public mutating func standardNormal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    while true {
      let x = 2 * randomSample() - 1
      let y = 2 * randomSample() - 1
      let squaredLength = x * x + y * y
      if squaredLength >= 1 || squaredLength == 0 { continue }
      let factor = (-2 * log(squaredLength) / squaredLength).squareRoot()
      spareNormal = factor * x
      return factor * y
    }
  }

  /// A number from the normal distribution with the given mean and deviation.
  public mutating func normal(mean: Double, deviation: Double) -> Double {
    mean + deviation * standardNormal()
  }

  /// A number from the gamma distribution with the given shape and scale 1.
  ///
  /// Source: Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26
  /// (2000).
  ///
  /// - Precondition: `shape` is above 1; other shapes, which NumPy draws otherwise, are not needed.
  mutating func gamma(shape: Double) -> Double {
    precondition(shape > 1, "shape not above 1")
    let b = shape - 1.0 / 3.0
    let c = 1 / (9 * b).squareRoot()
    while true {
      var x = 0.0
      var v = 0.0
      repeat {
        x = standardNormal()
        v = 1 + c * x
      } while v <= 0
      v = v * v * v
      let u = randomSample()
      if u < 1 - 0.0331 * (x * x) * (x * x) { return b * v }
      if log(u) < 0.5 * x * x + b * (1 - v + log(v)) { return b * v }
    }
  }

  /// A number from the beta distribution: g₁ / (g₁ + g₂) of two gamma numbers, drawn in this order.
  ///
  /// - Precondition: both shapes are above 1.
  public mutating func beta(_ first: Double, _ second: Double) -> Double {
    let g1 = gamma(shape: first)
    let g2 = gamma(shape: second)
    return g1 / (g1 + g2)
  }
}
