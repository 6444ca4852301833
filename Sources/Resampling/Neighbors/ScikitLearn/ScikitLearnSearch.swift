/// Repeats scikit-learn's search where equal distances make its order its own.
///
/// scikit-learn 1.9 takes brute force for more than 15 columns or when half of the rows or more are
/// asked for, else its k-d tree. Its brute force computes distances as |x|² − 2x·y + |y|², whose
/// last bits differ between processors; here they are exact, and so equal where they are equal in
/// truth. Beyond 256 rows its order of ties depends on its threads; this is the order of one thread.
struct ScikitLearnSearch: Sendable {
  private let points: Matrix
  private let tree: ScikitLearnTree?

  /// Prepares the search.
  ///
  /// - Parameter fittedCount: the neighbor count by which the method is chosen.
  init(_ points: Matrix, fittedCount: Int) {
    self.points = points
    let takesBruteForce = points.columnCount > 15 || fittedCount >= points.rowCount / 2
    tree = takesBruteForce ? nil : ScikitLearnTree(points)
  }

  /// Finds the `count` nearest rows to one of `queryCount` queries that are searched together.
  func nearest(_ count: Int, to query: Span<Double>, queryCount: Int) -> [Candidate] {
    if let tree { return tree.nearest(count, to: query) }
    var heap = ScikitLearnHeap(capacity: count)
    for row in 0..<points.rowCount {
      let distance = DistanceMetric.euclidean.comparable(query, points.row(row))
      heap.push(Candidate(distance: distance, row: UInt32(row)))
    }
    if points.rowCount < queryCount || queryCount > 1024 { return heap.sorted() }
    // The work was parted by points: each part's heap is poured into a common one.
    var common = ScikitLearnHeap(capacity: count)
    for candidate in heap.candidates { common.push(candidate) }
    return common.sorted()
  }
}
