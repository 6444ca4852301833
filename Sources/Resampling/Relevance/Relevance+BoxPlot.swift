extension Relevance {
  /// The ends of a distribution that matter.
  public enum Extremes: String, CaseIterable, Sendable {
    /// Low and high values.
    case both
    /// High values.
    case high
    /// Low values.
    case low
  }

  /// The relevance of extreme values: φ is 0 at the median and 1 from the end of a whisker of the box plot on, where any
  /// value lies beyond that; an end without such values has none that matter.
  ///
  /// As R's UBL and smogn 0.1.2 have it by default, with whiskers of 1.5 times the box.
  ///
  /// - Parameters:
  ///   - values: those of all rows, rising; one at least.
  ///   - extremes: the ends that matter.
  /// - Throws: ``RelevanceError`` if no value is extreme, or a whisker has no length.
  public init(ofSorted values: [Double], extremes: Extremes) throws(RelevanceError) {
    let box = BoxPlot(ofSorted: values)
    let (least, largest) = (values[0], values[values.count - 1])
    let hasLow = extremes != .high && least < box.lowWhisker
    let hasHigh = extremes != .low && largest > box.highWhisker
    if !hasLow && !hasHigh { throw .noExtremes(extremes) }
    for (matters, end) in [(hasLow, box.lowWhisker), (hasHigh, box.highWhisker)]
    where matters && end == box.median {
      throw .noWhisker(at: end)
    }
    var points = [ControlPoint(value: box.median, relevance: 0, slope: 0)]
    for (end, whisker, matters) in [
      (least, box.lowWhisker, hasLow), (largest, box.highWhisker, hasHigh),
    ] where matters || end != box.median {
      points.append(
        ControlPoint(value: matters ? whisker : end, relevance: matters ? 1 : 0, slope: 0))
    }
    try self.init(points)
  }
}

/// The box plot of a distribution (Tukey, "Exploratory data analysis", 1977).
struct BoxPlot {
  /// The value in the middle; of two the mean.
  let median: Double
  /// The least and the largest value that are no farther from the box than 1.5 times its length.
  let lowWhisker, highWhisker: Double

  /// Measures values, rising; one at least.
  init(ofSorted values: [Double]) {
    median = Self.quantile(0.5, ofSorted: values)
    let first = Self.quantile(0.25, ofSorted: values)
    let third = Self.quantile(0.75, ofSorted: values)
    let reach = 1.5 * (third - first)
    lowWhisker = values.first { $0 >= first - reach } ?? median
    highWhisker = values.last { $0 <= third + reach } ?? median
  }

  /// The value below which a share lies, and between two values their mean.
  private static func quantile(_ share: Double, ofSorted values: [Double]) -> Double {
    let position = share * Double(values.count - 1)
    let index = Int(position)
    return position == Double(index)
      ? values[index] : interpolated(from: values[index], to: values[index + 1], part: 0.5)
  }
}
