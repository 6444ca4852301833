public import CSVCore
public import Resampling

/// An input whose classes were counted before, maybe together with those of other files: one look suffices.
public struct CountedInput: ~Copyable {
  /// The records.
  public private(set) var reader: RecordReader
  /// The position of the label column.
  public let labelColumn: Int
  /// The classes in scikit-learn's order, with the counts of all files.
  public let classes: ClassTable
  /// How many rows of each class this input has, and how many were written.
  private var found: [Int]
  private var written: [Int]

  private let countsName: String
  private let rowTest: RowTest
  private let unlabeledRows: Unlabeled?
  private var progress: Progress

  /// Opens an input and finds its columns.
  ///
  /// - Parameter counts: the counts of all files.
  public init(
    _ input: InputOptions, label: LabelOptions, where conditions: ConditionOptions,
    counts: CountFile, report: ReportOptions
  ) throws(CSVError) {
    let reader = try input.open(.once)
    let labelColumn = try label.column(in: reader.header)
    let rowTest = try RowTest(conditions.conditions, in: reader.header)
    let classes = try counts.classes(ofColumn: labelColumn, in: reader)
    progress = Progress(report, total: reader.size)
    found = classes.counts.map { _ in 0 }
    written = found
    countsName = counts.name
    unlabeledRows = label.unlabeled
    self.labelColumn = labelColumn
    self.rowTest = rowTest
    self.classes = classes
    self.reader = reader
  }

  /// What is to become of a row.
  private enum Fate {
    case passed
    case dropped
    case written(times: Int)
  }

  /// Writes every row as often as `sampling` says, its copies right behind it; rows that take no part pass through.
  ///
  /// - Parameters:
  ///   - suffix: what is appended to rows that came in.
  ///   - dropped: where rows go that are written not at all.
  ///   - copy: is called for every further copy, with the row's number and its bytes.
  /// - Throws: that there is a class, or more rows of one, that the counts do not know.
  public mutating func sample(
    by sampling: RateSampling, to writer: RecordWriter, suffix: [UInt8] = [],
    dropped: RecordWriter? = nil,
    copy: (_ row: Int, _ bytes: Span<UInt8>) throws(CSVError) -> Void
  ) throws(CSVError) {
    reader.select([labelColumn] + rowTest.columns)
    while try reader.advance() {
      // Rows that are just kept are written together.
      var runStart = 0
      for record in 0..<reader.count {
        let fate = try fate(of: record, sampling)
        if case .passed = fate { continue }
        if case .written(times: 1) = fate { continue }
        var runEnd = record
        if case .written(let times) = fate, times > 1 { runEnd += 1 }
        try writer.copy(runStart..<runEnd, of: reader, suffix: suffix)
        runStart = record + 1
        switch fate {
        case .written(times: 0): try dropped?.copy(record..<record + 1, of: reader)
        case .written(let times):
          for _ in 1..<times {
            try copy(reader.recordsBefore + record, reader.bytes(ofRun: record..<record + 1))
          }
        case .passed, .dropped: break
        }
      }
      try writer.copy(runStart..<reader.count, of: reader, suffix: suffix)
      progress.update(bytes: reader.offsetAfterBatch, rows: reader.recordsBefore + reader.count)
    }
    progress.finish()
    try requireCounted()
  }

  private mutating func fate(
    of record: Int, _ sampling: RateSampling
  ) throws(CSVError) -> Fate {
    if !rowTest.isEmpty && !rowTest.holds(record, of: reader, from: 1) { return .passed }
    guard let number = try label(of: record) else {
      return unlabeledRows == .drop ? .dropped : .passed
    }
    let times = sampling.multiplicity(of: reader.content(of: record), class: number)
    found[Int(number)] += 1
    written[Int(number)] += times
    return .written(times: times)
  }

  /// The class of a row; `nil` where it has none, and may have none.
  private func label(of record: Int) throws(CSVError) -> UInt32? {
    if let number = classes.find(reader.value(0, of: record)) { return number }
    guard reader.value(0, of: record).isEmpty else {
      throw reader.unknownClass(in: record, column: labelColumn, countsName: countsName)
    }
    if unlabeledRows == nil { throw reader.emptyLabel(in: record, column: labelColumn) }
    return nil
  }

  private func requireCounted() throws(CSVError) {
    for number in found.indices where found[number] > classes.counts[number] {
      throw reader.error(
        "has \(counted(found[number], "row")) of class \"\(classes.name(of: UInt32(number)))\", "
          + "and \(countsName) says \(classes.counts[number])",
        hint: "count again, with the same --where")
    }
  }

  /// Says what came of each class, where it is asked for, and in any case where it is far from what was to be expected.
  public func report(
    _ sampling: RateSampling, seed: UInt32, verbose: Bool, as note: (String) -> Void
  ) {
    for number in found.indices {
      let name = classes.name(of: UInt32(number))
      let (mean, deviation) = sampling.expectation(of: found[number], class: UInt32(number))
      if verbose {
        note(
          "class \"\(name)\": \(found[number]) -> \(counted(written[number], "row")), "
            + "expected \(fourDigits(mean)), deviation \(fourDigits(deviation))")
      }
      if (Double(written[number]) - mean).magnitude > 6 * deviation + 1 {
        note(
          "class \"\(name)\" has \(counted(written[number], "row")) where \(fourDigits(mean)) were to be expected: "
            + "rows with equal bytes are decided alike; a column that numbers the rows helps")
      }
    }
    if verbose { note("seed \(seed)") }
  }
}

extension RecordReader {
  /// A label that the counts do not have.
  public func unknownClass(in record: Int, column: Int, countsName: String) -> CSVError {
    let name = String(decoding: value(0, of: record).array.prefix(60), as: UTF8.self)
    return error(
      "\(countsName) has no class \"\(name)\"", in: record, column: column,
      hint: "count again, with the same --where")
  }

  /// A label that is empty where it must not be.
  func emptyLabel(in record: Int, column: Int?) -> CSVError {
    error(
      "the label is empty", in: record, column: column,
      hint: "use --unlabeled drop, or --unlabeled keep to pass such rows through")
  }
}
