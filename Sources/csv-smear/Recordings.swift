import CSVCore
import FilterKit
import Resampling

/// The rows of a file as recordings: where each row stands in time, and whether it is a positive.
struct Recordings {
  /// The position of the label column.
  let labelColumn: Int
  /// The columns that the reader is to give.
  let columns: [Int]

  private let positives: [[UInt8]]
  private let unlabeledRows: Unlabeled?
  private let rowTest: RowTest
  /// Where in `columns` these stand: the label is the first.
  private let timePlace, groupPlace: Int?
  private let firstTested: Int

  private var smearing: LabelSmearing
  private var groups = ClassTable()
  private var group: UInt32?
  /// The time of the last row that took part; where time goes by rows, its number.
  private var place = 0.0
  /// How many rows were positive for each positive label, how many were smeared, and how many took
  /// part.
  private var positiveCounts: [Int]
  private var smearedCount = 0
  private var rowCount = 0

  init(
    _ label: LabelOptions, _ window: WindowOptions, _ labels: SmearedLabelOptions,
    _ conditions: ConditionOptions, in header: Header
  ) throws(CSVError) {
    labelColumn = try label.column(in: header)
    var columns = [labelColumn]
    timePlace = try window.time.map { (time) throws(CSVError) in
      columns.append(try header.column(time))
      return columns.count - 1
    }
    groupPlace = try window.group.map { (group) throws(CSVError) in
      columns.append(try header.column(group))
      return columns.count - 1
    }
    firstTested = columns.count
    rowTest = try RowTest(conditions.conditions, in: header)
    self.columns = columns + rowTest.columns
    positives = labels.positive.map(\.utf8Bytes)
    positiveCounts = positives.map { _ in 0 }
    unlabeledRows = label.unlabeled
    smearing = window.smearing
  }

  /// Reads the records of a batch.
  ///
  /// - Returns: the records that stay, and the outcomes that are known now: those of the rows that
  ///   waited before this batch, then those of its own records.
  mutating func readBatch(
    of reader: borrowing RecordReader
  ) throws(CSVError) -> (records: [Int], outcomes: [LabelSmearing.Outcome]) {
    var records: [Int] = []
    var outcomes: [LabelSmearing.Outcome] = []
    records.reserveCapacity(reader.count)
    outcomes.reserveCapacity(reader.count)
    for record in 0..<reader.count {
      let isTested = rowTest.isEmpty || rowTest.holds(record, of: reader, from: firstTested)
      let hasLabel = !reader.value(0, of: record).isEmpty
      if isTested && hasLabel {
        try enterGroup(of: record, reader) { outcomes.append($0) }
        try move(to: record, reader)
        smearing.append(at: place, event: event(of: record, reader)) { outcomes.append($0) }
        rowCount += 1
      } else {
        if isTested && unlabeledRows == .drop { continue }
        if isTested && unlabeledRows == nil { throw emptyLabel(in: record, of: reader) }
        smearing.appendBystander { outcomes.append($0) }
      }
      records.append(record)
    }
    count(outcomes)
    return (records, outcomes)
  }

  /// Ends the last recording.
  ///
  /// - Returns: the outcomes of the rows that still wait.
  mutating func finish(
    in reader: borrowing RecordReader
  ) throws(CSVError) -> [LabelSmearing.Outcome] {
    var outcomes: [LabelSmearing.Outcome] = []
    smearing.endRecording { outcomes.append($0) }
    count(outcomes)
    if reader.recordsBefore == 0 { throw reader.error("has a header but no rows") }
    if rowCount == 0 {
      throw reader.error(
        rowTest.isEmpty ? "no row has a label" : "no row with a label passes --where")
    }
    return outcomes
  }

  /// Says which labels did not occur, and on demand how many rows were smeared.
  func report(verbose: Bool, as note: (String) -> Void) {
    for (positive, count) in zip(positives, positiveCounts) where count == 0 {
      note("no row has the label \"\(String(decoding: positive, as: UTF8.self))\"")
    }
    if verbose {
      let positiveCount = positiveCounts.reduce(0, +)
      note(
        "\(counted(positiveCount, "positive")), \(counted(smearedCount, "row")) smeared, "
          + "\(rowCount - positiveCount - smearedCount) negative")
    }
  }

  private mutating func count(_ outcomes: [LabelSmearing.Outcome]) {
    for outcome in outcomes {
      switch outcome {
      case .positive(let event): positiveCounts[Int(event)] += 1
      case .smeared: smearedCount += 1
      case .negative, .bystander: break
      }
    }
  }

  /// Ends the recording before a record of the next.
  private mutating func enterGroup(
    of record: Int, _ reader: borrowing RecordReader, _ give: (LabelSmearing.Outcome) -> Void
  ) throws(CSVError) {
    guard let groupPlace else { return }
    let next = groups.add(reader.value(groupPlace, of: record))
    if next == group { return }
    if groups.counts[Int(next)] > 1 {
      let name = String(decoding: groups.label(next).prefix(60), as: UTF8.self)
      throw reader.error(
        "\"\(name)\" comes back after other recordings", in: record, column: columns[groupPlace],
        hint: "sort the file by this column first, keeping the order of time within it")
    }
    smearing.endRecording(give)
    group = next
    place = timePlace == nil ? 0 : -Double.infinity
  }

  /// Finds the place of a record in time.
  private mutating func move(to record: Int, _ reader: borrowing RecordReader) throws(CSVError) {
    guard let timePlace else {
      place += 1
      return
    }
    let text = reader.value(timePlace, of: record)
    guard let time = DecimalReading(text).number else {
      let shown = String(decoding: text.array.prefix(60), as: UTF8.self)
      throw reader.error(
        text.isEmpty ? "the time is empty" : "\"\(shown)\" is not a number", in: record,
        column: columns[timePlace],
        hint: "times are plain numbers in one unit, such as seconds")
    }
    guard rowCount == 0 || time >= place else {
      throw reader.error(
        "the time falls", in: record, column: columns[timePlace],
        hint: groupPlace == nil
          ? "sort the rows by time, or use --group COL where another recording begins"
          : "sort the rows of each recording by time")
    }
    place = time
  }

  /// The number of the positive label that a record has.
  private func event(of record: Int, _ reader: borrowing RecordReader) -> UInt32? {
    let label = reader.value(0, of: record)
    for (number, positive) in positives.enumerated() where positive.count == label.count {
      if label.indices.allSatisfy({ label[$0] == positive[$0] }) { return UInt32(number) }
    }
    return nil
  }

  private func emptyLabel(in record: Int, of reader: borrowing RecordReader) -> CSVError {
    reader.error(
      "the label is empty", in: record, column: labelColumn,
      hint: "use --unlabeled drop, or --unlabeled keep to pass such rows through")
  }
}
