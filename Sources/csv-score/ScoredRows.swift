import CSVCore
import FilterKit
import Resampling
import TableKit

/// What is kept of the rows: how often each pair of classes came, and the probabilities.
struct ScoredRows: RowAccumulator {
  /// All classes, of the truth and of the predictions, in class order.
  var classes = ClassTable()
  /// The values that divide the rows, in class order; one where nothing divides them.
  private(set) var groups = ClassTable()
  /// The groups that rows are drawn in.
  private(set) var clusters = Interner()
  /// The recordings that events are in.
  private var recordings = Interner()
  private var timeForms = TimeForms()
  /// The rows of each group.
  var parts: [Part] = []
  /// Whether predictions that merely mean the same as a class are of it.
  let isLoose: Bool
  /// Whether there are predictions.
  var hasPredictions: Bool
  /// Whether the predictions were made here, by a threshold.
  var madePredictions = false
  /// What the rows say.
  let columns: ScoredColumns
  /// The class that the probabilities are of.
  let positive: [UInt8]
  /// The input's name.
  let file: String
  /// The classes of rows, as opposed to those only predicted.
  private(set) var truths = ClassTable()

  private static let mostGroups = 1000

  /// Prepares for rows with these columns.
  init(
    _ columns: ScoredColumns, _ options: ProbabilityOptions, isLoose: Bool,
    in reader: borrowing RecordReader
  ) {
    self.columns = columns
    self.isLoose = isLoose
    positive = Array((options.positive ?? "").utf8)
    hasPredictions = columns.hasPredictions
    file = reader.name
  }

  /// Reads all rows.
  ///
  /// - Parameters:
  ///   - lines: what files beside the table say of them.
  ///   - valuesInView: what the columns of the conditions have, for where none passes.
  mutating func read(
    _ pass: inout RowPass, _ lines: JoinedLines?, valuesInView: String?
  ) throws(CSVError) {
    if let lines {
      var joined = JoinedRows(rows: self, lines: lines)
      try pass.route(sequentially: &joined, from: columns.selection, to: [])
      self = joined.rows
      try lines.check(rowCount: pass.rowCount ?? 0, of: pass.reader.name)
    } else {
      try pass.gather(&self, from: columns.selection)
    }
    if parts.isEmpty {
      throw pass.reader.error(
        pass.rowCount == 0 ? "has a header but no rows" : "no row passes --where",
        hint: pass.rowCount == 0 ? nil : valuesInView)
    }
    if let empty = parts.indices.first(where: { !(parts[$0].weight > 0) }) {
      throw pass.reader.error(
        "all rows"
          + (groupName.map { " of \($0) \"\(groups.name(of: UInt32(empty)))\"" } ?? "")
          + " have the weight 0", column: columns.weight?.position)
    }
    if columns.ranks || columns.time != nil {
      _ = try truths.number(
        named: positive, in: "--positive", of: pass.reader, column: columns.truthColumn)
    }
    if let time = columns.time { try timeForms.check(in: pass.reader, column: time.position) }
    try requireOneMeaning(of: pass.reader)
    try joinMeanings(isLoose: isLoose, of: pass.reader)
    sort()
    if columns.needsOnlyScores { for part in parts.indices { parts[part].sortScores() } }
  }

  /// Adds the rows of a batch.
  mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    for record in 0..<reader.count
    where columns.test.isEmpty || columns.test.holds(record, of: reader) {
      try add(record, of: reader, nil)
    }
  }

  /// Adds the rows of a batch, with what files beside the table say of them.
  mutating func add(_ reader: borrowing RecordReader, _ lines: JoinedLines) throws(CSVError) {
    for record in 0..<reader.count
    where columns.test.isEmpty || columns.test.holds(record, of: reader) {
      let row = reader.recordsBefore + record
      // That there are too few lines is said when all rows have been counted.
      if lines.hasLine(for: row) { try add(record, of: reader, (lines, row)) }
    }
  }

  private mutating func add(
    _ record: Int, of reader: borrowing RecordReader, _ joined: (lines: JoinedLines, row: Int)?
  ) throws(CSVError) {
    let index = try group(of: record, in: reader)
    let weight = try columns.weight(of: record, in: reader)
    parts[index].rowCount += 1
    parts[index].weight += weight
    let truth = try addTruth(of: record, in: reader)
    let cluster = columns.cluster.map { clusters.add(reader.value($0.handle, of: record)) }
    let moment = try moment(of: record, in: reader)
    let isHit =
      (columns.ranks || moment != nil) && isOfPositive(truth, record, in: reader)
    if let prediction = try predictedClass(of: record, in: reader, joined) {
      if let moment {
        parts[index].events.add(moment, isEvent: isHit, isPredicted: isPositive(prediction))
      }
      parts[index].matrix.add(truth: truth, prediction: prediction, rows: weight)
      if let cluster {
        let pair = GroupPair(cluster: cluster, truth: truth, prediction: prediction)
        parts[index].groupPairs[pair, default: 0] += 1
      }
      if let other = columns.other {
        try requireLabel(other.handle, of: record, in: reader, other.position)
        let label = classes.add(reader.value(other.handle, of: record))
        let comparison = Comparison(truth: truth, prediction: prediction, other: label)
        parts[index].comparisons[comparison, default: 0] += 1
      }
    }
    if columns.ranks {
      let score: Double
      if let joined, let probabilities = joined.lines.probabilities {
        score = probabilities[joined.row]
      } else {
        score = try columns.score(of: record, in: reader)
      }
      let other = try columns.otherScore(of: record, in: reader)
      parts[index].withSample(isHit) { sample in
        sample.scores.append(score)
        if let other { sample.others.append(other) }
        if columns.weight != nil { sample.weights.append(weight) }
        if let cluster { sample.clusters.append(cluster) }
        if !hasPredictions, let moment { sample.moments.append(moment) }
      }
    }
    if hasClassProbabilities {
      try columns.classProbabilities.read(
        record, of: reader, label: classes.label(truth), truthColumn: columns.truthColumn,
        into: &parts[index].classShares)
    }
  }

  /// Counts the class of a row.
  private mutating func addTruth(
    of record: Int, in reader: borrowing RecordReader
  ) throws(CSVError) -> UInt32 {
    if let cell = columns.plainTruth {
      try requireLabel(cell, of: record, in: reader, columns.truthColumn)
      truths.add(reader.value(cell, of: record))
      return classes.add(reader.value(cell, of: record))
    }
    if try columns.truth.isMissing(of: record, in: reader) {
      throw columns.truth.missingClass(of: record, in: reader)
    }
    _ = try columns.truth.count(record, of: reader, in: &truths)
    return try columns.truth.count(record, of: reader, in: &classes)
  }

  /// Whether a row is of the class that options name.
  private func isOfPositive(
    _ truth: UInt32, _ record: Int, in reader: borrowing RecordReader
  ) -> Bool {
    if let cell = columns.plainTruth {
      return reader.value(cell, of: record).isEqual(to: positive)
    }
    return classes.label(truth) == positive
  }

  private mutating func predictedClass(
    of record: Int, in reader: borrowing RecordReader, _ joined: (lines: JoinedLines, row: Int)?
  ) throws(CSVError) -> UInt32? {
    if let joined, let labels = joined.lines.labels {
      return classes.add(labels.values.label(labels.numbers[joined.row]).span)
    }
    guard let prediction = columns.prediction else { return nil }
    try requireLabel(prediction.handle, of: record, in: reader, prediction.position)
    return classes.add(reader.value(prediction.handle, of: record))
  }

  /// Where a row is in time, if events are scored.
  private mutating func moment(
    of record: Int, in reader: borrowing RecordReader
  ) throws(CSVError) -> Events.Row? {
    guard let time = columns.time else { return nil }
    let moment = try reader.moment(time.handle, of: record, column: time.position)
    timeForms.note(moment, record, of: reader)
    let recording = columns.recording.map { recordings.add(reader.value($0.handle, of: record)) }
    return Events.Row(time: moment.value, recording: recording ?? 0)
  }

  private func requireLabel(
    _ cell: ColumnHandle, of record: Int, in reader: borrowing RecordReader, _ column: Int
  ) throws(CSVError) {
    if reader.value(cell, of: record).isEmpty {
      throw reader.emptyLabelToLeaveOut(in: record, column: column)
    }
  }

  /// The position of the part to which a record belongs.
  private mutating func group(
    of record: Int, in reader: borrowing RecordReader
  ) throws(CSVError) -> Int {
    let none = [UInt8]()
    let number =
      if let group = columns.group { groups.add(reader.value(group.handle, of: record)) } else {
        groups.add(none.span)
      }
    if Int(number) == parts.count {
      guard parts.count < Self.mostGroups else {
        throw reader.error(Self.tooManyGroups, in: record, column: columns.group?.position)
      }
      parts.append(Part())
    }
    return Int(number)
  }

  private static var tooManyGroups: String {
    "has more than \(mostGroups) values: too many to score each by itself"
  }

  /// Adds the rows after these.
  mutating func append(_ later: ScoredRows, at position: RowPosition) throws(ResamplingError) {
    let numbers = try classes.add(later.classes)
    try truths.add(later.truths)
    let clusterNumbers = clusters.add(later.clusters)
    let recordingNumbers = columns.recording == nil ? [0] : recordings.add(later.recordings)
    timeForms.append(later.timeForms, linesBefore: position.lines)
    for (old, new) in try groups.add(later.groups).enumerated() {
      if Int(new) == parts.count { parts.append(Part()) }
      parts[Int(new)].append(
        later.parts[old], classes: numbers, clusters: clusterNumbers,
        recordings: recordingNumbers)
    }
  }

  /// Puts classes and groups in order.
  private mutating func sort() {
    let numbers = classes.sortClasses()
    let indices = groups.sortClasses()
    let unsorted = parts
    for (old, new) in indices.enumerated() {
      parts[Int(new)] = unsorted[old]
      parts[Int(new)].renumber(numbers)
    }
  }
}

extension ScoredRows {
  /// The classes that a row has or was predicted to have, in class order.
  var presentClasses: [UInt32] {
    let pairs = parts.flatMap(\.matrix.pairs)
    return Set(pairs.map(\.truth)).union(pairs.map(\.prediction)).sorted()
  }

  /// The columns with the probability of each class.
  var classProbabilities: ClassProbabilities { columns.classProbabilities }

  /// Whether there is a probability of each class.
  var hasClassProbabilities: Bool { !columns.classProbabilities.columns.isEmpty }

  /// The name of the column that divides the rows.
  var groupName: String? { columns.groupName }

  /// How many rows are scored.
  var rowCount: Int { truths.counts.reduce(0, +) }

  /// What each threshold makes of the probabilities of all rows.
  var sweep: ThresholdSweep {
    if parts.count == 1 { return parts[0].sweep }
    var all = Part()
    for part in parts { all.append(part, classes: [], clusters: [], recordings: []) }
    return all.sweep
  }
}

extension ScoredRows.Part {
  /// What each threshold makes of the probabilities.
  var sweep: ThresholdSweep {
    ThresholdSweep(
      hits: SortedScores(hits.scores, weights: hits.weights),
      misses: SortedScores(misses.scores, weights: misses.weights))
  }

  /// Puts the scores in order, where nothing else is known of rows that would have to move with them.
  mutating func sortScores() {
    for isHit in [true, false] {
      withSample(isHit) { sample in
        var scores: [Double] = []
        swap(&scores, &sample.scores)
        sample.scores = SortedScores(scores).scores
      }
    }
  }

  /// Changes what is known of the rows of the class, or of the others.
  mutating func withSample(_ isHit: Bool, _ change: (inout ScoredRows.Sample) -> Void) {
    if isHit { change(&hits) } else { change(&misses) }
  }
}

extension Span<UInt8> {
  /// Whether these are the same bytes.
  fileprivate func isEqual(to bytes: [UInt8]) -> Bool {
    guard count == bytes.count else { return false }
    return bytes.indices.allSatisfy { self[$0] == bytes[$0] }
  }
}
