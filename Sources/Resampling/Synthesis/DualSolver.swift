import Threading

/// Sequential minimal optimization: see ``SupportVectorMachine``.
struct DualSolver {
  /// What a curvature is at least, so that none divides by 0.
  private static let leastCurvature = 1e-12

  private var kernel: KernelRows
  /// +1 for the first class, −1 for the second.
  private let signs: [Double]
  private let cost: Double
  private let tolerance: Double
  private var weights: [Double]
  /// The gradient Qα − 1.
  private var gradient: [Double]
  /// By how much the conditions were violated at the last step.
  private var violation = Double.infinity

  /// Prepares the problem: all weights 0.
  init(kernel: KernelRows, signs: [Double], cost: Double, tolerance: Double) {
    self.kernel = kernel
    self.signs = signs
    self.cost = cost
    self.tolerance = tolerance
    weights = [Double](repeating: 0, count: signs.count)
    gradient = [Double](repeating: -1, count: signs.count)
  }

  /// Solves the problem. As libsvm does, it stops at the latest after 10⁷ steps, or 100 a row.
  ///
  /// - Parameter progress: is told how far the violation of the conditions has fallen on its way to the tolerance.
  mutating func solve(progress: WorkProgress = .none) -> [Double] {
    var meter = ConvergenceMeter(progress, tolerance: tolerance)
    for _ in 0..<max(10_000_000, 100 * signs.count) {
      meter.note(violation)
      guard let (first, second) = nextPair() else { break }
      optimize(first, second)
    }
    return weights
  }

  /// Whether a weight may move so that y · α grows.
  private func mayRise(_ row: Int) -> Bool {
    signs[row] > 0 ? weights[row] < cost : weights[row] > 0
  }

  /// Whether a weight may move so that y · α falls.
  private func mayFall(_ row: Int) -> Bool {
    signs[row] > 0 ? weights[row] > 0 : weights[row] < cost
  }

  /// The pair to move: up the row with the greatest −y · gradient, down the row that lowers the
  /// objective most with it. Of equal ones the last. `nil` at the optimum.
  private mutating func nextPair() -> (Int, Int)? {
    var first: Int?
    var greatest = -Double.infinity
    for row in signs.indices where mayRise(row) {
      let value = -signs[row] * gradient[row]
      if value >= greatest {
        greatest = value
        first = row
      }
    }
    guard let first else { return nil }
    let similarities = kernel.row(first)
    var second: Int?
    var least = Double.infinity
    var greatestDrop = -Double.infinity
    for row in signs.indices where mayFall(row) {
      let drop = greatest + signs[row] * gradient[row]
      greatestDrop = max(greatestDrop, drop)
      if drop > 0 {
        let curvature = max(2 - 2 * Double(similarities[row]), Self.leastCurvature)
        let change = -(drop * drop) / curvature
        if change <= least {
          least = change
          second = row
        }
      }
    }
    violation = greatestDrop
    guard let second, greatestDrop >= tolerance else { return nil }
    return (first, second)
  }

  /// Moves two weights along the line on which Σ y · α stays 0 to the minimum, or to the end of what
  /// is allowed.
  private mutating func optimize(_ i: Int, _ j: Int) {
    let rowI = kernel.row(i)
    let rowJ = kernel.row(j)
    let curvature = max(2 - 2 * Double(rowI[j]), Self.leastCurvature)
    let old = (weights[i], weights[j])
    if signs[i] != signs[j] {
      let delta = (-gradient[i] - gradient[j]) / curvature
      let difference = old.0 - old.1
      weights[i] += delta
      weights[j] += delta
      if difference > 0 {
        if weights[j] < 0 { (weights[i], weights[j]) = (difference, 0) }
        if weights[i] > cost { (weights[i], weights[j]) = (cost, cost - difference) }
      } else {
        if weights[i] < 0 { (weights[i], weights[j]) = (0, -difference) }
        if weights[j] > cost { (weights[i], weights[j]) = (cost + difference, cost) }
      }
    } else {
      let delta = (gradient[i] - gradient[j]) / curvature
      let sum = old.0 + old.1
      weights[i] -= delta
      weights[j] += delta
      if sum > cost {
        if weights[i] > cost { (weights[i], weights[j]) = (cost, sum - cost) }
        if weights[j] > cost { (weights[i], weights[j]) = (sum - cost, cost) }
      } else {
        if weights[j] < 0 { (weights[i], weights[j]) = (sum, 0) }
        if weights[i] < 0 { (weights[i], weights[j]) = (0, sum) }
      }
    }
    let changeI = signs[i] * (weights[i] - old.0)
    let changeJ = signs[j] * (weights[j] - old.1)
    for row in signs.indices {
      gradient[row] +=
        signs[row] * (Double(rowI[row]) * changeI + Double(rowJ[row]) * changeJ)
    }
  }
}
