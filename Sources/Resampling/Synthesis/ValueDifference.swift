/// How different two categories of a column are: by how differently the classes are spread over the
/// rows that have them.
///
/// For categories a and b of a column δ(a, b) = Σ over classes |P(class | a) − P(class | b)|; the
/// distance of two rows is the sum over the columns of δ².
///
/// Source: Stanfill and Waltz, "Toward memory-based reasoning", CACM 29 (1986), as modified by Cost
/// and Salzberg, "A weighted nearest neighbor algorithm for learning with symbolic features",
/// Machine Learning 10 (1993), with the weights left out.
///
/// Cost: one pass over the table; classes · categories numbers a column.
struct ValueDifference: Sendable {
  private let classCount: Int
  /// For every column P(class | category): category after category, the classes of each.
  private let shares: [[Double]]

  /// Counts categories and classes in a table.
  init(_ codes: CodeMatrix, labels: [UInt32]) {
    precondition(labels.count == codes.rowCount, "a label for each row")
    let classCount = Int(labels.max() ?? 0) + 1
    self.classCount = classCount
    shares = (0..<codes.columnCount).map { column in
      let largest = (0..<codes.rowCount).lazy.map { codes[$0, column] }.max() ?? 0
      var counts = [Double](repeating: 0, count: (Int(largest) + 1) * classCount)
      for row in 0..<codes.rowCount {
        counts[Int(codes[row, column]) * classCount + Int(labels[row])] += 1
      }
      for start in stride(from: 0, to: counts.count, by: classCount) {
        let total = counts[start..<start + classCount].reduce(0, +)
        if total > 0 { for index in start..<start + classCount { counts[index] /= total } }
      }
      return counts
    }
  }

  /// The squared δ of two categories of a column.
  func squaredDifference(_ first: UInt32, _ second: UInt32, inColumn column: Int) -> Double {
    let shares = shares[column]
    var sum = 0.0
    for label in 0..<classCount {
      sum +=
        (shares[Int(first) * classCount + label] - shares[Int(second) * classCount + label])
        .magnitude
    }
    return sum * sum
  }
}
