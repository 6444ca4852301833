/// How many rows every class shall have, and which classes a method touches.
///
/// Computed from the counts alone, before any row is drawn. What the strategies mean is
/// imbalanced-learn's; beyond it a ratio works for any number of classes, and counts can be given as
/// a floor or a cap for all.
///
/// A class of which nothing is asked can still be a target: with 20, 20 and 50 rows the strategy
/// `auto` under-samples the second class to the 20 rows it has. imbalanced-learn draws random
/// numbers for such a class, and so do the methods here: hence ``isTarget``, apart from ``wanted``.
///
/// A class without rows (which counts read from a file may hold) is no class: it is neither the
/// smallest nor a target.
public struct ClassTargets: Equatable, Sendable {
  /// How many rows each class has.
  public let counts: [Int]
  /// How many rows each class shall have. For cleaning, which decides this itself, as many as it has.
  public private(set) var wanted: [Int]
  /// Whether the method processes the class: with random draws even if `wanted` is there already.
  public private(set) var isTarget: [Bool]
  private let goal: BalanceGoal
  private let direction: ResamplingDirection
  private let compatibility: Compatibility

  /// Decides what a goal means for some counts.
  ///
  /// - Parameters:
  ///   - counts: the rows of each class.
  ///   - goal: how many rows the classes are to have.
  ///   - direction: whether rows are added or dropped.
  ///   - compatibility: with ``Compatibility/imbalancedLearn`` a ratio is for two classes, the
  ///     product is cut toward zero as its doubles come out, and a ratio that leaves nothing to do
  ///     is refused, as is a single class whatever the goal.
  ///   - rowLimit: how many rows over-sampling may ask for in all.
  /// - Precondition: no count is negative, and explicit targets are as many as counts.
  public init(
    counts: [Int], goal: BalanceGoal, direction: ResamplingDirection,
    compatibility: Compatibility = .none, rowLimit: Int = Int(UInt32.max)
  ) throws(ResamplingError) {
    self.counts = counts
    self.goal = goal
    self.direction = direction
    self.compatibility = compatibility
    wanted = counts
    isTarget = counts.map { _ in false }
    let classes = counts.indices.filter { counts[$0] > 0 }
    // The first of the largest, the first of the smallest.
    guard var majority = classes.first, var minority = classes.first else { throw .noRows }
    for number in classes {
      if counts[number] > counts[majority] { majority = number }
      if counts[number] < counts[minority] { minority = number }
    }
    let extremes = Extremes(classes: classes, majority: majority, minority: minority)

    if classes.count == 1 {
      switch goal {
      case .strategy, .ratio: throw .singleClass
      case .perClass, .explicit: if compatibility == .imbalancedLearn { throw .singleClass }
      }
    }
    switch goal {
    case .strategy(let strategy): try apply(strategy, direction, extremes)
    case .ratio(let ratio):
      guard ratio > 0 && ratio <= 1 else { throw .badRatio(ratio) }
      switch compatibility {
      case .none: try apply(ratio: ratio, direction, extremes)
      case .imbalancedLearn: try applyTruncated(ratio: ratio, direction, extremes)
      }
    case .perClass(let limit): try apply(limit: limit, direction, extremes)
    case .explicit(let targets): try apply(targets, direction)
    }
    if direction == .oversampling { try checkSum(rowLimit) }
  }

  /// Decides again what the goal means, for other counts.
  func reevaluated(for counts: [Int]) throws(ResamplingError) -> ClassTargets {
    try ClassTargets(
      counts: counts, goal: goal, direction: direction, compatibility: compatibility)
  }

  /// How many rows a class gains.
  public func added(to number: Int) -> Int { max(0, wanted[number] - counts[number]) }

  /// How many rows a class loses.
  public func dropped(from number: Int) -> Int { max(0, counts[number] - wanted[number]) }

  /// The targets, in class order.
  public var targets: [Int] { isTarget.indices.filter { isTarget[$0] } }
}

// MARK: - Goals

extension ClassTargets {
  /// The classes that have rows, and the two ends among them.
  private struct Extremes {
    var classes: [Int]
    var majority: Int
    var minority: Int
  }

  private mutating func apply(
    _ strategy: SamplingStrategy, _ direction: ResamplingDirection, _ extremes: Extremes
  ) throws(ResamplingError) {
    let (classes, majority, minority) = (extremes.classes, extremes.majority, extremes.minority)
    let chosen: [Int]
    switch (strategy, direction) {
    case (.auto, .oversampling), (.notMajority, _): chosen = classes.filter { $0 != majority }
    case (.auto, _), (.notMinority, _): chosen = classes.filter { $0 != minority }
    case (.minority, .oversampling): chosen = [minority]
    case (.majority, .undersampling), (.majority, .cleaning): chosen = [majority]
    case (.all, _): chosen = classes
    case (.minority, _), (.majority, .oversampling): throw .strategyRefused(strategy, direction)
    }
    for number in chosen {
      isTarget[number] = true
      switch direction {
      case .oversampling: wanted[number] = counts[majority]
      case .undersampling: wanted[number] = counts[minority]
      case .cleaning: break
      }
    }
  }

  private mutating func apply(
    ratio: Double, _ direction: ResamplingDirection, _ extremes: Extremes
  ) throws(ResamplingError) {
    let ratio = DecimalRatio(ratio)
    let limit =
      direction == .oversampling
      ? ratio.times(counts[extremes.majority]) : ratio.dividing(counts[extremes.minority])
    try apply(limit: limit, direction, extremes)
  }

  private mutating func apply(
    limit: Int, _ direction: ResamplingDirection, _ extremes: Extremes
  ) throws(ResamplingError) {
    if direction == .cleaning { throw .countsNotTaken }
    if limit < 0 { throw .negativeTarget(class: UInt32(extremes.majority), wanted: limit) }
    for number in extremes.classes {
      let grows = direction == .oversampling && counts[number] < limit
      let shrinks = direction == .undersampling && counts[number] > limit
      if grows || shrinks {
        isTarget[number] = true
        wanted[number] = limit
      }
    }
  }

  private mutating func applyTruncated(
    ratio: Double, _ direction: ResamplingDirection, _ extremes: Extremes
  ) throws(ResamplingError) {
    if direction == .cleaning { throw .countsNotTaken }
    guard extremes.classes.count == 2 else { throw .ratioNeedsTwoClasses(extremes.classes.count) }
    let isOver = direction == .oversampling
    let fixed = isOver ? extremes.majority : extremes.minority
    guard let number = extremes.classes.first(where: { $0 != fixed }) else { return }
    let present = counts[number]
    let exact =
      isOver ? Double(counts[fixed]) * ratio - Double(present) : Double(counts[fixed]) / ratio
    // Beyond 2⁶² nothing is meant, and the conversion to Int would trap.
    let whole = Int(min(exact, 0x1p62).rounded(.towardZero))
    if isOver ? whole <= 0 : whole > present { throw .ratioLeavesNothingToDo(ratio, direction) }
    isTarget[number] = true
    wanted[number] = isOver ? present + whole : whole
  }

  private mutating func apply(
    _ targets: [Int?], _ direction: ResamplingDirection
  ) throws(ResamplingError) {
    precondition(targets.count == counts.count, "not one target a class")
    if direction == .cleaning { throw .countsNotTaken }
    for number in targets.indices {
      guard let target = targets[number] else { continue }
      let present = counts[number]
      if target < 0 { throw .negativeTarget(class: UInt32(number), wanted: target) }
      if direction == .oversampling && target < present {
        throw .tooManyPresent(class: UInt32(number), present: present, wanted: target)
      }
      if direction == .undersampling && target > present {
        throw .tooFewPresent(class: UInt32(number), present: present, wanted: target)
      }
      if present == 0 && target > 0 { throw .emptyClass(UInt32(number)) }
      isTarget[number] = present > 0
      wanted[number] = target
    }
  }

  /// Refuses more rows in all than can be held.
  private func checkSum(_ rowLimit: Int) throws(ResamplingError) {
    var sum = 0
    for count in wanted {
      let (next, overflow) = sum.addingReportingOverflow(count)
      if overflow { throw .tooManyRows(.max) }
      sum = next
    }
    if sum > rowLimit { throw .tooManyRows(sum) }
  }
}
