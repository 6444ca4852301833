import Resampling

/// What the parts have in proportion: the classes, or some of them together.
struct Strata {
  /// The stratum of every row.
  let labels: [UInt32]
  /// How many strata there are.
  let count: Int
  /// The classes that are one stratum, the last.
  private(set) var pooled: [UInt32] = []
  /// The first class of each stratum; all of them where no classes are pooled.
  private let firstClasses: [UInt32]

  /// Puts rows into strata.
  ///
  /// - Parameters:
  ///   - counts: the rows of each class.
  ///   - share: classes with a smaller share of the rows are one stratum; `nil` keeps every class for itself.
  init(labels: [UInt32], counts: [Int], poolingBelow share: Double?) {
    let classes = counts.indices.map { UInt32($0) }
    let rows = Double(counts.reduce(0, +))
    if let share { pooled = classes.filter { Double(counts[Int($0)]) / rows < share } }
    guard pooled.count > 1 else {
      pooled = []
      (self.labels, count, firstClasses) = (labels, counts.count, classes)
      return
    }
    let isPooled = Set(pooled)
    let alone = classes.filter { !isPooled.contains($0) }
    var numbers = counts.map { _ in UInt32(alone.count) }
    for (number, label) in alone.enumerated() { numbers[Int(label)] = UInt32(number) }
    self.labels = labels.map { $0 == unlabeled ? unlabeled : numbers[Int($0)] }
    count = alone.count + 1
    firstClasses = alone + pooled.prefix(1)
  }

  /// The first class of a stratum.
  func firstClass(of stratum: UInt32) -> UInt32 { firstClasses[Int(stratum)] }
}
