/// Folds for validation forwards in time: scikit-learn's `TimeSeriesSplit`. A fold is tested on a block of times and
/// trained on those before.
///
/// With n times and K folds the test blocks are the last K blocks of T times, where T is n / (K + 1) rounded down unless
/// another is given. Training ends `gap` times before the test block, and is cut to the last `longestTraining`
/// times.
///
/// Times are counted, not rows, so that rows of one time stay together. Where all times differ, the rows are
/// scikit-learn's.
///
/// Draws nothing.
public struct TimeSeriesSplit: Sendable {
  /// How many folds: 2 or more.
  public var foldCount: Int
  /// How many times between training and test are in neither.
  public var gap = 0
  /// How many times the training part has at most; `nil` takes all before.
  public var longestTraining: Int?
  /// How many times a test block has; `nil` shares them out.
  public var testSize: Int?

  /// Creates folds.
  public init(foldCount: Int) { self.foldCount = foldCount }

  /// Which of `count` times, in order, each fold is trained and tested on.
  public func folds(
    of count: Int
  ) throws(ResamplingError) -> [(training: Range<Int>, test: Range<Int>)] {
    if foldCount < 2 || foldCount > Int(UInt16.max) { throw .badFoldCount(foldCount) }
    if count == 0 { throw .noRows }
    if foldCount >= count { throw .moreFoldsThanTimes(folds: foldCount, times: count) }
    let size = testSize ?? count / (foldCount + 1)
    let (tested, overflow) = size.multipliedReportingOverflow(by: foldCount)
    guard !overflow, tested < count, gap < count - tested else {
      throw .noTimeBeforeTest(times: count)
    }
    return (0..<foldCount).map { fold in
      let start = count - tested + fold * size
      let end = start - gap
      return (max(0, end - (longestTraining ?? end))..<end, start..<start + size)
    }
  }
}

/// The times of rows, counted from 0 in order: equal times have one number.
public struct TimeRanks: Sendable {
  /// How many different times there are.
  public let count: Int
  /// The number of each row's time; meaningless for rows without a label.
  private let ranks: [UInt32]

  /// Counts the times.
  ///
  /// - Parameters:
  ///   - times: the time of every row that has a label, in their order.
  ///   - labels: the class of each row, or ``unlabeled``.
  /// - Precondition: there are as many times as labels other than ``unlabeled``.
  public init(_ times: [Double], labels: [UInt32]) {
    var distinct = times.sorted()
    var count = 0
    for time in distinct where count == 0 || time != distinct[count - 1] {
      distinct[count] = time
      count += 1
    }
    distinct.removeLast(distinct.count - count)
    var next = times.lazy.map { Self.rank(of: $0, in: distinct) }.makeIterator()
    ranks = labels.map { $0 == unlabeled ? unlabeled : next.next() ?? unlabeled }
    self.count = count
  }

  /// The number of a row's time; `nil` for a row without a label.
  public func rank(of row: Int) -> Int? { ranks[row] == unlabeled ? nil : Int(ranks[row]) }

  /// How many rows have a label.
  public var rowCount: Int { ranks.reduce(0) { $1 == unlabeled ? $0 : $0 + 1 } }

  private static func rank(of time: Double, in times: [Double]) -> UInt32 {
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if times[middle] < time { low = middle + 1 } else { high = middle }
    }
    return UInt32(low)
  }
}

extension TimeRanks {
  /// The part of every row where the last times are the test part, those before them the validation part, and the first
  /// the training part. Sizes count times.
  ///
  /// - Returns: a ``SplitPart`` for each row, as its raw value.
  public func parts(
    test: SplitSize?, validation: SplitSize?
  ) throws(ResamplingError) -> [UInt8] {
    if count == 0 { throw .noRows }
    let testCount = try SplitSizes.resolve(test, of: count, part: .test, .up) ?? 0
    let validationCount =
      try SplitSizes.resolve(validation, of: count, part: .validation, .up) ?? 0
    let trainingCount = count - testCount - validationCount
    if trainingCount < 0 {
      throw .partsExceedWhole(sum: Double(testCount + validationCount), of: count)
    }
    if trainingCount == 0 { throw .emptyPart(.training, of: count) }
    return ranks.map { rank in
      if rank == unlabeled { return SplitPart.none.rawValue }
      let part: SplitPart =
        Int(rank) < trainingCount
        ? .training : Int(rank) < trainingCount + validationCount ? .validation : .test
      return part.rawValue
    }
  }
}
