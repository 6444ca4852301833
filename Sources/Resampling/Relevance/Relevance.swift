/// How much each value of a number matters: φ, from 0 for the usual values to 1 for those that a model must not miss.
///
/// Between control points φ is a cubic polynomial that has their values and slopes, and is monotone where they rise or fall
/// throughout, as its slopes are limited (Fritsch and Carlson, "Monotone piecewise cubic interpolation", SIAM Journal on Numerical
/// Analysis 17, 1980). At a point where they turn, any slope but 0 takes φ beyond that point on one side, as in smogn. Beyond all
/// points φ goes on as a straight line. It is always from 0 to 1.
///
///     let relevance = try Relevance([.init(value: 10, relevance: 0), .init(value: 20, relevance: 1)])
///     relevance(15)   // 0.5
///
/// Source: Ribeiro, "Utility-based regression", University of Porto (2011).
///
/// Differs from smogn 0.1.2: below the first control point φ is that point's; there it is 1, whatever the point says.
/// Differs from smogn 0.1.2: slopes are limited until φ is monotone everywhere; there once, from the left.
/// Differs from smogn 0.1.2: points without slopes get the means of the secants beside them, and 0 at both ends, as in
/// R's UBL; there they end in an error.
public struct Relevance: Equatable, Sendable {
  /// What φ is at one value.
  public struct ControlPoint: Equatable, Sendable {
    /// Where.
    public var value: Double
    /// φ there, from 0 to 1.
    public var relevance: Double
    /// How steep φ is there; `nil` for what the points around it say.
    public var slope: Double?

    /// Creates a point.
    public init(value: Double, relevance: Double, slope: Double? = nil) {
      self.value = value
      self.relevance = relevance
      self.slope = slope
    }
  }

  /// The points, by their values.
  public let points: [ControlPoint]
  /// How steep φ is at each point, limited.
  private let slopes: [Double]

  /// Creates φ from two points or more, in any order.
  ///
  /// - Throws: ``RelevanceError`` if there are too few points, two of one value, or so near to or far from each other that φ cannot be
  ///   computed between them, or a relevance outside 0 to 1.
  public init(_ points: [ControlPoint]) throws(RelevanceError) {
    if points.count < 2 { throw .tooFewPoints(points.count) }
    let points = points.sorted { $0.value < $1.value }
    for point in points where !(0...1 ~= point.relevance) { throw .badRelevance(point.relevance) }
    for (one, next) in zip(points, points.dropFirst()) where !(one.value < next.value) {
      throw .twoPoints(at: next.value)
    }
    for (one, next) in zip(points, points.dropFirst())
    where !(1e-100...1e100 ~= next.value - one.value) {
      throw .badDistance(from: one.value, to: next.value)
    }
    self.points = points
    let secants = zip(points, points.dropFirst()).map {
      ($1.relevance - $0.relevance) / ($1.value - $0.value)
    }
    let means = [0] + zip(secants, secants.dropFirst()).map { ($0 + $1) / 2 } + [0]
    var slopes = zip(points, means).map { $0.slope ?? $1 }
    // A slope that is limited on one side may be too small for what was right on the other.
    for _ in 0..<points.count {
      let limited = Self.limited(slopes, by: secants)
      if limited == slopes { break }
      slopes = limited
    }
    self.slopes = slopes
  }

  /// Slopes with which the cubic polynomials between the points are monotone.
  private static func limited(_ slopes: [Double], by secants: [Double]) -> [Double] {
    var slopes = slopes
    for (index, secant) in secants.enumerated() {
      if secant == 0 {
        slopes[index] = 0
        slopes[index + 1] = 0
        continue
      }
      for end in index...index + 1 where slopes[end] / secant < 0 { slopes[end].negate() }
      let (first, second) = (slopes[index] / secant, slopes[index + 1] / secant)
      let (before, after) = (2 * first + second - 3, first + 2 * second - 3)
      guard before > 0, after > 0, first * (before + after) < before * before else { continue }
      // Back to the circle of radius 3, within which all is monotone.
      let shrink = 3 * secant / (first * first + second * second).squareRoot()
      slopes[index] = shrink * first
      slopes[index + 1] = shrink * second
    }
    return slopes
  }

  /// φ of a value.
  public func callAsFunction(_ value: Double) -> Double {
    let next = points.firstIndex { $0.value > value } ?? points.count
    let index = max(next - 1, 0)
    let point = points[index]
    let step = value - point.value
    if next == 0 || next == points.count {
      let slope = slopes[index]
      return slope == 0 ? point.relevance : min(max(point.relevance + slope * step, 0), 1)
    }
    let width = points[next].value - point.value
    let secant = (points[next].relevance - point.relevance) / width
    let (slope, nextSlope) = (slopes[index], slopes[next])
    let square = (3 * secant - 2 * slope - nextSlope) / width
    let cube = (slope - 2 * secant + nextSlope) / (width * width)
    return min(max(point.relevance + step * (slope + step * (square + step * cube)), 0), 1)
  }
}

/// Why there is no relevance, or why it tells no rows apart.
public enum RelevanceError: Error, Equatable, Sendable {
  /// φ needs two control points.
  case tooFewPoints(Int)
  /// Two control points have one value.
  case twoPoints(at: Double)
  /// Two neighboring control points are nearer than 1e-100, or farther than 1e100.
  case badDistance(from: Double, to: Double)
  /// A relevance outside 0 to 1.
  case badRelevance(Double)
  /// No value lies beyond the whiskers of the box plot, at the ends that count.
  case noExtremes(Relevance.Extremes)
  /// A whisker of the box plot ends at its median.
  case noWhisker(at: Double)
  /// No row reaches the threshold.
  case noneRare(threshold: Double)
  /// All rows reach the threshold.
  case allRare(threshold: Double)
}
