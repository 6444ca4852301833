/// SMOTE for tables with numbers and categories: numbers lie on the line to a near row of the class,
/// and every category is the one that most of the parent's near rows have.
///
/// Two rows that differ in a category are as far apart as if a number differed by M, the median over
/// the number columns of the class's standard deviation: each differing category adds M² to the
/// squared distance. Or rows are apart by Gower's distance, where ``rules`` name it as their metric.
///
/// Source: Chawla, Bowyer, Hall and Kegelmeyer, "SMOTE: synthetic minority over-sampling
/// technique", JAIR 16 (2002), section 6.1.
///
/// Cost: at worst all pairs of the class, see `MixedSearch`; 16 bytes plus 4 a category for each
/// new row. Only the rows of the class are needed. Categories stay codes: nothing grows with
/// how many there are.
///
/// Draws: as ``SegmentSource``; then, from a second fresh generator of the same seed, for every
/// category column in turn a permutation of all (new row, winning category) pairs, rows first, of
/// which each row takes its first.
///
/// Differs from imbalanced-learn: a row is never its own neighbor, which there happens to
/// duplicates.
/// Differs from imbalanced-learn: of equally near rows the one with the lower number comes first.
/// There their order is not known, so with compatibility, too, tables with equal distances may give
/// other rows.
/// Differs from imbalanced-learn: where all numbers are constant a differing category counts 1;
/// there 0.
/// Differs from imbalanced-learn: M is never cut to an integer; there it is where all numbers are
/// integers.
/// Differs from imbalanced-learn: a class too small for the neighbors asked for uses all other
/// rows it has; there it is refused.
/// Differs from imbalanced-learn: missing numbers are allowed.
public struct SMOTENC: Synthesizer {
  /// Where every class's two generators start.
  public var seed: UInt32
  /// Among how many nearest rows the end of the line is drawn, and how many vote.
  public var neighborCount = 5
  /// How parents are chosen.
  public var spread = ParentSpread.random
  /// Whether imbalanced-learn would be given nothing but integers for numbers: then, with
  /// compatibility, it cuts M / √2 to an integer.
  public var numbersAreIntegers = false
  /// How neighbors are looked for. Euclidean is the method's own metric; ``DistanceMetric/gower(_:)``
  /// has the ranges of the numbers; others are taken for Euclidean. Where distances are equal
  /// imbalanced-learn's order is not known, and the lower row number comes first.
  public var rules = NeighborRules()

  /// Creates the method with its usual parameters.
  public init(seed: UInt32) {
    self.seed = seed
  }

  /// Only rows of the class matter.
  public var needsAllRows: Bool { false }

  /// Plans `count` new rows of the class whose rows are `points`, in input order.
  ///
  /// - Throws: ``SynthesisError`` if the class is too small.
  public func plan(_ points: MixedMatrix, count: Int) throws(SynthesisError) -> SynthesisPlan {
    if count == 0 { return SynthesisPlan() }
    var source = try source(points)
    var random = RandomState(seed: seed)
    return source.draw(count, using: &random)
  }

  /// Learns the lines and the votes of one class.
  public func source(
    growing label: UInt32, in points: MixedMatrix, labels: [UInt32]
  ) throws(SynthesisError) -> any SynthesisSource {
    let rows = rowNumbers(of: label, in: labels)
    return RenumberedSource(
      source: try source(points.selecting(rows: rows)), rows: rows,
      tableRowCount: points.rowCount)
  }

  /// Prepares to look around by the distance that holds within the class.
  public func candidateSearch(
    growing label: UInt32, in points: MixedMatrix, labels: [UInt32]
  ) -> (any CandidateSearch)? {
    let members = points.numbers.selecting(rows: rowNumbers(of: label, in: labels))
    return MixedSearch(points, by: distance(among: members), threadCount: rules.threadCount)
  }

  /// Learns the lines and the votes of the class whose rows are `points`.
  private func source(_ points: MixedMatrix) throws(SynthesisError) -> MixedSource {
    let lines: SegmentSource
    switch try rules.supply(neighborCount, among: points.rowCount) {
    case .copies: lines = SegmentSource(copying: 0)
    case .neighbors(let count):
      lines = SegmentSource(
        bases: Array(0..<UInt32(points.rowCount)), neighbors: neighbors(count, in: points),
        spread: spread)
    }
    return MixedSource(lines: lines, codes: points.codes, second: RandomState(seed: seed))
  }

  /// The nearest rows of every row.
  private func neighbors(_ count: Int, in points: MixedMatrix) -> [UInt32] {
    let search = MixedSearch(
      points, by: distance(among: points.numbers), threadCount: rules.threadCount)
    switch rules.compatibility {
    case .none: return search.nearestOthers(count).rows
    case .imbalancedLearn: return search.nearest(count + 1, to: points).droppingFirst().rows
    }
  }

  /// How far apart rows are, by the numbers of the class.
  func distance(among numbers: Matrix) -> MixedDistance {
    guard case .gower(let columns) = rules.metric, rules.compatibility == .none else {
      return .euclidean(penalty: penalty(for: numbers))
    }
    return .gower(
      ranges: columns.map { column in
        switch column {
        case .number(let range): range
        case .category: 1
        }
      })
  }

  /// What a differing category adds to the squared distance: M².
  func penalty(for numbers: Matrix) -> Double {
    switch rules.compatibility {
    case .none: return MixedDistance.penalty(for: numbers)
    case .imbalancedLearn:
      let half = MixedDistance.medianDeviation(of: numbers) / 2.0.squareRoot()
      let used = numbersAreIntegers ? half.rounded(.towardZero) : half
      return min(2 * used * used, 1e300)
    }
  }
}
