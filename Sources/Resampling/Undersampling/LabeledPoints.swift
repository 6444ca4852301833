/// The rows that take part, with their features and classes: what an under-sampler works on.
///
/// Rows have positions here, from 0, so that those without a label need no further thought; `rows`
/// leads back to the table.
struct LabeledPoints: Sendable {
  /// The row of each position.
  let rows: [RowNumber]
  /// The features and the class of each position.
  let points: Matrix
  let labels: [UInt32]
  /// How many rows each class has.
  let counts: [Int]

  /// Takes the labeled rows of a table.
  ///
  /// - Precondition: labels are below `classCount`, or ``unlabeled``; there is one for each point.
  init(labels: [UInt32], points: Matrix, classCount: Int) {
    precondition(labels.count == points.rowCount, "one label for each row")
    let rows = labeledRows(labels)
    let isAll = rows.count == labels.count
    self.init(
      rows: rows, points: isAll ? points : points.selecting(rows: rows),
      labels: isAll ? labels : rows.map { labels[Int($0)] }, classCount: classCount)
  }

  private init(rows: [RowNumber], points: Matrix, labels: [UInt32], classCount: Int) {
    self.rows = rows
    self.points = points
    self.labels = labels
    var counts = [Int](repeating: 0, count: classCount)
    for label in labels { counts[Int(label)] += 1 }
    self.counts = counts
  }

  /// How many rows there are.
  var count: Int { rows.count }

  /// The table of some of the positions, in that order; a position may be named more than once.
  func selecting(_ positions: [UInt32]) -> LabeledPoints {
    LabeledPoints(
      rows: positions.map { rows[Int($0)] }, points: points.selecting(rows: positions),
      labels: positions.map { labels[Int($0)] }, classCount: counts.count)
  }

  /// The positions of a class, ascending.
  func positions(of number: Int) -> [UInt32] {
    var positions: [UInt32] = []
    positions.reserveCapacity(counts[number])
    for position in labels.indices where labels[position] == number {
      positions.append(UInt32(position))
    }
    return positions
  }

  /// The smallest class: of several the first in class order, or for imbalanced-learn the one that
  /// appears first. `nil` if there are no rows.
  func minority(_ compatibility: Compatibility) -> Int? {
    let least = counts.filter { $0 > 0 }.min()
    switch compatibility {
    case .none: return counts.firstIndex { $0 == least }
    case .imbalancedLearn:
      return labels.first { counts[Int($0)] == least }.map { Int($0) }
    }
  }

  /// The positions that are kept: ascending, or for imbalanced-learn class after class.
  func positions(where isKept: [Bool], _ compatibility: Compatibility) -> [UInt32] {
    let kept = (0..<UInt32(count)).filter { isKept[Int($0)] }
    switch compatibility {
    case .none: return kept
    case .imbalancedLearn: return ClassRows(kept, labels: labels, classCount: counts.count).rows
    }
  }
}

extension Compatibility {
  /// Refuses to search more rows than there are, as imbalanced-learn does; else there are only as
  /// many neighbors as rows.
  ///
  /// - Parameter excluding: how many of the rows are searched but are no neighbors.
  func checkSearch(
    of neighborCount: Int, among present: Int, excluding: Int = 0
  ) throws(ResamplingError) {
    if self == .imbalancedLearn && present - excluding < neighborCount {
      let (needed, overflow) = neighborCount.addingReportingOverflow(excluding)
      throw .tooFewRowsToSearch(present: present, needed: overflow ? .max : needed)
    }
  }
}
