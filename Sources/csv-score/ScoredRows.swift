import CSVCore
import FilterKit
import Resampling
import TableKit

/// What is kept of the rows: how often each pair of classes came, and the probabilities.
struct ScoredRows: RowAccumulator {
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

    /// Adds the rows after these; `numbers` has the number here of each class of theirs.
    mutating func append(_ later: Part, classes numbers: [UInt32]) {
      matrix.add(later.matrix.renumbered(numbers))
      probabilities += later.probabilities
      isPositive += later.isPositive
      classShares.probabilities += later.classShares.probabilities
      classShares.labels += later.classShares.labels
      rowCount += later.rowCount
    }
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
  /// The columns that are looked at.
  let selection: ColumnSelection
  private let truth: ColumnHandle
  private let prediction, probability, group: Column?
  private let test: RowTest
  /// The classes of rows, as opposed to those only predicted.
  private(set) var truths = ClassTable()

  private static let mostGroups = 1000

  /// A column by its position in the file, and as the reader gives it.
  private struct Column {
    let position: Int
    let handle: ColumnHandle
  }

  /// Finds the columns.
  init(
    _ columns: ColumnOptions, _ probabilities: ProbabilityOptions, thresholds: Bool,
    in reader: borrowing RecordReader
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
    truthColumn = try header.column(columns.truth)
    truth = selection.add(truthColumn)
    probability = try find(probabilities.probability)
    group = try find(columns.by)
    let predictsItself = probabilities.threshold != nil || thresholds
    prediction =
      predictsItself
      ? nil : try find(columns.predicted) ?? header.position(ofName: "predicted").map(select)
    classProbabilities = try ClassProbabilities(
      probabilities.probabilities, in: reader, selecting: &selection)
    if prediction == nil && probability == nil && classProbabilities.columns.isEmpty {
      throw CSVError(
        "has no column \"predicted\"", file: reader.name, line: 1,
        hint: "use --predicted COL to name the column of predictions")
    }
    if prediction?.position == truthColumn {
      throw CSVError(
        "cannot be truth and prediction at once", file: reader.name,
        column: header.label(of: truthColumn))
    }
    test = try RowTest(columns.conditions, in: header, selecting: &selection)
    self.selection = selection
    positive = Array((probabilities.positive ?? "").utf8)
    hasPredictions = prediction != nil
    hasProbabilities = probability != nil
    file = reader.name
    groupName = group.map { header.label(of: $0.position) }
    truthName = header.label(of: truthColumn)
    predictionName = prediction.map { header.label(of: $0.position) } ?? "predicted"
  }

  /// Reads all rows.
  ///
  /// - Parameter valuesInView: what the columns of the conditions have, for where none passes.
  mutating func read(_ pass: inout RowPass, valuesInView: String?) throws(CSVError) {
    try pass.gather(&self, from: selection)
    if parts.isEmpty {
      throw pass.reader.error(
        pass.rowCount == 0 ? "has a header but no rows" : "no row passes --where",
        hint: pass.rowCount == 0 ? nil : valuesInView)
    }
    if hasProbabilities {
      _ = try truths.number(
        named: positive, in: "--positive", of: pass.reader, column: truthColumn)
    }
    sort()
  }

  /// Adds the rows of a batch.
  mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    for record in 0..<reader.count where test.isEmpty || test.holds(record, of: reader) {
      try add(record, of: reader)
    }
  }

  private mutating func add(_ record: Int, of reader: borrowing RecordReader) throws(CSVError) {
    let index = try group(of: record, in: reader)
    parts[index].rowCount += 1
    try requireLabel(truth, of: record, in: reader, truthColumn)
    truths.add(reader.value(truth, of: record))
    let truthNumber = classes.add(reader.value(truth, of: record))
    if let prediction {
      try requireLabel(prediction.handle, of: record, in: reader, prediction.position)
      let number = classes.add(reader.value(prediction.handle, of: record))
      parts[index].matrix.add(truth: truthNumber, prediction: number)
    }
    if let probability {
      let number = try reader.probability(
        probability.handle, of: record, column: probability.position)
      parts[index].probabilities.append(number)
      parts[index].isPositive.append(reader.value(truth, of: record).isEqual(to: positive))
    }
    if hasClassProbabilities {
      try classProbabilities.read(
        record, of: reader, truth: truth, truthColumn: truthColumn,
        into: &parts[index].classShares)
    }
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
      if let group { groups.add(reader.value(group.handle, of: record)) } else {
        groups.add(none.span)
      }
    if Int(number) == parts.count {
      guard parts.count < Self.mostGroups else {
        throw reader.error(Self.tooManyGroups, in: record, column: group?.position)
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
    for (old, new) in try groups.add(later.groups).enumerated() {
      if Int(new) == parts.count { parts.append(Part()) }
      parts[Int(new)].append(later.parts[old], classes: numbers)
    }
  }

  /// Puts classes and groups in order.
  private mutating func sort() {
    let numbers = classes.sortClasses()
    let indices = groups.sortClasses()
    var sorted = parts
    for (old, new) in indices.enumerated() {
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
