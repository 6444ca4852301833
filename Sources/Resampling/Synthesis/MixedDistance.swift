/// How far apart two rows of a table with categories are.
///
/// A missing number (NaN), in either row, takes no part; the rest is scaled up to all columns, the
/// categories among them.
enum MixedDistance: Equatable, Sendable {
  /// Squared Euclidean distance over the numbers; a differing category adds `penalty`.
  case euclidean(penalty: Double)
  /// Gower's (J. C. Gower, 1971), times the number of columns: |x − y| over the column's range for a
  /// number; a differing category adds 1.
  case gower(ranges: [Double])

  /// What a differing category adds.
  var penalty: Double {
    switch self {
    case .euclidean(let penalty): penalty
    case .gower: 1
    }
  }

  /// Whether differences of numbers are squared.
  var squaresNumbers: Bool {
    switch self {
    case .euclidean: true
    case .gower: false
    }
  }

  /// The distance over all columns, from that over those in which no number is missing.
  func scaledUp(_ sum: Double, missing: Int, of columnCount: Int) -> Double {
    if missing == 0 { return sum }
    let all = Double(columnCount)
    return missing < columnCount ? sum * (all / (all - Double(missing))) : .infinity
  }

  /// What a differing category adds to the squared distance: M², M being the median of the standard deviations of the
  /// columns; 1 where that is 0.
  static func penalty(for numbers: Matrix) -> Double {
    let median = medianDeviation(of: numbers)
    // Bounded, so that no difference is 0 · ∞.
    return median > 0 ? min(median * median, 1e300) : 1
  }

  /// The median of the standard deviations of the columns; 0 where there are none.
  static func medianDeviation(of numbers: Matrix) -> Double {
    median((0..<numbers.columnCount).map { numbers.deviation(ofColumn: $0) })
  }

  /// A table with its numbers in the unit in which they differ.
  func inUnits(_ table: MixedMatrix) -> MixedMatrix {
    guard case .gower(let ranges) = self else { return table }
    var table = table
    table.numbers = Matrix(
      rowCount: table.numbers.rowCount, columnCount: ranges.count,
      values: table.numbers.values.enumerated().map { index, number in
        let range = ranges[index % ranges.count]
        // Where all numbers are the same there is no difference.
        return range > 0 ? number / range : number * 0
      })
    return table
  }
}

/// The middle value, or the mean of the two in the middle; 0 if there are no values.
private func median(_ values: [Double]) -> Double {
  if values.isEmpty { return 0 }
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}

extension Matrix {
  /// The population standard deviation of the cells of a column that are not missing; 0 if there
  /// are none.
  func deviation(ofColumn column: Int) -> Double {
    let cells = (0..<rowCount).lazy.map { self[$0, column] }.filter { !$0.isNaN }
    let count = Double(cells.count)
    if count == 0 { return 0 }
    let mean = cells.reduce(0, +) / count
    return (cells.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
  }
}
