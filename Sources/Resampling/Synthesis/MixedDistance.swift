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
