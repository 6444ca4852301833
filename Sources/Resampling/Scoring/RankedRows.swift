/// Rows in groups, in the order of their scores, to be ranked again and again with other weights: as a bootstrap does, that
/// draws some groups twice and others not at all.
///
/// Memory: 5 bytes a row.
public struct RankedRows: Sendable {
  /// What a ranking with weights is worth; `nil` as for ``ThresholdSweep``.
  public struct Quality: Equatable, Sendable {
    /// The area under the ROC curve.
    public let rocArea: Double?
    /// See ``ThresholdSweep/averagePrecision``.
    public let averagePrecision: Double?
  }

  /// A row of the class has the first bit, the last of equal scores the second.
  private var marks: [UInt8] = []
  /// The group of each row.
  private var groups: [UInt32] = []

  /// How many rows there are.
  public var count: Int { marks.count }

  /// Sorts rows that are in groups.
  ///
  /// - Precondition: no score is NaN; each row has a group.
  public init(
    hits: (scores: [Double], groups: [UInt32]), misses: (scores: [Double], groups: [UInt32])
  ) {
    let scores = hits.scores + misses.scores
    let groups = hits.groups + misses.groups
    precondition(scores.count == groups.count, "a group for each row")
    let order = scores.indices.sorted {
      scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1
    }
    self.groups = order.map { groups[$0] }
    marks = order.map { $0 < hits.scores.count ? 1 : 0 }
    for index in marks.indices
    where index + 1 == marks.count || scores[order[index]] != scores[order[index + 1]] {
      marks[index] |= 2
    }
  }

  /// The ranking with each row as often as its group was drawn.
  public func quality(drawnGroups counts: [UInt32]) -> Quality {
    quality { Double(counts[Int(groups[$0])]) }
  }

  @inline(__always)
  private func quality(_ weight: (Int) -> Double) -> Quality {
    var (hits, misses, hitsBefore, missesBefore) = (0.0, 0.0, 0.0, 0.0)
    var (doubledArea, precisions) = (0.0, 0.0)
    for index in marks.indices {
      let mark = marks[index]
      if mark & 1 == 1 { hits += weight(index) } else { misses += weight(index) }
      guard mark & 2 == 2 else { continue }
      doubledArea += (misses - missesBefore) * (hits + hitsBefore)
      if hits > hitsBefore { precisions += hits / (hits + misses) * (hits - hitsBefore) }
      (hitsBefore, missesBefore) = (hits, misses)
    }
    return Quality(
      rocArea: hits > 0 && misses > 0 ? doubledArea / (2 * hits * misses) : nil,
      averagePrecision: hits > 0 ? precisions / hits : nil)
  }
}
