/// A schedule in which everybody meets everybody once, and nobody is in two pairs of a round.
///
/// By the circle method: one member stays, the others move on by a position a round.
struct RoundRobin {
  /// How many members there are.
  let memberCount: Int

  /// The positions around the circle; the last is empty where the number of members is odd.
  private var positionCount: Int { memberCount + memberCount % 2 }

  /// How many rounds there are.
  var roundCount: Int { max(0, positionCount - 1) }

  /// The pairs of a round.
  func pairs(of round: Int) -> [(first: Int, second: Int)] {
    let moving = positionCount - 1
    let pairs = (0..<positionCount / 2).map { pair in
      pair == 0
        ? (first: moving, second: round)
        : (first: (round + pair) % moving, second: (round - pair + moving) % moving)
    }
    return pairs.filter { max($0.first, $0.second) < memberCount }
  }
}
