import CSVCore
import Resampling

/// What the first look gathers of rows: the class of each, and what their features look like.
struct LabelPass: RowGatherer {
  /// The classes, not in their final order.
  var classes = ClassTable()
  /// The class of each row; `unlabeled` for rows that take no part.
  var labels: [UInt32] = []
  /// The rows without a class that are to be dropped, rising.
  private(set) var droppedRows: [UInt32] = []
  /// What the features look like, where that is asked for.
  private(set) var survey: FeatureSurvey?
  /// The columns that the reader must have selected.
  let columns: [Int]

  private let rowTest: RowTest
  private let firstTested: Int
  /// `nil` puts all rows into one class.
  private let labelColumn: Int?
  private let unlabeledRows: Unlabeled?

  /// Begins a look.
  ///
  /// - Parameter columns: further columns that somebody looks at, or those of the survey.
  init(
    label: Int?, _ unlabeledRows: Unlabeled?, where rowTest: RowTest, lookingAt columns: [Int],
    survey: FeatureSurvey? = nil
  ) {
    labelColumn = label
    self.unlabeledRows = unlabeledRows
    self.rowTest = rowTest
    self.survey = survey
    firstTested = columns.count
    self.columns = columns + rowTest.columns + [label].compactMap { $0 }
  }

  /// Refuses rows that are too many, before a batch is added.
  func requireRoom(for reader: borrowing RecordReader) throws(CSVError) {
    guard labels.count + reader.count < Int(unlabeled) else {
      throw reader.error("has more than 4294967294 rows")
    }
  }

  /// Adds a row.
  ///
  /// - Returns: its class as a number that is not final, or `unlabeled`.
  mutating func add(
    _ record: Int, of reader: borrowing RecordReader
  ) throws(CSVError) -> UInt32 {
    let label = try label(of: record, reader)
    labels.append(label)
    return label
  }

  private mutating func label(
    of record: Int, _ reader: borrowing RecordReader
  ) throws(CSVError) -> UInt32 {
    guard rowTest.isEmpty || rowTest.holds(record, of: reader, from: firstTested) else {
      return unlabeled
    }
    guard labelColumn != nil else { return classes.add([UInt8]().span) }
    let place = columns.count - 1
    if !reader.value(place, of: record).isEmpty {
      return classes.add(reader.value(place, of: record))
    }
    switch unlabeledRows {
    case .keep: break
    case .drop: droppedRows.append(UInt32(labels.count))
    case nil: throw reader.emptyLabel(in: record, column: labelColumn)
    }
    return unlabeled
  }

  mutating func addBatch(of reader: borrowing RecordReader) throws(CSVError) {
    try requireRoom(for: reader)
    for record in 0..<reader.count {
      let label = try add(record, of: reader)
      if label != unlabeled { survey?.note(record, of: reader) }
    }
  }

  mutating func append(_ later: LabelPass) throws(ResamplingError) {
    guard labels.count + later.labels.count < Int(unlabeled) else {
      throw .tooManyRows(labels.count + later.labels.count)
    }
    let numbers = try classes.add(later.classes)
    let rowsBefore = UInt32(labels.count)
    droppedRows += later.droppedRows.map { rowsBefore + $0 }
    labels.reserveCapacity(labels.count + later.labels.count)
    for label in later.labels {
      labels.append(label == unlabeled ? unlabeled : numbers[Int(label)])
    }
    if let survey = later.survey { self.survey?.append(survey) }
  }

  var mentionsLines: Bool { survey?.hasFaults ?? false }
}
