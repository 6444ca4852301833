public import CSVCore
public import Resampling

/// How many rows each class shall have, before it is known which classes there are.
public struct Amount {
  package enum Goal {
    case known(BalanceGoal)
    /// Later targets overrule earlier ones.
    case byName([Target])
  }

  package struct Target {
    package var label: [UInt8]
    package var count: Int
    /// The option or the file in which the user named the class.
    package var source: String

    /// Creates a target.
    package init(label: [UInt8], count: Int, source: String) {
      (self.label, self.count, self.source) = (label, count, source)
    }
  }

  package let goal: Goal
  /// Whether imbalanced-learn is to be followed to the letter.
  public let compatibility: Compatibility

  /// Creates the amount of a goal.
  package init(goal: Goal, compatibility: Compatibility) {
    self.goal = goal
    self.compatibility = compatibility
  }

  /// How many rows each class of `table` shall have.
  ///
  /// - Throws: that the goal cannot be met, and why.
  public func targets(
    for table: borrowing LabeledTable, direction: ResamplingDirection
  ) throws(CSVError) -> ClassTargets {
    try targets(
      table.classes, of: table.reader, columns: table.labelColumns, direction: direction)
  }

  /// How many rows each class of an input shall have whose classes were counted before.
  ///
  /// - Throws: that the goal cannot be met, and why.
  public func targets(
    for table: borrowing CountedTable, direction: ResamplingDirection
  ) throws(CSVError) -> ClassTargets {
    try targets(
      table.classes, of: table.reader, columns: table.labelColumns, direction: direction)
  }

  private func targets(
    _ classes: ClassTable, of reader: borrowing RecordReader, columns: [Int],
    direction: ResamplingDirection
  ) throws(CSVError) -> ClassTargets {
    let goal: BalanceGoal
    switch self.goal {
    case .known(let known): goal = known
    case .byName(let targets):
      var wanted = [Int?](repeating: nil, count: classes.count)
      for target in targets {
        let number = try classes.number(
          named: target.label, in: target.source, of: reader, columns: columns)
        wanted[Int(number)] = target.count
      }
      goal = .explicit(wanted)
    }
    do {
      return try ClassTargets(
        counts: classes.counts, goal: goal, direction: direction, compatibility: compatibility)
    } catch { throw classes.error(error, of: reader, columns: columns) }
  }
}

extension LabeledTable {
  /// What to tell the user of a refusal.
  public func error(_ error: ResamplingError) -> CSVError {
    classes.error(error, of: reader, columns: labelColumns)
  }
}

extension ClassTable {
  /// What to tell the user of a refusal.
  ///
  /// - Parameter columns: the positions of the label columns.
  public func error(
    _ error: ResamplingError, of reader: borrowing RecordReader, columns: [Int]
  ) -> CSVError {
    CSVError(
      error.message { name(of: $0) }, file: reader.name,
      column: error.isAboutSizes || columns.isEmpty ? nil : reader.header.label(of: columns),
      hint: error.remedy)
  }
}

extension ResamplingError {
  /// Whether rows or parts do not fit, whatever the labels are.
  fileprivate var isAboutSizes: Bool {
    switch self {
    case .badFraction, .badCount, .partsExceedWhole, .emptyPart, .badFoldCount, .moreFoldsThanRows,
      .moreFoldsThanGroups, .tooFewGroups, .moreFoldsThanTimes, .noTimeBeforeTest, .noRows,
      .tooManyRows:
      true
    default: false
    }
  }
}
