/// A part of a split.
public enum SplitPart: UInt8, CaseIterable, Sendable, CustomStringConvertible {
  /// What the model learns from.
  case training = 0
  /// What its settings are chosen by.
  case validation = 1
  /// What it is judged by.
  case test = 2
  /// No part at all: the row takes no part, or the sizes leave it over.
  case none = 255

  /// The part's name, as a sentence has it.
  public var description: String {
    switch self {
    case .training: "training"
    case .validation: "validation"
    case .test: "test"
    case .none: "no"
    }
  }
}

/// How large a part shall be.
public enum SplitSize: Equatable, Sendable {
  /// A share of all rows (of all groups, where groups are split), between 0 and 1.
  case fraction(Double)
  /// So many rows (groups).
  case count(Int)
}

/// The sizes of the two parts of a split, as scikit-learn computes them.
///
/// A test fraction is rounded up, a training fraction down, both as the doubles come out: 0.07 · 100
/// is a little above 7, so it gives 8. A part without a size gets the rest. With both given, rows may
/// be left over, which belong to neither part.
struct SplitSizes: Equatable {
  var training: Int
  var test: Int

  /// Computes both sizes for `count` rows or groups.
  ///
  /// - Parameter part: what the second part is called in errors.
  /// - Precondition: at least one size is given.
  init(
    training: SplitSize?, test: SplitSize?, of count: Int, part: SplitPart = .test
  ) throws(ResamplingError) {
    if count == 0 { throw .noRows }
    let testCount = try Self.resolve(test, of: count, part: part, .up)
    let trainingCount = try Self.resolve(training, of: count, part: .training, .down)
    if case .fraction(let one) = test, case .fraction(let other) = training, one + other > 1 {
      throw .partsExceedWhole(sum: one + other, of: 1)
    }
    let (sum, overflow) = (testCount ?? 0).addingReportingOverflow(trainingCount ?? 0)
    if overflow || sum > count { throw .partsExceedWhole(sum: Double(sum), of: count) }
    self.test = testCount ?? count - sum
    self.training = trainingCount ?? count - sum
    if self.training == 0 { throw .emptyPart(.training, of: count) }
  }

  /// How many of `count` a size means; `nil` for no size.
  static func resolve(
    _ size: SplitSize?, of count: Int, part: SplitPart, _ rounding: FloatingPointRoundingRule
  ) throws(ResamplingError) -> Int? {
    switch size {
    case nil: return nil
    case .count(let wanted):
      if wanted < 1 || wanted > count - 1 { throw .badCount(part, count: wanted, of: count) }
      return wanted
    case .fraction(let fraction):
      if !(fraction > 0 && fraction < 1) { throw .badFraction(part, fraction) }
      // A product below 2³², so that the conversion cannot trap.
      return Int((fraction * Double(count)).rounded(rounding))
    }
  }
}
