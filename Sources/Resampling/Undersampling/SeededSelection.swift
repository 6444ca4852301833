/// What condensing and one-sided selection have in common: class after class some seeds are drawn, and a rule says which
/// other rows of the class are kept beside them.
///
/// Draws, from one generator over all classes: for each target in class order `seedCount` numbers
/// below the class's size.
struct SeededSelection {
  /// How many seeds are drawn.
  var seedCount: Int
  /// Where the generator starts.
  var seed: UInt32
  /// Whose answer is given.
  var compatibility: Compatibility

  /// A class from which rows are chosen.
  struct Candidates {
    /// The rows of the class, as positions in the table, ascending.
    var rows: [UInt32]
    /// Those that are kept in any case: ascending and each once, or for imbalanced-learn as they were drawn.
    var seeds: [UInt32]
    /// The same as a set.
    var isSeed: Set<UInt32>
    /// The rows of the minority.
    var minority: [UInt32]
  }

  /// The positions to keep: ascending, or for imbalanced-learn class after class.
  ///
  /// - Parameter choose: which rows of a class are kept, seeds included. The minority, and classes that are no targets,
  ///   are kept as they are.
  func kept(
    of table: LabeledPoints, targets: ClassTargets,
    choose: (Candidates) throws(ResamplingError) -> [UInt32]
  ) throws(ResamplingError) -> [UInt32] {
    guard let minority = table.minority(compatibility) else { return [] }
    var random = RandomState(seed: seed)
    var kept: [UInt32] = []
    for number in table.counts.indices {
      let rows = table.positions(of: number)
      let isReduced = targets.isTarget[number] && !rows.isEmpty
      if !isReduced || compatibility == .none && number == minority {
        kept += rows
        continue
      }
      let drawn = (0..<seedCount).map { _ in rows[random.randint(below: rows.count)] }
      let isSeed = Set(drawn)
      kept += try choose(
        Candidates(
          rows: rows, seeds: compatibility == .none ? rows.filter(isSeed.contains) : drawn,
          isSeed: isSeed, minority: table.positions(of: minority)))
    }
    return compatibility == .none ? kept.sorted() : kept
  }
}
