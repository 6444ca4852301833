/// The distances from a row of a table to all others, for their median.
///
/// Euclidean distances of tables without gaps are summed up eight rows at a time, over the columns from left to right
/// and never fused, so that they are those of ``DistanceMetric/comparable(_:_:)`` to the bit. The median is looked for
/// only among those between two distances of a sample, if it lies there (Floyd and Rivest, "Expected time bounds for
/// selection", CACM 18, 1975).
struct RowDistances {
  private let points: Matrix
  private let metric: DistanceMetric
  /// Eight rows side by side, column after column, and so on; empty where rows are measured one by one.
  private let columns: [SIMD8<Double>]
  /// The row that is measured from, as often side by side.
  private var cells: [SIMD8<Double>]
  /// The distances from a row, to itself too; beyond the last row they are infinite.
  private var sums: [SIMD8<Double>]
  private var chosen: [Double] = []

  /// About every how many vectors one is in the sample.
  private static let sampleSize = 64

  init(_ points: Matrix, _ metric: DistanceMetric) {
    (self.points, self.metric) = (points, metric)
    let vectorCount = (points.rowCount + 7) / 8
    sums = [SIMD8<Double>](repeating: SIMD8(repeating: .infinity), count: vectorCount)
    cells = [SIMD8<Double>](repeating: .zero, count: points.columnCount)
    guard metric == .euclidean, points.values.allSatisfy(\.isFinite) else {
      columns = []
      return
    }
    var columns = [SIMD8<Double>](
      repeating: SIMD8(repeating: .infinity), count: vectorCount * points.columnCount)
    for row in 0..<points.rowCount {
      for column in 0..<points.columnCount {
        columns[row / 8 * points.columnCount + column][row % 8] = points[row, column]
      }
    }
    self.columns = columns
  }

  /// The median of the distances from a row to all others; of two in the middle the mean.
  ///
  /// - Precondition: there is another row.
  mutating func median(from row: Int) -> Double {
    measure(from: row)
    // Nothing is smaller than the distance of a row to itself, which comes first.
    let count = points.rowCount - 1
    let (lower, upper) = element(1 + (count - 1) / 2, andNext: count.isMultiple(of: 2))
    return (metric.distance(lower) + metric.distance(upper)) / 2
  }

  /// Measures all rows.
  private mutating func measure(from row: Int) {
    if columns.isEmpty {
      let (points, metric) = (points, metric)
      for other in 0..<points.rowCount {
        sums[other / 8][other % 8] =
          other == row ? 0 : metric.comparable(points.row(row), points.row(other))
      }
      return
    }
    for column in cells.indices { cells[column] = SIMD8(repeating: points[row, column]) }
    var start = 0
    for vector in sums.indices {
      var sum = SIMD8<Double>.zero
      for column in cells.indices {
        let difference: SIMD8<Double> = columns[start + column] - cells[column]
        sum += difference * difference
      }
      sums[vector] = sum
      start += cells.count
    }
  }

  /// The element that sorting would put at an index, and the one after it or itself again.
  private mutating func element(
    _ index: Int, andNext hasNext: Bool
  ) -> (element: Double, next: Double) {
    let last = index + (hasNext ? 1 : 0)
    let (low, high) = bounds
    let before = choose(from: low, through: high)
    if index < before || last >= before + chosen.count {
      _ = choose(from: 0, through: .infinity)
      return chosen.select(index, through: last)
    }
    return chosen.select(index - before, through: last - before)
  }

  /// Two distances between which the one in the middle very probably lies.
  private var bounds: (low: Double, high: Double) {
    if sums.count < 4 * Self.sampleSize { return (0, .infinity) }
    var sample: [Double] = []
    for index in 0..<Self.sampleSize {
      let vector = sums[index * (sums.count / Self.sampleSize)]
      for lane in 0..<8 { sample.append(vector[lane]) }
    }
    sample.sort()
    let (middle, margin) = (sample.count / 2, sample.count / 12)
    return (sample[middle - margin], sample[middle + margin])
  }

  /// Gathers the distances between two.
  ///
  /// - Returns: how many are less.
  private mutating func choose(from low: Double, through high: Double) -> Int {
    let (least, greatest) = (SIMD8<Double>(repeating: low), SIMD8<Double>(repeating: high))
    var below = SIMD8<Int64>.zero
    let one = SIMD8<Int64>(repeating: 1)
    chosen.removeAll(keepingCapacity: true)
    for vector in sums {
      let isBelow: SIMDMask<SIMD8<Int64>> = vector .< least
      below.replace(with: below &+ one, where: isBelow)
      let isAbove: SIMDMask<SIMD8<Int64>> = vector .> greatest
      let isOutside: SIMDMask<SIMD8<Int64>> = isBelow .| isAbove
      for lane in 0..<8 where !isOutside[lane] { chosen.append(vector[lane]) }
    }
    return Int(below.wrappedSum())
  }
}

extension [Double] {
  /// The elements that sorting would put at two indices, one or none apart: the first is put in its place, with none
  /// larger before it and none smaller after it (Hoare, "Algorithm 65: find", CACM 4, 1961).
  ///
  /// - Precondition: no element is NaN, and the indices are of the array.
  fileprivate mutating func select(
    _ index: Int, through next: Int
  ) -> (element: Double, next: Double) {
    var (low, high) = (0, count - 1)
    while low < high {
      let pivot = Swift.max(
        Swift.min(self[low], self[high]),
        Swift.min(Swift.max(self[low], self[high]), self[(low + high) / 2]))
      var (left, right) = (low, high)
      while left <= right {
        while self[left] < pivot { left += 1 }
        while self[right] > pivot { right -= 1 }
        if left <= right {
          swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if index <= right {
        high = right
      } else if index >= left {
        low = left
      } else {
        break
      }
    }
    return (self[index], next == index ? self[index] : self[next...].min() ?? self[index])
  }
}
