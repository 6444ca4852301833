/// The runs into which relevance divides the values of a number: values that follow on one another and are all rare, or
/// all usual.
public struct RelevanceRuns: Equatable, Sendable {
  /// One run.
  public struct Run: Equatable, Sendable {
    /// The least and the largest value that a row has.
    public let least: Double, largest: Double
    /// How many rows there are.
    public let count: Int
    /// Whether the values are rare.
    public let isRare: Bool
  }

  /// φ.
  public let relevance: Relevance
  /// From which φ on values are rare.
  public let threshold: Double
  /// The runs by their values, two at least.
  public let runs: [Run]

  /// How many rows each run has if all have equally many: the rows over the runs, rounded, half to even.
  public var evenCount: Int {
    let rows = runs.reduce(0) { $0 + $1.count }
    return max(1, Int((Double(rows) / Double(runs.count)).rounded(.toNearestOrEven)))
  }
}

/// Which values of a number are rare, before they are known.
public struct RelevanceRule: Sendable {
  /// Where φ comes from.
  public enum Source: Sendable {
    /// The box plot of the values.
    case boxPlot(Relevance.Extremes)
    /// Points that are known.
    case known(Relevance)
  }

  /// Where φ comes from.
  public var source: Source
  /// From which φ on values are rare.
  public var threshold: Double

  /// Creates a rule.
  public init(_ source: Source, threshold: Double = 0.5) {
    self.source = source
    self.threshold = threshold
  }

  /// Divides values into runs. Cost: they are sorted.
  ///
  /// - Parameter numbers: those of all rows, finite.
  /// - Throws: ``RelevanceError`` if there are not both, rare values and usual ones.
  public func runs(of numbers: [Double]) throws(RelevanceError) -> RelevanceRuns {
    let sorted = numbers.sorted()
    guard let first = sorted.first else { throw .noneRare(threshold: threshold) }
    let relevance =
      switch source {
      case .boxPlot(let extremes): try Relevance(ofSorted: sorted, extremes: extremes)
      case .known(let relevance): relevance
      }
    var runs: [RelevanceRuns.Run] = []
    var (start, isRare) = (0, relevance(first) >= threshold)
    for index in 1...sorted.count {
      let next = index < sorted.count ? relevance(sorted[index]) >= threshold : !isRare
      if next == isRare { continue }
      runs.append(
        RelevanceRuns.Run(
          least: sorted[start], largest: sorted[index - 1], count: index - start, isRare: isRare))
      (start, isRare) = (index, next)
    }
    if runs.count < 2 {
      throw runs[0].isRare ? .allRare(threshold: threshold) : .noneRare(threshold: threshold)
    }
    return RelevanceRuns(relevance: relevance, threshold: threshold, runs: runs)
  }
}
