/// Synthetic minority over-sampling: a new row lies at a random place on the line from a random row
/// of the class to one of its nearest neighbours in the class.
///
/// Source: Chawla, Bowyer, Hall and Kegelmeyer, "SMOTE: synthetic minority over-sampling
/// technique", JAIR 16 (2002).
///
/// Cost: one neighbour search within the class; 16 bytes a new row. Only the rows of the class are
/// needed.
///
/// Draws: see ``SegmentSource``. Every class starts a fresh generator from the seed, as
/// imbalanced-learn does: the same seed makes the same rows, and two classes of equal size that
/// grow by equally much draw the same numbers.
///
/// Differs from the paper, as imbalanced-learn does: one step for all columns, not one each; parents
/// are drawn, not used in turn (``ParentSpread/even`` uses them in turn).
///
/// Differs from imbalanced-learn: a row is never its own neighbour, even among duplicates; equal
/// distances go by row number; a class of at most `neighborCount` rows uses all others it has;
/// missing cells are allowed.
public struct SMOTE: Sendable {
  /// Among how many nearest neighbours the other end of the line is drawn.
  public var neighborCount = 5
  /// Where every class's generator starts.
  public var seed: UInt32
  /// What near means. With compatibility it is Euclidean, whatever is set here.
  public var metric = DistanceMetric.euclidean
  /// How parents are chosen.
  public var spread = ParentSpread.random
  /// What becomes of a class of one row.
  public var loneRow = LoneRow.refused
  /// Whose answers are given.
  public var compatibility = Compatibility.none
  /// How many threads search.
  public var threadCount = 2

  /// Creates the method with its usual parameters.
  public init(seed: UInt32) {
    self.seed = seed
  }

  /// Plans `count` new rows of the class whose rows are `points`, in input order.
  ///
  /// Row numbers of the plan are those of `points`.
  ///
  /// - Throws: ``SynthesisError`` if the class is too small.
  public func plan(_ points: Matrix, count: Int) throws(SynthesisError) -> SynthesisPlan {
    if count == 0 { return SynthesisPlan() }
    var source = try source(points)
    var random = RandomState(seed: seed)
    return source.draw(count, using: &random)
  }

  /// Learns the lines between near rows of one class.
  ///
  /// - Throws: ``SynthesisError`` if the class is too small.
  public func source(_ points: Matrix) throws(SynthesisError) -> SegmentSource {
    let supply = try NeighborSupply(
      rowCount: points.rowCount, wanted: neighborCount, loneRow: loneRow,
      compatibility: compatibility)
    switch supply {
    case .copies: return SegmentSource(copying: 0)
    case .neighbors(let count):
      let rows = Array(0..<UInt32(points.rowCount))
      let search = NeighborSearch(
        points, metric: metric, compatibility: compatibility, threadCount: threadCount)
      return SegmentSource(
        bases: rows, neighbors: search.nearestOthers(count, of: rows).rows, spread: spread)
    }
  }
}
