/// All k-NN: editing by one neighbor, then what is left by two, and so on up to k.
///
/// Source: I. Tomek, "An experiment with the edited nearest-neighbor rule", IEEE Transactions on
/// Systems, Man, and Cybernetics 6 (1976). Tomek marks rows by all sizes before any of them goes;
/// here as in imbalanced-learn each size sees what the smaller ones left, so that with the agreement
/// of all neighbors the smaller sizes matter too. A pass that leaves a class smaller than the
/// smallest was at the start is the last one.
///
/// Cost: k edited-nearest-neighbors searches. Draws nothing.
///
/// Differs from imbalanced-learn: as ``EditedNearestNeighbors``.
/// Differs from imbalanced-learn: the classes to edit are chosen once, by the counts at the start.
/// Differs from imbalanced-learn: a pass that would lose a class is not made.
public struct AllKNN: Undersampler {
  /// What is done in each pass, and whose answer is given; `neighborCount` is that of the last pass.
  public var editing = EditedNearestNeighbors()
  /// Whether editing goes on when a class has become smaller than the smallest one was.
  public var allowsMinority = false

  /// Creates the method.
  public init() {}

  /// Finds the rows to keep: in input order, or for imbalanced-learn class after class.
  ///
  /// - Throws: ``ResamplingError/tooFewRowsToSearch(present:needed:)`` with compatibility.
  /// - Precondition: labels are numbers of the targets' classes, or ``unlabeled``, one a point.
  public func keptRows(
    labels: [UInt32], points: Matrix, targets: ClassTargets
  ) throws(ResamplingError) -> [RowNumber] {
    var edition = Edition(
      LabeledPoints(labels: labels, points: points, classCount: targets.counts.count), targets)
    edition.allowsMinority = allowsMinority
    var pass = editing
    let present = edition.table.count
    for neighborCount in 1...max(1, min(editing.neighborCount, present)) {
      pass.neighborCount = neighborCount
      try edition.edit(pass)
      if edition.isFinished { break }
    }
    return edition.table.rows
  }
}
