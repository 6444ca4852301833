import Resampling
import Testing

@Suite("Folds")
struct FoldTests {
  /// Random labels, some missing, and groups.
  static func rows(seed: UInt32, count: Int = 200) -> (labels: [UInt32], groups: [UInt32]) {
    var random = RandomState(seed: seed)
    let labels = (0..<count).map { _ -> UInt32 in
      let draw = random.randint(below: 10)
      return draw == 9 ? unlabeled : draw > 5 ? 1 : draw > 4 ? 2 : 0
    }
    return (labels, random.choice(40, count: count, replacing: true))
  }

  static func sizes(_ folds: [UInt16], _ foldCount: Int, where isCounted: (Int) -> Bool) -> [Int] {
    (0..<foldCount).map { fold in folds.indices.filter { folds[$0] == fold && isCounted($0) }.count
    }
  }

  @Test("every labeled row is in one fold, and sizes differ by one at most", arguments: 2..<9)
  func sizes(foldCount: Int) throws {
    for seed in [nil, 1, 2] as [UInt32?] {
      let labels = Self.rows(seed: UInt32(foldCount)).labels
      let plain = try KFold(foldCount: foldCount, seed: seed).folds(labels: labels)
      let stratified = try StratifiedKFold(foldCount: foldCount, seed: seed)
        .folds(labels: labels, classCount: 3)
      for folds in [plain, stratified] {
        for row in labels.indices {
          #expect((folds[row] == noFold) == (labels[row] == unlabeled))
          #expect(folds[row] == noFold || folds[row] < foldCount)
        }
        let sizes = Self.sizes(folds, foldCount) { _ in true }
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
      }
      for number in UInt32(0)..<3 {
        let sizes = Self.sizes(stratified, foldCount) { labels[$0] == number }
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
      }
    }
  }

  @Test("groups stay together, and their folds fill evenly", arguments: 2..<9)
  func groups(foldCount: Int) throws {
    let (labels, groups) = Self.rows(seed: UInt32(foldCount), count: 400)
    for seed in [nil, 1] as [UInt32?] {
      let plain = try GroupKFold(foldCount: foldCount, seed: seed)
        .folds(labels: labels, groups: groups)
      let stratified = try StratifiedGroupKFold(foldCount: foldCount, seed: seed)
        .folds(labels: labels, classCount: 3, groups: groups)
      for folds in [plain, stratified] {
        var foldOfGroup: [UInt32: UInt16] = [:]
        for row in labels.indices where labels[row] != unlabeled {
          #expect(foldOfGroup[groups[row], default: folds[row]] == folds[row])
          foldOfGroup[groups[row]] = folds[row]
        }
        #expect(Set(foldOfGroup.values).count == foldCount)
      }
      if seed == nil {
        let sizes = Self.sizes(plain, foldCount) { _ in true }
        // The lightest fold was taken each time: no fold is ahead by more than one group.
        let largest = (0..<UInt32(40)).map { group in
          labels.indices.filter { groups[$0] == group && labels[$0] != unlabeled }.count
        }.max()
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= largest ?? 0)
      }
    }
  }

  @Test("more folds than a class has rows deal them over the folds in turn")
  func smallClasses() throws {
    let labels: [UInt32] = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2]
    let folds = try StratifiedKFold(foldCount: 5).folds(labels: labels, classCount: 3)
    // Places 0 to 6 are of class 0, 7 to 9 of class 1, 10 of class 2.
    #expect(folds == [0, 0, 1, 1, 2, 3, 4, 2, 3, 4, 0])
  }

  @Test func refusals() {
    let labels: [UInt32] = [0, 0, 0, 1, 1, unlabeled]
    let groups: [UInt32] = [0, 1, 0, 1, 1, 2]
    for foldCount in [-1, 0, 1, 65_536] {
      #expect(throws: ResamplingError.badFoldCount(foldCount)) {
        try KFold(foldCount: foldCount).folds(labels: labels)
      }
    }
    #expect(throws: ResamplingError.moreFoldsThanRows(folds: 6, rows: 5)) {
      try KFold(foldCount: 6).folds(labels: labels)
    }
    #expect(throws: ResamplingError.noRows) { try KFold(foldCount: 2).folds(labels: []) }
    #expect(throws: ResamplingError.moreFoldsThanAnyClass(folds: 4, largest: 3)) {
      try StratifiedKFold(foldCount: 4).folds(labels: labels, classCount: 2)
    }
    #expect(throws: ResamplingError.moreFoldsThanGroups(folds: 3, groups: 2)) {
      try GroupKFold(foldCount: 3).folds(labels: labels, groups: groups)
    }
    #expect(throws: ResamplingError.moreFoldsThanGroups(folds: 3, groups: 2)) {
      try StratifiedGroupKFold(foldCount: 3).folds(labels: labels, classCount: 2, groups: groups)
    }
  }

  @Test("stratified folds of groups spread classes better than plain ones")
  func stratificationHelps() throws {
    // Forty groups of ten rows; the rare class fills every eighth group.
    let groups = (0..<400).map { UInt32($0 / 10) }
    let labels = groups.map { $0 % 8 == 0 ? 1 as UInt32 : 0 }
    let folds = try StratifiedGroupKFold(foldCount: 5, seed: 3)
      .folds(labels: labels, classCount: 2, groups: groups)
    #expect(Self.sizes(folds, 5) { labels[$0] == 1 } == [10, 10, 10, 10, 10])
    #expect(Self.sizes(folds, 5) { labels[$0] == 0 } == [70, 70, 70, 70, 70])
  }

  /// Where every class is smaller than the number of folds, none can be in all of them.
  @Test func foldsBeyondEveryClass() {
    let error = ResamplingError.moreFoldsThanAnyClass(folds: 3, largest: 2)
    #expect(throws: error) {
      try StratifiedGroupKFold(foldCount: 3, seed: nil)
        .folds(labels: [0, 1, 2, 2, unlabeled], classCount: 3, groups: [0, 1, 2, 3, 4])
    }
    #expect(throws: error) {
      try StratifiedKFold(foldCount: 3, seed: nil)
        .folds(labels: [0, 1, 2, 2, unlabeled], classCount: 3)
    }
  }
}
