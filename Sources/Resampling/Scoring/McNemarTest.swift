#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whether one of two predictions of the same rows is right more often than chance would have it: only rows on which they
/// differ tell, and without a difference each is as likely to be the right one.
///
/// Q. McNemar, "Note on the sampling error of the difference between correlated proportions or percentages",
/// Psychometrika 12, 1947; exact, by the binomial distribution.
public enum McNemarTest {
  /// How likely a difference as large, either way, is where there is none.
  ///
  /// - Parameters:
  ///   - one: rows that only the one prediction has right.
  ///   - other: rows that only the other has right.
  /// - Precondition: neither is negative.
  /// - Complexity: O(√(one + other)): terms that are too small to count are left out.
  public static func pValue(onlyOne one: Int, onlyOther other: Int) -> Double {
    precondition(one >= 0 && other >= 0, "negative counts")
    if one == other { return 1 }
    let (least, trials) = (min(one, other), one + other)
    // The largest term of the tail is its last: all others in parts of it.
    let logChoices =
      lgamma(Double(trials) + 1) - lgamma(Double(least) + 1) - lgamma(Double(trials - least) + 1)
    let largest = exp(logChoices - Double(trials) * log(2.0))
    var (sum, term) = (1.0, 1.0)
    var successes = least
    while successes > 0 && term > sum * 1e-18 {
      term *= Double(successes) / Double(trials - successes + 1)
      sum += term
      successes -= 1
    }
    return min(1, 2 * largest * sum)
  }
}
