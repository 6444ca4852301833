/// Folds for cross-validation that have their share of every label each: the folds of iterative-stratification 0.1.9's
/// `MultilabelStratifiedKFold(shuffle=True)`.
///
/// Cost and memory: those of `IterativeStratification`.
///
/// Draws: a permutation of the rows, then those of `IterativeStratification`.
///
/// Differs from that package: there are no unshuffled folds, which there differ from call to call, since ties are broken by
/// chance with a generator that has no seed.
public struct MultilabelKFold: Sendable {
  /// How many folds: 2 to 65 535.
  public var foldCount: Int

  /// Creates folds.
  public init(foldCount: Int) { self.foldCount = foldCount }

  /// The fold of every row, from 0; ``noFold`` for rows that take no part. With a generator that goes on, called again, it
  /// draws the next repeat of `RepeatedMultilabelStratifiedKFold`.
  public func folds(
    of sets: LabelSets, using random: inout RandomState
  ) throws(ResamplingError) -> [UInt16] {
    var rows = labeledRows(sets.rows)
    try checkFoldCount(foldCount, rows: rows.count)
    random.shuffle(&rows)
    let shares = [Double](repeating: 1 / Double(foldCount), count: foldCount)
    let dealt = IterativeStratification(shares: shares).parts(of: rows, in: sets, using: &random)
    var folds = [UInt16](repeating: noFold, count: sets.rows.count)
    for (row, fold) in zip(rows, dealt) { folds[Int(row)] = fold }
    return folds
  }
}

/// Training, validation and test part that have their share of every label each.
///
/// Three parts are two splits in a row, as in ``TrainTestSplit``: first the test part is split from all rows, then the
/// validation part from the rest, each by a fresh generator of the seed. Each split is the first of iterative-stratification
/// 0.1.9's `MultilabelStratifiedShuffleSplit`; the second is asked for ⌈fraction · all rows⌉ rows as a count.
///
/// Draws: a permutation of the rows, then those of `IterativeStratification`; for both splits.
///
/// The sizes of the parts are as near as the labels allow, not exact.
///
/// Differs from that package: sizes of which it is told two, and which leave rows over, are taken there for shares of the
/// whole, so that 0.3 and 0.2 come out as 60 % and 40 %. Here training gets what the other parts leave.
public struct MultilabelSplit: Sendable {
  /// The sizes of the parts; one must be given.
  public var validation: SplitSize?, test: SplitSize?
  /// Where both splits' generators start.
  public var seed: UInt32

  /// Creates a split without sizes.
  public init(seed: UInt32) { self.seed = seed }

  /// The ``SplitPart`` of every row, as its raw value.
  public func parts(of sets: LabelSets) throws(ResamplingError) -> [UInt8] {
    var parts = [UInt8](repeating: SplitPart.none.rawValue, count: sets.rows.count)
    let all = labeledRows(sets.rows)
    for row in all { parts[Int(row)] = SplitPart.training.rawValue }
    var rest = all
    for (part, size) in [(SplitPart.test, test), (.validation, validation)] {
      guard let size else { continue }
      let sizes = try SplitSizes(training: nil, test: size, of: all.count, part: part)
      guard sizes.test < rest.count else {
        throw .partsExceedWhole(sum: Double(sizes.test + all.count - rest.count), of: all.count)
      }
      let taken = split(rest, in: sets, taking: sizes.test)
      for (row, isTaken) in zip(rest, taken) where isTaken { parts[Int(row)] = part.rawValue }
      rest = zip(rest, taken).filter { !$0.1 }.map(\.0)
    }
    if rest.isEmpty { throw .emptyPart(.training, of: all.count) }
    return parts
  }

  /// Whether each row goes to the part that is split off, which wants `count` rows.
  private func split(_ rows: [RowNumber], in sets: LabelSets, taking count: Int) -> [Bool] {
    var random = RandomState(seed: seed)
    let order = random.permutation(rows.count)
    let shares = [rows.count - count, count].map { Double($0) / Double(rows.count) }
    let dealt = IterativeStratification(shares: shares)
      .parts(of: order.map { rows[Int($0)] }, in: sets, using: &random)
    var taken = [Bool](repeating: false, count: rows.count)
    for (position, part) in zip(order, dealt) { taken[Int(position)] = part == 1 }
    return taken
  }
}
