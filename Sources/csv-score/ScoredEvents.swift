import CSVCore
import FilterKit
import Resampling

extension ScoredRows {
  /// When the events of each recording are, and when they are predicted.
  struct Events {
    private var times: [UInt32: [Double]] = [:]
    private var guesses: [UInt32: [Double]] = [:]

    /// Adds a row that is an event, or is predicted to be one, or both.
    mutating func add(_ row: Row, isEvent: Bool, isPredicted: Bool) {
      if isEvent { times[row.recording, default: []].append(row.time) }
      if isPredicted { guesses[row.recording, default: []].append(row.time) }
    }

    /// Adds the rows after these.
    mutating func append(_ later: Events, recordings numbers: [UInt32]) {
      for (number, found) in later.times { times[numbers[Int(number)], default: []] += found }
      for (number, found) in later.guesses { guesses[numbers[Int(number)], default: []] += found }
    }

    /// The events that match.
    func matching(tolerance: Double) -> EventMatching {
      var matching = EventMatching()
      for number in Set(times.keys).union(guesses.keys) {
        matching.add(
          events: times[number] ?? [], predicted: guesses[number] ?? [], tolerance: tolerance)
      }
      return matching
    }

    /// Where a row is in time.
    struct Row {
      let time: Double
      let recording: UInt32
    }
  }

  /// Whether a prediction is that of an event.
  func isPositive(_ prediction: UInt32) -> Bool {
    let label = classes.label(prediction)
    return label == positive || isLoose && LabelMeaning(label) == LabelMeaning(positive)
  }

  /// Refuses classes that equal the one of the events, where predictions are taken for what they mean.
  func requireOneMeaning(of reader: borrowing RecordReader) throws(CSVError) {
    let labels = truths.counts.indices.map { truths.label(UInt32($0)) }
    guard columns.time != nil, isLoose,
      let other = labels.first(where: {
        $0 != positive && LabelMeaning($0) == LabelMeaning(positive)
      })
    else { return }
    throw reader.error(
      "\"\(String(decoding: other, as: UTF8.self))\" equals the class that --positive names",
      column: columns.truthColumn, hint: "give them one spelling, or leave out --loose")
  }
}

extension Scores {
  /// What events that match say.
  static func scores(_ matching: EventMatching, _ zeroDivision: ZeroDivision) -> [Score] {
    let scores = matching.scores(zeroDivision: zeroDivision)
    return [
      Score("events", .count(matching.events)),
      Score("predicted_events", .count(matching.predicted)),
      Score("matched_events", .count(matching.matched)),
      Score("event_precision", scores.precision), Score("event_recall", scores.recall),
      Score("event_f1", scores.f1),
    ]
  }
}
