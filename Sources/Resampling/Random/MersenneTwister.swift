/// The Mersenne Twister MT19937: 32 random bits a call, seeded from one integer as NumPy seeds it.
///
/// The state is a ring of 624 words. All are renewed at once by a linear recurrence whose period is
/// 2¹⁹⁹³⁷ − 1, then handed out one by one, each "tempered" to even out its bits.
///
/// Source: Matsumoto and Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform
/// pseudo-random number generator", ACM TOMACS 8 (1998); the seeding is the authors' of 2002
/// (`init_genrand`). 2.5 KB of memory; about 2 ns a word.
public struct MersenneTwister: Sendable {
  /// The degree of the recurrence: how many words one block holds.
  static let wordCount = 624
  /// How far ahead the recurrence looks.
  private static let shift = 397

  /// The current block, not yet tempered.
  private(set) var words: [UInt32]
  /// The next word to hand out; `wordCount` when the block is used up.
  private var position: Int

  /// Creates the generator in the state that the C function `init_genrand(seed)` leaves it in.
  public init(seed: UInt32) {
    words = [UInt32](capacity: Self.wordCount) { words in
      var word = seed
      words.append(word)
      for index in 1..<UInt32(Self.wordCount) {
        word = 1_812_433_253 &* (word ^ (word >> 30)) &+ index
        words.append(word)
      }
    }
    position = Self.wordCount
  }

  /// The next 32 random bits.
  public mutating func next() -> UInt32 {
    if position == Self.wordCount { renew() }
    var word = words[position]
    position += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9d2c_5680
    word ^= (word << 15) & 0xefc6_0000
    word ^= word >> 18
    return word
  }

  /// Computes the next block in place. Three loops, so that no index needs a remainder.
  private mutating func renew() {
    let count = Self.wordCount
    let shift = Self.shift
    var words = words.mutableSpan
    for index in 0..<(count - shift) {
      words[index] = Self.twist(words[index], words[index + 1], words[index + shift])
    }
    for index in (count - shift)..<(count - 1) {
      words[index] = Self.twist(words[index], words[index + 1], words[index + shift - count])
    }
    words[count - 1] = Self.twist(words[count - 1], words[0], words[shift - 1])
    position = 0
  }

  /// One step of the recurrence: the top bit of one word joined to the rest of the next.
  private static func twist(_ word: UInt32, _ next: UInt32, _ ahead: UInt32) -> UInt32 {
    let joined = (word & 0x8000_0000) | (next & 0x7fff_ffff)
    let isOdd = next & 1
    return ahead ^ (joined >> 1) ^ ((0 &- isOdd) & 0x9908_b0df)
  }
}
