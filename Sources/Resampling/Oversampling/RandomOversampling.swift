/// Random over-sampling: a class grows by copies of its rows, each drawn among all of them.
///
/// As imbalanced-learn's `RandomOverSampler`, which draws the same rows.
///
/// Cost: O(rows + copies); four bytes a row of the classes that grow, four a copy.
///
/// Draws, from one generator over all classes: for each target in class order, as many whole numbers
/// below the class's size as rows are added. A class that gains nothing, or has one row, draws nothing.
public struct RandomOversampling: Sendable {
  /// Where the generator starts.
  public var seed: UInt32

  /// Creates the method.
  public init(seed: UInt32) {
    self.seed = seed
  }

  /// Draws the rows to copy: class after class, each in the order of the draws.
  ///
  /// - Precondition: the targets' counts are those of these labels, which are class numbers or
  ///   ``unlabeled``.
  public func drawnRows(labels: [UInt32], targets: ClassTargets) -> [RowNumber] {
    let grows = targets.counts.indices.map { targets.added(to: $0) > 0 }
    let classes = ClassRows(labels: labels, classCount: grows.count, only: grows)
    var random = RandomState(seed: seed)
    var drawn: [RowNumber] = []
    drawn.reserveCapacity(grows.indices.reduce(0) { $0 + targets.added(to: $1) })
    for number in grows.indices where grows[number] {
      let range = classes.range(of: number)
      for _ in 0..<targets.added(to: number) {
        drawn.append(classes.rows[range.lowerBound + random.randint(below: range.count)])
      }
    }
    return drawn
  }
}
