import CSVCore
import FilterKit
import Resampling

/// Which slot every row goes to: a part, or a fold.
///
/// Slots of a split are 0 for training, 1 for validation, 2 for test; slots of `--folds K --append` are the folds. The slot
/// after the last is for rows that take no part, and the one after that for rows that are left out of all parts.
struct Partition {
  /// Classes, or strata of several, of a single row, which all went to the training part.
  private(set) var loneClasses: [UInt32] = []
  /// The rows of each slot in scikit-learn's order, where that was asked for.
  private(set) var orders: [[RowNumber]] = []
  private let choice: Choice

  enum Choice {
    case parts([UInt8])
    case folds([UInt16], slotCount: Int)
    case foldAgainstRest([UInt16], fold: UInt16)
  }

  /// The slots of a split into parts.
  static let training = 0, validation = 1, test = 2, partCount = 3
  /// The part of a row that is left out of all.
  private static let leftOut: UInt8 = 254

  /// Takes what was decided.
  init(_ choice: Choice) { self.choice = choice }

  /// Decides for all rows.
  ///
  /// - Parameters:
  ///   - strata: what is to be in proportion.
  ///   - bonds: what keeps rows together, or in order.
  init(
    _ strata: Strata, _ bonds: RowBonds, _ parts: PartOptions, _ choice: ChoiceOptions,
    _ time: TimeOptions, seed: UInt32
  ) throws(ResamplingError) {
    let (labels, classCount) = (strata.labels, strata.count)
    if case .times(let times) = bonds {
      self.choice = try Partition.choice(of: times, rowCount: labels.count, parts, time)
      return
    }
    let groups: [UInt32]? = if case .groups(let groups) = bonds { groups } else { nil }
    if let foldCount = parts.folds {
      let folds = try Partition.folds(
        foldCount, labels, classCount, groups, choice, repeat: parts.repeat ?? 1,
        seed: choice.byOrder ? nil : seed)
      self.choice =
        parts.fold.map { .foldAgainstRest(folds, fold: UInt16($0 - 1)) }
        ?? .folds(folds, slotCount: foldCount)
      return
    }
    let method: TrainTestSplit.Method
    if let groups {
      method = choice.stratify == true ? .stratifiedGroups(groups) : .grouped(groups)
    } else if choice.byOrder {
      method = .unshuffled
    } else {
      method = choice.stratify == false ? .shuffled : .stratified
    }
    var split = TrainTestSplit(method, seed: seed)
    split.test = parts.testPart
    split.validation = parts.validationPart
    if choice.compat != nil { split.compatibility = .imbalancedLearn }
    let rows = try split.split(labels: labels, classCount: classCount, ordered: choice.shuffle)
    loneClasses = rows.loneClasses.map { strata.firstClass(of: $0) }
    if choice.shuffle { orders = [rows.training, rows.validation, rows.test] }
    self.choice = .parts(rows.parts)
  }

  private static func folds(
    _ foldCount: Int, _ labels: [UInt32], _ classCount: Int, _ groups: [UInt32]?,
    _ choice: ChoiceOptions, repeat: Int, seed: UInt32?
  ) throws(ResamplingError) -> [UInt16] {
    var random = seed.map { RandomState(seed: $0) }
    var folds: [UInt16] = []
    // One generator goes on from repeat to repeat, so that those before must be drawn.
    for _ in 0..<`repeat` {
      folds =
        switch (choice.stratify ?? true, groups) {
        case (true, nil):
          try StratifiedKFold(foldCount: foldCount)
            .folds(labels: labels, classCount: classCount, using: &random)
        case (false, nil):
          try KFold(foldCount: foldCount).folds(labels: labels, using: &random)
        case (true, let groups?):
          try stratifiedGroups(foldCount, choice)
            .folds(labels: labels, classCount: classCount, groups: groups, using: &random)
        case (false, let groups?):
          try GroupKFold(foldCount: foldCount)
            .folds(labels: labels, groups: groups, using: &random)
        }
    }
    return folds
  }

  private static func stratifiedGroups(
    _ foldCount: Int, _ choice: ChoiceOptions
  ) -> StratifiedGroupKFold {
    var method = StratifiedGroupKFold(foldCount: foldCount)
    method.mayLeaveFoldsEmpty = choice.compat != nil
    return method
  }

  private static func choice(
    of times: TimeRanks, rowCount: Int, _ parts: PartOptions, _ options: TimeOptions
  ) throws(ResamplingError) -> Choice {
    guard let foldCount = parts.folds else {
      return .parts(try times.parts(test: parts.testPart, validation: parts.validationPart))
    }
    var method = TimeSeriesSplit(foldCount: foldCount)
    method.gap = options.gap ?? 0
    method.longestTraining = options.maxTrain
    method.testSize = options.testRows
    let folds = try method.folds(of: times.count)
    if let fold = parts.fold {
      let (training, test) = folds[fold - 1]
      return .parts(
        (0..<rowCount).map { row in
          guard let rank = times.rank(of: row) else { return SplitPart.none.rawValue }
          return training ~= rank
            ? UInt8(training: true) : test ~= rank ? UInt8(training: false) : leftOut
        })
    }
    let untested = UInt16(foldCount + 1)
    var foldOfRank = [UInt16](repeating: untested, count: times.count)
    for (fold, ranges) in folds.enumerated() {
      for rank in ranges.test { foldOfRank[rank] = UInt16(fold) }
    }
    return .folds(
      (0..<rowCount).map { row in times.rank(of: row).map { foldOfRank[$0] } ?? noFold },
      slotCount: foldCount)
  }

  /// The slot of a row.
  func slot(of row: Int) -> Int {
    switch choice {
    case .parts(let parts):
      switch parts[row] {
      case SplitPart.none.rawValue: Partition.partCount
      case Partition.leftOut: Partition.partCount + 1
      case let part: Int(part)
      }
    case .folds(let folds, let slotCount): folds[row] == noFold ? slotCount : Int(folds[row])
    case .foldAgainstRest(let folds, let fold):
      switch folds[row] {
      case noFold: Partition.partCount
      case fold: Partition.test
      default: Partition.training
      }
    }
  }
}

extension UInt8 {
  /// A row that is trained on, or else tested.
  fileprivate init(training isTraining: Bool) {
    self = (isTraining ? SplitPart.training : .test).rawValue
  }
}

extension Partition {
  /// The classes that have no training row; where folds are appended, those that are in one fold alone.
  func untrainedClasses(labels: [UInt32], classCount: Int) -> [UInt32] {
    var isTrained = [Bool](repeating: false, count: classCount)
    var folds = [Int?](repeating: nil, count: classCount)
    for (row, label) in labels.enumerated() where label != unlabeled {
      let (slot, label) = (slot(of: row), Int(label))
      if case .folds = choice {
        if let fold = folds[label], fold != slot { isTrained[label] = true }
        folds[label] = slot
      } else if slot == Partition.training {
        isTrained[label] = true
      }
    }
    return isTrained.indices.filter { !isTrained[$0] }.map { UInt32($0) }
  }

  /// How many of so many rows each slot has.
  func counts(of rowCount: Int, slotCount: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: slotCount)
    for row in 0..<rowCount { counts[slot(of: row)] += 1 }
    return counts
  }
}

/// Which slot a row goes to by the hash of one field.
enum HashPartition {
  case parts(HashSplit)
  case folds(foldCount: Int, fold: Int?, seed: UInt32)

  init(_ parts: PartOptions, seed: UInt32) throws(ResamplingError) {
    if let folds = parts.folds {
      self = .folds(foldCount: folds, fold: parts.fold, seed: seed)
    } else {
      self = .parts(
        try HashSplit(
          test: HashPartition.fraction(parts.testPart),
          validation: HashPartition.fraction(parts.validationPart), seed: seed))
    }
  }

  private static func fraction(_ size: SplitSize?) -> Double {
    if case .fraction(let fraction) = size { fraction } else { 0 }
  }

  /// The slot of a row whose field has this value.
  func slot(of value: Span<UInt8>) -> Int {
    switch self {
    case .parts(let split): return Int(split.part(of: value).rawValue)
    case .folds(let foldCount, let fold, let seed):
      let slot = HashSplit.fold(of: value, foldCount: foldCount, seed: seed)
      guard let fold else { return slot }
      return slot == fold - 1 ? Partition.test : Partition.training
    }
  }
}
