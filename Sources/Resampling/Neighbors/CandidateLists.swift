/// For each of some queries the nearest candidates seen so far, nearest first.
struct CandidateLists: Sendable {
  /// How many candidates a query has room for.
  let capacity: Int
  /// The candidates of query q begin at `q * capacity`; free positions are infinitely far.
  private(set) var candidates: [Candidate]

  /// Creates empty lists.
  init(queryCount: Int, capacity: Int) {
    self.capacity = capacity
    candidates = Array(
      repeating: Candidate(distance: .infinity, row: .max), count: queryCount * capacity)
  }

  /// The distance above which no candidate enters a query's list any more.
  ///
  /// - Precondition: there is room for a candidate.
  func worst(of query: Int) -> Double { candidates[(query + 1) * capacity - 1].distance }

  /// What a query has found, nearest first; positions that are still free are infinitely far.
  func candidates(of query: Int) -> ArraySlice<Candidate> {
    candidates[query * capacity..<(query + 1) * capacity]
  }

  /// Takes a candidate in if it comes before the last one of the query's list.
  ///
  /// - Returns: whether it does.
  @discardableResult
  mutating func offer(_ candidate: Candidate, to query: Int) -> Bool {
    let first = query * capacity
    var index = first + capacity - 1
    guard candidate < candidates[index] else { return false }
    while index > first && candidate < candidates[index - 1] {
      candidates[index] = candidates[index - 1]
      index -= 1
    }
    candidates[index] = candidate
    return true
  }
}
