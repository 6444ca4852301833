/// The candidates of one query as scikit-learn keeps them: a heap with the farthest on top.
///
/// Among equal distances the first comer stays, and the order in which they end up is whatever the
/// heap made of them: to repeat that, every step here is scikit-learn's.
struct ScikitLearnHeap {
  private(set) var candidates: [Candidate]

  /// Creates a heap full of positions at an infinite distance.
  ///
  /// - Precondition: `capacity` is positive.
  init(capacity: Int) {
    precondition(capacity > 0, "a heap of no candidates")
    candidates = Array(
      repeating: Candidate(distance: .infinity, row: .max), count: capacity)
  }

  /// The distance that a newcomer must beat.
  var worst: Double { candidates[0].distance }

  /// Puts the newcomer in place of the farthest candidate, if it is nearer.
  mutating func push(_ newcomer: Candidate) {
    guard newcomer.distance < worst else { return }
    var index = 0
    while true {
      var child = 2 * index + 1
      if child >= candidates.count { break }
      // The left child rises when the two are equal.
      if child + 1 < candidates.count
        && candidates[child + 1].distance > candidates[child].distance
      {
        child += 1
      }
      if candidates[child].distance <= newcomer.distance { break }
      candidates[index] = candidates[child]
      index = child
    }
    candidates[index] = newcomer
  }

  /// The candidates, nearest first.
  consuming func sorted() -> [Candidate] {
    var depth = 0
    while candidates.count >> (depth + 1) > 0 { depth += 1 }
    Self.sort(&candidates, in: 0..<candidates.count, depthLimit: 2 * depth)
    return candidates
  }

  /// Quicksort with the median of three, insertion sort for 15 and fewer, heapsort when it goes too
  /// deep. Not stable: the order of equal distances is part of the answer.
  private static func sort(
    _ list: inout [Candidate], in range: Range<Int>, depthLimit: Int
  ) {
    var range = range
    var depthLimit = depthLimit
    while range.count > 15 {
      if depthLimit <= 0 { return heapsort(&list, in: range) }
      depthLimit -= 1
      let pivot = partition(&list, range)
      sort(&list, in: range.lowerBound..<pivot, depthLimit: depthLimit)
      range = pivot + 1..<range.upperBound
    }
    for next in range.dropFirst() {
      let candidate = list[next]
      var index = next
      while index > range.lowerBound && list[index - 1].distance > candidate.distance {
        list[index] = list[index - 1]
        index -= 1
      }
      list[index] = candidate
    }
  }

  /// Puts the median of the first, middle and last in its place, what is less before it, what is
  /// greater after it, and returns the position.
  private static func partition(_ list: inout [Candidate], _ range: Range<Int>) -> Int {
    let first = range.lowerBound
    let middle = first + range.count / 2
    let last = range.upperBound - 1
    if list[first].distance > list[last].distance { list.swapAt(first, last) }
    if list[last].distance > list[middle].distance {
      list.swapAt(last, middle)
      if list[first].distance > list[last].distance { list.swapAt(first, last) }
    }
    let pivot = list[last].distance
    var left = first + 1
    var right = last - 1
    while true {
      while left <= right && list[left].distance < pivot { left += 1 }
      while left <= right && list[right].distance > pivot { right -= 1 }
      if left >= right { break }
      list.swapAt(left, right)
      left += 1
      right -= 1
    }
    list.swapAt(left, last)
    return left
  }

  private static func heapsort(_ list: inout [Candidate], in range: Range<Int>) {
    func siftDown(_ start: Int, _ end: Int) {
      var root = start
      while true {
        var greatest = root
        for child in [2 * root + 1, 2 * root + 2]
        where child < end
          && list[range.lowerBound + greatest].distance < list[range.lowerBound + child].distance
        {
          greatest = child
        }
        if greatest == root { return }
        list.swapAt(range.lowerBound + root, range.lowerBound + greatest)
        root = greatest
      }
    }
    for start in stride(from: (range.count - 2) / 2, through: 0, by: -1) {
      siftDown(start, range.count)
    }
    for end in stride(from: range.count - 1, to: 0, by: -1) {
      list.swapAt(range.lowerBound, range.lowerBound + end)
      siftDown(0, end)
    }
  }
}
