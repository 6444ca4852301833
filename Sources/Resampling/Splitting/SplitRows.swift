/// The two parts of a split, as lists of rows in the order in which scikit-learn returns them.
public struct SplitRows: Equatable, Sendable {
  /// The rows to learn from.
  public var training: [RowNumber]
  /// The rows to judge by.
  public var test: [RowNumber]
  /// The classes of one row, which went to training because they cannot be in two parts.
  public var loneClasses: [UInt32] = []
}
