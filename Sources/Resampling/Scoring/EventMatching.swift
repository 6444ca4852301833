/// Events in time, found where they are or near: each event that is predicted is matched with one true event at most, and each
/// true one with one that is predicted, as many as can be.
///
/// The scores are those of onset and boundary detection in music, as mir_eval has them (C. Raffel and others, "mir_eval: a
/// transparent implementation of common MIR metrics", ISMIR 2014), but for times that lie exactly at the tolerance: these match
/// here, since times are compared as the decimals that they are written as.
///
/// Cost: O(n log n) time, 8 bytes an event.
public struct EventMatching: Equatable, Sendable {
  /// How many events there are, how many are predicted, and how many pairs match.
  public private(set) var events = 0, predicted = 0, matched = 0

  /// Begins without events.
  public init() {}

  /// Adds the events of a recording.
  ///
  /// Two lists in order of time need no search: the earlier of two events that are too far from each other is too far from all
  /// that follow, and of events that match the earliest two leave the most to others.
  ///
  /// - Precondition: times are finite, and the tolerance is not negative.
  public mutating func add(events times: [Double], predicted guesses: [Double], tolerance: Double) {
    let (times, guesses) = (times.sorted(), guesses.sorted())
    events += times.count
    predicted += guesses.count
    var (time, guess) = (0, 0)
    while time < times.count && guess < guesses.count {
      let isEarlier = times[time] < guesses[guess]
      let (first, last) =
        isEarlier ? (times[time], guesses[guess]) : (guesses[guess], times[time])
      if isWithin(tolerance, first, last) {
        matched += 1
        time += 1
        guess += 1
      } else if isEarlier {
        time += 1
      } else {
        guess += 1
      }
    }
  }

  /// Precision, recall and F1 of the events.
  public func scores(zeroDivision: ZeroDivision = .standard) -> ClassScores {
    ClassScores(
      truePositives: Double(matched), support: Double(events), predicted: Double(predicted),
      rowCount: Double(events), zeroDivision: zeroDivision)
  }
}
