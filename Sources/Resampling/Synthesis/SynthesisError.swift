/// Why a method cannot make the rows that are asked for.
///
/// Each case says what stands in the way; ``remedy`` says what the caller can do about it.
public enum SynthesisError: Error, Equatable, Sendable {
  /// The class that shall grow has no row at all.
  case noRows
  /// The class has a single row, so there is no neighbour to make rows toward.
  case lone
  /// imbalanced-learn refuses a class of `rows` rows when `needed` are searched.
  case tooFewRows(rows: Int, needed: Int)
  /// No row of the class is near enough to other classes, and not lost among them, to be a parent.
  case noneInDanger
  /// No row of the class has a neighbour of its own class, so that nothing is safe.
  case noneSafe
  /// In no cluster does the class prevail and have two rows.
  case noCluster
  /// All support vectors of the class are lost among other classes.
  case allNoise
  /// A support vector machine needs a number in every cell.
  case cellsMissing
  /// No row of the class has a neighbour of another class, and imbalanced-learn refuses that.
  case noForeignNeighbors
  /// imbalanced-learn's rounded shares are all 0.
  case sharesRoundToNothing
}

extension SynthesisError: CustomStringConvertible {
  /// What stands in the way, without a full stop.
  public var description: String {
    switch self {
    case .noRows: "the class has no rows to learn from"
    case .lone: "the class has a single row, and a line needs two"
    case .tooFewRows(let rows, let needed):
      "imbalanced-learn searches \(needed) rows, and the class has \(rows)"
    case .noneInDanger: "no row of the class lies on the border to other classes"
    case .noneSafe: "no row of the class has a neighbour of its own class"
    case .noCluster: "the class prevails in no cluster"
    case .allNoise: "all support vectors of the class are lost among other classes"
    case .cellsMissing: "cells are missing or infinite, and a support vector machine needs all"
    case .noForeignNeighbors: "no row of the class has a neighbour of another class"
    case .sharesRoundToNothing: "every row's share of the new rows rounds to 0"
    }
  }

  /// What the caller can do about it.
  public var remedy: String {
    switch self {
    case .noRows: "leave the class as it is"
    case .lone: "copy the row instead, or leave the class as it is"
    case .tooFewRows: "ask for fewer neighbours, or do without compatibility"
    case .noneInDanger: "search more neighbours for the border, or use plain SMOTE"
    case .noneSafe: "search more neighbours, or use plain SMOTE"
    case .noCluster: "use more clusters, a higher --imbalance, or plain SMOTE"
    case .allNoise: "search more neighbours for the border, or use plain SMOTE"
    case .cellsMissing: "leave out the columns or rows where they are, or use another method"
    case .noForeignNeighbors: "do without compatibility, or use plain SMOTE"
    case .sharesRoundToNothing: "ask for more rows, or do without compatibility"
    }
  }
}

/// What becomes of a class of one row.
public enum LoneRow: Sendable {
  /// ``SynthesisError/lone`` is thrown.
  case refused
  /// Copies of the row are made: plans whose base and other are the same.
  case copied
}
