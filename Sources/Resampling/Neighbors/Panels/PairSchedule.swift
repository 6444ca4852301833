/// A schedule in which every two of some members meet once, and nobody is in two pairs of a round.
///
/// In round r member i meets member i XOR r: if the members are the subtrees of a binary tree in
/// order, near ones meet in the first rounds.
struct PairSchedule {
  /// How many members there are.
  let memberCount: Int

  /// How many rounds there are.
  var roundCount: Int {
    memberCount < 2 ? 0 : 1 << (Int.bitWidth - (memberCount - 1).leadingZeroBitCount)
  }

  /// The pairs of a round; in the first there are none.
  func pairs(of round: Int) -> [(first: Int, second: Int)] {
    (0..<memberCount).map { (first: $0, second: $0 ^ round) }
      .filter { $0.first < $0.second && $0.second < memberCount }
  }
}
