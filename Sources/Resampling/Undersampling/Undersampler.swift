/// A method that decides by their features which rows stay.
public protocol Undersampler: Sendable {
  /// Whether classes shrink to a count, or lose the rows that the method finds fault with.
  var direction: ResamplingDirection { get }

  /// Finds the rows to keep: in input order, or with compatibility in imbalanced-learn's.
  ///
  /// - Parameters:
  ///   - labels: the class of each row, or ``unlabeled``.
  ///   - points: the features of each row. Rows with missing cells (NaN) are compared over the columns
  ///     that both have; imbalanced-learn takes none.
  ///   - targets: which classes lose rows and, where the direction is under-sampling, how many.
  /// - Precondition: labels are numbers of the targets' classes, or ``unlabeled``, one a point.
  func keptRows(
    labels: [UInt32], points: Matrix, targets: ClassTargets
  ) throws(ResamplingError) -> [RowNumber]
}

extension Undersampler {
  /// Cleaning: what most of the methods do.
  public var direction: ResamplingDirection { .cleaning }
}
