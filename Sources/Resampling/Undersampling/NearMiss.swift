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
/// shortlist is too short, more neighbors of every minority row are taken on it.
/// Differs from imbalanced-learn: where the minority is a target too, no row is its own neighbor.
/// Differs from imbalanced-learn: with fewer minority rows than `neighborCount` all of them count.
public struct NearMiss: Undersampler {
  /// Which distances decide.
  public enum Version: Int, CaseIterable, Sendable {
    /// Those to the nearest minority rows, the least first.
    case nearest = 1
    /// Those to the farthest minority rows, the least first.
    case farthest = 2
    /// Those to the nearest, the greatest first, among the minority rows' neighbors.
    case shortlist = 3
  }

  /// Which distances decide.
  public var version = Version.nearest
  /// How many distances are summed up: at least 1.
  public var neighborCount = 3
  /// How many neighbors of a minority row are shortlisted by version 3: at least 1.
  public var shortlistNeighborCount = 3
  /// How neighbors are looked for, and whose answer is given.
  public var rules = NeighborRules()

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
    guard let minority = table.minority(rules.compatibility) else { return [] }
    var kept: [UInt32] = []
    for number in table.counts.indices {
      let positions = table.positions(of: number)
      if targets.isTarget[number] && !positions.isEmpty {
        let wanted = min(targets.wanted[number], positions.count)
        kept += try select(wanted, of: positions, isMinority: number == minority, table, minority)
      } else {
        kept += positions
      }
    }
    if rules.compatibility == .none { kept.sort() }
    return kept.map { table.rows[Int($0)] }
  }

  /// The positions of a class that stay, by score.
  private func select(
    _ wanted: Int, of positions: [UInt32], isMinority: Bool, _ table: LabeledPoints, _ minority: Int
  ) throws(ResamplingError) -> [UInt32] {
    let minorityRows = table.positions(of: minority)
    if version != .farthest {
      try rules.compatibility.checkSearch(of: neighborCount, among: minorityRows.count)
    }
    let scorer = DistanceScorer(
      table, minorityRows: minorityRows, method: self,
      excludesSelf: isMinority && rules.compatibility == .none)
    switch version {
    case .nearest:
      return Self.first(wanted, positions, by: scorer.nearest(positions), <)
    case .farthest:
      return Self.first(wanted, positions, by: scorer.farthest(positions), <)
    case .shortlist:
      let shortlist = try shortlist(wanted, of: positions, minorityRows, isMinority, table)
      return Self.first(wanted, shortlist, by: scorer.nearest(shortlist), >)
    }
  }

  /// The first positions in the order of their scores; equal ones stay in order.
  private static func first(
    _ count: Int, _ positions: [UInt32], by scores: [Double], _ precedes: (Double, Double) -> Bool
  ) -> [UInt32] {
    let order = positions.indices.sorted {
      precedes(scores[$0], scores[$1]) || scores[$0] == scores[$1] && $0 < $1
    }
    return order.prefix(count).map { positions[$0] }
  }

  /// The positions that are neighbors of minority rows, ascending.
  private func shortlist(
    _ wanted: Int, of positions: [UInt32], _ minorityRows: [UInt32], _ isMinority: Bool,
    _ table: LabeledPoints
  ) throws(ResamplingError) -> [UInt32] {
    try rules.compatibility.checkSearch(of: shortlistNeighborCount, among: positions.count)
    let search = rules.search(table.points.selecting(rows: positions))
    var neighborCount = shortlistNeighborCount
    while neighborCount < positions.count {
      let found =
        isMinority && rules.compatibility == .none
        ? search.nearestOthers(neighborCount, of: Array(0..<UInt32(positions.count)))
        : search.nearest(neighborCount, to: table.points.selecting(rows: minorityRows))
      let listed = found.rowsListed(atLeast: wanted, from: shortlistNeighborCount)
      if listed.count >= wanted || rules.compatibility == .imbalancedLearn {
        return listed.map { positions[Int($0)] }
      }
      neighborCount *= 2
    }
    return positions
  }
}

extension NeighborTable {
  /// The rows that are among the first `least` neighbors of any query, or among as many more as
  /// it takes to name `wanted` of them; ascending.
  fileprivate func rowsListed(atLeast wanted: Int, from least: Int) -> [UInt32] {
    var listed: Set<UInt32> = []
    for position in 0..<neighborCount {
      if position >= least && listed.count >= wanted { break }
      for query in 0..<queryCount { listed.insert(rows[query * neighborCount + position]) }
    }
    return listed.sorted()
  }
}
