/// When the neighbors of a row speak for its class.
public enum NeighborAgreement: String, CaseIterable, Sendable {
  /// All of them are of the class.
  case all
  /// No other class has more of them.
  case mode

  /// Whether the classes of the neighbors speak for a row's own.
  ///
  /// imbalanced-learn gives the vote to the smallest of the most frequent classes, so that the names
  /// of classes decide; without compatibility equally many votes speak for the row.
  func holds(
    for own: UInt32, among neighbors: some Sequence<UInt32>, _ compatibility: Compatibility
  ) -> Bool {
    if self == .all { return neighbors.allSatisfy { $0 == own } }
    var winner = own
    var most = 0
    var ownVotes = 0
    var run = 0
    var previous: UInt32?
    for label in neighbors.sorted() {
      run = label == previous ? run + 1 : 1
      previous = label
      if label == own { ownVotes = run }
      // Ascending: of equally frequent classes the smallest stays.
      if run > most {
        most = run
        winner = label
      }
    }
    return switch compatibility {
    case .none: ownVotes == most
    case .imbalancedLearn: winner == own
    }
  }
}
