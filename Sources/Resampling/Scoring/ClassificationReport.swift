#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How well classes were predicted: each class by itself, and all together.
///
/// As scikit-learn's `classification_report`, `balanced_accuracy_score`, `matthews_corrcoef` and
/// `cohen_kappa_score`, and imbalanced-learn's `classification_report_imbalanced`. The classes are
/// those of which there is a row or a prediction.
public struct ClassificationReport: Equatable, Sendable {
  /// The scores of each class; `nil` for one that neither is there nor was predicted.
  public let classes: [ClassScores?]
  /// How many rows there are.
  public let rowCount: Double
  /// The part of the rows whose class was predicted.
  public let accuracy: Double
  /// The mean recall of the classes that have rows.
  public let balancedAccuracy: Double
  /// The geometric mean of the recalls of the classes that have rows: 0 as soon as one class is never
  /// found. imbalanced-learn counts classes without rows, too, and gives 0.
  public let gMean: Double
  /// See `MatthewsCorrelation`; 0 / 0 where all rows or all predictions are of one class.
  public let matthewsCorrelation: Double
  /// See `CohenKappa`; 0 / 0 where all rows are and were predicted to be of one class.
  public let kappa: Double
  /// The mean scores of the classes, each class alike.
  public let macro: AverageScores
  /// The mean scores of the classes, in proportion to their rows.
  public let weighted: AverageScores

  /// Computes the scores.
  ///
  /// - Parameters:
  ///   - matrix: how many rows of each class have which prediction.
  ///   - classCount: how many classes there are.
  ///   - zeroDivision: what scores of 0 / 0 are; NaN leaves them out of averages.
  /// - Precondition: there is a row, and all classes are below `classCount`.
  public init(_ matrix: ConfusionMatrix, classCount: Int, zeroDivision: ZeroDivision = .standard) {
    precondition(matrix.rowCount > 0, "scores of no rows")
    let margins = ConfusionMargins(matrix, classCount: classCount)
    classes = (0..<classCount).map { label in
      let (support, predicted) = (margins.support[label], margins.predicted[label])
      if support == 0 && predicted == 0 { return nil }
      return ClassScores(
        truePositives: margins.hits[label], support: support, predicted: predicted,
        rowCount: margins.rowCount, zeroDivision: zeroDivision)
    }
    let present = classes.compactMap { $0 }
    rowCount = matrix.rowCount
    accuracy = margins.hits.reduce(0, +) / matrix.rowCount
    let recalls = present.filter { $0.support > 0 }.map(\.recall)
    balancedAccuracy = pairwiseSum(recalls[...]) / Double(recalls.count)
    gMean =
      recalls.contains(0)
      ? 0 : exp(pairwiseSum(recalls.map { log($0) }[...]) / Double(recalls.count))
    matthewsCorrelation = MatthewsCorrelation.value(of: margins) ?? zeroDivision.others
    kappa = CohenKappa.value(of: margins) ?? zeroDivision.others
    macro = AverageScores(present)
    weighted = AverageScores(present, weights: present.map(\.support))
  }
}

/// What the scores need of a confusion matrix: its sums and its diagonal.
struct ConfusionMargins {
  /// How many rows each class has, was predicted for, and both.
  var support, predicted, hits: [Double]

  init(_ matrix: ConfusionMatrix, classCount: Int) {
    support = [Double](repeating: 0, count: classCount)
    predicted = support
    hits = support
    for (truth, prediction, rows) in matrix.pairs {
      support[Int(truth)] += rows
      predicted[Int(prediction)] += rows
      if truth == prediction { hits[Int(truth)] += rows }
    }
  }

  /// The number of rows.
  var rowCount: Double { support.reduce(0, +) }

  /// The sum over the classes of rows of it times predictions of it.
  var chance: Double { zip(support, predicted).reduce(0) { $0 + $1.0 * $1.1 } }
}
