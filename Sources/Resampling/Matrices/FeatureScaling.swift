/// Columns brought to one scale, so that those with large numbers do not decide alone what is near.
///
/// Every column is shifted and divided, as scikit-learn 1.9's scalers do: a column that does not vary is divided by 1.
/// Missing cells (NaN) are left out and stay missing. Cost: O(cells); `robust` sorts the columns.
public struct FeatureScaling: Equatable, Sendable {
  /// What a column is shifted and divided by.
  public enum Method: String, CaseIterable, Sendable {
    /// Columns stay as they are.
    case none
    /// The mean, and the population standard deviation.
    case standard
    /// The least value, and the range.
    case minmax
    /// The median, and the range of the middle half (quartiles interpolated linearly).
    case robust
  }

  // Both are empty where columns stay as they are.
  private let shifts: [Double]
  private let divisors: [Double]

  /// Measures the columns of a table.
  public init(_ method: Method, of points: Matrix) {
    var shifts: [Double] = []
    var divisors: [Double] = []
    for column in 0..<(method == .none ? 0 : points.columnCount) {
      let cells = (0..<points.rowCount).map { points[$0, column] }.filter { !$0.isNaN }
      let (shift, divisor) = Self.measure(cells, method)
      shifts.append(shift)
      divisors.append(divisor > 0 && divisor.isFinite ? divisor : 1)
    }
    self.shifts = shifts
    self.divisors = divisors
  }

  /// The table with its columns scaled.
  public func scaled(_ points: Matrix) -> Matrix {
    transformed(points) { ($0 - shifts[$1]) / divisors[$1] }
  }

  /// The table with its numbers scaled.
  public func scaled(_ points: MixedMatrix) -> MixedMatrix {
    MixedMatrix(numbers: scaled(points.numbers), codes: points.codes)
  }

  /// A scaled table with its columns as they were.
  public func unscaled(_ points: Matrix) -> Matrix {
    transformed(points) { $0 * divisors[$1] + shifts[$1] }
  }

  private func transformed(_ points: Matrix, _ change: (Double, Int) -> Double) -> Matrix {
    if shifts.isEmpty { return points }
    var points = points
    for index in points.values.indices {
      points.values[index] = change(points.values[index], index % points.columnCount)
    }
    return points
  }

  private static func measure(
    _ cells: [Double], _ method: Method
  ) -> (shift: Double, divisor: Double) {
    guard !cells.isEmpty else { return (0, 1) }
    let count = Double(cells.count)
    switch method {
    case .none: return (0, 1)
    case .standard:
      let mean = cells.reduce(0, +) / count
      let variance = cells.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      return (mean, variance.squareRoot())
    case .minmax:
      let least = cells.reduce(cells[0], min)
      return (least, cells.reduce(cells[0], max) - least)
    case .robust:
      let sorted = cells.sorted()
      return (
        quantile(ofSorted: sorted, 0.5),
        quantile(ofSorted: sorted, 0.75) - quantile(ofSorted: sorted, 0.25)
      )
    }
  }
}
