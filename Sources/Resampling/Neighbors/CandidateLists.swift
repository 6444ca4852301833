/// For each of some queries the nearest candidates seen so far, nearest first.
struct CandidateLists: Sendable {
  /// How many candidates a query has room for.
  let capacity: Int
  /// The candidates of query q begin at `q * capacity`; free places are infinitely far.
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

  /// What a query has found, nearest first; places that are still free are infinitely far.
  func candidates(of query: Int) -> ArraySlice<Candidate> {
    candidates[query * capacity..<(query + 1) * capacity]
  }

  /// Takes a candidate in if it comes before the last one of the query's list.
  ///
  /// - Returns: whether it does.
  @discardableResult
  mutating func offer(_ candidate: Candidate, to query: Int) -> Bool {
    let first = query * capacity
    var place = first + capacity - 1
    guard candidate < candidates[place] else { return false }
    while place > first && candidate < candidates[place - 1] {
      candidates[place] = candidates[place - 1]
      place -= 1
    }
    candidates[place] = candidate
    return true
  }
}
