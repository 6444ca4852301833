/// Whose answers a sampler gives.
public enum Compatibility: Sendable {
  /// What the paper defines: a row is never its own neighbor, ties go to the lower row number,
  /// and counts are exact.
  case none
  /// What imbalanced-learn 0.14 on scikit-learn 1.9 returns for the same seed, its rows in its
  /// order, faults included.
  case imbalancedLearn
}
