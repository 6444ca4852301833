/// The rows of every class, class after class in one array: four bytes a row, however many classes.
///
/// Sorted by counting: O(rows + classes). A method permutes a class's part of `rows` in place.
struct ClassRows {
  /// The rows of class 0, then those of class 1, …; each class's in the order they were given.
  var rows: [RowNumber]
  /// Where each class begins in `rows`, and behind the last one where it ends.
  let starts: [Int]

  /// Groups all labeled rows, in input order.
  ///
  /// - Parameter isWanted: which classes to list; others get no rows. All if `nil`.
  /// - Precondition: labels are below `classCount`, or ``unlabeled``.
  init(labels: [UInt32], classCount: Int, only isWanted: [Bool]? = nil) {
    var counts = [Int](repeating: 0, count: classCount)
    for label in labels where label != unlabeled { counts[Int(label)] += 1 }
    if let isWanted {
      for number in counts.indices where !isWanted[number] { counts[number] = 0 }
    }
    starts = Self.sums(counts)
    rows = [RowNumber](repeating: 0, count: starts[classCount])
    var next = starts
    for row in labels.indices where labels[row] != unlabeled {
      let number = Int(labels[row])
      if let isWanted, !isWanted[number] { continue }
      rows[next[number]] = RowNumber(row)
      next[number] += 1
    }
  }

  /// Groups some rows, in the order of the list.
  ///
  /// - Precondition: the labels of these rows are below `classCount`.
  init(_ list: [RowNumber], labels: [UInt32], classCount: Int) {
    var counts = [Int](repeating: 0, count: classCount)
    for row in list { counts[Int(labels[Int(row)])] += 1 }
    starts = Self.sums(counts)
    rows = [RowNumber](repeating: 0, count: list.count)
    var next = starts
    for row in list {
      let number = Int(labels[Int(row)])
      rows[next[number]] = row
      next[number] += 1
    }
  }

  /// How many classes there are, those without rows too.
  var classCount: Int { starts.count - 1 }

  /// Where a class's rows are.
  func range(of number: Int) -> Range<Int> { starts[number]..<starts[number + 1] }

  /// How many rows each class has.
  var counts: [Int] { (0..<classCount).map { range(of: $0).count } }

  private static func sums(_ counts: [Int]) -> [Int] {
    var sums = [0]
    sums.reserveCapacity(counts.count + 1)
    var sum = 0
    for count in counts {
      sum += count
      sums.append(sum)
    }
    return sums
  }
}

/// The rows that take part, in input order.
func labeledRows(_ labels: [UInt32]) -> [RowNumber] {
  var rows: [RowNumber] = []
  rows.reserveCapacity(labels.count)
  for row in labels.indices where labels[row] != unlabeled { rows.append(RowNumber(row)) }
  return rows
}
