/// A point that may be a neighbor. Candidates are ordered by (distance, row number).
struct Candidate: Comparable {
  var distance: Double
  var row: UInt32

  static func < (first: Candidate, second: Candidate) -> Bool {
    first.distance < second.distance
      || first.distance == second.distance && first.row < second.row
  }
}
