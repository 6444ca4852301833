import Threading

/// Instance hardness: of a large class the rows stay that are told most easily by the others.
///
/// Source: M. R. Smith, T. Martinez, C. Giraud-Carrier, "An instance level analysis of data
/// complexity", Machine Learning 95 (2014). A row's class is predicted by cross-validation: by the
/// share that its class has among the `neighborCount` nearest rows of the other folds. Of equal
/// shares the one that also lies nearer goes first: the share of Σ 1 / distance; then the row number.
///
/// Cost: a search for every row among those of other folds.
///
/// Draws: the folds, as ``StratifiedKFold`` does.
///
/// Differs from imbalanced-learn: the probabilities are those of the nearest neighbors, not of a
/// random forest.
/// Differs from imbalanced-learn: exactly as many rows are kept as asked for, where there all rows at
/// the percentile stay.
public struct InstanceHardness: Undersampler {
  /// How many neighbors vote: at least 1.
  public var neighborCount = 5
  /// How many folds there are; no more than the largest class has rows.
  public var foldCount = 5
  /// Where the generator starts.
  public var seed: UInt32
  /// How neighbors are looked for; there is no compatibility.
  public var rules = NeighborRules()

  /// Classes shrink to their targets.
  public var direction: ResamplingDirection { .undersampling }

  /// Creates the method.
  public init(seed: UInt32) {
    self.seed = seed
  }

  /// Finds the rows to keep, in input order.
  ///
  /// - Throws: ``ResamplingError/badFoldCount(_:)``.
  /// - Precondition: labels are numbers of the targets' classes, or ``unlabeled``, one a point.
  public func keptRows(
    labels: [UInt32], points: Matrix, targets: ClassTargets
  ) throws(ResamplingError) -> [RowNumber] {
    let table = LabeledPoints(labels: labels, points: points, classCount: targets.counts.count)
    let ease = try ease(of: table)
    var kept: [UInt32] = []
    for number in table.counts.indices {
      let positions = table.positions(of: number)
      if !targets.isTarget[number] {
        kept += positions
        continue
      }
      let order = positions.sorted {
        let (first, second) = (ease[Int($0)], ease[Int($1)])
        if first.votes != second.votes { return first.votes > second.votes }
        if first.weight != second.weight { return first.weight > second.weight }
        return $0 < $1
      }
      kept += order.prefix(targets.wanted[number])
    }
    return kept.sorted().map { table.rows[Int($0)] }
  }

  /// How easily a row's class is told: the votes for it, and the share of their nearness.
  private struct Ease {
    var votes = 0
    var weight = 0.0
  }

  private func ease(of table: LabeledPoints) throws(ResamplingError) -> [Ease] {
    var ease = [Ease](repeating: Ease(), count: table.count)
    let largest = table.counts.max() ?? 0
    // Classes of one row each leave nothing to choose.
    if largest < 2 { return ease }
    let foldCount = min(foldCount, largest)
    let folds = try StratifiedKFold(foldCount: foldCount, seed: seed)
      .folds(labels: table.labels, classCount: table.counts.count)
    let positions = 0..<UInt32(table.count)
    rules.progress.begin(total: table.count)
    for fold in 0..<UInt16(foldCount) {
      let judged = positions.filter { folds[Int($0)] == fold }
      let judges = table.selecting(positions.filter { folds[Int($0)] != fold })
      let found = NeighborSearch(
        judges.points, metric: rules.metric, threadCount: rules.threadCount
      )
      .nearest(neighborCount, to: table.points.selecting(rows: judged))
      for (query, position) in judged.enumerated() {
        let isOwn = found[query].map { judges.labels[Int($0)] == table.labels[Int(position)] }
        ease[Int(position)] = Ease(
          votes: isOwn.count { $0 },
          weight: nearness(found.distances(of: query).map(rules.metric.distance), isOwn))
      }
      rules.progress.advance(by: judged.count)
    }
    return ease
  }

  /// The share that a row's own class has of Σ 1 / distance.
  private func nearness(_ distances: [Double], _ isOwn: [Bool]) -> Double {
    // Beside neighbors at no distance all others weigh nothing.
    let isMet = distances.contains(0)
    let weights = distances.map { isMet ? ($0 == 0 ? 1 : 0) : 1 / $0 }
    let own = zip(weights, isOwn).reduce(0) { $1.1 ? $0 + $1.0 : $0 }
    let all = weights.reduce(0, +)
    return all > 0 && all < .infinity ? own / all : 0
  }
}
