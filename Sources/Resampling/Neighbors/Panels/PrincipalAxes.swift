/// The directions in which the rows of a table spread most, where a few of them tell near rows from
/// far ones.
///
/// Source: H. Hotelling, "Analysis of a complex of statistical variables into principal components",
/// 1933; eigenvectors by C. G. J. Jacobi's rotations, 1846. Of a sample of rows: any directions would
/// do for a filter, and those of the sample are nearly the best.
struct PrincipalAxes: Sendable {
  /// The directions, one after the other, a number a column; of length 1 and at right angles but for
  /// rounding.
  let axes: [Double]
  /// How many directions there are.
  let count: Int
  /// What a distance along the axes, divided by this, does not exceed: the distance of the rows.
  let stretch: Double

  /// Fewer rows are searched before axes are found.
  private static let leastRowCount = 8192
  /// Of more columns finding axes takes too long.
  private static let greatestColumnCount = 128
  private static let sampleSize = 2048

  /// Finds the axes of rows whose cells lie in −1…1 when they are shifted and scaled; nil where
  /// nothing is gained.
  init?(_ points: Matrix, rows: [UInt32], coordinates: (Span<Double>) -> [Double]) {
    let columns = points.columnCount
    if rows.count < Self.leastRowCount || !(2...Self.greatestColumnCount ~= columns) { return nil }
    let sample = stride(from: 0, to: rows.count, by: rows.count / Self.sampleSize).map {
      coordinates(points.row(Int(rows[$0])))
    }
    var matrix = Self.covariance(sample, columns)
    let total = (0..<columns).reduce(0) { $0 + matrix[$1 * columns + $1] }
    // How many equal variances would spread as much: nearly all columns do where they are unrelated.
    let effectiveCount = total * total / matrix.reduce(0) { $0 + $1 * $1 }
    if !(effectiveCount < 0.6 * Double(columns)) { return nil }
    let vectors = Self.diagonalize(&matrix, columns)
    let order = (0..<columns).sorted {
      (-matrix[$0 * columns + $0], $0) < (-matrix[$1 * columns + $1], $1)
    }
    // What is left out must be small beside the distance of near rows.
    var left = total
    let bearable = Self.nearDistance(in: sample) / 20
    let kept = order.prefix { axis in
      defer { left -= matrix[axis * columns + axis] }
      return left > bearable
    }
    if kept.isEmpty || kept.count * 10 > columns * 7 { return nil }
    let axes = kept.flatMap { axis in (0..<columns).map { vectors[$0 * columns + axis] } }
    self.axes = axes
    count = kept.count
    stretch = Self.stretch(of: axes, columns)
  }

  private static func covariance(_ sample: [[Double]], _ columns: Int) -> [Double] {
    let means = (0..<columns).map { column in
      sample.reduce(0) { $0 + $1[column] } / Double(sample.count)
    }
    var matrix = [Double](repeating: 0, count: columns * columns)
    for row in sample {
      for one in 0..<columns {
        let difference = (row[one] - means[one]) / Double(sample.count)
        for other in 0..<columns {
          matrix[one * columns + other] += difference * (row[other] - means[other])
        }
      }
    }
    return matrix
  }

  /// The median squared distance between some rows of the sample and their nearest.
  private static func nearDistance(in sample: [[Double]]) -> Double {
    let distances = stride(from: 0, to: sample.count, by: 64).map { query in
      var nearest = Double.infinity
      for other in sample.indices where other != query {
        let distance = zip(sample[query], sample[other]).reduce(0) { sum, cells in
          sum + (cells.0 - cells.1) * (cells.0 - cells.1)
        }
        nearest = min(nearest, distance)
      }
      return nearest
    }
    return distances.sorted()[distances.count / 2]
  }

  /// By how much distances along the axes may exceed those of the rows: the axes are not quite at
  /// right angles.
  private static func stretch(of axes: [Double], _ columns: Int) -> Double {
    var squares = 0.0
    let count = axes.count / columns
    for one in 0..<count {
      for other in 0..<count {
        var product = one == other ? -1.0 : 0
        for column in 0..<columns {
          product += axes[one * columns + column] * axes[other * columns + column]
        }
        squares += product * product
      }
    }
    return 1 + squares.squareRoot() + Double(columns * columns) * 0x1p-50
  }

  /// Brings a symmetric matrix to diagonal form, and returns the eigenvectors as columns.
  private static func diagonalize(_ matrix: inout [Double], _ size: Int) -> [Double] {
    var vectors = [Double](repeating: 0, count: size * size)
    for axis in 0..<size { vectors[axis * size + axis] = 1 }
    let total = matrix.reduce(0) { $0 + $1 * $1 }
    for _ in 0..<30 {
      var rest = 0.0
      for one in 0..<size {
        for other in 0..<one { rest += matrix[one * size + other] * matrix[one * size + other] }
      }
      // Axes that are not quite those of the sample do as well.
      if rest <= total * 1e-16 { break }
      for one in 0..<size {
        for other in 0..<one where matrix[one * size + other] != 0 {
          rotate(&matrix, &vectors, size, one, other)
        }
      }
    }
    return vectors
  }

  /// Makes one element of the matrix vanish.
  private static func rotate(
    _ matrix: inout [Double], _ vectors: inout [Double], _ size: Int, _ p: Int, _ q: Int
  ) {
    let ratio = (matrix[q * size + q] - matrix[p * size + p]) / (2 * matrix[p * size + q])
    let tangent = (ratio < 0 ? -1 : 1) / (ratio.magnitude + (ratio * ratio + 1).squareRoot())
    let cosine = 1 / (tangent * tangent + 1).squareRoot()
    let sine = tangent * cosine
    for index in 0..<size {
      let (a, b) = (matrix[index * size + p], matrix[index * size + q])
      matrix[index * size + p] = cosine * a - sine * b
      matrix[index * size + q] = sine * a + cosine * b
    }
    for index in 0..<size {
      let (a, b) = (matrix[p * size + index], matrix[q * size + index])
      matrix[p * size + index] = cosine * a - sine * b
      matrix[q * size + index] = sine * a + cosine * b
    }
    for index in 0..<size {
      let (a, b) = (vectors[index * size + p], vectors[index * size + q])
      vectors[index * size + p] = cosine * a - sine * b
      vectors[index * size + q] = sine * a + cosine * b
    }
  }
}
