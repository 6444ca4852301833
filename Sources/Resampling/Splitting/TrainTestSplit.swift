/// Training, validation and test part in one go.
///
/// Three parts are two splits of scikit-learn in a row, each with a fresh generator of the same seed:
/// first the test part is split from all rows, then the validation part from the rest. A size is
/// always one of the whole input: the second split is asked for ⌈fraction · all rows⌉ validation rows
/// as a count. So these lines make the same three parts, in the same order:
///
///     rest, test = train_test_split(data, test_size=0.2, stratify=data.label, random_state=seed)
///     training, validation = train_test_split(
///         rest, test_size=math.ceil(0.1 * len(data)), stratify=rest.label, random_state=seed)
///
/// Mind that the second split starts from `rest` in the order that the first one returned. Groups
/// are split in the same way by two `GroupShuffleSplit`s, whose sizes count groups.
///
/// Memory: nine bytes a row while splitting beside the labels and groups, one afterwards; four more
/// if the order of rows is wanted.
public struct TrainTestSplit: Sendable {
  /// How rows are chosen.
  public enum Method: Equatable, Sendable {
    /// Classes in equal proportion: ``StratifiedShuffleSplit``.
    case stratified
    /// Whatever the classes: ``ShuffleSplit``.
    case shuffled
    /// Training, validation, test one after the other, as the rows come in.
    case unshuffled
    /// Whole groups, each row's group numbered from 0 in sorted order: ``GroupShuffleSplit``.
    case grouped([UInt32])
    /// Whole groups, and the classes in equal proportion as nearly as these allow: ``StratifiedGroupSplit``. Sizes are
    /// shares of the rows; a second split takes the validation part's share of what is left of them.
    case stratifiedGroups([UInt32])
  }

  /// How rows are chosen.
  public var method: Method
  /// The sizes of the parts. A part without a size is not made, but for training, which gets the
  /// rest. With no size at all a quarter of the rows, or a fifth of the groups, is for test, as in
  /// scikit-learn.
  public var training: SplitSize?, validation: SplitSize?, test: SplitSize?
  /// Where both splits' generators start.
  public var seed: UInt32
  /// Whether a class of one row is refused.
  public var compatibility = Compatibility.none

  /// Creates a split without sizes.
  public init(_ method: Method, seed: UInt32) {
    self.method = method
    self.seed = seed
  }

  /// Splits the rows that have a label.
  ///
  /// - Parameters:
  ///   - labels: the class of each row, or ``unlabeled``.
  ///   - classCount: how many classes there are.
  ///   - ordered: whether scikit-learn's order of the rows is wanted too.
  /// - Precondition: labels are below `classCount`, or ``unlabeled``.
  public func split(
    labels: [UInt32], classCount: Int, ordered: Bool = false
  ) throws(ResamplingError) -> PartedRows {
    var result = PartedRows(parts: [UInt8](repeating: SplitPart.none.rawValue, count: labels.count))
    if validation == nil || test == nil {
      // Two parts: the second one is the test part, or the validation part.
      let part = validation == nil ? SplitPart.test : .validation
      let second = validation ?? test ?? (training == nil ? usualTestSize : nil)
      let rows = try split(nil, labels, classCount, training, second, part, ordered: ordered)
      result.take(rows.training, as: .training, ordered: ordered)
      result.take(rows.test, as: part, ordered: ordered)
      result.loneClasses = rows.loneClasses
      return result
    }

    var first = try split(nil, labels, classCount, nil, test, .test, ordered: true)
    result.take(first.test, as: .test, ordered: ordered)
    result.loneClasses = first.loneClasses
    let rest = first.training
    first = SplitRows(training: [], test: [])

    let second: SplitRows
    if case .stratifiedGroups = method {
      let size = try secondShare()
      second = try split(rest, labels, classCount, nil, size, .validation, ordered: ordered)
    } else {
      let (trainingCount, validationCount) = try secondSizes(labels, rest)
      second = try split(
        rest, labels, classCount, trainingCount.map { .count($0) },
        validationCount.map { .count($0) }, .validation, ordered: ordered)
    }
    result.take(second.training, as: .training, ordered: ordered)
    result.take(second.test, as: .validation, ordered: ordered)
    result.loneClasses = Set(result.loneClasses + second.loneClasses).sorted()
    return result
  }

  private var usualTestSize: SplitSize {
    switch method {
    case .grouped, .stratifiedGroups: .fraction(0.2)
    default: .fraction(0.25)
    }
  }

  /// One split with a fresh generator; of all labeled rows if no list is given.
  private func split(
    _ rows: consuming [RowNumber]?, _ labels: [UInt32], _ classCount: Int, _ training: SplitSize?,
    _ second: SplitSize?, _ part: SplitPart, ordered: Bool
  ) throws(ResamplingError) -> SplitRows {
    var random = RandomState(seed: seed)
    switch method {
    case .stratified:
      var split = StratifiedShuffleSplit(training: training, test: second)
      split.compatibility = compatibility
      split.part = part
      let classes =
        rows.map { ClassRows($0, labels: labels, classCount: classCount) }
        ?? ClassRows(labels: labels, classCount: classCount)
      rows = nil
      return try split.split(classes, ordered: ordered, using: &random)
    case .shuffled, .unshuffled:
      var split = ShuffleSplit(training: training, test: second)
      split.isShuffled = method == .shuffled
      split.part = part
      return try split.split(rows ?? labeledRows(labels), using: &random)
    case .grouped(let groups):
      var split = GroupShuffleSplit(training: training, test: second)
      split.part = part
      return try split.split(rows ?? labeledRows(labels), groups: groups, using: &random)
    case .stratifiedGroups(let groups):
      guard case .fraction(let share) = second else { throw .countsNotTaken }
      var split = StratifiedGroupSplit(testShare: share)
      split.mayLeaveFoldsEmpty = compatibility == .imbalancedLearn
      split.part = part
      var taken = labels
      if let rows {
        taken = labels.map { _ in unlabeled }
        for row in rows { taken[Int(row)] = labels[Int(row)] }
      }
      var state: RandomState? = random
      return try split.split(labels: taken, classCount: classCount, groups: groups, using: &state)
    }
  }

  /// The share of the validation part in what the test part leaves.
  private func secondShare() throws(ResamplingError) -> SplitSize {
    guard case .fraction(let one) = test, case .fraction(let other) = validation else {
      throw .countsNotTaken
    }
    if one + other >= 1 { throw .partsExceedWhole(sum: one + other, of: 1) }
    return .fraction(other / (1 - one))
  }

  /// The sizes of the second split, whose fractions are of the whole, as counts of its own rows or
  /// groups.
  private func secondSizes(
    _ labels: [UInt32], _ rest: [RowNumber]
  ) throws(ResamplingError) -> (training: Int?, validation: Int?) {
    let whole: Int
    let left: Int
    if case .grouped(let groups) = method {
      whole = GroupSizes(labeledRows(labels), groups: groups).present.count
      left = GroupSizes(rest, groups: groups).present.count
    } else {
      whole = labels.reduce(0) { $1 == unlabeled ? $0 : $0 + 1 }
      left = rest.count
    }
    let trainingCount = try SplitSizes.resolve(training, of: whole, part: .training, .down)
    let validationCount = try SplitSizes.resolve(validation, of: whole, part: .validation, .up)
    let sum = (trainingCount ?? 0) + (validationCount ?? 0)
    if sum > left { throw .partsExceedWhole(sum: Double(sum + whole - left), of: whole) }
    if trainingCount ?? (left - sum) == 0 { throw .emptyPart(.training, of: whole) }
    return (trainingCount, validationCount)
  }
}

/// Which part every row is in.
public struct PartedRows: Equatable, Sendable {
  /// The ``SplitPart`` of every row, as its raw value.
  public private(set) var parts: [UInt8]
  /// The rows of the training part in scikit-learn's order; empty if no order was wanted.
  public private(set) var training: [RowNumber] = []
  /// The rows of the validation part in scikit-learn's order.
  public private(set) var validation: [RowNumber] = []
  /// The rows of the test part in scikit-learn's order.
  public private(set) var test: [RowNumber] = []
  /// The classes of one row, which went to training because they cannot be in two parts.
  public internal(set) var loneClasses: [UInt32] = []

  init(parts: [UInt8]) {
    self.parts = parts
  }

  /// The part of a row.
  public func part(of row: RowNumber) -> SplitPart {
    SplitPart(rawValue: parts[Int(row)]) ?? .none
  }

  fileprivate mutating func take(_ rows: [RowNumber], as part: SplitPart, ordered: Bool) {
    for row in rows { parts[Int(row)] = part.rawValue }
    if !ordered { return }
    switch part {
    case .training: training = rows
    case .validation: validation = rows
    case .test: test = rows
    case .none: break
    }
  }
}
