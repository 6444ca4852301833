/// Random under-sampling: a class shrinks to rows drawn among its own.
///
/// As imbalanced-learn's `RandomUnderSampler`, which keeps the same rows.
///
/// Cost: O(rows); four bytes a row.
///
/// Draws, from one generator over all classes: for each target in class order a permutation of the
/// class's rows, of which the first are kept; with replacement as many whole numbers below the
/// class's size as rows are kept. A target that keeps all its rows draws its permutation too.
public struct RandomUndersampling: Undersampler {
  /// Whether a row can be kept more than once.
  public var isReplacing = false
  /// Where the generator starts.
  public var seed: UInt32

  /// Classes shrink to their targets.
  public var direction: ResamplingDirection { .undersampling }

  /// Creates the method.
  public init(seed: UInt32) {
    self.seed = seed
  }

  /// Draws the rows to keep, in imbalanced-learn's order: class after class, a target's rows as they
  /// were drawn, other classes' in input order.
  ///
  /// The tools keep input order: ``RowSet/init(_:rowCount:)`` of these rows says which rows stay.
  ///
  /// - Precondition: the targets' counts are those of these labels, which are class numbers or
  ///   ``unlabeled``.
  public func keptRows(labels: [UInt32], targets: ClassTargets) -> [RowNumber] {
    var classes = ClassRows(labels: labels, classCount: targets.counts.count)
    var random = RandomState(seed: seed)
    if isReplacing { return replaced(classes, targets, using: &random) }
    var end = 0
    for number in targets.counts.indices {
      let range = classes.range(of: number)
      var kept = range.count
      if targets.isTarget[number] {
        random.shuffle(&classes.rows, in: range)
        kept = min(kept, targets.wanted[number])
      }
      // What is kept closes up to the left, where nothing is needed any more.
      for position in range.lowerBound..<range.lowerBound + kept {
        classes.rows[end] = classes.rows[position]
        end += 1
      }
    }
    classes.rows.removeLast(classes.rows.count - end)
    return classes.rows
  }

  /// Draws the rows to keep; features are not looked at.
  public func keptRows(
    labels: [UInt32], points: Matrix, targets: ClassTargets
  ) -> [RowNumber] {
    keptRows(labels: labels, targets: targets)
  }

  private func replaced(
    _ classes: ClassRows, _ targets: ClassTargets, using random: inout RandomState
  ) -> [RowNumber] {
    var kept: [RowNumber] = []
    kept.reserveCapacity(targets.wanted.reduce(0, +))
    for number in targets.counts.indices {
      let rows = classes.rows[classes.range(of: number)]
      if !targets.isTarget[number] {
        kept += rows
      } else if !rows.isEmpty {
        for _ in 0..<targets.wanted[number] {
          kept.append(rows[rows.startIndex + random.randint(below: rows.count)])
        }
      }
    }
    return kept
  }
}
