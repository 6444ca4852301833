/// The nearest candidates of one query seen so far, at most `capacity` of them.
struct CandidateList {
  private var lists: CandidateLists

  /// Creates an empty list.
  ///
  /// - Precondition: `capacity` is positive.
  init(capacity: Int) {
    precondition(capacity > 0, "a list of no candidates")
    lists = CandidateLists(queryCount: 1, capacity: capacity)
  }

  /// The candidates, nearest first.
  var sorted: [Candidate] { lists.candidates.filter { $0.row != .max } }

  /// Takes a candidate in if it comes before the last one, or if there is room.
  mutating func offer(_ candidate: Candidate) { lists.offer(candidate, to: 0) }
}
