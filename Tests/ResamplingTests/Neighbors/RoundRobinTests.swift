import Testing

@testable import Resampling

@Suite("Round-robin tournament")
struct RoundRobinTests {
  @Test(arguments: [0, 1, 2, 3, 4, 7, 16, 33])
  func everybodyMeetsEverybodyOnce(_ playerCount: Int) {
    let tournament = RoundRobin(playerCount: playerCount)
    var met: Set<[Int]> = []
    for round in 0..<tournament.roundCount {
      let games = tournament.games(of: round)
      let players = games.flatMap { [$0.first, $0.second] }
      #expect(Set(players).count == players.count, "nobody plays twice in a round")
      for game in games {
        #expect(met.insert([game.first, game.second].sorted()).inserted)
      }
    }
    #expect(met.count == playerCount * (playerCount - 1) / 2)
    #expect(met.allSatisfy { $0[0] >= 0 && $0[0] < $0[1] && $0[1] < playerCount })
  }
}
