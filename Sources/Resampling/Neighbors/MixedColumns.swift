/// How rows of numbers and categories are compared, where the columns of numbers come first and the codes of the
/// categories follow.
///
/// A differing category adds M² to the squared distance over the numbers, M being the median of the columns' standard
/// deviations (Chawla, Bowyer, Hall and Kegelmeyer 2002, section 6.1), and 1 where that is 0. A missing number (NaN), in
/// either row, takes no part; the rest is scaled up to all columns. Where there are no numbers, the distance is the share
/// of the columns that differ.
public struct MixedColumns: Equatable, Sendable {
  /// How many columns hold numbers.
  let numberCount: Int
  /// How many columns hold codes.
  let categoryCount: Int
  /// How rows differ.
  let measure: MixedDistance

  /// Measures the numbers of all rows.
  init(of points: MixedMatrix) {
    numberCount = points.numbers.columnCount
    categoryCount = points.codes.columnCount
    measure = .euclidean(penalty: MixedDistance.penalty(for: points.numbers))
  }

  /// The two kinds of columns apart.
  ///
  /// - Precondition: `points` has as many columns as both kinds together.
  func parts(of points: Matrix) -> MixedMatrix {
    precondition(points.columnCount == numberCount + categoryCount, "columns of both kinds")
    var numbers: [Double] = []
    var codes: [UInt32] = []
    numbers.reserveCapacity(points.rowCount * numberCount)
    codes.reserveCapacity(points.rowCount * categoryCount)
    for row in 0..<points.rowCount {
      let cells = points.row(row)
      for column in 0..<numberCount { numbers.append(cells[column]) }
      for column in numberCount..<cells.count { codes.append(UInt32(cells[column])) }
    }
    return MixedMatrix(
      numbers: Matrix(rowCount: points.rowCount, columnCount: numberCount, values: numbers),
      codes: CodeMatrix(rowCount: points.rowCount, columnCount: categoryCount, values: codes))
  }

  /// The squared distance, with the additions and roundings of ``MixedSearch``; without numbers, how many columns
  /// differ.
  func comparable(_ first: Span<Double>, _ second: Span<Double>) -> Double {
    var sum = 0.0
    var missing = 0
    for column in 0..<numberCount {
      let difference = first[column] - second[column]
      if difference.isNaN { missing += 1 } else { sum += difference * difference }
    }
    var differing = 0
    for column in numberCount..<first.count where first[column] != second[column] {
      differing += 1
    }
    return measure.scaledUp(
      sum + measure.penalty * Double(differing), missing: missing, of: first.count)
  }

  /// The distance itself, from what searches compare.
  func distance(_ comparable: Double) -> Double {
    numberCount == 0 ? comparable / Double(max(1, categoryCount)) : comparable.squareRoot()
  }
}

extension DistanceMetric {
  /// The distance of rows with categories, by the numbers of all rows; for rows that are ``MixedMatrix/sideBySide``.
  public static func mixed(of points: MixedMatrix) -> DistanceMetric {
    .mixed(MixedColumns(of: points))
  }

  /// Gower's distance of rows with categories, by the ranges of all rows; for rows that are ``MixedMatrix/sideBySide``.
  public static func gower(rangesOf points: MixedMatrix) -> DistanceMetric {
    let numberCount = points.numbers.columnCount
    return .gower(
      rangesOf: points.sideBySide,
      categories: Set(numberCount..<numberCount + points.codes.columnCount))
  }
}
