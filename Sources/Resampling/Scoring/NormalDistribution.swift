#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The normal distribution with mean 0 and deviation 1.
public enum NormalDistribution {
  /// How likely a number is at least as far from 0 as `distance`, on either side.
  public static func twoSidedTail(_ distance: Double) -> Double {
    erfc(abs(distance) / 2.0.squareRoot())
  }

  /// The distance from 0 within which a number lies with the given probability: 1.96 for 0.95.
  ///
  /// By Halley's steps from a first guess: M. Abramowitz and I. A. Stegun, "Handbook of mathematical functions", 1964,
  /// 26.2.23.
  ///
  /// - Precondition: `confidence` is above 0 and below 1.
  public static func distance(covering confidence: Double) -> Double {
    precondition(confidence > 0 && confidence < 1, "a probability between 0 and 1")
    let tail = (1 - confidence) / 2
    let t = (-2 * log(tail)).squareRoot()
    var distance =
      t - (2.515517 + t * (0.802853 + t * 0.010328))
      / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
    for _ in 0..<4 {
      let density = exp(-distance * distance / 2) / (2 * Double.pi).squareRoot()
      let step = (twoSidedTail(distance) / 2 - tail) / density
      distance += step / (1 + distance * step / 2)
    }
    return distance
  }
}
