/// Why a method cannot make the rows that are asked for.
///
/// Each case says what stands in the way.
public enum SynthesisError: Error, Equatable, Sendable {
  /// The class that shall grow has no row at all.
  case noRows
  /// The class has a single row, so there is no neighbor to make rows toward.
  case lone
  /// imbalanced-learn refuses a class of `rows` rows when `needed` are searched.
  case tooFewRows(rows: Int, needed: Int)
  /// No row of the class is near enough to other classes, and not lost among them, to be a parent.
  case noneInDanger
  /// No row of the class has a neighbor of its own class, so that nothing is safe.
  case noneSafe
  /// In no cluster does the class have two rows.
  case scattered
  /// In every cluster where the class has two rows other classes outnumber it too far: by this ratio
  /// at least.
  case outnumbered(Double)
  /// All support vectors of the class are lost among other classes.
  case allNoise
  /// A support vector machine needs a number in every cell.
  case cellsMissing
  /// No row of the class has a neighbor of another class, and imbalanced-learn refuses that.
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
    case .noneSafe: "no row of the class has a neighbor of its own class"
    case .scattered: "no cluster has two rows of the class"
    case .outnumbered: "other classes outnumber the class too far in every cluster"
    case .allNoise: "all support vectors of the class are lost among other classes"
    case .cellsMissing: "cells are missing or infinite, and a support vector machine needs all"
    case .noForeignNeighbors: "no row of the class has a neighbor of another class"
    case .sharesRoundToNothing: "every row's share of the new rows rounds to 0"
    }
  }
}
