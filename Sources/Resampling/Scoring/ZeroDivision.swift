/// What a score is where it is 0 / 0.
///
/// Precision, recall and F1 are 0 by default, and count in means, as scikit-learn has them. Scores that look at the other
/// classes as well (specificity, G-mean, the index of balanced accuracy, Matthews' correlation, kappa) say nothing of rows
/// that are all of one class: they are NaN by default, which counts in no mean.
public struct ZeroDivision: Equatable, Sendable {
  /// What precision, recall and F1 are.
  public var hits: Double
  /// What all other scores are.
  public var others: Double

  /// One value for all scores.
  public init(_ value: Double) { self.init(hits: value, others: value) }

  /// A value for precision, recall and F1, and one for all other scores.
  public init(hits: Double, others: Double) {
    self.hits = hits
    self.others = others
  }

  /// What is right where nobody says otherwise.
  public static let standard = ZeroDivision(hits: 0, others: .nan)
}
