import Resampling
import Testing

/// What `numpy.random.RandomState(seed)` draws first, for every kind of draw; a fresh generator for
/// each. NumPy 2.4.6.
struct Draws: Sendable, CustomTestStringConvertible {
  var seed: UInt32
  var words: [UInt32]
  var doubleWords: [UInt64]
  var samples: [Double]
  var uniform: [Double]
  var below10: [Int]
  var below1000: [Int]
  var below2To32: [UInt64]
  var below2To32Plus1: [UInt64]
  var below2To40: [UInt64]
  var permutation: [UInt32]
  var shuffled: String
  var chosen: [UInt32]
  var chosenOnce: [UInt32]
  var weighted: [UInt32]
  var normal: [Double]
  var standardNormal: [Double]
  var beta: Double

  var testDescription: String { "seed \(seed)" }

  static let all = [
    Draws(
      seed: 42,
      words: [1_608_637_542, 3_421_126_067, 4_083_286_876, 787_846_414],
      doubleWords: [6_909_045_637_428_952_499, 17_537_583_593_393_853_710],
      samples: [0.3745401188473625, 0.9507143064099162, 0.7319939418114051],
      uniform: [0.49816047538944996, 2.8028572256396647],
      below10: [6, 3, 7, 4, 6, 9, 2, 6, 7, 4, 3, 7],
      below1000: [102, 435, 860, 270, 106],
      below2To32: [1_608_637_542, 3_421_126_067],
      below2To32Plus1: [3_421_126_067, 787_846_414],
      below2To40: [441_507_790_259, 395_924_837_646],
      permutation: [8, 1, 5, 0, 7, 2, 9, 4, 3, 6],
      shuffled: "bfahcedg",
      chosen: [6, 19, 14, 10, 7, 6],
      chosenOnce: [0, 17, 15, 1, 8, 5],
      weighted: [1, 2, 2, 2, 1, 1, 0, 2, 2, 2, 0, 2],
      normal: [10.993428306022466, 9.723471397657631],
      standardNormal: [0.4967141530112327, -0.13826430117118466, 0.6476885381006925],
      beta: 0.5499465562958551),
    Draws(
      seed: 7,
      words: [327_741_615, 976_413_892, 3_349_725_721, 1_369_975_286],
      doubleWords: [1_407_639_518_939_636_932, 14_386_962_423_634_995_702],
      samples: [0.07630828937395717, 0.7799187922401146, 0.4384092314408935],
      uniform: [-0.6947668425041713, 2.1196751689604585],
      below10: [4, 9, 6, 3, 3, 7, 7, 9, 7, 8, 9, 8],
      below1000: [175, 196, 537, 502, 579],
      below2To32: [327_741_615, 976_413_892],
      below2To32Plus1: [1_322_904_761, 1_133_316_631],
      below2To40: [752_595_690_692, 108_744_157_686],
      permutation: [8, 5, 0, 2, 1, 9, 7, 3, 6, 4],
      shuffled: "cfagdbeh",
      chosen: [15, 4, 3, 19, 7, 14],
      chosenOnce: [1, 17, 2, 5, 11, 0],
      weighted: [0, 2, 1, 2, 2, 2, 2, 0, 1, 2, 2, 2],
      normal: [13.381051407600712, 9.068125258918334],
      standardNormal: [1.690525703800356, -0.4659373705408328, 0.0328201636785844],
      beta: 0.657784464225875),
  ]

  /// Draws `count` times from a fresh generator.
  func draw<Value>(_ count: Int, _ next: (inout RandomState) -> Value) -> [Value] {
    var random = RandomState(seed: seed)
    return (0..<count).map { _ in next(&random) }
  }
}

@Suite("RandomState draws as NumPy does")
struct RandomStateTests {
  @Test(arguments: Draws.all)
  func bits(_ expected: Draws) {
    #expect(expected.draw(4) { $0.nextUInt32() } == expected.words)
    #expect(expected.draw(2) { $0.nextUInt64() } == expected.doubleWords)
  }

  @Test(arguments: Draws.all)
  func realNumbers(_ expected: Draws) {
    #expect(expected.draw(3) { $0.randomSample() } == expected.samples)
    #expect(expected.draw(2) { $0.uniform(-1, 3) } == expected.uniform)
    #expect(expected.draw(2) { $0.normal(mean: 10, deviation: 2) } == expected.normal)
    #expect(expected.draw(3) { $0.standardNormal() } == expected.standardNormal)
    #expect(expected.draw(1) { $0.beta(10, 10) } == [expected.beta])
  }

  @Test(arguments: Draws.all)
  func wholeNumbers(_ expected: Draws) {
    #expect(expected.draw(12) { $0.randint(below: 10) } == expected.below10)
    #expect(expected.draw(5) { $0.randint(below: 1000) } == expected.below1000)
    #expect(expected.draw(2) { $0.randint(below: 1 << 32 as UInt64) } == expected.below2To32)
    #expect(
      expected.draw(2) { $0.randint(below: (1 << 32 as UInt64) + 1) } == expected.below2To32Plus1)
    #expect(expected.draw(2) { $0.randint(below: 1 << 40 as UInt64) } == expected.below2To40)
  }

  @Test(arguments: Draws.all)
  func orders(_ expected: Draws) {
    #expect(expected.draw(1) { $0.permutation(10) } == [expected.permutation])
    var letters = Array("abcdefgh")
    var random = RandomState(seed: expected.seed)
    random.shuffle(&letters)
    #expect(String(letters) == expected.shuffled)

    var framed = Array("--abcdefgh-")
    random = RandomState(seed: expected.seed)
    random.shuffle(&framed, in: 2..<10)
    #expect(String(framed) == "--\(expected.shuffled)-")
  }

  @Test(arguments: Draws.all)
  func choices(_ expected: Draws) {
    var random = RandomState(seed: expected.seed)
    #expect(random.choice(20, count: 6, replacing: true) == expected.chosen)
    random = RandomState(seed: expected.seed)
    #expect(random.choice(20, count: 6, replacing: false) == expected.chosenOnce)
    random = RandomState(seed: expected.seed)
    #expect(random.choice(weights: [0.15, 0.30, 0.55], count: 12) == expected.weighted)
  }

  @Test("a single possibility consumes nothing")
  func nothingConsumed() {
    var random = RandomState(seed: 42)
    #expect(random.randint(below: 1) == 0)
    #expect(random.permutation(1) == [0])
    #expect(random.permutation(0) == [])
    #expect(random.choice(1, count: 3, replacing: true) == [0, 0, 0])
    var nothing: [Int] = []
    random.shuffle(&nothing)
    #expect(random.nextUInt32() == 1_608_637_542)
  }

  @Test("without replacement a whole permutation is consumed, however few are kept")
  func wholePermutationConsumed() {
    var none = RandomState(seed: 3)
    var all = RandomState(seed: 3)
    #expect(none.choice(50, count: 0, replacing: false).isEmpty)
    #expect(all.choice(50, count: 50, replacing: false).count == 50)
    #expect(none.nextUInt32() == all.nextUInt32())
  }

  @Test("the spare normal number survives other draws")
  func spareNormal() {
    var random = RandomState(seed: 42)
    #expect(random.standardNormal() == 0.4967141530112327)
    _ = random.randint(below: 1000)
    #expect(random.standardNormal() == -0.13826430117118466)
  }

  @Test("2⁶⁴ − 1 and 2⁶³ + 1 as bounds neither trap nor hang")
  func largestBounds() {
    var random = RandomState(seed: 1)
    #expect(random.randint(below: UInt64.max) < UInt64.max)
    #expect(random.randint(below: (1 << 63 as UInt64) + 1) <= 1 << 63)
  }

  @Test("every residue of a bound that is no power of two is equally likely", arguments: 0..<5)
  func uniformity(seed: UInt32) {
    var random = RandomState(seed: seed)
    var counts = [Int](repeating: 0, count: 11)
    for _ in 0..<110_000 { counts[random.randint(below: 11)] += 1 }
    let chiSquare = counts.reduce(0.0) { sum, count in
      let excess = Double(count) - 10_000
      return sum + excess * excess / 10_000
    }
    // The 99.9 % point of the chi-square distribution with 10 degrees of freedom is 29.6.
    #expect(chiSquare < 29.6)
  }
}
