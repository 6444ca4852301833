/// The nearest candidates seen so far, at most `capacity` of them.
struct CandidateList {
  /// The candidates, nearest first.
  private(set) var sorted: [Candidate] = []
  private let capacity: Int

  /// Creates an empty list.
  ///
  /// - Precondition: `capacity` is positive.
  init(capacity: Int) {
    precondition(capacity > 0, "a list of no candidates")
    self.capacity = capacity
    sorted.reserveCapacity(capacity)
  }

  /// The distance above which nothing enters any more.
  var worst: Double { sorted.count == capacity ? sorted[capacity - 1].distance : .infinity }

  /// Takes a candidate in if it comes before the last one, or if there is room.
  mutating func offer(_ candidate: Candidate) {
    if sorted.count < capacity {
      sorted.append(candidate)
    } else if candidate < sorted[capacity - 1] {
      sorted[capacity - 1] = candidate
    } else {
      return
    }
    var place = sorted.count - 1
    while place > 0 && candidate < sorted[place - 1] {
      sorted[place] = sorted[place - 1]
      place -= 1
    }
    sorted[place] = candidate
  }

  /// Forgets all candidates.
  mutating func removeAll() {
    sorted.removeAll(keepingCapacity: true)
  }
}
