/// MLSMOTE: new rows with rare labels, where rows have several.
///
/// A label whose IRLbl is above MeanIR is rare. Each row of each rare label is the parent of one new row, which lies on the
/// line to one of the nearest rows of that label, drawn at random. A category is the one that most of the nearest rows have.
/// Its labels are those of the parent and its nearest rows together, by a ``LabelSetRule``.
///
/// Source: Charte, Rivera, del Jesus and Herrera, "MLSMOTE: approaching imbalanced multilabel learning through synthetic
/// instance generation", Knowledge-Based Systems 89 (2015).
///
/// Cost: a neighbor search within each rare label; 16 bytes plus 4 a category for each new row, and its labels.
///
/// Draws: from one generator, rare labels in the order of their columns, and for each of them as ``SegmentSource`` with
/// ``ParentSpread/even``; categories from a second generator of the same seed, as ``SMOTENC``.
///
/// Differs from the paper: one step for all columns, not one each, so that a new row lies on the line. Distances between
/// categories are those of ``SMOTENC``, since the paper's depend on a class. Rare labels, their rows and neighbors are those of
/// the table that came in, so that it does not matter in which order labels stand.
/// Differs from mldr.resampling (R), which drops the first new row.
public struct MLSMOTE: Sendable {
  /// Which labels a new row has.
  public enum LabelSetRule: String, CaseIterable, Sendable {
    /// Those that more than half of the parent and its neighbors have.
    case ranking
    /// Those that any of them has.
    case union
    /// Those that all of them have.
    case intersection
  }

  /// Where the generators start.
  public var seed: UInt32
  /// How many nearest rows a row has.
  public var neighborCount = 5
  /// Which labels a new row has.
  public var labelRule = LabelSetRule.ranking
  /// How neighbors are looked for.
  public var rules = NeighborRules()

  /// Creates the method with its usual parameters.
  public init(seed: UInt32) { self.seed = seed }

  /// The new rows of one rare label.
  public struct Bag: Sendable {
    /// The label.
    public let label: Int
    /// How the rows are made; rows of the points that the method was given.
    public let plan: SynthesisPlan
    /// The labels of each new row, rising.
    public let labels: [[Int]]
  }

  /// Plans the new rows of all rare labels.
  ///
  /// - Parameters:
  ///   - rare: the labels that get rows.
  ///   - points: the features of the rows, scaled.
  ///   - sets: the labels of the points, row by row.
  /// - Throws: ``SynthesisError/lone`` if a label has a single row and that is refused.
  public func bags(
    of rare: [Int], in points: MixedMatrix, _ sets: LabelSets
  ) throws(SynthesisError) -> [Bag] {
    var random = RandomState(seed: seed)
    var second = RandomState(seed: seed)
    let members = sets.rowsOfLabels()
    var bags: [Bag] = []
    for label in rare where !members[label].isEmpty {
      let rows = members[label]
      let own = points.selecting(rows: rows)
      let source = try source(own)
      let uses = [Int](repeating: 1, count: rows.count)
      var plan: SynthesisPlan
      if points.codes.columnCount == 0 {
        plan = source.draw(uses: uses, using: &random)
      } else {
        var mixed = MixedSource(lines: source, codes: own.codes, second: second)
        plan = mixed.draw(uses: uses, using: &random)
        second = mixed.second
      }
      let labels = rows.indices.map { index in
        let near = source.neighbors[
          index * source.neighborCount..<(index + 1) * source.neighborCount]
        return labelSet(of: [rows[index]] + near.map { rows[Int($0)] }, in: sets)
      }
      plan.base = plan.base.map { rows[Int($0)] }
      plan.other = plan.other.map { rows[Int($0)] }
      bags.append(Bag(label: label, plan: plan, labels: labels))
    }
    return bags
  }

  /// The labels of a new row, given its parent and its neighbors.
  private func labelSet(of rows: [RowNumber], in sets: LabelSets) -> [Int] {
    var counts: [Int: Int] = [:]
    for row in rows { for label in sets.labels(of: row) { counts[label, default: 0] += 1 } }
    return counts.filter { _, count in
      switch labelRule {
      case .ranking: 2 * count > rows.count
      case .union: true
      case .intersection: count == rows.count
      }
    }.keys.sorted()
  }

  /// The lines between near rows of one label, `points`; a single row is its own neighbor.
  private func source(_ points: MixedMatrix) throws(SynthesisError) -> SegmentSource {
    switch try rules.supply(neighborCount, among: points.rowCount) {
    case .copies: return SegmentSource(copying: 0)
    case .neighbors(let count):
      let rows = Array(0..<UInt32(points.rowCount))
      if points.codes.columnCount == 0 {
        let found = rules.search(points.numbers).nearestOthers(count, of: rows)
        return SegmentSource(bases: rows, neighbors: found.rows)
      }
      var distance = SMOTENC(seed: seed)
      distance.rules = rules
      let search = MixedSearch(
        points, by: distance.distance(among: points.numbers), threadCount: rules.threadCount,
        progress: rules.progress)
      return SegmentSource(bases: rows, neighbors: search.nearestOthers(count).rows)
    }
  }
}
