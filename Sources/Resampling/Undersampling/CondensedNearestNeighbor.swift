import Threading

/// Condensed nearest neighbor: a class shrinks to rows by which its other rows are still told from
/// the minority: a few seeds, and every row that the minority and the rows kept so far misjudge.
///
/// Source: P. E. Hart, "The condensed nearest neighbor rule", IEEE Transactions on Information Theory
/// 14 (1968). The rows of the class are visited in input order, again and again until a pass keeps no
/// more: then each is judged right by the minority and the class's kept rows.
///
/// Cost: O(class rows × kept rows × columns) for each target class; a few candidates for each row.
///
/// Draws: the seeds, as `SeededSelection` does.
///
/// Differs from imbalanced-learn: passes are repeated, where there the first is the last.
/// Differs from imbalanced-learn: a row is skipped when it is kept or judged right; there a set that
/// mixes row numbers with positions in the class makes it skip others.
/// Differs from imbalanced-learn: a seed drawn twice is kept once.
/// Differs from imbalanced-learn: of several smallest classes the first in class order is the
/// minority, which is never condensed.
/// Differs from imbalanced-learn: a tie of votes judges right; with fewer kept rows than
/// `neighborCount` all of them vote.
public struct CondensedNearestNeighbor: Undersampler {
  /// How many neighbors vote: at least 1.
  public var neighborCount = 1
  /// How many seeds are drawn.
  public var seedCount = 1
  /// Where the generator starts.
  public var seed: UInt32
  /// How neighbors are looked for, and whose answer is given.
  public var rules = NeighborRules()

  /// Creates the method.
  public init(seed: UInt32) {
    self.seed = seed
  }

  /// Finds the rows to keep: in input order, or for imbalanced-learn class after class, a class's
  /// seeds and then the others as they were found, a row perhaps more than once.
  ///
  /// - Throws: ``ResamplingError/tooFewRowsToSearch(present:needed:)`` with compatibility.
  /// - Precondition: labels are numbers of the targets' classes, or ``unlabeled``, one a point.
  public func keptRows(
    labels: [UInt32], points: Matrix, targets: ClassTargets
  ) throws(ResamplingError) -> [RowNumber] {
    let table = LabeledPoints(labels: labels, points: points, classCount: targets.counts.count)
    let selection = SeededSelection(
      seedCount: seedCount, seed: seed, compatibility: rules.compatibility)
    let kept = try selection.kept(of: table, targets: targets) {
      candidates throws(ResamplingError) in
      try condense(candidates, table)
    }
    return kept.map { table.rows[Int($0)] }
  }

  /// The seeds, then the rows that are misjudged when they are visited.
  private func condense(
    _ candidates: SeededSelection.Candidates, _ table: LabeledPoints
  ) throws(ResamplingError) -> [UInt32] {
    var kept = candidates.seeds
    let judges = candidates.minority + kept
    try rules.compatibility.checkSearch(of: neighborCount, among: judges.count)
    var search = GrowingSearch(table, queries: candidates.rows, judges: judges, method: self)
    var isKept = candidates.isSeed
    while true {
      let count = kept.count
      rules.progress.begin(total: candidates.rows.count)
      for (index, row) in candidates.rows.enumerated() {
        rules.progress.advance()
        // imbalanced-learn asks whether the index is among the kept row numbers.
        let asked = rules.compatibility == .none ? row : UInt32(index)
        if isKept.contains(asked) || search.isJudgedRight(index) { continue }
        kept.append(row)
        isKept.insert(row)
        search.append(row)
      }
      if kept.count == count || rules.compatibility == .imbalancedLearn { return kept }
    }
  }
}

/// The nearest judges of some queries, while judges are added.
private struct GrowingSearch {
  private let table: LabeledPoints
  private let queries: [UInt32]
  private var judges: [UInt32]
  private let method: CondensedNearestNeighbor
  /// For each query one more than vote: equally near, it makes the vote depend on the search.
  private var found: CandidateLists
  /// How many of the judges each query has been compared with.
  private var seen: [Int] = []
  /// How many of the judges all queries have been compared with.
  private var searchedCount = 0

  init(
    _ table: LabeledPoints, queries: [UInt32], judges: [UInt32],
    method: CondensedNearestNeighbor
  ) {
    self.table = table
    self.queries = queries
    self.judges = judges
    self.method = method
    let capacity = min(method.neighborCount, table.count) + 1
    found = CandidateLists(queryCount: queries.count, capacity: capacity)
    seen = Array(repeating: 0, count: queries.count)
    searchAll()
  }

  /// Compares all queries with the judges that came since the last time: together this is many
  /// times faster than one by one.
  private mutating func searchAll() {
    let newcomers = judges[searchedCount...]
    let nearest = NeighborSearch(
      table.points.selecting(rows: newcomers), metric: method.rules.metric,
      threadCount: method.rules.threadCount
    ).nearest(found.capacity, to: table.points.selecting(rows: queries))
    for query in queries.indices {
      for (index, distance) in zip(nearest[query], nearest.distances(of: query))
      where searchedCount + Int(index) >= seen[query] {
        let judge = UInt32(searchedCount) + index
        found.offer(Candidate(distance: distance, row: judge), to: query)
      }
      seen[query] = judges.count
    }
    searchedCount = judges.count
  }

  mutating func append(_ judge: UInt32) { judges.append(judge) }

  /// Whether the nearest judges speak for a query's class.
  mutating func isJudgedRight(_ query: Int) -> Bool {
    if judges.count - searchedCount > max(256, searchedCount / 32) { searchAll() }
    let row = queries[query]
    for judge in seen[query]..<judges.count {
      let distance = method.rules.metric.comparable(
        table.points.row(Int(row)), table.points.row(Int(judges[judge])))
      found.offer(Candidate(distance: distance, row: UInt32(judge)), to: query)
    }
    seen[query] = judges.count
    let count = min(method.neighborCount, judges.count)
    let list = found.candidates(of: query)
    var voters = Array(list.prefix(count))
    if method.rules.compatibility == .imbalancedLearn && judges.count > count
      && list[list.startIndex + count].distance == voters.last?.distance
    {
      voters = ScikitLearnSearch(
        table.points.selecting(rows: judges), fittedCount: count
      ).nearest(count, to: table.points.row(Int(row)), queryCount: 1)
    }
    return NeighborAgreement.mode.holds(
      for: table.labels[Int(row)],
      among: voters.map { table.labels[Int(judges[Int($0.row)])] }, method.rules.compatibility)
  }
}
