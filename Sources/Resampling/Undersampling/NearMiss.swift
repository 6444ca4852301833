import Threading

/// NearMiss: of a large class the rows nearest to the minority stay.
///
/// Source: J. Zhang, I. Mani, "kNN approach to unbalanced data distributions: a case study involving
/// information extraction", ICML workshop on learning from imbalanced datasets (2003). A row's score
/// is its mean distance to some minority rows: by version 1 the `neighborCount` nearest, by version 2
/// the farthest ones, and the rows with the lowest score stay. By version 3 the
/// `shortlistNeighborCount` nearest rows of every minority row are shortlisted, and of these the ones
/// with the highest score of version 1 stay. Equal scores go by row number.
///
/// Cost: versions 1 and 3 a search among the minority for the rows of target classes; version 2 all
/// distances between them. Draws nothing.
///
/// Differs from imbalanced-learn: version 3 keeps exactly as many rows as asked for; where the
/// shortlist is too short, more neighbours of every minority row are taken on it.
/// Differs from imbalanced-learn: where the minority is a target too, no row is its own neighbour.
/// Differs from imbalanced-learn: with fewer minority rows than `neighborCount` all of them count.
public struct NearMiss: Undersampler {
  /// Which distances decide.
  public enum Version: Int, CaseIterable, Sendable {
    /// Those to the nearest minority rows, the least first.
    case nearest = 1
    /// Those to the farthest minority rows, the least first.
    case farthest = 2
    /// Those to the nearest, the greatest first, among the minority rows' neighbours.
    case shortlist = 3
  }

  /// Which distances decide.
  public var version = Version.nearest
  /// How many distances are summed up: at least 1.
  public var neighborCount = 3
  /// How many neighbours of a minority row are shortlisted by version 3: at least 1.
  public var shortlistNeighborCount = 3
  /// How far apart rows are; imbalanced-learn's is always `.euclidean`.
  public var metric = DistanceMetric.euclidean
  /// Whose answer is given.
  public var compatibility = Compatibility.none
  /// How many threads search.
  public var threadCount = Threads.count

  /// Classes shrink to their targets.
  public var direction: ResamplingDirection { .undersampling }

  /// Creates the method.
  public init() {}

  /// Finds the rows to keep: in input order, or for imbalanced-learn class after class by score.
  ///
  /// - Throws: ``ResamplingError/tooFewRowsToSearch(present:needed:)`` with compatibility.
  /// - Precondition: labels are numbers of the targets' classes, or ``unlabeled``, one a point.
  public func keptRows(
    labels: [UInt32], points: Matrix, targets: ClassTargets
  ) throws(ResamplingError) -> [RowNumber] {
    let table = LabeledPoints(labels: labels, points: points, classCount: targets.counts.count)
    guard let minority = table.minority(compatibility) else { return [] }
    var kept: [UInt32] = []
    for number in table.counts.indices {
      let places = table.places(of: number)
      if targets.isTarget[number] && !places.isEmpty {
        let wanted = min(targets.wanted[number], places.count)
        kept += try select(wanted, of: places, isMinority: number == minority, table, minority)
      } else {
        kept += places
      }
    }
    if compatibility == .none { kept.sort() }
    return kept.map { table.rows[Int($0)] }
  }

  /// The places of a class that stay, by score.
  private func select(
    _ wanted: Int, of places: [UInt32], isMinority: Bool, _ table: LabeledPoints, _ minority: Int
  ) throws(ResamplingError) -> [UInt32] {
    let minorityPlaces = table.places(of: minority)
    if version != .farthest {
      try compatibility.checkSearch(of: neighborCount, among: minorityPlaces.count)
    }
    let scorer = DistanceScorer(
      table, minorityPlaces: minorityPlaces, method: self,
      excludesSelf: isMinority && compatibility == .none)
    switch version {
    case .nearest:
      return Self.first(wanted, places, by: scorer.nearest(places), <)
    case .farthest:
      return Self.first(wanted, places, by: scorer.farthest(places), <)
    case .shortlist:
      let shortlist = try shortlist(wanted, of: places, minorityPlaces, isMinority, table)
      return Self.first(wanted, shortlist, by: scorer.nearest(shortlist), >)
    }
  }

  /// The first places in the order of their scores; equal ones stay in order.
  private static func first(
    _ count: Int, _ places: [UInt32], by scores: [Double], _ precedes: (Double, Double) -> Bool
  ) -> [UInt32] {
    let order = places.indices.sorted {
      precedes(scores[$0], scores[$1]) || scores[$0] == scores[$1] && $0 < $1
    }
    return order.prefix(count).map { places[$0] }
  }

  /// The places that are neighbours of minority rows, ascending.
  private func shortlist(
    _ wanted: Int, of places: [UInt32], _ minorityPlaces: [UInt32], _ isMinority: Bool,
    _ table: LabeledPoints
  ) throws(ResamplingError) -> [UInt32] {
    try compatibility.checkSearch(of: shortlistNeighborCount, among: places.count)
    let search = NeighborSearch(
      table.points.selecting(rows: places), metric, compatibility, threadCount: threadCount)
    var neighborCount = shortlistNeighborCount
    while neighborCount < places.count {
      let found =
        isMinority && compatibility == .none
        ? search.nearestOthers(neighborCount, of: Array(0..<UInt32(places.count)))
        : search.nearest(neighborCount, to: table.points.selecting(rows: minorityPlaces))
      let listed = found.rowsListed(atLeast: wanted, from: shortlistNeighborCount)
      if listed.count >= wanted || compatibility == .imbalancedLearn {
        return listed.map { places[Int($0)] }
      }
      neighborCount *= 2
    }
    return places
  }
}

extension NeighborTable {
  /// The rows that are among the first `least` neighbours of any query, or among as many more as
  /// it takes to name `wanted` of them; ascending.
  fileprivate func rowsListed(atLeast wanted: Int, from least: Int) -> [UInt32] {
    var listed: Set<UInt32> = []
    for place in 0..<neighborCount {
      if place >= least && listed.count >= wanted { break }
      for query in 0..<queryCount { listed.insert(rows[query * neighborCount + place]) }
    }
    return listed.sorted()
  }
}
