public import Threading

/// How a method looks for neighbors.
public struct NeighborRules: Sendable {
  /// What near means. With compatibility it is Euclidean, whatever is set here.
  public var metric = DistanceMetric.euclidean
  /// Whose neighbors are found, and whose answer is given: see ``NeighborOrder``.
  public var compatibility = Compatibility.none
  /// The share of the nearest neighbors that must be found, as a sample tells: less than 1 is faster
  /// among hundreds of thousands of rows. Only ``SMOTE`` heeds it, with Euclidean distance and
  /// without compatibility.
  public var recall = 1.0
  /// What becomes of a class of one row that shall grow.
  public var loneRow = LoneRow.refused
  /// How many threads search.
  public var threadCount = Threads.count
  /// Who is told how far the work is.
  public var progress = WorkProgress.none

  /// The usual rules.
  public init() {}

  /// Prepares a search among `points` that goes by these rules.
  func search(_ points: Matrix) -> NeighborSearch {
    switch compatibility {
    case .none:
      NeighborSearch(points, metric: metric, threadCount: threadCount, progress: progress)
    case .imbalancedLearn:
      NeighborSearch(points, order: .scikitLearn, threadCount: threadCount, progress: progress)
    }
  }
}

/// What becomes of a class of one row.
public enum LoneRow: Sendable {
  /// ``SynthesisError/lone`` is thrown.
  case refused
  /// Copies of the row are made: plans whose base and other are the same.
  case copied
}
