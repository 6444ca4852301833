/// The random draws of NumPy's legacy `RandomState`, bit for bit.
///
/// scikit-learn and imbalanced-learn draw from this class when they are given `random_state=SEED`;
/// whoever draws the same things in the same order picks the same rows. Every method says how many
/// 32-bit outputs it consumes, because the order of draws is part of every algorithm's contract.
///
///     var random = RandomState(seed: 42)
///     random.permutation(5)   // [1, 4, 2, 0, 3], as numpy.random.RandomState(42).permutation(5)
///
/// Source: NumPy's `randomkit` and `legacy-distributions`; the generator is ``MersenneTwister``.
/// Distributions (normal, gamma, beta) are in `RandomState+Distributions.swift`.
public struct RandomState: Sendable {
  private var twister: MersenneTwister
  /// The second of a pair of normal numbers, kept for the next call.
  var spareNormal: Double?

  /// Creates the generator that `numpy.random.RandomState(seed)` creates.
  public init(seed: UInt32) {
    twister = MersenneTwister(seed: seed)
  }

  /// The next 32 bits.
  public mutating func nextUInt32() -> UInt32 {
    twister.next()
  }

  /// The next 64 bits: two outputs, the high half first.
  public mutating func nextUInt64() -> UInt64 {
    let high = UInt64(twister.next())
    return high << 32 | UInt64(twister.next())
  }

  /// A number in [0, 1), a multiple of 2⁻⁵³. Consumes two outputs.
  public mutating func randomSample() -> Double {
    let high = Double(twister.next() >> 5)
    let low = Double(twister.next() >> 6)
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }

  /// A number between `low` and `high`. Consumes two outputs.
  public mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * randomSample()
  }
}

// MARK: - Whole numbers

extension RandomState {
  /// A whole number from 0 up to, not including, `bound`, each equally likely.
  ///
  /// Outputs are cut to the bits that `bound − 1` needs, and drawn anew while they are too large:
  /// less than two outputs on average. A bound of 1 consumes nothing.
  ///
  /// - Precondition: `bound` is at least 1.
  public mutating func randint(below bound: UInt64) -> UInt64 {
    precondition(bound > 0, "no number is below 0")
    return randint(through: bound - 1)
  }

  /// A whole number from 0 up to, not including, `bound`, each equally likely.
  ///
  /// - Precondition: `bound` is at least 1.
  public mutating func randint(below bound: Int) -> Int {
    precondition(bound > 0, "no number is below 0")
    return Int(randint(through: UInt64(bound - 1)))
  }

  /// A whole number from 0 to `last`, both included.
  mutating func randint(through last: UInt64) -> UInt64 {
    if last == 0 { return 0 }
    if let last = UInt32(exactly: last) { return UInt64(randint(through: last)) }
    let mask = UInt64.max >> last.leadingZeroBitCount
    while true {
      let value = nextUInt64() & mask
      if value <= last { return value }
    }
  }

  /// A whole number from 0 to `last`, both included, for a `last` above 0.
  private mutating func randint(through last: UInt32) -> UInt32 {
    let mask = UInt32.max >> UInt32(last.leadingZeroBitCount)
    while true {
      let value = twister.next() & mask
      if value <= last { return value }
    }
  }
}

// MARK: - Orders and choices

extension RandomState {
  /// Puts the elements into random order. Consumes one bounded number for each element but one.
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    shuffle(&elements, in: 0..<elements.count)
  }

  /// Puts the elements of one part of an array into random order, as if that part stood alone.
  ///
  /// - Precondition: `range` lies within the array.
  public mutating func shuffle<Element>(_ elements: inout [Element], in range: Range<Int>) {
    if range.count < 2 { return }
    // Partners are drawn some hundred at a time, so that the processor can fetch the elements of
    // many swaps at once: two to three times as fast where the array is larger than its caches.
    var partners = [UInt64](repeating: 0, count: min(range.count, 256))
    var position = range.count - 1
    while position > 0 {
      let batch = min(position, partners.count)
      for index in 0..<batch { partners[index] = randint(through: UInt64(position - index)) }
      for index in 0..<batch {
        elements.swapAt(
          range.lowerBound + position - index, range.lowerBound + Int(partners[index]))
      }
      position -= batch
    }
  }

  /// The numbers 0 to `count − 1` in random order. Up to one number nothing is consumed.
  ///
  /// - Precondition: `count` is 0 to 2³².
  public mutating func permutation(_ count: Int) -> [UInt32] {
    var numbers = [UInt32](capacity: count) { numbers in
      for number in 0..<count { numbers.append(UInt32(number)) }
    }
    shuffle(&numbers)
    return numbers
  }

  /// Draws `count` of the numbers 0 to `population − 1`.
  ///
  /// Without replacement a whole ``permutation(_:)`` is drawn and its first `count` numbers are
  /// kept, so the outputs consumed do not depend on `count`.
  ///
  /// - Precondition: `population` is at most 2³², at least 1 if anything is drawn with replacement,
  ///   and at least `count` without.
  public mutating func choice(_ population: Int, count: Int, replacing: Bool) -> [UInt32] {
    if replacing {
      return [UInt32](capacity: count) { drawn in
        for _ in 0..<count { drawn.append(UInt32(randint(below: population))) }
      }
    }
    precondition(count <= population, "more drawn than there are")
    return Array(permutation(population).prefix(count))
  }

  /// Draws `count` indices of `weights`, each as often as its share of the sum.
  ///
  /// Consumes one ``randomSample()`` a draw. The index drawn is the first whose running sum of
  /// weights, divided by the whole sum, exceeds the sample. O(weights + count · log weights).
  ///
  /// - Precondition: weights are finite, none is negative, and one is above 0.
  public mutating func choice(weights: [Double], count: Int) -> [UInt32] {
    var sums: [Double] = []
    sums.reserveCapacity(weights.count)
    var sum = 0.0
    for weight in weights {
      sum += weight
      sums.append(sum)
    }
    precondition(sum > 0 && sum.isFinite, "weights without a sum")
    for index in sums.indices { sums[index] /= sum }
    return [UInt32](capacity: count) { drawn in
      for _ in 0..<count { drawn.append(UInt32(firstIndex(in: sums, above: randomSample()))) }
    }
  }

  /// The first index whose value is above `sample`, found by halving; the values ascend to 1.
  private func firstIndex(in sums: [Double], above sample: Double) -> Int {
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > sample { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
