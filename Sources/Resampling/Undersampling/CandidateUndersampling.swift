/// Under-sampling that may drop only some rows: a class shrinks to its target by losing candidates,
/// each as likely as any other, while all other rows stay.
///
/// So augmented rows alone can be capped, or those with ratings in some range.
///
/// Cost: O(rows); four bytes a candidate.
///
/// Draws, from one generator over all classes: for each class in class order that must lose m rows, a
/// permutation of its candidates in input order, of which the first m are dropped. This is
/// `choice(candidates, size=m, replace=False)` of NumPy's `RandomState`. Classes that lose nothing
/// draw nothing.
public struct CandidateUndersampling: Sendable {
  /// Whether a class with too few candidates loses those it has, where else this is an error.
  public var acceptsShortfall = false
  /// Where the generator starts.
  public var seed: UInt32

  /// A class that keeps more rows than its target.
  public struct Shortfall: Equatable, Sendable {
    /// The class.
    public var classNumber: UInt32
    /// How many rows had to go.
    public var needed: Int
    /// How many could go, and went.
    public var candidates: Int

    /// Creates a report.
    public init(classNumber: UInt32, needed: Int, candidates: Int) {
      self.classNumber = classNumber
      self.needed = needed
      self.candidates = candidates
    }
  }

  /// Creates the method.
  public init(seed: UInt32) {
    self.seed = seed
  }

  /// Draws the rows to drop.
  ///
  /// - Returns: the rows, class after class as drawn; and the classes that had too few candidates.
  /// - Throws: ``ResamplingError/tooFewCandidates(class:candidates:needed:)``.
  /// - Precondition: the targets' counts are those of these labels, which are class numbers or
  ///   ``unlabeled``; the set is of as many rows.
  public func droppedRows(
    labels: [UInt32], targets: ClassTargets, candidates: RowSet
  ) throws(ResamplingError) -> (rows: [RowNumber], shortfalls: [Shortfall]) {
    let classCount = targets.counts.count
    var list: [RowNumber] = []
    for row in labels.indices where labels[row] != unlabeled {
      if candidates.contains(RowNumber(row)) && targets.dropped(from: Int(labels[row])) > 0 {
        list.append(RowNumber(row))
      }
    }
    var classes = ClassRows(list, labels: labels, classCount: classCount)
    var random = RandomState(seed: seed)
    var dropped: [RowNumber] = []
    var shortfalls: [Shortfall] = []
    for number in 0..<classCount {
      let needed = targets.dropped(from: number)
      if needed == 0 { continue }
      let range = classes.range(of: number)
      if range.count < needed {
        let short = Shortfall(
          classNumber: UInt32(number), needed: needed, candidates: range.count)
        if !acceptsShortfall {
          throw .tooFewCandidates(
            class: short.classNumber, candidates: short.candidates, needed: short.needed)
        }
        shortfalls.append(short)
      }
      random.shuffle(&classes.rows, in: range)
      dropped += classes.rows[range].prefix(needed)
    }
    return (dropped, shortfalls)
  }
}
