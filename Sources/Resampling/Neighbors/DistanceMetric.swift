/// How far apart two rows are.
///
/// A missing cell (NaN), in either row, takes no part: the distance is that over the columns
/// present in both, scaled up by columns / columns present for the sums (as scikit-learn's
/// `nan_euclidean_distances` does), as it is for the means. Two rows without a common column are
/// infinitely far apart. Sums run left to right over the columns in plain doubles and are never
/// fused, so that every processor gives the same bits.
public enum DistanceMetric: Equatable, Sendable {
  /// The straight line. Searches compare and report its square: Σ (x − y)².
  case euclidean
  /// Σ |x − y|.
  case manhattan
  /// 1 − the cosine of the angle between the rows as seen from the origin; 1 where a row is all
  /// zeros, as it points nowhere.
  case cosine
  /// The mean over the columns of a difference between 0 and 1 (J. C. Gower, 1971): |x − y| over
  /// the column's range for a number, 0 or 1 for a category.
  case gower([GowerColumn])
  /// Numbers and categories together, as ``SMOTENC`` measures them: see ``MixedColumns``.
  case mixed(MixedColumns)
}

/// What Gower's distance makes of a column.
public enum GowerColumn: Equatable, Sendable {
  /// A number whose values span `range`; a range of 0 makes no difference between rows.
  case number(range: Double)
  /// A code of a category: the same or not.
  case category
}

extension DistanceMetric {
  /// Gower's distance with the ranges that the columns of `points` have, NaN left out.
  ///
  /// - Parameters:
  ///   - points: the rows whose columns give the ranges.
  ///   - categories: the columns whose numbers are codes of categories.
  public static func gower(
    rangesOf points: Matrix, categories: Set<Int> = []
  ) -> DistanceMetric {
    .gower(
      (0..<points.columnCount).map { column in
        if categories.contains(column) { return .category }
        var least = Double.infinity
        var greatest = -Double.infinity
        for row in 0..<points.rowCount {
          // NaN fails both comparisons.
          let value = points[row, column]
          if value < least { least = value }
          if value > greatest { greatest = value }
        }
        return .number(range: greatest > least ? greatest - least : 0)
      })
  }

  /// The distance of two rows, as searches compare it: squared for `.euclidean`. NaN never comes
  /// out: what cannot be computed (infinite cells, no common column) is infinitely far.
  func comparable(_ first: Span<Double>, _ second: Span<Double>) -> Double {
    let distance =
      switch self {
      case .euclidean: Self.partialSum(first, second) { ($0 - $1) * ($0 - $1) }
      case .manhattan: Self.partialSum(first, second) { ($0 - $1).magnitude }
      case .cosine: Self.cosineDistance(first, second)
      case .gower(let columns): Self.gowerDistance(first, second, columns)
      case .mixed(let columns): columns.comparable(first, second)
      }
    return distance.isNaN ? .infinity : distance
  }

  /// The distance itself, from what searches compare.
  func distance(_ comparable: Double) -> Double {
    switch self {
    case .euclidean: comparable.squareRoot()
    case .manhattan, .cosine, .gower: comparable
    case .mixed(let columns): columns.distance(comparable)
    }
  }

  /// The sum of the differences over the columns present in both rows, scaled to all columns.
  @inline(__always)
  private static func partialSum(
    _ first: Span<Double>, _ second: Span<Double>, _ difference: (Double, Double) -> Double
  ) -> Double {
    var sum = 0.0
    var used = 0
    for column in first.indices where !first[column].isNaN && !second[column].isNaN {
      sum += difference(first[column], second[column])
      used += 1
    }
    if used == first.count { return sum }
    return used == 0 ? .infinity : sum * (Double(first.count) / Double(used))
  }

  private static func cosineDistance(_ first: Span<Double>, _ second: Span<Double>) -> Double {
    var product = 0.0
    var firstLength = 0.0
    var secondLength = 0.0
    var used = 0
    for column in first.indices where !first[column].isNaN && !second[column].isNaN {
      product += first[column] * second[column]
      firstLength += first[column] * first[column]
      secondLength += second[column] * second[column]
      used += 1
    }
    if used == 0 { return .infinity }
    if firstLength == 0 || secondLength == 0 { return 1 }
    // Rounding must not bring two equal rows below 0.
    return max(0, 1 - product / (firstLength.squareRoot() * secondLength.squareRoot()))
  }

  private static func gowerDistance(
    _ first: Span<Double>, _ second: Span<Double>, _ columns: [GowerColumn]
  ) -> Double {
    var sum = 0.0
    var used = 0
    for column in first.indices where !first[column].isNaN && !second[column].isNaN {
      used += 1
      switch columns[column] {
      case .category: sum += first[column] == second[column] ? 0 : 1
      case .number(let range) where range > 0:
        sum += (first[column] - second[column]).magnitude / range
      case .number: break
      }
    }
    return used == 0 ? .infinity : sum / Double(used)
  }
}
