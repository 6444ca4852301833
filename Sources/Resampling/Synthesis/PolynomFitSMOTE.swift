/// Oversampling by polynomial fitting, with polynomials of the first degree: new rows lie on the
/// lines of a network laid over the whole class, not only between near rows.
///
/// Source: Gazzah and Essoukri Ben Amara, "New oversampling approaches based on polynomial fitting
/// for imbalanced data sets", DAS (2008). Of the paper's four networks the two are here that did
/// best in G. Kovács's comparison of 85 methods (2019).
///
/// Cost: none but the rows: no neighbors are searched. Only the rows of the class are needed.
///
/// Not in imbalanced-learn. Differs from the paper: the total is exact, and every row of the class
/// serves equally often or once more than others.
public struct PolynomFitSMOTE: ClassSynthesizer {
  /// Which rows are joined.
  public enum Network: Sendable {
    /// Every row with the mean of the class. A row that serves g times puts its rows at 1/(g + 1), …,
    /// g/(g + 1) of the way. The rows that serve once more lie evenly over the class in input
    /// order. Draws nothing: the same for every seed.
    case star
    /// Every row with any other, at a random point.
    ///
    /// Draws: a permutation of the rows, of which the first serve once more; with the rows in order,
    /// a partner for each new row among the others; then all steps.
    case mesh
  }

  /// Where every class's generator starts.
  public var seed: UInt32
  /// Which rows are joined.
  public var network: Network
  /// What becomes of a class of one row; the rest does not matter here.
  public var rules = NeighborRules()

  /// Creates the method.
  public init(network: Network, seed: UInt32) {
    self.network = network
    self.seed = seed
  }

  /// Learns the lines of one class, `points`.
  public func source(_ points: Matrix) throws(SynthesisError) -> any SynthesisSource {
    if case .copies = try rules.supply(1, among: points.rowCount) {
      return SegmentSource(copying: 0)
    }
    switch network {
    case .star: return StarSource(rowCount: points.rowCount, mean: points.mean)
    case .mesh: return MeshSource(rows: Array(0..<UInt32(points.rowCount)))
    }
  }
}

/// Lines from every row to the mean.
private struct StarSource: SynthesisSource {
  let rowCount: Int
  /// A table of one row.
  let mean: Matrix

  func draw(_ count: Int, using random: inout RandomState) -> SynthesisPlan {
    var plan = SynthesisPlan()
    plan.anchors = mean
    for row in 0..<rowCount {
      let uses = (row + 1) * count / rowCount - row * count / rowCount
      for use in 0..<uses {
        plan.append(
          base: UInt32(row), other: UInt32(rowCount), step: Double(use + 1) / Double(uses + 1))
      }
    }
    return plan
  }
}

/// Lines between any two of some rows.
struct MeshSource: SynthesisSource {
  /// At least two.
  let rows: [UInt32]

  func draw(_ count: Int, using random: inout RandomState) -> SynthesisPlan {
    let uses = ParentSpread.evenUses(count, among: rows.count, using: &random)
    var plan = SynthesisPlan()
    for (index, uses) in uses.enumerated() {
      for _ in 0..<uses {
        plan.append(base: rows[index], other: rows[partner(of: index, &random)], step: 0)
      }
    }
    for row in 0..<count { plan.step[row] = random.randomSample() }
    return plan
  }

  /// Draws any other index, each equally likely.
  func partner(of index: Int, _ random: inout RandomState) -> Int {
    let drawn = random.randint(below: rows.count - 1)
    return drawn < index ? drawn : drawn + 1
  }
}

extension Matrix {
  /// The mean of every column over the cells that are not missing: a table of one row. NaN where all
  /// are missing.
  var mean: Matrix {
    let values = (0..<columnCount).map { column in
      let cells = (0..<rowCount).lazy.map { self[$0, column] }.filter { !$0.isNaN }
      return cells.reduce(0, +) / Double(cells.count)
    }
    return Matrix(rowCount: 1, columnCount: columnCount, values: values)
  }
}
