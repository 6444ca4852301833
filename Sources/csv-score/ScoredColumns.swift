import CSVCore
import FilterKit
import Resampling
import TableKit

/// The columns that are looked at, and what each says of a row.
struct ScoredColumns {
  /// A column by its position in the file, and as the reader gives it.
  struct Column {
    let position: Int
    let handle: ColumnHandle
  }

  /// The columns that are looked at.
  let selection: ColumnSelection
  /// Where the class is; the first of its columns.
  let truth: ClassSource
  /// The column, where there is one: beside the source, so that no row waits for a copy of that.
  let plainTruth: ColumnHandle?
  var truthColumn: Int { truth.columns[0] }
  let prediction, other, group, cluster, weight, time, recording: Column?
  /// How far from an event one that is predicted may be.
  let tolerance: Double?
  private let probability, scores, otherProbability: Column?
  /// Which rows take part.
  let test: RowTest
  /// The columns with the probability of each class.
  let classProbabilities: ClassProbabilities
  /// The names of the truth, of the prediction, and of the column that divides the rows.
  let truthName, predictionName: String
  let groupName: String?
  /// Whether there are predictions, and whether each row has a number for the order of rows.
  let hasPredictions, ranks: Bool
  /// Whether those numbers are probabilities.
  let hasProbabilities: Bool

  /// Finds the columns.
  init(
    _ columns: ColumnOptions, _ probabilities: ProbabilityOptions, _ intervals: IntervalOptions,
    _ events: EventOptions, makesPredictions: Bool, in reader: borrowing RecordReader
  ) throws(CSVError) {
    let header = reader.header
    var selection = ColumnSelection()
    func select(_ position: Int) -> Column {
      Column(position: position, handle: selection.add(position))
    }
    func find(_ reference: ColumnReference?) throws(CSVError) -> Column? {
      guard let reference else { return nil }
      return select(try header.column(reference))
    }
    // That there is one was found before.
    let truths =
      try columns.truth.map { (truth) throws(CSVError) in
        try header.columns(together: truth)
      } ?? [header.classColumn]
    truth = ClassSource(truths, selecting: &selection)
    plainTruth = truth.plain
    probability = try find(probabilities.probability)
    scores = try find(probabilities.scores)
    group = try find(columns.by)
    cluster = try find(intervals.cluster)
    weight = try find(columns.rowWeights)
    time = try find(events.time)
    recording = try find(events.group)
    tolerance = events.tolerance
    other = try find(intervals.against)
    otherProbability = try find(intervals.againstProbability)
    prediction =
      makesPredictions || columns.predictionFile != nil
      ? nil : try find(columns.predicted) ?? header.position(ofName: "predicted").map(select)
    classProbabilities = try ClassProbabilities(
      probabilities.probabilities, in: reader, selecting: &selection)
    ranks = probabilities.ranks
    hasPredictions = prediction != nil || columns.predictionFile != nil
    if !hasPredictions && !makesPredictions
      && (!ranks && classProbabilities.columns.isEmpty || other != nil || tolerance != nil)
    {
      throw CSVError(
        "has no column \"predicted\"", file: reader.name, line: 1,
        hint: "use --predicted COL to name the column of predictions")
    }
    if let prediction, truth.columns.contains(prediction.position) {
      throw CSVError(
        "cannot be truth and prediction at once", file: reader.name,
        column: header.label(of: prediction.position))
    }
    test = try RowTest(columns.conditions, in: header, selecting: &selection)
    self.selection = selection
    hasProbabilities = ranks && scores == nil
    groupName = group.map { header.label(of: $0.position) }
    truthName = header.label(of: truth.columns)
    predictionName = prediction.map { header.label(of: $0.position) } ?? "predicted"
  }

  /// Whether others have a score of each row.
  var hasOtherScores: Bool { otherProbability != nil }

  /// Whether nothing but its score is known of a row.
  var needsOnlyScores: Bool {
    cluster == nil && weight == nil && otherProbability == nil && time == nil
  }

  /// How likely a row is of the class, by a column.
  func score(of record: Int, in reader: borrowing RecordReader) throws(CSVError) -> Double {
    if let probability {
      return try reader.probability(
        probability.handle, of: record, column: probability.position)
    }
    guard let scores else { return 0 }
    return try reader.score(scores.handle, of: record, column: scores.position)
  }

  /// How likely others have it that a row is of the class, if there are others.
  func otherScore(of record: Int, in reader: borrowing RecordReader) throws(CSVError) -> Double? {
    guard let otherProbability else { return nil }
    return try reader.score(
      otherProbability.handle, of: record, column: otherProbability.position)
  }

  /// The weight of a row: 1 where there are no weights.
  func weight(of record: Int, in reader: borrowing RecordReader) throws(CSVError) -> Double {
    guard let weight else { return 1 }
    return try reader.weight(weight.handle, of: record, column: weight.position)
  }
}
