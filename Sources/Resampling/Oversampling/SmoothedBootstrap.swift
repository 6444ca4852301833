#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Smoothed bootstrap: a class grows by copies of its rows, each moved a little by chance in every
/// column, as if drawn from a smooth density estimated from the class.
///
/// A new cell is z · hⱼ + xⱼ, with xⱼ the cell of the row copied, z a standard normal number and hⱼ
/// the bandwidth of the column: shrinkage · (4 / ((d + 2) · n))^(1 / (d + 4)) · σⱼ, with d columns
/// (Silverman's rule). Readings differ in n and σ: see ``Bandwidth``.
///
/// Sources: Bowman and Azzalini, "Applied smoothing techniques for data analysis" (1997), for the
/// rule; Menardi and Torelli, "Training and assessing classification rules with imbalanced data",
/// DMKD 28 (2014), for ROSE. As imbalanced-learn's `RandomOverSampler(shrinkage=…)`, which makes the
/// same rows, to the last bit where the C library's logarithm and power are the same.
///
/// Cost: O(class rows · columns + new rows · columns).
///
/// Draws, from one generator over all targets in class order: for each class first the rows to copy,
/// as ``RandomOversampling``; then row after row a standard normal number a column.
public struct SmoothedBootstrap: Sendable {
  /// What the bandwidth is computed from.
  public enum Bandwidth: Equatable, Sendable {
    /// n = rows of all classes, σ = standard deviation of the class (divided by its rows):
    /// imbalanced-learn. The smaller the class, the narrower for its size.
    case allRows(Int)
    /// n = rows of the class, σ divided by its rows − 1: R's package ROSE. ROSE also makes the
    /// larger class anew, and draws how many rows each gets; here only the bandwidth is taken. A
    /// class of one row is copied as it is.
    case classRows
  }

  /// What the bandwidth is multiplied by; 0 makes plain copies.
  public var shrinkage: Double
  /// What the bandwidth is computed from.
  public var bandwidth: Bandwidth

  /// Creates the method.
  ///
  /// - Precondition: `shrinkage` is not negative.
  public init(shrinkage: Double = 1, bandwidth: Bandwidth) {
    precondition(shrinkage >= 0, "negative shrinkage")
    self.shrinkage = shrinkage
    self.bandwidth = bandwidth
  }

  /// Draws and makes `count` new rows of one class.
  ///
  /// - Parameters:
  ///   - points: the rows of the class, in input order.
  ///   - count: how many rows to make.
  ///   - random: the generator.
  /// - Returns: for each new row the number among `points` of the row that was copied; and the rows.
  /// - Precondition: there are points, if any row is drawn.
  public func sample(
    _ points: Matrix, count: Int, using random: inout RandomState
  ) -> (sources: [UInt32], rows: Matrix) {
    let sources = random.choice(points.rowCount, count: count, replacing: true)
    let widths = bandwidths(of: points)
    var values: [Double] = []
    values.reserveCapacity(count * points.columnCount)
    var row = [Double](repeating: 0, count: points.columnCount)
    for source in sources {
      var cells = row.mutableSpan
      move(points.row(Int(source)), by: widths, into: &cells, using: &random)
      values += row
    }
    return (sources, Matrix(rowCount: count, columnCount: points.columnCount, values: values))
  }

  /// Makes one new row. For callers that write rows as they are made: draw all sources with
  /// `random.choice(points.rowCount, count: count, replacing: true)`, then the rows one by one.
  ///
  /// - Precondition: all three are as long as the table is wide.
  public func move(
    _ source: Span<Double>, by widths: [Double], into cells: inout MutableSpan<Double>,
    using random: inout RandomState
  ) {
    for column in cells.indices {
      cells[column] = random.standardNormal() * widths[column] + source[column]
    }
  }

  /// The bandwidth of every column. Missing cells (NaN) are left out; a copy's stay missing.
  ///
  /// - Parameter points: the rows of the class.
  public func bandwidths(of points: Matrix) -> [Double] {
    let columns = Double(points.columnCount)
    let rows: Int
    let lost: Int
    switch bandwidth {
    case .allRows(let all): (rows, lost) = (all, 0)
    case .classRows: (rows, lost) = (points.rowCount, 1)
    }
    if rows < 1 { return [Double](repeating: 0, count: points.columnCount) }
    let constant = pow(4 / ((columns + 2) * Double(rows)), 1 / (columns + 4))
    return squaredDeviations(points).map { sum, count in
      count > lost ? shrinkage * constant * (sum / Double(count - lost)).squareRoot() : 0
    }
  }

  /// Σ (x − mean)² of every column, in two passes, added as NumPy adds: down the rows, but a single
  /// column pairwise; and how many cells are not missing.
  private func squaredDeviations(_ points: Matrix) -> [(sum: Double, count: Int)] {
    if points.columnCount == 1 {
      let cells = points.values.filter { !$0.isNaN }
      let mean = pairwiseSum(cells[...]) / Double(cells.count)
      let squares = cells.map { ($0 - mean) * ($0 - mean) }
      return [(pairwiseSum(squares[...]), cells.count)]
    }
    let sums = columnSums(points) { value, _ in value }
    let means = sums.map { $0.sum / Double($0.count) }
    return columnSums(points) { value, column in
      let deviation = value - means[column]
      return deviation * deviation
    }
  }

  private func columnSums(
    _ points: Matrix, _ term: (Double, Int) -> Double
  ) -> [(sum: Double, count: Int)] {
    var sums = [(sum: Double, count: Int)](repeating: (0, 0), count: points.columnCount)
    for row in 0..<points.rowCount {
      for column in sums.indices where !points[row, column].isNaN {
        sums[column].sum += term(points[row, column], column)
        sums[column].count += 1
      }
    }
    return sums
  }
}
