@testable import Resampling

/// Random rows with several labels, and what is said of them by counting again each time.
struct LabelSample {
  /// The labels of each row.
  var rows: [Set<Int>]
  let labelCount: Int

  init(_ rows: [Set<Int>], labelCount: Int) { (self.rows, self.labelCount) = (rows, labelCount) }

  /// Rows whose labels are rarer the higher their number.
  init(rowCount: Int, labelCount: Int, seed: UInt32) {
    var random = RandomState(seed: seed)
    rows = (0..<rowCount).map { _ in
      Set(
        (0..<labelCount).filter {
          _ = $0; return random.randomSample() < 0.6 / Double($0 * $0 + 1)
        })
    }
    self.labelCount = labelCount
  }

  /// The same as the methods take it.
  var sets: LabelSets {
    var known: [[Int]: UInt32] = [:]
    var sets: [[Int]] = []
    let numbers = rows.map { row -> UInt32 in
      let set = row.sorted()
      if let number = known[set] { return number }
      known[set] = UInt32(sets.count)
      sets.append(set)
      return UInt32(sets.count - 1)
    }
    return LabelSets(labelCount: labelCount, sets: sets, rows: numbers)
  }

  func count(_ label: Int) -> Int { rows.count { $0.contains(label) } }

  /// IRLbl, by counting.
  func ratio(_ label: Int) -> Double {
    let most = (0..<labelCount).map { count($0) }.max() ?? 0
    return Double(most) / Double(count(label))
  }

  /// MeanIR over the labels that rows have.
  var meanRatio: Double {
    let present = (0..<labelCount).filter { count($0) > 0 }
    return present.map { ratio($0) }.reduce(0, +) / Double(present.count)
  }
}

/// Random numbers of another kind than the library's (an xorshift generator, Marsaglia 2003), for models in tests.
struct Xorshift {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x2545_F491_4F6C_DD1D | 1 }

  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int((state >> 11) % UInt64(bound))
  }
}
