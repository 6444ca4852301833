/// Synthetic minority over-sampling: a new row lies at a random point on the line from a random row
/// of the class to one of its nearest neighbors in the class.
///
/// Source: Chawla, Bowyer, Hall and Kegelmeyer, "SMOTE: synthetic minority over-sampling
/// technique", JAIR 16 (2002).
///
/// Cost: one neighbor search within the class; 16 bytes a new row. Only the rows of the class are
/// needed.
///
/// Draws: see ``SegmentSource``; every class from a fresh generator.
///
/// Differs from the paper, as imbalanced-learn does: one step for all columns, not one each; parents
/// are drawn, not used in turn (``ParentSpread/even`` uses them in turn).
///
/// Differs from imbalanced-learn: a row is never its own neighbor, which there happens to
/// duplicates.
/// Differs from imbalanced-learn: of equally near rows the one with the lower number comes first,
/// whatever the order of the search tree.
/// Differs from imbalanced-learn: a class too small for the neighbors asked for uses all other
/// rows it has; there it is refused.
/// Differs from imbalanced-learn: missing cells are allowed.
/// Differs from imbalanced-learn: most of the nearest neighbors may do (``NeighborRules/recall``).
public struct SMOTE: ClassSynthesizer {
  /// Where every class's generator starts.
  public var seed: UInt32
  /// Among how many nearest neighbors the other end of the line is drawn.
  public var neighborCount = 5
  /// How parents are chosen.
  public var spread = ParentSpread.random
  /// How neighbors are looked for.
  public var rules = NeighborRules()

  /// Creates the method with its usual parameters.
  public init(seed: UInt32) {
    self.seed = seed
  }

  /// Learns the lines between near rows of one class, `points`.
  public func source(_ points: Matrix) throws(SynthesisError) -> any SynthesisSource {
    switch try rules.supply(neighborCount, among: points.rowCount) {
    case .copies: return SegmentSource(copying: 0)
    case .neighbors(let count):
      let rows = Array(0..<UInt32(points.rowCount))
      let search = rules.search(points)
      if rules.recall < 1 && search.order == .exact {
        let found = search.nearestOthers(count, recall: rules.recall)
        return SegmentSource(
          bases: rows, neighbors: found.table.rows, spread: spread, recall: found.recall)
      }
      let neighbors = search.nearestOthers(count, of: rows)
      return SegmentSource(bases: rows, neighbors: neighbors.rows, spread: spread)
    }
  }
}
