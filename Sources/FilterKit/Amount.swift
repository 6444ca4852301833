public import CSVCore
public import Resampling

/// How many rows each class shall have, before it is known which classes there are.
public struct Amount {
  enum Goal {
    case known(BalanceGoal)
    /// Later targets overrule earlier ones.
    case byName([Target])
  }

  struct Target {
    var label: [UInt8]
    var count: Int
    /// Where the user named the class.
    var place: String
  }

  let goal: Goal
  /// Whether imbalanced-learn is to be followed to the letter.
  public let compatibility: Compatibility

  /// How many rows each class of `input` shall have.
  ///
  /// - Throws: that the goal cannot be met, and why.
  public func targets(
    for input: borrowing LabeledInput, direction: ResamplingDirection
  ) throws(CSVError) -> ClassTargets {
    try targets(
      input.classes, of: input.reader, column: input.labelColumn, direction: direction)
  }

  /// How many rows each class of an input shall have whose classes were counted before.
  ///
  /// - Throws: that the goal cannot be met, and why.
  public func targets(
    for input: borrowing CountedInput, direction: ResamplingDirection
  ) throws(CSVError) -> ClassTargets {
    try targets(
      input.classes, of: input.reader, column: input.labelColumn, direction: direction)
  }

  private func targets(
    _ classes: ClassTable, of reader: borrowing RecordReader, column: Int?,
    direction: ResamplingDirection
  ) throws(CSVError) -> ClassTargets {
    let goal: BalanceGoal
    switch self.goal {
    case .known(let known): goal = known
    case .byName(let targets):
      var wanted = [Int?](repeating: nil, count: classes.count)
      for target in targets {
        let number = try classes.number(
          named: target.label, in: target.place, of: reader, column: column)
        wanted[Int(number)] = target.count
      }
      goal = .explicit(wanted)
    }
    do {
      return try ClassTargets(
        counts: classes.counts, goal: goal, direction: direction, compatibility: compatibility)
    } catch { throw classes.error(error, of: reader, column: column) }
  }
}

extension LabeledInput {
  /// What to tell the user of a refusal.
  public func error(_ error: ResamplingError) -> CSVError {
    classes.error(error, of: reader, column: labelColumn)
  }
}

extension ClassTable {
  /// What to tell the user of a refusal.
  ///
  /// - Parameter column: the position of the label column.
  public func error(
    _ error: ResamplingError, of reader: borrowing RecordReader, column: Int?
  ) -> CSVError {
    CSVError(
      error.message { name(of: $0) }, file: reader.name,
      column: error.isAboutSizes ? nil : column.map { reader.header.label(of: $0) },
      hint: error.remedy)
  }
}

extension ResamplingError {
  /// Whether rows or parts do not fit, whatever the labels are.
  fileprivate var isAboutSizes: Bool {
    switch self {
    case .badFraction, .badCount, .partsExceedWhole, .emptyPart, .badFoldCount, .moreFoldsThanRows,
      .moreFoldsThanGroups, .noRows, .tooManyRows:
      true
    default: false
    }
  }
}
