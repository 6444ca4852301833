import Threading

/// One-sided selection: of a large class the rows that a nearest-neighbour classifier of the
/// minority and a few seeds misjudges, and the seeds; then Tomek links are removed.
///
/// Source: M. Kubat, S. Matwin, "Addressing the curse of imbalanced training sets: one-sided
/// selection", ICML (1997): one pass, not repeated.
///
/// Cost: a search for the rows of each target class among the minority and its seeds, and one among
/// what is left.
///
/// Draws, from one generator over all classes: for each target in class order `seedCount` numbers
/// below the class's size.
///
/// Differs from imbalanced-learn: a seed drawn twice is kept once.
/// Differs from imbalanced-learn: of several smallest classes the first in class order is the
/// minority, so that it is never a target against itself; as a target it is only cleaned of links.
/// Differs from imbalanced-learn: votes and links as in ``EditedNearestNeighbours`` and
/// ``TomekLinks``.
public struct OneSidedSelection: Undersampler {
  /// How many neighbours vote: at least 1.
  public var neighborCount = 1
  /// How many seeds are drawn.
  public var seedCount = 1
  /// Where the generator starts.
  public var seed: UInt32
  /// How far apart rows are; imbalanced-learn's is always `.euclidean`.
  public var metric = DistanceMetric.euclidean
  /// Whose answer is given.
  public var compatibility = Compatibility.none
  /// How many threads search.
  public var threadCount = Threads.count

  /// Creates the method.
  public init(seed: UInt32) {
    self.seed = seed
  }

  /// Finds the rows to keep: in input order, or for imbalanced-learn class after class, seeds first,
  /// a row perhaps more than once.
  ///
  /// - Throws: ``ResamplingError/tooFewRowsToSearch(present:needed:)`` with compatibility.
  /// - Precondition: labels are numbers of the targets' classes, or ``unlabeled``, one a point.
  public func keptRows(
    labels: [UInt32], points: Matrix, targets: ClassTargets
  ) throws(ResamplingError) -> [RowNumber] {
    let table = LabeledPoints(labels: labels, points: points, classCount: targets.counts.count)
    guard let minority = table.minority(compatibility) else { return [] }
    var random = RandomState(seed: seed)
    var kept: [UInt32] = []
    for number in table.counts.indices {
      let places = table.places(of: number)
      let isSelected = targets.isTarget[number] && !places.isEmpty
      if !isSelected || compatibility == .none && number == minority {
        kept += places
        continue
      }
      let seeds = (0..<seedCount).map { _ in places[random.randint(below: places.count)] }
      kept += try select(places, seeds, table, minority)
    }
    if compatibility == .none { kept.sort() }
    let selected = table.selecting(kept)
    var links = TomekLinks()
    links.metric = metric
    links.compatibility = compatibility
    links.threadCount = threadCount
    return links.keptPlaces(selected, isTarget: targets.isTarget).map { selected.rows[Int($0)] }
  }

  /// The seeds, then the places that the minority and the seeds misjudge.
  private func select(
    _ places: [UInt32], _ seeds: [UInt32], _ table: LabeledPoints, _ minority: Int
  ) throws(ResamplingError) -> [UInt32] {
    let isSeed = Set(seeds)
    let rest = places.filter { !isSeed.contains($0) }
    let seeds = compatibility == .none ? places.filter(isSeed.contains) : seeds
    let judges = table.selecting(table.places(of: minority) + seeds)
    try compatibility.checkSearch(of: neighborCount, among: judges.count)
    // imbalanced-learn cannot judge no rows.
    try compatibility.checkSearch(of: 1, among: rest.count)
    let found = NeighborSearch(judges.points, metric, compatibility, threadCount: threadCount)
      .nearest(neighborCount, to: table.points.selecting(rows: rest))
    return seeds
      + rest.indices.filter { query in
        !NeighborAgreement.mode.holds(
          for: table.labels[Int(rest[query])],
          among: found[query].lazy.map { judges.labels[Int($0)] }, compatibility)
      }.map { rest[$0] }
  }
}
