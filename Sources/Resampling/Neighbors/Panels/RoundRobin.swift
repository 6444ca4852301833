/// A tournament in which everybody meets everybody once, and nobody plays twice in a round.
///
/// By the circle method: one player stays, the others move on by a place a round.
struct RoundRobin {
  /// How many players there are.
  let playerCount: Int

  /// The players around the table; the last is nobody where their number is odd.
  private var placeCount: Int { playerCount + playerCount % 2 }

  /// How many rounds there are.
  var roundCount: Int { max(0, placeCount - 1) }

  /// Who meets whom in a round.
  func games(of round: Int) -> [(first: Int, second: Int)] {
    let moving = placeCount - 1
    let pairs = (0..<placeCount / 2).map { game in
      game == 0
        ? (first: moving, second: round)
        : (first: (round + game) % moving, second: (round - game + moving) % moving)
    }
    return pairs.filter { max($0.first, $0.second) < playerCount }
  }
}
