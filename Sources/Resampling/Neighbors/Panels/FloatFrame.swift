import Threading

/// Coordinates in which a table's rows fit in floats: shifted to the middle of each column, and
/// scaled by one power of two, so that they lie in −1…1 however large or small they were. Where the
/// rows lie near a surface of few dimensions, the coordinates are those along its axes.
///
/// Distances in the frame only filter. What a limit must be for no near row to be lost:
///
/// Let x and y be rows, W the greatest exact distance (squared, as computed in double) that still
/// matters, d the number of columns, s the scale. In truth |x − y| ≤ √W, but for d + 2 roundings in
/// double and what vanished below the least double. A coordinate of a point is off by at most 2⁻²⁵
/// from rounding to float and far less from shifting, one of a query by as much times its
/// magnitude; so the floats' distance is at most s·√W + √d·(the two errors). Its square, as a
/// processor computes it, has at most d + 3 float roundings, fused or not, and (1 + 2⁻²⁴)ⁿ is less
/// than 1 + n·2⁻²³ for n up to 2²³.
///
/// Along axes a row is as long as before, or shorter, but for the stretch of the axes; all of its
/// coordinates together are off by 2⁻²⁴ of that length, at most √d times the greatest cell, and by
/// d + 2 roundings in double. Twice the error above is more than that.
struct FloatFrame: Sendable {
  /// More columns than this would need another proof of the limits.
  static let greatestColumnCount = 1 << 16

  private let middles: [Double]
  private let scale: Double
  private let axes: PrincipalAxes?

  /// How many coordinates a row has.
  var columnCount: Int { axes?.count ?? middles.count }

  /// Creates the frame of some rows, all of their cells finite.
  init(_ points: Matrix, rows: [UInt32], threadCount: Int) {
    let parts = inBlocks(of: rows.count, size: 512, threadCount: threadCount) {
      Self.range(of: points, rows: rows[$0])
    }
    var (least, greatest) = Self.range(of: points, rows: [])
    for part in parts {
      least = zip(least, part.least).map { min($0, $1) }
      greatest = zip(greatest, part.greatest).map { max($0, $1) }
    }
    // Halves first: the sum or difference of two doubles may overflow.
    let middles = zip(least, greatest).map { $0 / 2 + $1 / 2 }
    let greatestHalf = zip(least, greatest).map { $1 / 2 - $0 / 2 }.max() ?? 0
    self.middles = middles
    // The next greater power of two is at least twice what rounding could add.
    let exponent = greatestHalf > 0 ? Int(greatestHalf.exponent) + 1 : 0
    let scale = Double(sign: .plus, exponent: min(max(-exponent, -1074), 1023), significand: 1)
    self.scale = scale
    axes = PrincipalAxes(points, rows: rows) { row in
      row.indices.map { (row[$0] - middles[$0]) * scale }
    }
  }

  /// The least and the greatest cell of each column.
  private static func range(
    of points: Matrix, rows: ArraySlice<UInt32>
  ) -> (least: [Double], greatest: [Double]) {
    var least = [Double](repeating: .infinity, count: points.columnCount)
    var greatest = [Double](repeating: -.infinity, count: points.columnCount)
    for row in rows {
      let cells = points.row(Int(row))
      for column in cells.indices {
        if cells[column] < least[column] { least[column] = cells[column] }
        if cells[column] > greatest[column] { greatest[column] = cells[column] }
      }
    }
    return (least, greatest)
  }

  /// The greatest of a row's coordinates, without its sign.
  func magnitude(of row: Span<Double>) -> Float {
    var greatest = 0.0
    for column in row.indices {
      greatest = max(greatest, ((row[column] - middles[column]) * scale).magnitude)
    }
    return Float(greatest).nextUp
  }

  /// Adds the coordinates of a row in the frame.
  func appendCoordinates(of row: Span<Double>, to coordinates: inout [Float]) {
    guard let axes else {
      for column in row.indices {
        coordinates.append(Float((row[column] - middles[column]) * scale))
      }
      return
    }
    for axis in 0..<axes.count {
      let first = axis * row.count
      var sum = 0.0
      for column in row.indices {
        sum += (row[column] - middles[column]) * scale * axes.axes[first + column]
      }
      // What overflows is farther than any limit can tell.
      coordinates.append(sum.isNaN ? .infinity : Float(sum))
    }
  }

  /// The squared distance in the frame up to which a row may be as near as `worst`.
  ///
  /// - Parameter magnitude: the greatest coordinate of the query before it is taken along axes, without
  ///   its sign.
  func limit(for worst: Double, magnitude: Float) -> Float {
    let columns = Double(middles.count)
    let vanished = columns * 0x1p-1073
    let length = (worst * (1 + (columns + 4) * 0x1p-52) + vanished).squareRoot()
    let stretch = axes?.stretch ?? 1
    let reach = length * scale * stretch + error(magnitude)
    let roundings = 1 + (columns + 8) * 0x1p-23
    return Float(reach * reach * roundings).nextUp
  }

  /// How far the floats' distance may be from the true one.
  private func error(_ magnitude: Float) -> Double {
    let cells = 0x1p-24 * (1 + max(1, Double(magnitude)))
    return Double(middles.count).squareRoot() * cells * (axes == nil ? 1 : 2)
  }
}
