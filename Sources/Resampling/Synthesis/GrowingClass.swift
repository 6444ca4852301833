/// One class within a table: the rows that a method learns from.
struct GrowingClass {
  /// The class.
  let label: UInt32
  /// The class of every row of the table.
  let labels: [UInt32]
  /// The rows of the class, as rows of the table, in input order.
  let rows: [UInt32]
  /// Those rows alone: row i is row `rows[i]` of the table.
  let points: Matrix

  /// Picks the rows of one class.
  init(_ label: UInt32, in table: Matrix, labels: [UInt32]) {
    precondition(labels.count == table.rowCount, "a label for each row")
    self.label = label
    self.labels = labels
    rows = rowNumbers(of: label, in: labels)
    points = table.selecting(rows: rows)
  }

  /// The nearest rows within the class to some of its members, all as rows of the table: member
  /// after member, `count` each.
  ///
  /// - Parameter members: indices in ``rows``.
  func neighbors(_ count: Int, of members: [UInt32], by rules: NeighborRules) -> [UInt32] {
    rules.search(points).nearestOthers(count, of: members).rows.map { rows[Int($0)] }
  }

  /// The rows of all other classes, as rows of the table.
  var foreignRows: [UInt32] {
    labels.indices.filter { labels[$0] != label }.map { UInt32($0) }
  }

  /// How many neighbors of each query are of other classes.
  func foreignCounts(in table: NeighborTable) -> [Int] {
    (0..<table.queryCount).map { query in
      table[query].count { labels[Int($0)] != label }
    }
  }
}

/// The rows of a class within a table, in input order.
func rowNumbers(of label: UInt32, in labels: [UInt32]) -> [UInt32] {
  labels.indices.lazy.filter { labels[$0] == label }.map { UInt32($0) }
}
