/// The distances from a row of a table to all others, for their median.
///
/// Euclidean distances of tables without gaps are summed up eight rows at a time, over the columns from left to right
/// and never fused, so that they are those of ``DistanceMetric/comparable(_:_:)`` to the bit.
struct RowDistances {
  private let points: Matrix
  private let metric: DistanceMetric
  /// The columns one after the other, each filled up to whole vectors; empty where rows are measured one by one.
  private let columns: [SIMD8<Double>]
  private let vectorCount: Int
  private var sums: [SIMD8<Double>]
  private var distances: [Double] = []

  init(_ points: Matrix, _ metric: DistanceMetric) {
    (self.points, self.metric) = (points, metric)
    vectorCount = (points.rowCount + 7) / 8
    sums = [SIMD8<Double>](repeating: .zero, count: vectorCount)
    guard metric == .euclidean, points.values.allSatisfy(\.isFinite) else {
      columns = []
      return
    }
    var columns = [SIMD8<Double>](repeating: .zero, count: vectorCount * points.columnCount)
    for row in 0..<points.rowCount {
      for column in 0..<points.columnCount {
        columns[column * vectorCount + row / 8][row % 8] = points[row, column]
      }
    }
    self.columns = columns
  }

  /// The median of the distances from a row to all others; of two in the middle the mean.
  ///
  /// - Precondition: there is another row.
  mutating func median(from row: Int) -> Double {
    measure(from: row)
    let middle = distances.count / 2
    let upper = distances.select(middle)
    if !distances.count.isMultiple(of: 2) { return metric.distance(upper) }
    // What is smaller lies before it now.
    let lower = distances[..<middle].max() ?? upper
    return (metric.distance(lower) + metric.distance(upper)) / 2
  }

  /// Measures all others.
  private mutating func measure(from row: Int) {
    distances.removeAll(keepingCapacity: true)
    if columns.isEmpty {
      let (points, metric) = (points, metric)
      for other in 0..<points.rowCount where other != row {
        distances.append(metric.comparable(points.row(row), points.row(other)))
      }
      return
    }
    let first = SIMD8<Double>(repeating: points[row, 0])
    for vector in 0..<vectorCount {
      let difference: SIMD8<Double> = columns[vector] - first
      sums[vector] = difference * difference
    }
    for column in 1..<max(1, points.columnCount) {
      let cell = SIMD8<Double>(repeating: points[row, column])
      let start = column * vectorCount
      for vector in 0..<vectorCount {
        let difference: SIMD8<Double> = columns[start + vector] - cell
        sums[vector] += difference * difference
      }
    }
    for other in 0..<points.rowCount where other != row {
      distances.append(sums[other / 8][other % 8])
    }
  }
}

extension [Double] {
  /// Puts the element that sorting would put at an index there, with none larger before it and none smaller after it
  /// (Hoare, "Algorithm 65: find", CACM 4, 1961).
  ///
  /// - Precondition: no element is NaN, and the index is one of the array's.
  fileprivate mutating func select(_ index: Int) -> Double {
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
    return self[index]
  }
}
