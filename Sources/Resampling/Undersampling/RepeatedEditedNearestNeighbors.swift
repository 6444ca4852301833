/// Repeated edited nearest neighbors: editing goes on with what is left until nothing changes.
///
/// Source: I. Tomek, "An experiment with the edited nearest-neighbor rule", IEEE Transactions on
/// Systems, Man, and Cybernetics 6 (1976). A pass that leaves a class smaller than the smallest was
/// at the start is the last one, so that the majority is not edited away.
///
/// Cost: an edited-nearest-neighbors search a pass. Draws nothing.
///
/// Differs from imbalanced-learn: as ``EditedNearestNeighbors``.
/// Differs from imbalanced-learn: the classes to edit are chosen once, by the counts at the start.
/// Differs from imbalanced-learn: a pass that would lose a class is not made.
public struct RepeatedEditedNearestNeighbors: Undersampler {
  /// What is done in each pass, and whose answer is given.
  public var editing = EditedNearestNeighbors()
  /// How many passes there are at most.
  public var passLimit = 100

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
    for _ in 0..<passLimit {
      let count = edition.table.count
      try edition.edit(editing)
      if edition.isFinished || edition.table.count == count { break }
    }
    return edition.table.rows
  }
}

/// A table that is edited again and again.
struct Edition {
  /// What is left.
  private(set) var table: LabeledPoints
  /// Whether a class has become too small for another pass.
  private(set) var isFinished = false
  /// Whether classes may become smaller than the smallest one was.
  var allowsMinority = false

  private var targets: ClassTargets
  private let original: LabeledPoints

  /// Starts with all rows.
  init(_ table: LabeledPoints, _ targets: ClassTargets) {
    self.table = table
    self.targets = targets
    original = table
  }

  /// Makes a pass.
  mutating func edit(_ editing: EditedNearestNeighbors) throws(ResamplingError) {
    let compatibility = editing.rules.compatibility
    if compatibility == .imbalancedLearn { targets = try targets.reevaluated(for: table.counts) }
    let edited = table.selecting(try editing.keptPositions(table, isTarget: targets.isTarget))
    let minority = original.minority(compatibility)
    let floor = minority.map { original.counts[$0] } ?? 0
    let present = original.counts.indices.filter { original.counts[$0] > 0 }
    let hasLostClass = present.contains { edited.counts[$0] == 0 }
    let hasSmallClass = present.contains {
      $0 != minority && edited.counts[$0] > 0 && edited.counts[$0] < floor
    }
    isFinished = hasLostClass || hasSmallClass && !allowsMinority
    if hasLostClass && compatibility == .none { return }
    table = edited
  }
}
