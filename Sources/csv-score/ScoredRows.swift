import CSVCore
import FilterKit
import Resampling

/// What is kept of the rows: how often each pair of classes came, and the probabilities.
struct ScoredRows {
  /// The rows of one value of the column that divides them.
  struct Part {
    var matrix = ConfusionMatrix()
    /// The probability of the positive class, row by row.
    var probabilities: [Double] = []
    /// Whether a row is of the positive class.
    var isPositive: [Bool] = []
    /// The probabilities of all classes, row by row.
    var classShares = ClassProbabilities.Rows()
    /// How many rows there are.
    var rowCount = 0
  }

  /// All classes, of the truth and of the predictions, in class order.
  var classes = ClassTable()
  /// The values that divide the rows, in class order; one where nothing divides them.
  private(set) var groups = ClassTable()
  /// The rows of each group.
  var parts: [Part] = []
  /// Whether there are predictions.
  var hasPredictions: Bool
  /// Whether there are probabilities.
  let hasProbabilities: Bool
  /// The columns with the probability of each class.
  let classProbabilities: ClassProbabilities
  /// The name of the column that divides the rows.
  let groupName: String?
  /// The input's name.
  let file: String
  /// The names of the truth and of the prediction.
  let truthName: String
  let predictionName: String

  /// The class that the probabilities are of.
  let positive: [UInt8]
  let truthColumn: Int
  private let predictionColumn: Int?
  private let probabilityColumn: Int?
  private let groupColumn: Int?
  private let test: RowTest
  /// The classes of rows, as opposed to those only predicted.
  private(set) var truths = ClassTable()

  private static let mostGroups = 1000

  /// Finds the columns.
  init(
    _ columns: ColumnOptions, _ probabilities: ProbabilityOptions, thresholds: Bool,
    in reader: borrowing RecordReader
  ) throws(CSVError) {
    let header = reader.header
    func find(_ reference: ColumnReference?) throws(CSVError) -> Int? {
      guard let reference else { return nil }
      return try header.column(reference)
    }
    truthColumn = try header.column(columns.truth)
    probabilityColumn = try find(probabilities.probability)
    groupColumn = try find(columns.by)
    let predictsItself = probabilities.threshold != nil || thresholds
    predictionColumn =
      predictsItself
      ? nil : try find(columns.predicted) ?? header.position(ofName: "predicted")
    classProbabilities = try ClassProbabilities(probabilities.probabilities, in: reader)
    if predictionColumn == nil && probabilityColumn == nil && classProbabilities.columns.isEmpty {
      throw CSVError(
        "has no column \"predicted\"", file: reader.name, line: 1,
        hint: "use --predicted COL to name the column of predictions")
    }
    if predictionColumn == truthColumn {
      throw CSVError(
        "cannot be truth and prediction at once", file: reader.name,
        column: header.label(of: truthColumn))
    }
    test = try RowTest(columns.conditions, in: header)
    positive = Array((probabilities.positive ?? "").utf8)
    hasPredictions = predictionColumn != nil
    hasProbabilities = probabilityColumn != nil
    file = reader.name
    groupName = groupColumn.map { header.label(of: $0) }
    truthName = header.label(of: truthColumn)
    predictionName = predictionColumn.map { header.label(of: $0) } ?? "predicted"
  }

  /// Reads all rows.
  mutating func read(
    _ reader: inout RecordReader, progress report: ReportOptions
  ) throws(CSVError) {
    var progress = Progress(report, total: reader.size)
    let columns =
      [truthColumn] + [predictionColumn, probabilityColumn, groupColumn].compactMap { $0 }
      + classProbabilities.columns
    reader.select(columns + test.columns)
    while try reader.advance() {
      for record in 0..<reader.count
      where test.isEmpty || test.holds(record, of: reader, from: columns.count) {
        try add(record, of: reader)
      }
      progress.update(bytes: reader.offsetAfterBatch, rows: reader.recordsBefore + reader.count)
    }
    progress.finish()
    if parts.isEmpty {
      throw reader.error(
        reader.recordsBefore == 0 ? "has a header but no rows" : "no row passes --where")
    }
    if hasProbabilities {
      _ = try truths.number(
        named: positive, in: "--positive", of: reader, column: truthColumn)
    }
    sort()
  }

  private mutating func add(_ record: Int, of reader: borrowing RecordReader) throws(CSVError) {
    let group = try group(of: record, in: reader)
    parts[group].rowCount += 1
    try requireLabel(0, of: record, in: reader, truthColumn)
    truths.add(reader.value(0, of: record))
    let truth = classes.add(reader.value(0, of: record))
    if let predictionColumn {
      try requireLabel(1, of: record, in: reader, predictionColumn)
      let prediction = classes.add(reader.value(1, of: record))
      parts[group].matrix.add(truth: truth, prediction: prediction)
    }
    if let probabilityColumn {
      let place = predictionColumn == nil ? 1 : 2
      let number = try reader.probability(place, of: record, column: probabilityColumn)
      parts[group].probabilities.append(number)
      parts[group].isPositive.append(reader.value(0, of: record).isEqual(to: positive))
    }
    if hasClassProbabilities {
      try classProbabilities.read(
        record, of: reader, from: columnsBeforeGroup + (groupColumn == nil ? 0 : 1),
        truthColumn: truthColumn, into: &parts[group].classShares)
    }
  }

  private func requireLabel(
    _ place: Int, of record: Int, in reader: borrowing RecordReader, _ column: Int
  ) throws(CSVError) {
    guard reader.value(place, of: record).isEmpty else { return }
    throw reader.error(
      "the label is empty", in: record, column: column,
      hint: "use --where '\(reader.header.label(of: column))!=' to leave such rows out")
  }

  /// The position of the part to which a record belongs.
  private mutating func group(
    of record: Int, in reader: borrowing RecordReader
  ) throws(CSVError) -> Int {
    let none = [UInt8]()
    let group =
      groupColumn == nil
      ? groups.add(none.span)
      : groups.add(reader.value(columnsBeforeGroup, of: record))
    if Int(group) == parts.count {
      guard parts.count < Self.mostGroups else {
        throw reader.error(
          "has more than \(Self.mostGroups) values: too many to score each by itself", in: record,
          column: groupColumn)
      }
      parts.append(Part())
    }
    return Int(group)
  }

  private var columnsBeforeGroup: Int {
    1 + (predictionColumn == nil ? 0 : 1) + (probabilityColumn == nil ? 0 : 1)
  }

  /// Puts classes and groups in order.
  private mutating func sort() {
    let numbers = classes.sortClasses()
    let places = groups.sortClasses()
    var sorted = parts
    for (old, new) in places.enumerated() {
      sorted[Int(new)] = parts[old]
      sorted[Int(new)].matrix = parts[old].matrix.renumbered(numbers)
    }
    parts = sorted
  }
}

extension ScoredRows {
  /// The classes that a row has or was predicted to have, in class order.
  var presentClasses: [UInt32] {
    let pairs = parts.flatMap(\.matrix.pairs)
    return Set(pairs.map(\.truth)).union(pairs.map(\.prediction)).sorted()
  }

  /// Whether there is a probability of each class.
  var hasClassProbabilities: Bool { !classProbabilities.columns.isEmpty }

  /// How many rows are scored.
  var rowCount: Int { truths.counts.reduce(0, +) }

  /// What each threshold makes of the probabilities of all rows.
  var sweep: ThresholdSweep {
    ThresholdSweep(
      scores: parts.flatMap(\.probabilities), isPositive: parts.flatMap(\.isPositive))
  }
}

extension Span<UInt8> {
  /// Whether these are the same bytes.
  fileprivate func isEqual(to bytes: [UInt8]) -> Bool {
    guard count == bytes.count else { return false }
    return bytes.indices.allSatisfy { self[$0] == bytes[$0] }
  }
}
