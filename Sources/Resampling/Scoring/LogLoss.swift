#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The mean surprise at what came: -log of the probability that it was given. Where the Brier score
/// forgives a certainty that is wrong, this hardly does.
///
/// I. J. Good, "Rational decisions", Journal of the Royal Statistical Society B 14, 1952. As
/// scikit-learn's `log_loss`: a probability nearer to 0 or 1 than a double can tell from 1 counts as
/// the nearest that it can, so that a single 0 costs 36 and not infinity.
public enum LogLoss {
  /// The score of some rows.
  ///
  /// - Parameter probabilities: what the class that each row has was given.
  /// - Precondition: there is a row.
  public static func value(ofTruths probabilities: [Double]) -> Double {
    precondition(!probabilities.isEmpty, "a score of no rows")
    let surprises = probabilities.map(surprise)
    return pairwiseSum(surprises[...]) / Double(surprises.count)
  }

  /// What a row adds.
  ///
  /// - Parameter probability: what the class that it has was given.
  public static func surprise(_ probability: Double) -> Double {
    let least = Double.ulpOfOne
    return -log(min(max(probability, least), 1 - least))
  }
}
