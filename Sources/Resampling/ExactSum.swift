/// A sum of numbers that is rounded once, when it is asked for: the same whatever the order in which they came.
///
/// What an addition rounds off is kept as further numbers, which add up to the sum exactly and do not overlap. For numbers
/// that need no rounding, such as counts, there are none.
///
/// Source: Shewchuk, "Adaptive precision floating-point arithmetic and fast robust geometric predicates", Discrete &
/// Computational Geometry 18 (1997); the last rounding is that of Python's `math.fsum`.
public struct ExactSum: Sendable {
  /// The largest of the numbers that add up to the sum.
  private var largest = 0.0
  /// The others, the smallest first.
  private var others: [Double] = []

  /// Begins with nothing.
  public init() {}

  /// Begins with a number.
  public init(_ number: Double) { largest = number }

  /// Adds a number.
  ///
  /// - Precondition: it is finite, and so is the sum.
  @inline(__always)
  public mutating func add(_ number: Double) {
    if others.isEmpty {
      let (sum, rest) = Self.sum(number, largest)
      largest = sum
      if rest != 0 { others.append(rest) }
    } else {
      addToAll(number)
    }
  }

  /// Adds another sum, exactly.
  public mutating func add(_ other: ExactSum) {
    for number in other.others { add(number) }
    add(other.largest)
  }

  private mutating func addToAll(_ number: Double) {
    var carried = number
    var count = 0
    for other in others {
      let (sum, rest) = Self.sum(carried, other)
      if rest != 0 {
        others[count] = rest
        count += 1
      }
      carried = sum
    }
    others.removeLast(others.count - count)
    let (sum, rest) = Self.sum(carried, largest)
    if rest != 0 { others.append(rest) }
    largest = sum
  }

  /// The sum, rounded to the nearest number.
  public var value: Double {
    var sum = largest
    var left = others[...]
    while let next = left.popLast() {
      let (rounded, rest) = Self.sum(sum, next)
      sum = rounded
      if rest == 0 { continue }
      // Half-way cases go by what is still smaller.
      if let below = left.last, (rest < 0) == (below < 0) {
        let doubled = rest * 2
        let other = sum + doubled
        if other - sum == doubled { sum = other }
      }
      break
    }
    return sum
  }

  /// The sum of two numbers, and what rounding took from it.
  @inline(__always)
  private static func sum(_ one: Double, _ two: Double) -> (sum: Double, rest: Double) {
    let sum = one + two
    let (large, small) = one.magnitude < two.magnitude ? (two, one) : (one, two)
    return (sum, small - (sum - large))
  }
}
