/// A score of two classes that a threshold can be chosen by.
///
/// With tp of the T rows of the class above the threshold, and fp of the N others: F1 2tp / (T + tp + fp); balanced accuracy, the
/// mean of recall tp / T and specificity (N − fp) / N; G-mean, their geometric mean; MCC, the correlation of truth and prediction,
/// 0 where all rows are on one side. As scikit-learn 1.9.1 and imbalanced-learn 0.14.2 have them.
public enum ThresholdScore: String, CaseIterable, Sendable {
  case f1
  case balancedAccuracy = "balanced_accuracy"
  case gMean = "g_mean"
  case mcc

  /// The score.
  ///
  /// - Precondition: there are rows of the class, and others.
  public func value(
    truePositives: Int, falsePositives: Int, positives: Int, negatives: Int
  ) -> Double {
    let (hits, alarms) = (Double(truePositives), Double(falsePositives))
    let (rows, others) = (Double(positives), Double(negatives))
    let recall = hits / rows
    let specificity = (others - alarms) / others
    switch self {
    case .f1: return 2 * hits / (rows + hits + alarms)
    case .balancedAccuracy: return (recall + specificity) / 2
    case .gMean: return (recall * specificity).squareRoot()
    case .mcc:
      // In whole numbers as far as they go, as scikit-learn counts: of scores that are equal none is above another.
      let (all, above) = (rows + others, hits + alarms)
      let below = all - above
      let spread =
        (all * all - (below * below + above * above))
        * (all * all - (others * others + rows * rows))
      if spread == 0 { return 0 }
      let agreement = hits + others - alarms
      return (agreement * all - (others * below + rows * above)) / spread.squareRoot()
    }
  }
}
