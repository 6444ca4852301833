import Foundation
import Resampling
import Testing

/// The streams of NumPy's generator for five seeds: `golden/rng.json`.
@Suite("The generator draws NumPy's streams")
struct GeneratorTests {
  static let seeds: [UInt32] = [0, 1, 7, 42, .max]

  /// One stream of the file: numbers, or letters that were shuffled.
  enum Stream: Decodable {
    case numbers([Double])
    case letters(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let letters = try? container.decode(String.self) {
        self = .letters(letters)
      } else {
        self = .numbers(try container.decode([Double].self))
      }
    }
  }

  /// One seed's streams: a fresh generator for each.
  struct Streams {
    var seed: UInt32
    var streams: [String: Stream]

    init(seed: UInt32) throws {
      self.seed = seed
      let file = try JSONDecoder().decode(
        [String: [String: Stream]].self, from: Golden.contents(of: "rng.json"))
      streams = try #require(file["\(seed)"])
      // All are read below but the state words, of which every other stream is made.
      #expect(streams.count == 20)
    }

    func numbers(_ name: String) throws -> [Double] {
      guard case .numbers(let numbers) = streams[name] else {
        throw GoldenProblem(text: "no numbers \(name)")
      }
      return numbers
    }

    func check(_ name: String, _ draw: (inout RandomState) -> Double) throws {
      var random = RandomState(seed: seed)
      for number in try numbers(name) {
        #expect(draw(&random).bitPattern == number.bitPattern, "\(name)")
      }
    }

    func check(_ name: String, whole draw: (inout RandomState) -> [UInt64]) throws {
      var random = RandomState(seed: seed)
      #expect(draw(&random).map { Double($0) } == (try numbers(name)), "\(name)")
    }
  }

  @Test(arguments: seeds)
  func bits(seed: UInt32) throws {
    let streams = try Streams(seed: seed)
    try streams.check("words_0_to_9") { random in (0..<10).map { _ in UInt64(random.nextUInt32()) }
    }
    for (name, range) in [("words_622_to_626", 622..<627), ("words_1246_to_1249", 1246..<1250)] {
      try streams.check(name) { random in
        let words = (0..<range.upperBound).map { _ in UInt64(random.nextUInt32()) }
        return Array(words[range])
      }
    }
  }

  @Test(arguments: seeds)
  func realNumbers(seed: UInt32) throws {
    let streams = try Streams(seed: seed)
    try streams.check("random_sample(5)") { $0.randomSample() }
    try streams.check("uniform(-1, 3, 3)") { $0.uniform(-1, 3) }
    try streams.check("randn(6)") { $0.standardNormal() }
    try streams.check("beta(10, 10, 2)") { $0.beta(10, 10) }
    var count = 0
    try streams.check("three normals, then random_sample, then normal") { random in
      count += 1
      return count == 4 ? random.randomSample() : random.standardNormal()
    }
  }

  @Test(arguments: seeds)
  func wholeNumbers(seed: UInt32) throws {
    let streams = try Streams(seed: seed)
    let bounds: [(String, bound: UInt64, count: Int)] = [
      ("randint(0, 10, 20)", 10, 20), ("randint(0, 1000, 8)", 1000, 8),
      ("randint(0, 2**32, 3)", 1 << 32, 3), ("randint(0, 2**32 + 1, 3)", 1 << 32 + 1, 3),
      ("randint(0, 2**40, 3)", 1 << 40, 3),
    ]
    for (name, bound, count) in bounds {
      try streams.check(name) { random in (0..<count).map { _ in random.randint(below: bound) } }
    }
  }

  @Test(arguments: seeds)
  func orders(seed: UInt32) throws {
    let streams = try Streams(seed: seed)
    try streams.check("permutation(10)") { $0.permutation(10).map(UInt64.init) }
    try streams.check("permutation(300)[:12]") {
      $0.permutation(300).prefix(12).map(UInt64.init)
    }
    try streams.check("choice(20, 6)") {
      $0.choice(20, count: 6, replacing: true).map(UInt64.init)
    }
    try streams.check("choice(20, 6, replace=False)") {
      $0.choice(20, count: 6, replacing: false).map(UInt64.init)
    }
    try streams.check("choice([0, 1, 2], 12, p=[0.15, 0.3, 0.55])") {
      $0.choice(weights: [0.15, 0.3, 0.55], count: 12).map(UInt64.init)
    }
    var letters = Array("abcdefgh")
    var random = RandomState(seed: seed)
    random.shuffle(&letters)
    guard case .letters(let expected) = streams.streams["shuffle(abcdefgh)"] else {
      throw GoldenProblem(text: "no shuffled letters")
    }
    #expect(String(letters) == expected)
  }
}
