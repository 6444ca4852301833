/// How many rows of each class were predicted to be of each class; a row may count more or less than one.
///
/// Sums of rows that count more or less are those of their numbers, rounded once, whatever the order of the rows.
///
/// Cost: a row costs one addition, or with more than 64 classes one hash. Memory: the pairs that
/// occur.
public struct ConfusionMatrix: Sendable {
  /// The counts of pairs of the first classes: at truth · side + prediction.
  private var dense: [ExactSum] = []
  /// How many classes that table has room for.
  private var side = 0
  /// The counts of all other pairs: the truth in the high half of the key.
  private var sparse: [UInt64: ExactSum] = [:]
  private var rows = ExactSum()

  private static let largestSide = 64

  /// How many rows were counted.
  public var rowCount: Double { rows.value }

  /// Creates a matrix without rows.
  public init() {}

  /// Counts rows of class `truth` that were predicted to be of class `prediction`.
  public mutating func add(truth: UInt32, prediction: UInt32, rows: Double = 1) {
    self.rows.add(rows)
    change(truth, prediction) { $0.add(rows) }
  }

  /// Adds the rows of another matrix of the same classes.
  public mutating func add(_ other: ConfusionMatrix) {
    for (truth, prediction, rows) in other.sums {
      self.rows.add(rows)
      change(truth, prediction) { $0.add(rows) }
    }
  }

  @inline(__always)
  private mutating func change(
    _ truth: UInt32, _ prediction: UInt32, _ change: (inout ExactSum) -> Void
  ) {
    let largest = Int(max(truth, prediction))
    if largest < Self.largestSide {
      if largest >= side { grow(toHold: largest) }
      change(&dense[Int(truth) * side + Int(prediction)])
    } else {
      change(&sparse[Self.key(truth, prediction), default: ExactSum()])
    }
  }

  /// How many rows of one class were predicted to be of another.
  public subscript(truth truth: UInt32, prediction prediction: UInt32) -> Double {
    let largest = Int(max(truth, prediction))
    if largest < side { return dense[Int(truth) * side + Int(prediction)].value }
    return sparse[Self.key(truth, prediction)]?.value ?? 0
  }

  /// Makes the table twice as wide until it has room for a class.
  private mutating func grow(toHold label: Int) {
    let known = sumsOfTable
    while side <= label { side = max(4, side * 2) }
    dense = [ExactSum](repeating: ExactSum(), count: side * side)
    for (truth, prediction, rows) in known {
      dense[Int(truth) * side + Int(prediction)] = rows
    }
  }

  private static func key(_ truth: UInt32, _ prediction: UInt32) -> UInt64 {
    UInt64(truth) << 32 | UInt64(prediction)
  }

  /// The pairs that occur, those of the first classes in order, then all others in order.
  public var pairs: [(truth: UInt32, prediction: UInt32, rows: Double)] {
    sums.map { ($0.truth, $0.prediction, $0.rows.value) }
  }

  private var sums: [(truth: UInt32, prediction: UInt32, rows: ExactSum)] {
    sumsOfTable
      + sparse.sorted { $0.key < $1.key }.map {
        (UInt32($0.key >> 32), UInt32(truncatingIfNeeded: $0.key), $0.value)
      }
  }

  private var sumsOfTable: [(truth: UInt32, prediction: UInt32, rows: ExactSum)] {
    dense.indices.filter { dense[$0].value > 0 }.map {
      (UInt32($0 / side), UInt32($0 % side), dense[$0])
    }
  }

  /// The matrix with other numbers for the classes: `numbers[old]` is the new one.
  public func renumbered(_ numbers: [UInt32]) -> ConfusionMatrix {
    var matrix = ConfusionMatrix()
    matrix.rows = rows
    for (truth, prediction, rows) in sums {
      matrix.change(numbers[Int(truth)], numbers[Int(prediction)]) { $0.add(rows) }
    }
    return matrix
  }
}
