#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The rows of a Gaussian kernel matrix, exp(−γ |x − y|²), computed when first asked for and kept
/// while there is room.
struct KernelRows {
  /// How many numbers are kept at most: 200 MB, as libsvm.
  private static let room = 50_000_000

  private let points: Matrix
  private let gamma: Double
  /// The squared length of every row.
  private let squares: [Double]
  private var kept: [Int: [Float]] = [:]
  /// The kept rows, the one longest kept first.
  private var order: [Int] = []

  /// Prepares the matrix.
  init(_ points: Matrix, gamma: Double) {
    self.points = points
    self.gamma = gamma
    squares = (0..<points.rowCount).map { Self.product(points.row($0), points.row($0)) }
  }

  /// One row of the matrix.
  mutating func row(_ row: Int) -> [Float] {
    if let values = kept[row] { return values }
    let values = (0..<points.rowCount).map { other in
      let product = Self.product(points.row(row), points.row(other))
      return Float(exp(-gamma * (squares[row] + squares[other] - 2 * product)))
    }
    if (kept.count + 1) * points.rowCount > Self.room && !order.isEmpty {
      kept[order.removeFirst()] = nil
    }
    kept[row] = values
    order.append(row)
    return values
  }

  private static func product(_ first: Span<Double>, _ second: Span<Double>) -> Double {
    var sum = 0.0
    for column in first.indices { sum += first[column] * second[column] }
    return sum
  }
}
