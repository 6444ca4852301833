/// Why classes cannot be split, balanced or weighted as asked.
///
/// Classes are numbers here: ``message(naming:)`` puts in the names that the caller knows.
public enum ResamplingError: Error, Equatable, Sendable {
  // What there is.

  /// No row takes part.
  case noRows
  /// All rows are of one class, and balancing needs two.
  case singleClass
  /// More rows, read or wanted, than row numbers: 2³² − 1.
  case tooManyRows(Int)

  // How much.

  /// The strategy means nothing for this kind of resampling.
  case strategyRefused(SamplingStrategy, ResamplingDirection)
  /// A ratio must be above 0 and at most 1., not that
  case badRatio(Double)
  /// imbalanced-learn takes a ratio for two classes only.
  case ratioNeedsTwoClasses(Int)
  /// imbalanced-learn refuses a ratio that adds no row, or keeps more rows than there are.
  case ratioLeavesNothingToDo(Double, ResamplingDirection)
  /// Targets, or a ratio, where the method decides itself how many rows go.
  case countsNotTaken
  /// A target below 0.
  case negativeTarget(class: UInt32, wanted: Int)
  /// Over-sampling cannot drop rows.
  case tooManyPresent(class: UInt32, present: Int, wanted: Int)
  /// Under-sampling cannot make rows.
  case tooFewPresent(class: UInt32, present: Int, wanted: Int)
  /// Of the rows that may be dropped there are fewer than must be.
  case tooFewCandidates(class: UInt32, candidates: Int, needed: Int)

  /// imbalanced-learn refuses to search more rows than there are.
  case tooFewRowsToSearch(present: Int, needed: Int)

  // How to split.

  /// A fraction that is not between 0 and 1.
  case badFraction(SplitPart, Double)
  /// A count that leaves nothing for this part or the others, out of so many rows or groups.
  case badCount(SplitPart, count: Int, of: Int)
  /// The parts together are more than all there is.
  case partsExceedWhole(sum: Double, of: Int)
  /// The sizes leave a part without a row.
  case emptyPart(SplitPart, of: Int)
  /// A part has fewer rows than there are classes to be represented.
  case partBelowClassCount(SplitPart, rows: Int, classes: Int)
  /// A class of one row cannot be in two parts (refused as scikit-learn does).
  case loneClass(UInt32)
  /// No class has two rows.
  case nothingToStratify
  /// Fewer than two folds, or more than 65 535.
  case badFoldCount(Int)
  /// More folds than rows.
  case moreFoldsThanRows(folds: Int, rows: Int)
  /// More folds than groups.
  case moreFoldsThanGroups(folds: Int, groups: Int)
  /// Groups cannot be split into two parts.
  case tooFewGroups(Int)
  /// More folds of later and later times than there are times, with the gaps between.
  case moreFoldsThanTimes(folds: Int, times: Int)
  /// Nothing is left to train on before the first test block.
  case noTimeBeforeTest(times: Int)
  /// Every class has fewer rows than there are folds.
  case moreFoldsThanAnyClass(folds: Int, largest: Int)

  // How to weigh.

  /// A class without rows has no weight.
  case emptyClass(UInt32)
  /// The β of the effective number is not in [0, 1).
  case badBeta(Double)
}

extension ResamplingError: CustomStringConvertible {
  /// The message with class numbers for names.
  public var description: String { message { "\($0)" } }

  /// What is wrong, in a few words, without a full stop.
  ///
  /// - Parameter name: the label of a class, as it shall stand between quotation marks.
  public func message(naming name: (UInt32) -> String) -> String {
    switch self {
    case .noRows: "there are no rows"
    case .singleClass: "all rows are of one class: there is nothing to balance"
    case .tooManyRows(let rows): "\(rows) rows are more than can be numbered (4294967295)"
    case .strategyRefused(let strategy, let direction):
      "strategy \(strategy.rawValue) means nothing for \(direction.rawValue)"
    case .badRatio(let ratio): "ratio must be above 0 and at most 1, not \(ratio)"
    case .ratioNeedsTwoClasses(let count):
      "imbalanced-learn takes a ratio for two classes, and there are \(count)"
    case .ratioLeavesNothingToDo(let ratio, .oversampling):
      "imbalanced-learn refuses ratio \(ratio), which adds no rows: the classes are closer already"
    case .ratioLeavesNothingToDo(let ratio, _):
      "imbalanced-learn refuses ratio \(ratio), which keeps more rows than there are"
    case .countsNotTaken: "the method decides itself how many rows go: it takes no target"
    case .negativeTarget(let number, let wanted):
      "class \"\(name(number))\" cannot have \(wanted) rows"
    case .tooManyPresent(let number, let present, let wanted):
      "class \"\(name(number))\" has \(Self.rows(present)), more than the \(wanted) asked for"
    case .tooFewPresent(let number, let present, let wanted):
      "class \"\(name(number))\" has \(Self.rows(present)), fewer than the \(wanted) asked for"
    case .tooFewCandidates(let number, let candidates, let needed):
      "class \"\(name(number))\" must lose \(Self.rows(needed)), and \(candidates) may be dropped"
    case .tooFewRowsToSearch(let present, let needed):
      "imbalanced-learn searches \(Self.rows(needed)), and there are \(present)"
    case .badFraction(let part, let fraction):
      "\(part) size \(fraction) is not between 0 and 1"
    case .badCount(let part, let count, 1): "the \(part) part cannot have \(count) of a single row"
    case .badCount(let part, let count, let all):
      "\(part) size must be from 1 to \(all - 1), not \(count), so that all parts get some of \(all)"
    case .partsExceedWhole(let sum, 1): "the sizes sum to \(sum), more than 1"
    case .partsExceedWhole(let sum, let all):
      "the parts together are \(Self.plain(sum)), more than the \(all) there are"
    case .emptyPart(let part, let all): "nothing of \(all) is left for the \(part) part"
    case .partBelowClassCount(let part, let rows, let classes):
      "the \(part) part has \(Self.rows(rows)), too few for one of each of \(classes) classes"
    case .loneClass(let number):
      "class \"\(name(number))\" has 1 row, which cannot be in two parts"
    case .nothingToStratify: "no class has two rows"
    case .badFoldCount(let folds): "\(folds) folds are not from 2 to 65535"
    case .moreFoldsThanRows(let folds, let rows):
      "\(folds) folds are more than there are rows (\(rows))"
    case .moreFoldsThanGroups(let folds, let groups):
      "\(folds) folds are more than there are groups (\(groups))"
    case .tooFewGroups(let groups):
      "\(groups == 1 ? "there is one group, which" : "there are \(groups) groups, which") cannot be in two parts"
    case .moreFoldsThanTimes(let folds, let times):
      "\(folds) folds need \(folds + 1) different times, and there are \(times)"
    case .noTimeBeforeTest(let times):
      "of \(times) different times none is left to train on before the first test part"
    case .moreFoldsThanAnyClass(let folds, let largest):
      "\(folds) folds are more than the rows of the largest class (\(largest))"
    case .emptyClass(let number): "class \"\(name(number))\" has no rows"
    case .badBeta(let beta): "beta must be at least 0 and below 1, not \(beta)"
    }
  }

  private static func rows(_ count: Int) -> String {
    count == 1 ? "1 row" : "\(count) rows"
  }

  /// A sum of counts without decimals, a sum of fractions with them.
  private static func plain(_ sum: Double) -> String {
    Int(exactly: sum).map { "\($0)" } ?? "\(sum)"
  }
}
