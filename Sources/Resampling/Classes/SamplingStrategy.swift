/// Which classes are resampled, by imbalanced-learn's names.
///
/// The majority is the first class, in class order, of those with the most rows; the minority the
/// first of those with the fewest. Over-sampling fills classes up to the majority's count,
/// under-sampling cuts them down to the minority's.
public enum SamplingStrategy: String, CaseIterable, Sendable {
  /// `notMajority` for over-sampling, `notMinority` for under-sampling and cleaning.
  case auto
  /// The minority alone. For over-sampling.
  case minority
  /// The majority alone. For under-sampling and cleaning.
  case majority
  /// All classes but the minority.
  case notMinority = "not-minority"
  /// All classes but the majority.
  case notMajority = "not-majority"
  /// All classes.
  case all
}

/// What a method does to a class.
public enum ResamplingDirection: String, Sendable {
  /// It adds rows.
  case oversampling = "over-sampling"
  /// It drops rows until so many are left.
  case undersampling = "under-sampling"
  /// It drops the rows that it finds fault with, however many.
  case cleaning
}

/// How many rows the classes shall have.
public enum BalanceGoal: Equatable, Sendable {
  /// The classes that the strategy names become as large as the largest, or as small as the
  /// smallest.
  case strategy(SamplingStrategy)
  /// Over-sampling: every class has at least R times the rows of the largest. Under-sampling: none
  /// has more than the smallest's divided by R. Rounded half to even, on R as a decimal number.
  case ratio(Double)
  /// Over-sampling: at least so many rows a class. Under-sampling: at most so many.
  case perClass(Int)
  /// So many rows in each class that has a number; other classes stay as they are.
  case explicit([Int?])
}
