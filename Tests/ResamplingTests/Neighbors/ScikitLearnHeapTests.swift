import Testing

@testable import Resampling

/// The heap keeps the nearest and hands them out in order, however many there are and in whatever order they came.
@Suite struct ScikitLearnHeapTests {
  enum Order: CaseIterable {
    case random, rising, falling, organPipe, fewValues, allEqual

    func distances(_ count: Int) -> [Double] {
      var random = RandomState(seed: UInt32(count))
      return (0..<count).map { index in
        switch self {
        case .random: random.randomSample()
        case .rising: Double(index)
        case .falling: Double(count - index)
        case .organPipe: Double(min(index, count - index))
        case .fewValues: Double(random.randint(below: 5))
        case .allEqual: 1
        }
      }
    }
  }

  @Test(arguments: Order.allCases, [1, 2, 15, 16, 17, 40, 333, 2000])
  func theNearestInOrder(order: Order, capacity: Int) {
    let distances = order.distances(2500)
    var heap = ScikitLearnHeap(capacity: capacity)
    for (row, distance) in distances.enumerated() {
      heap.push(Candidate(distance: distance, row: UInt32(row)))
    }
    let found = heap.sorted()
    #expect(found.map(\.distance) == Array(distances.sorted().prefix(capacity)))
    #expect(found.allSatisfy { distances[Int($0.row)] == $0.distance })
    #expect(Set(found.map(\.row)).count == capacity)
  }

  /// Places that nobody took are at an infinite distance, after all others.
  @Test(arguments: [0, 1, 19, 100])
  func placesThatNobodyTook(count: Int) {
    var heap = ScikitLearnHeap(capacity: 100)
    for row in 0..<count {
      heap.push(Candidate(distance: Double((row * 37) % 100), row: UInt32(row)))
    }
    let found = heap.sorted()
    #expect(found.count == 100)
    #expect(
      found.prefix(count).map(\.distance) == (0..<count).map { Double(($0 * 37) % 100) }.sorted())
    #expect(found.dropFirst(count).allSatisfy { $0.distance == .infinity && $0.row == .max })
  }
}
