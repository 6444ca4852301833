import Synchronization
import Testing
import Threading

/// The next parts are made while one is used; whoever uses them sees one after the other.
struct OrderedPartsTests {
  @Test(arguments: [0, 1, 2, 7, 100, 1001], [1, 7, 1000])
  func partsComeInOrder(count: Int, size: Int) {
    let parts = Mutex<[Range<Int>]>([])
    inOrder(
      of: count, size: size, make: { $0 }, use: { part in parts.withLock { $0.append(part) } })
    let seen = parts.withLock { $0 }
    #expect(seen.flatMap { $0 } == Array(0..<count))
    #expect(seen.dropLast().allSatisfy { $0.count == size })
  }

  @Test func noMorePartsAreBegunAfterAFailure() {
    struct Enough: Error {}
    let begun = Mutex(0)
    #expect(throws: Enough.self) {
      try inOrder(of: 10_000, size: 1) { part in
        begun.withLock { $0 += 1 }
        return part.lowerBound
      } use: { part throws(Enough) in
        if part == 5 { throw Enough() }
      }
    }
    #expect(begun.withLock { $0 } <= 6 + 2 * Threads.count)
  }
}
