/// Two random parts with the classes in equal proportion, as scikit-learn's
/// `train_test_split(stratify=y)` draws them.
///
/// Every class gives each part its share of the rows; where shares are not whole, the classes with the
/// largest remainders get one row more, and chance decides among equals. Source: scikit-learn's
/// `StratifiedShuffleSplit`, whose first split this is.
///
/// Cost: O(rows + classes · log classes); four bytes a row, and four more a row of the test part.
///
/// Draws, from one generator: the ties of the training shares (`approximateMode(_:total:using:)`),
/// those of the test shares among what is left; for each class in class order a permutation of its
/// rows, of which the first go to training and the next to test; a permutation of the training part;
/// one of the test part.
///
/// Differs from scikit-learn: a class of one row goes to training, where scikit-learn refuses it. The
/// sizes are still those of all rows; such a class only counts against the training part. With
/// ``Compatibility/imbalancedLearn`` it is refused here too.
public struct StratifiedShuffleSplit: Sendable {
  /// The size of the training part; the rest if `nil`.
  public var training: SplitSize?
  /// The size of the test part; the rest if `nil`.
  public var test: SplitSize?
  /// Whether a class of one row is refused.
  public var compatibility = Compatibility.none
  /// What the second part is called in errors.
  var part = SplitPart.test

  /// Creates a split; one size must be given.
  public init(training: SplitSize? = nil, test: SplitSize? = nil) {
    self.training = training
    self.test = test
  }

  /// Splits the rows that have a label.
  ///
  /// - Parameters:
  ///   - labels: the class of each row, or ``unlabeled``.
  ///   - classCount: how many classes there are.
  ///   - ordered: whether the order of the rows matters. If not, the permutations of the parts,
  ///     which come last, are left out: half of the time for many rows.
  ///   - random: the generator.
  /// - Precondition: labels are below `classCount`, or ``unlabeled``.
  public func split(
    labels: [UInt32], classCount: Int, ordered: Bool = true, using random: inout RandomState
  ) throws(ResamplingError) -> SplitRows {
    let classes = ClassRows(labels: labels, classCount: classCount)
    return try split(classes, ordered: ordered, using: &random)
  }

  /// Splits the rows of some classes; rows of a class are drawn in the order they have there.
  func split(
    _ classes: consuming ClassRows, ordered: Bool, using random: inout RandomState
  ) throws(ResamplingError) -> SplitRows {
    let counts = classes.counts
    let shares = try shares(of: counts, using: &random)
    var rows = classes.rows
    let starts = classes.starts
    classes = ClassRows(labels: [], classCount: 0)

    var test: [RowNumber] = []
    test.reserveCapacity(shares.test.reduce(0, +))
    var trainingEnd = 0
    for number in counts.indices {
      let range = starts[number]..<starts[number + 1]
      random.shuffle(&rows, in: range)
      // Rounding cannot give a class more rows than it has; `min` makes that plain to see.
      let trainingCount = min(shares.training[number], range.count)
      let testCount = min(shares.test[number], range.count - trainingCount)
      let testStart = range.lowerBound + trainingCount
      test += rows[testStart..<testStart + testCount]
      // Training rows close up to the left, where nothing is needed any more.
      for index in range.lowerBound..<testStart {
        rows[trainingEnd] = rows[index]
        trainingEnd += 1
      }
    }
    rows.removeLast(rows.count - trainingEnd)
    if ordered {
      random.shuffle(&rows)
      random.shuffle(&test)
    }
    return SplitRows(
      training: rows, test: test,
      loneClasses: counts.indices.filter { counts[$0] == 1 }.map { UInt32($0) })
  }

  /// How many rows of each class go to which part.
  private func shares(
    of counts: [Int], using random: inout RandomState
  ) throws(ResamplingError) -> (training: [Int], test: [Int]) {
    let sizes = try SplitSizes(
      training: training, test: test, of: counts.reduce(0, +), part: part)
    let lone = counts.indices.filter { counts[$0] == 1 }
    if compatibility == .imbalancedLearn, let first = lone.first {
      throw .loneClass(UInt32(first))
    }
    let classes = counts.indices.filter { counts[$0] > 1 }
    if classes.isEmpty { throw .nothingToStratify }
    let trainingTotal = sizes.training - lone.count
    if trainingTotal < classes.count {
      throw .partBelowClassCount(
        .training, rows: sizes.training, classes: classes.count + lone.count)
    }
    if sizes.test < classes.count {
      throw .partBelowClassCount(part, rows: sizes.test, classes: classes.count)
    }

    let present = classes.map { counts[$0] }
    let forTraining = approximateMode(present, total: trainingTotal, using: &random)
    let left = present.indices.map { present[$0] - forTraining[$0] }
    let forTest = approximateMode(left, total: sizes.test, using: &random)

    var shares = (training: counts.map { $0 == 1 ? 1 : 0 }, test: counts.map { _ in 0 })
    for (index, number) in classes.enumerated() {
      shares.training[number] = forTraining[index]
      shares.test[number] = forTest[index]
    }
    return shares
  }
}

/// Deals `total` draws to classes in proportion to their counts: scikit-learn's `_approximate_mode`,
/// named so for the mode of the multivariate hypergeometric distribution.
///
/// Each class gets its exact share count / sum · total rounded down; the draws left go one each to
/// the classes with the largest remainders. Among equal remainders chance decides: a permutation of
/// these classes is drawn, even if there are draws for all of them.
func approximateMode(
  _ counts: [Int], total: Int, using random: inout RandomState
) -> [Int] {
  let sum = Double(counts.reduce(0, +))
  let exact = counts.map { Double($0) / sum * Double(total) }
  var shares = exact.map { Int($0) }
  let remainders = exact.map { $0 - $0.rounded(.down) }
  var missing = total - shares.reduce(0, +)
  let order = counts.indices.sorted { (-remainders[$0], $0) < (-remainders[$1], $1) }

  var start = 0
  while missing > 0 && start < order.count {
    var end = start + 1
    while end < order.count && remainders[order[end]] == remainders[order[start]] { end += 1 }
    let lucky = min(end - start, missing)
    for index in random.choice(end - start, count: lucky, replacing: false) {
      shares[order[start + Int(index)]] += 1
    }
    missing -= lucky
    start = end
  }
  return shares
}
