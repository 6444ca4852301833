import CSVCore
import FilterKit
import Resampling

/// Which slot every row goes to: a part, or a fold.
///
/// Slots of a split are 0 for training, 1 for validation, 2 for test; slots of `--folds K --append` are the folds. The slot
/// after the last is for rows that take no part.
struct Partition {
  /// Classes of a single row, which all went to the training part.
  private(set) var loneClasses: [UInt32] = []
  /// The rows of each slot in scikit-learn's order, where that was asked for.
  private(set) var orders: [[RowNumber]] = []
  private let choice: Choice

  private enum Choice {
    case parts([UInt8])
    case folds([UInt16], slotCount: Int)
    case foldAgainstRest([UInt16], fold: UInt16)
  }

  /// The slots of a split into parts.
  static let training = 0, validation = 1, test = 2, partCount = 3

  /// Decides for all rows.
  ///
  /// - Parameter groups: the group of every row, where rows stay together by group.
  init(
    labels: [UInt32], classCount: Int, groups: [UInt32]?, _ parts: PartOptions,
    _ choice: ChoiceOptions, seed: UInt32
  ) throws(ResamplingError) {
    if let foldCount = parts.folds {
      let folds = try Partition.folds(
        foldCount, labels, classCount, groups, choice, seed: choice.byOrder ? nil : seed)
      self.choice =
        parts.fold.map { .foldAgainstRest(folds, fold: UInt16($0 - 1)) }
        ?? .folds(folds, slotCount: foldCount)
      return
    }
    let method: TrainTestSplit.Method
    if let groups {
      method = .grouped(groups)
    } else if choice.byOrder {
      method = .unshuffled
    } else {
      method = choice.stratify == false ? .shuffled : .stratified
    }
    var split = TrainTestSplit(method, seed: seed)
    split.test = parts.testPart
    split.validation = parts.validationPart
    let rows = try split.split(labels: labels, classCount: classCount, ordered: choice.shuffle)
    loneClasses = rows.loneClasses
    if choice.shuffle { orders = [rows.training, rows.validation, rows.test] }
    self.choice = .parts(rows.parts)
  }

  private static func folds(
    _ foldCount: Int, _ labels: [UInt32], _ classCount: Int, _ groups: [UInt32]?,
    _ choice: ChoiceOptions, seed: UInt32?
  ) throws(ResamplingError) -> [UInt16] {
    switch (choice.stratify ?? true, groups) {
    case (true, nil):
      try StratifiedKFold(foldCount: foldCount, seed: seed)
        .folds(labels: labels, classCount: classCount)
    case (false, nil):
      try KFold(foldCount: foldCount, seed: seed).folds(labels: labels)
    case (true, let groups?):
      try StratifiedGroupKFold(foldCount: foldCount, seed: seed)
        .folds(labels: labels, classCount: classCount, groups: groups)
    case (false, let groups?):
      try GroupKFold(foldCount: foldCount, seed: seed).folds(labels: labels, groups: groups)
    }
  }

  /// The slot of a row.
  func slot(of row: Int) -> Int {
    switch choice {
    case .parts(let parts): min(Int(parts[row]), Partition.partCount)
    case .folds(let folds, let slotCount): min(Int(folds[row]), slotCount)
    case .foldAgainstRest(let folds, let fold):
      switch folds[row] {
      case noFold: Partition.partCount
      case fold: Partition.test
      default: Partition.training
      }
    }
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
