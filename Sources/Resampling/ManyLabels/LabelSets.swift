/// Rows that have several labels each, or none: the set of labels of every row.
///
/// Memory: four bytes a row; each set is kept once.
public struct LabelSets: Sendable {
  /// How many labels there are.
  public let labelCount: Int
  /// The labels of each set, rising.
  public let sets: [[Int]]
  /// How many rows have each set.
  public let setCounts: [Int]
  /// The set of each row; ``unlabeled`` for rows that take no part. Empty where rows were only counted.
  public let rows: [UInt32]

  /// Takes the sets.
  ///
  /// - Precondition: labels are below `labelCount`, and rows name sets or are ``unlabeled``.
  public init(labelCount: Int, sets: [[Int]], rows: [UInt32]) {
    var counts = [Int](repeating: 0, count: sets.count)
    for set in rows where set != unlabeled { counts[Int(set)] += 1 }
    (self.labelCount, self.sets, self.rows) = (labelCount, sets, rows)
    setCounts = counts
  }

  /// Takes sets whose rows were counted and not kept.
  ///
  /// - Precondition: labels are below `labelCount`, and each set has a count.
  public init(labelCount: Int, sets: [[Int]], setCounts: [Int]) {
    precondition(sets.count == setCounts.count, "a count for each set")
    (self.labelCount, self.sets, self.setCounts) = (labelCount, sets, setCounts)
    rows = []
  }

  /// How many rows have each label.
  public var counts: [Int] {
    var counts = [Int](repeating: 0, count: labelCount)
    for (set, rowCount) in zip(sets, setCounts) {
      for label in set { counts[label] += rowCount }
    }
    return counts
  }

  /// How many rows take part.
  public var rowCount: Int { setCounts.reduce(0, +) }

  /// The labels of a row that takes part.
  func labels(of row: RowNumber) -> [Int] { sets[Int(rows[Int(row)])] }

  /// The rows that have a label, rising: label after label.
  func rowsOfLabels() -> [[RowNumber]] {
    var found = counts.map { count in
      var rows: [RowNumber] = []
      rows.reserveCapacity(count)
      return rows
    }
    for (row, set) in rows.enumerated() where set != unlabeled {
      for label in sets[Int(set)] { found[label].append(RowNumber(row)) }
    }
    return found
  }
}
