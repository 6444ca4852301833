import Testing

@testable import Resampling

@Suite("Events that match")
struct EventMatchingTests {
  /// The most pairs that there can be, by augmenting paths.
  private func mostPairs(_ times: [Int], _ guesses: [Int], _ tolerance: Int) -> Int {
    var partner = [Int?](repeating: nil, count: guesses.count)
    func match(_ time: Int, _ tried: inout Set<Int>) -> Bool {
      for guess in guesses.indices
      where abs(times[time] - guesses[guess]) <= tolerance && tried.insert(guess).inserted {
        if let other = partner[guess], !match(other, &tried) { continue }
        partner[guess] = time
        return true
      }
      return false
    }
    return times.indices.count { time in
      var tried = Set<Int>()
      return match(time, &tried)
    }
  }

  /// Times in tenths, many of them exactly at the tolerance, in any order.
  @Test(arguments: 1...200 as ClosedRange<UInt32>)
  func asManyAsThereCanBe(_ seed: UInt32) {
    var random = RandomState(seed: seed)
    func times() -> [Int] { (0..<random.randint(below: 25)).map { _ in random.randint(below: 80) } }
    let (times, guesses, tolerance) = (times(), times(), random.randint(below: 8))
    func tenths(_ number: Int) -> Double { Double("\(number / 10).\(number % 10)") ?? 0 }
    var matching = EventMatching()
    matching.add(
      events: times.map(tenths), predicted: guesses.map(tenths), tolerance: tenths(tolerance))
    #expect(matching.matched == mostPairs(times, guesses, tolerance))
    #expect(matching.events == times.count && matching.predicted == guesses.count)
  }
}
