#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How much an error in a row counts in training whose label is a number: the rarer numbers like it, the more.
///
/// The weight is 1 − α · density, at least ``leastWeight``, scaled to a mean of 1 over all rows. The density is that of
/// the labels, by normal kernels whose deviation is 1.06 · σ · n^(−1/5), brought to 0 … 1.
///
/// Source: Steininger, Kobs, Davidson, Krause and Hotho, "Density-based weighting for imbalanced regression", Machine
/// Learning 110 (2021).
///
/// Cost: O(values) and a convolution of 4,096 points. Draws nothing.
///
/// As denseweight 0.1.2 has it, grid and all. Differs from denseweight 0.1.2: where the kernel's deviation is above
/// 3,989 or below 0.0001 the weights are as if the labels had been divided by it; there the one is an error, and the
/// other gives all rows nearly the same weight, as the grid is too coarse.
public struct DensityWeights: Sendable {
  /// How strong the weighting is: 0 weighs all rows alike; above 1 rows in dense regions weigh next to nothing.
  public var alpha: Double
  /// What a row weighs at least, before the scaling.
  public var leastWeight = 1e-6

  /// Creates the method.
  public init(alpha: Double = 1) {
    self.alpha = alpha
  }

  /// The weight of a row with each of some labels.
  ///
  /// - Parameters:
  ///   - values: the labels, finite.
  ///   - counts: how many rows have each of them.
  /// - Throws: ``ResamplingError`` if there are no rows, or all have one label.
  /// - Precondition: there is a count for each value.
  public func weights(values: [Double], counts: [Int]) throws(ResamplingError) -> [Double] {
    precondition(values.count == counts.count, "a count for each value")
    guard let least = values.min(), let largest = values.max(), !counts.contains(where: { $0 < 1 })
    else { throw .noRows }
    if least == largest { throw .singleClass }
    let density = LabelDensity(values, counts.map(Double.init), from: least, to: largest)
    let raw = values.map { max(1 - alpha * density.density(at: $0), leastWeight) }
    let rows = counts.reduce(0) { $0 + Double($1) }
    let mean = zip(raw, counts).reduce(0) { $0 + $1.0 * Double($1.1) } / rows
    return raw.map { $0 / mean }
  }
}

/// The density of labels on a grid, from 0 where it is least to 1 where it is greatest.
private struct LabelDensity {
  private static let pointCount = 4096
  private let densities: [Double]
  private let start: Double
  private let step: Double
  /// What values are divided by, in two steps, as their product may be no number.
  private let units: (Double, Double)

  init(_ values: [Double], _ counts: [Double], from least: Double, to largest: Double) {
    let rows = counts.reduce(0, +)
    let (spread, scale) = Self.deviation(of: values, counts)
    let deviation = 1.06 * spread * pow(rows, -0.2)
    let isPlain = KernelSupport.isFound(for: deviation * scale)
    let units = isPlain ? (1, 1) : (scale, deviation)
    self.units = units
    let bandwidth = isPlain ? deviation * scale : 1
    let (low, high) = (least / units.0 / units.1, largest / units.0 / units.1)
    let support = KernelSupport.of(bandwidth)
    let margin = max(0.05 * (high - low), support)
    let intervals = Double(Self.pointCount - 1)
    start = low - margin
    let end = high + margin
    step = (end - start) / intervals

    // Each row is shared between the two points beside it.
    var shares = [Double](repeating: 0, count: Self.pointCount + 1)
    for (value, count) in zip(values, counts) {
      let position = min(max((value / units.0 / units.1 - start) / step, 0), intervals)
      let index = Int(position)
      shares[index] += count * (1 - (position - Double(index)))
      shares[index + 1] += count * (position - Double(index))
    }

    let reach = Int(min((support / step).rounded(.down), intervals + 1))
    let kernel = (0...reach).map { [step] offset in
      let x = step * Double(offset) / bandwidth
      return exp(-x * x / 2) / (bandwidth * (2 * Double.pi).squareRoot())
    }
    var densities = [Double](repeating: 0, count: Self.pointCount)
    for (index, share) in shares.prefix(Self.pointCount).enumerated() where share > 0 {
      for other in max(0, index - reach)...min(Self.pointCount - 1, index + reach) {
        densities[other] += share / rows * kernel[abs(other - index)]
      }
    }
    let (lowest, highest) = (densities.min() ?? 0, densities.max() ?? 1)
    let range = highest > lowest ? highest - lowest : 1
    self.densities = densities.map { ($0 - lowest) / range }
  }

  /// The standard deviation of the rows' labels over a power of two, so that no square is too large or too small; and
  /// that power.
  private static func deviation(
    of values: [Double], _ counts: [Double]
  ) -> (deviation: Double, scale: Double) {
    let greatest = values.reduce(0) { max($0, $1.magnitude) }
    let scale = Double(sign: .plus, exponent: greatest.exponent, significand: 1)
    let rows = counts.reduce(0, +)
    let mean = zip(values, counts).reduce(0) { $0 + $1.0 / scale * $1.1 } / rows
    let variance = zip(values, counts).reduce(0) { sum, row in
      sum + (row.0 / scale - mean) * (row.0 / scale - mean) * row.1
    }
    return ((variance / rows).squareRoot(), scale)
  }

  /// The density at the last point of the grid that is not above a value.
  func density(at value: Double) -> Double {
    let value = value / units.0 / units.1
    var index = min(max(Int((value - start) / step), 0), Self.pointCount - 1)
    if index > 0 && Double(index) * step + start > value { index -= 1 }
    if index + 1 < Self.pointCount && Double(index + 1) * step + start <= value { index += 1 }
    return densities[index]
  }
}

/// How far a normal kernel reaches: to where its density is 10⁻⁴, found to 10⁻³, and as much again.
enum KernelSupport {
  private static let least = 1e-4
  private static let tolerance = 1e-3

  /// Whether a kernel of this deviation is anywhere as dense, and reaches farther than the tolerance is wide.
  static func isFound(for deviation: Double) -> Bool {
    deviation >= 1e-4 && deviation.isFinite && excess(at: 0, deviation) > 0
  }

  private static func excess(at x: Double, _ deviation: Double) -> Double {
    let share = x / deviation
    return exp(-share * share / 2) / (deviation * (2 * Double.pi).squareRoot()) - least
  }

  /// The reach, with the steps of Brent's method (Brent, "Algorithms for minimization without derivatives", 1973), since
  /// its answer is as coarse as the tolerance.
  static func of(_ deviation: Double) -> Double {
    var (before, current, opposite) = (0.0, 8 * deviation, 0.0)
    var beforeExcess = excess(at: before, deviation)
    var currentExcess = excess(at: current, deviation)
    var (oppositeExcess, lastStep, step) = (0.0, 0.0, 0.0)
    for _ in 0..<100 {
      if beforeExcess.sign != currentExcess.sign {
        (opposite, oppositeExcess) = (before, beforeExcess)
        step = current - before
        lastStep = step
      }
      if oppositeExcess.magnitude < currentExcess.magnitude {
        (before, current, opposite) = (current, opposite, current)
        (beforeExcess, currentExcess, oppositeExcess) =
          (currentExcess, oppositeExcess, currentExcess)
      }
      let delta = (tolerance + 4 * Double.ulpOfOne * current.magnitude) / 2
      let half = (opposite - current) / 2
      if currentExcess == 0 || half.magnitude < delta { break }
      var trial = half
      if lastStep.magnitude > delta && currentExcess.magnitude < beforeExcess.magnitude {
        if before == opposite {
          trial = -currentExcess * (current - before) / (currentExcess - beforeExcess)
        } else {
          let slope = (beforeExcess - currentExcess) / (before - current)
          let oppositeSlope = (oppositeExcess - currentExcess) / (opposite - current)
          trial =
            -currentExcess * (oppositeExcess * oppositeSlope - beforeExcess * slope)
            / (oppositeSlope * slope * (oppositeExcess - beforeExcess))
        }
        let isShort =
          2 * trial.magnitude < min(lastStep.magnitude, 3 * half.magnitude - delta)
        (lastStep, step) = isShort ? (step, trial) : (half, half)
      } else {
        (lastStep, step) = (half, half)
      }
      (before, beforeExcess) = (current, currentExcess)
      current += step.magnitude > delta ? step : half > 0 ? delta : -delta
      currentExcess = excess(at: current, deviation)
    }
    return current + tolerance
  }
}
