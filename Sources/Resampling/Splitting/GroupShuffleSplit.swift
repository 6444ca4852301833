/// Two random parts of whole groups: rows with one group, say the measurements of one patient, stay
/// together. scikit-learn's `GroupShuffleSplit`.
///
/// Sizes count groups, not rows. Classes play no part.
///
/// Cost: O(rows + groups); four bytes a row, twelve a group.
///
/// Draws: one permutation of the groups in sorted order, of which the first are the test part and the
/// next the training part. Rows come in input order.
public struct GroupShuffleSplit: Sendable {
  /// The size of the training part in groups; the rest if `nil`.
  public var training: SplitSize?
  /// The size of the test part in groups; the rest if `nil`.
  public var test: SplitSize?
  /// What the second part is called in errors.
  var part = SplitPart.test

  /// Creates a split; one size must be given.
  public init(training: SplitSize? = nil, test: SplitSize? = nil) {
    self.training = training
    self.test = test
  }

  /// Splits the rows that have a label. Called again with the same generator, it draws the next
  /// split of `GroupShuffleSplit(n_splits=…)`.
  ///
  /// - Parameters:
  ///   - labels: the class of each row, or ``unlabeled``.
  ///   - groups: the group of every row, numbered from 0 in sorted order.
  ///   - random: the generator.
  /// - Precondition: there are as many groups as labels.
  public func split(
    labels: [UInt32], groups: [UInt32], using random: inout RandomState
  ) throws(ResamplingError) -> SplitRows {
    try split(labeledRows(labels), groups: groups, using: &random)
  }

  /// Splits the rows of a list.
  func split(
    _ rows: [RowNumber], groups: [UInt32], using random: inout RandomState
  ) throws(ResamplingError) -> SplitRows {
    let present = GroupSizes(rows, groups: groups).present
    let sizes = try SplitSizes(training: training, test: test, of: present.count, part: part)
    var parts = [SplitPart](repeating: .none, count: (present.last ?? -1) + 1)
    for (index, number) in random.permutation(present.count).enumerated() {
      let group = present[Int(number)]
      if index < sizes.test {
        parts[group] = .test
      } else if index < sizes.test + sizes.training {
        parts[group] = .training
      }
    }
    return SplitRows(
      training: rows.filter { parts[Int(groups[Int($0)])] == .training },
      test: rows.filter { parts[Int(groups[Int($0)])] == .test })
  }
}

/// How many rows each group has.
struct GroupSizes {
  /// By group number; 0 for a number that no row has.
  private(set) var sizes: [Int] = []
  /// The numbers of the groups that have rows, ascending.
  private(set) var present: [Int]

  /// Counts the rows of a list.
  init(_ rows: [RowNumber], groups: [UInt32]) {
    for row in rows {
      let group = Int(groups[Int(row)])
      if group >= sizes.count {
        sizes.append(contentsOf: repeatElement(0, count: group + 1 - sizes.count))
      }
      sizes[group] += 1
    }
    let sizes = sizes
    present = sizes.indices.filter { sizes[$0] > 0 }
  }
}
