import Testing

@testable import Resampling

@Suite("Schedule of pairs")
struct PairScheduleTests {
  @Test(arguments: [0, 1, 2, 3, 4, 7, 16, 33])
  func everybodyMeetsEverybodyOnce(_ memberCount: Int) {
    let schedule = PairSchedule(memberCount: memberCount)
    var met: Set<[Int]> = []
    for round in 0..<schedule.roundCount {
      let pairs = schedule.pairs(of: round)
      let members = pairs.flatMap { [$0.first, $0.second] }
      #expect(Set(members).count == members.count, "nobody is in two pairs of a round")
      for pair in pairs {
        #expect(met.insert([pair.first, pair.second].sorted()).inserted)
      }
    }
    #expect(met.count == memberCount * (memberCount - 1) / 2)
    #expect(met.allSatisfy { $0[0] >= 0 && $0[0] < $0[1] && $0[1] < memberCount })
  }
}
