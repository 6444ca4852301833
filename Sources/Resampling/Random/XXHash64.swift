/// xxHash, 64 bits: a fast hash with good mixing, the same in every language and on every machine.
///
/// Four running sums take 32 bytes a round; what is left over is mixed in by eights, by four and one
/// by one; a final avalanche lets every bit of the input touch every bit of the result. Not for
/// secrets.
///
/// Source: Yann Collet, "xxHash fast digest algorithm", specification 0.1.1 (2018). Draws nothing.
enum XXHash64 {
  private static let prime1: UInt64 = 0x9e37_79b1_85eb_ca87
  private static let prime2: UInt64 = 0xc2b2_ae3d_27d4_eb4f
  private static let prime3: UInt64 = 0x1656_67b1_9e37_79f9
  private static let prime4: UInt64 = 0x85eb_ca77_c2b2_ae63
  private static let prime5: UInt64 = 0x27d4_eb2f_1656_67c5

  /// The hash of some bytes under a seed.
  static func hash(_ bytes: Span<UInt8>, seed: UInt64) -> UInt64 {
    var offset = 0
    var sum = seed &+ prime5
    if bytes.count >= 32 {
      var lanes: [4 of UInt64] = [
        seed &+ prime1 &+ prime2, seed &+ prime2, seed, seed &- prime1,
      ]
      while bytes.count - offset >= 32 {
        for lane in 0..<4 {
          lanes[lane] = round(lanes[lane], bytes.load(at: offset))
          offset += 8
        }
      }
      sum =
        rotated(lanes[0], 1) &+ rotated(lanes[1], 7) &+ rotated(lanes[2], 12)
        &+ rotated(lanes[3], 18)
      for lane in 0..<4 { sum = (sum ^ round(0, lanes[lane])) &* prime1 &+ prime4 }
    }
    sum &+= UInt64(bytes.count)
    while bytes.count - offset >= 8 {
      sum = rotated(sum ^ round(0, bytes.load(at: offset)), 27) &* prime1 &+ prime4
      offset += 8
    }
    if bytes.count - offset >= 4 {
      sum =
        rotated(sum ^ UInt64(bytes.load(at: offset) as UInt32) &* prime1, 23) &* prime2 &+ prime3
      offset += 4
    }
    while offset < bytes.count {
      sum = rotated(sum ^ UInt64(bytes[offset]) &* prime5, 11) &* prime1
      offset += 1
    }
    sum = (sum ^ sum >> 33) &* prime2
    sum = (sum ^ sum >> 29) &* prime3
    return sum ^ sum >> 32
  }

  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotated(lane &+ word &* prime2, 31) &* prime1
  }

  private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 {
    word << bits | word >> (64 - bits)
  }
}
