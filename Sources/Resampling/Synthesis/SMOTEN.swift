/// SMOTE for tables of nothing but categories: a new row takes in every column the category that is
/// most frequent among a random row of the class and its nearest rows in the class.
///
/// Source: Chawla, Bowyer, Hall and Kegelmeyer, "SMOTE: synthetic minority over-sampling
/// technique", JAIR 16 (2002), section 6.2. How near two rows are: `ValueDifference`.
///
/// Cost: all pairs of the class; 8 bytes plus 4 a column for each new row.
///
/// Draws: a row of the class for each new row, every class from a fresh generator; with
/// ``ParentSpread/even`` a permutation of the rows, whose first `count` mod rows serve once more.
/// What is made of a row depends on the row alone, so many new rows are equal.
///
/// Differs from the paper, as imbalanced-learn does: of equally frequent categories the smallest
/// code wins; the distance uses no weights.
///
/// Differs from imbalanced-learn: a row always has a vote among its own neighbors; there not where
/// others are as near as itself.
/// Differs from imbalanced-learn: of equally near rows the one with the lower number comes first,
/// whatever the order of the search tree.
/// Differs from imbalanced-learn: a class too small for the neighbors asked for uses all other
/// rows it has; there it is refused.
public struct SMOTEN: Synthesizer {
  /// Where every class's generator starts.
  public var seed: UInt32
  /// How many nearest rows vote beside the row itself.
  public var neighborCount = 5
  /// How parents are chosen.
  public var spread = ParentSpread.random
  /// How neighbors are looked for; the metric is the method's own.
  public var rules = NeighborRules()
  /// What the categories of the table say of each other.
  private var difference: ValueDifference?

  /// Creates the method with its usual parameters.
  public init(seed: UInt32) {
    self.seed = seed
  }

  /// Compares the categories of the table.
  public mutating func prepare(for points: MixedMatrix, labels: [UInt32]) {
    difference = ValueDifference(points.codes, labels: labels)
  }

  /// Learns what is made of each row of a class.
  public func source(
    growing label: UInt32, in points: MixedMatrix, labels: [UInt32]
  ) throws(SynthesisError) -> any SynthesisSource {
    let rows = rowNumbers(of: label, in: labels)
    let members = points.codes.selecting(rows: rows)
    let voters = try voters(
      of: members, difference: difference ?? ValueDifference(points.codes, labels: labels))
    return ElectedSource(
      rows: rows, elected: elect(members, voters: voters), spread: spread,
      neighborCount: min(neighborCount, voters.neighborCount))
  }

  /// Categories have distances within a class alone.
  public func candidateSearch(
    growing label: UInt32, in points: MixedMatrix, labels: [UInt32]
  ) -> (any CandidateSearch)? { nil }

  /// Plans new rows of several classes of a table of categories, in the order of the targets.
  ///
  /// - Throws: ``SynthesisError`` if a class is too small.
  public func plans(
    _ targets: [GrowthTarget], in codes: CodeMatrix, labels: [UInt32]
  ) throws(SynthesisError) -> [SynthesisPlan] {
    let numbers = Matrix(rowCount: codes.rowCount, columnCount: 0, values: [])
    return try plans(targets, in: MixedMatrix(numbers: numbers, codes: codes), labels: labels)
  }

  /// Who votes on each row of a class: the nearest other rows, and itself. With compatibility the
  /// nearest rows, which need not include itself.
  private func voters(
    of members: CodeMatrix, difference: ValueDifference
  ) throws(SynthesisError) -> NeighborTable {
    guard case .neighbors(let count) = try rules.supply(neighborCount, among: members.rowCount)
    else { return .empty }
    let search = NominalSearch(members, difference: difference, threadCount: rules.threadCount)
    return rules.compatibility == .none
      ? search.nearestOthers(count) : search.nearest(count + 1)
  }

  /// The row that the voters of each row make: in every column their most frequent code.
  private func elect(_ members: CodeMatrix, voters: NeighborTable) -> CodeMatrix {
    var elected = members
    for row in 0..<voters.queryCount {
      let electorate =
        rules.compatibility == .none ? voters[row] + [UInt32(row)] : voters[row]
      for column in 0..<members.columnCount {
        elected[row, column] =
          mostFrequent(electorate.map { members[Int($0), column] }).first ?? 0
      }
    }
    return elected
  }
}

/// What the voters make of each row of a class.
private struct ElectedSource: SynthesisSource {
  /// The rows of the class within the table.
  let rows: [UInt32]
  let elected: CodeMatrix
  let spread: ParentSpread
  let neighborCount: Int

  func draw(_ count: Int, using random: inout RandomState) -> SynthesisPlan {
    let parents = spread.parents(count, among: rows.count, using: &random)
    var plan = SynthesisPlan(neighborCount: neighborCount)
    plan.base = parents.map { rows[Int($0)] }
    plan.other = plan.base
    plan.step = parents.map { _ in 0 }
    plan.codes = elected.selecting(rows: parents)
    return plan
  }
}
