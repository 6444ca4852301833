import Testing

@testable import Resampling

/// A sum that is rounded once.
@Suite struct ExactSumTests {
  private static func sum(_ numbers: some Sequence<Double>) -> Double {
    var sum = ExactSum()
    for number in numbers { sum.add(number) }
    return sum.value
  }

  @Test(
    arguments: [
      ([], 0), ([0.1, 0.2, 0.3, -0.6], 2.7755575615628914e-17),
      ([1e100, 1, -1e100], 1), ([1e16, 1, 1], 10000000000000002), ([1, 1e16, 1e-30], 1e16 + 2),
      // Half-way cases, whose direction a much smaller number tells.
      ([9007199254740992, 1, 1e-300], 9007199254740994), ([9007199254740992, 1], 9007199254740992),
      ([9007199254740992, 1, -1e-300], 9007199254740992),
    ] as [([Double], Double)])
  func roundsOnce(_ numbers: [Double], _ sum: Double) {
    #expect(Self.sum(numbers) == sum)
    #expect(Self.sum(numbers.reversed()) == sum)
  }

  /// In any order, and in any parts, the sum is the same; of whole numbers it is exact.
  @Test(arguments: 0..<20)
  func orderDoesNotMatter(seed: UInt32) {
    var random = RandomState(seed: seed)
    let whole = (0..<500).map { _ in random.randint(below: 1 << 31) << 19 }
    #expect(Self.sum(whole.map { Double($0) }) == Double(whole.reduce(0, +)))
    var numbers = whole.map { _ in
      Double(random.randint(below: 1 << 30))
        * Double(sign: .plus, exponent: random.randint(below: 120) - 60, significand: 1)
    }
    let expected = Self.sum(numbers)
    for _ in 0..<5 {
      for index in numbers.indices { numbers.swapAt(index, random.randint(below: numbers.count)) }
      #expect(Self.sum(numbers) == expected)
      let cut = random.randint(below: numbers.count)
      var (one, two) = (ExactSum(), ExactSum())
      for number in numbers[..<cut] { one.add(number) }
      for number in numbers[cut...] { two.add(number) }
      one.add(two)
      #expect(one.value == expected)
    }
  }
}
