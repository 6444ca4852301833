/// The nearest rows seen so far, in order of (distance, row number), at most `capacity` of them.
struct CandidateList {
  private(set) var rows: [UInt32] = []
  private(set) var distances: [Double] = []
  private let capacity: Int

  /// Creates an empty list.
  ///
  /// - Precondition: `capacity` is positive.
  init(capacity: Int) {
    precondition(capacity > 0, "a list of no candidates")
    self.capacity = capacity
    rows.reserveCapacity(capacity)
    distances.reserveCapacity(capacity)
  }

  /// The distance above which nothing enters any more.
  var worst: Double { distances.count == capacity ? distances[capacity - 1] : .infinity }

  /// Takes a row in if it is nearer than the last one, or as near with a lower number.
  mutating func offer(_ row: UInt32, at distance: Double) {
    if distances.count == capacity {
      let last = capacity - 1
      guard (distance, row) < (distances[last], rows[last]) else { return }
      distances[last] = distance
      rows[last] = row
    } else {
      distances.append(distance)
      rows.append(row)
    }
    var place = distances.count - 1
    while place > 0 && (distance, row) < (distances[place - 1], rows[place - 1]) {
      distances.swapAt(place, place - 1)
      rows.swapAt(place, place - 1)
      place -= 1
    }
  }

  /// Forgets all rows.
  mutating func removeAll() {
    rows.removeAll(keepingCapacity: true)
    distances.removeAll(keepingCapacity: true)
  }
}
