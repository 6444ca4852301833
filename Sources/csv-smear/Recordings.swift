import CSVCore
import FilterKit
import Resampling
import TableKit

/// The rows of a file as recordings: where each row stands in time, and whether it is a positive.
struct Recordings {
  /// The position of the label column.
  let labelColumn: Int
  /// The columns that the reader is to give.
  let columns: ColumnSelection

  private let positives: [[UInt8]]
  private let choice: RowChoice
  private let label: ColumnHandle
  private let time, group: Column?

  /// A column by its position in the file, and as the reader gives it.
  private struct Column {
    let position: Int
    let handle: ColumnHandle
  }

  private var smearing: LabelSmearing
  private var groups = ClassTable()
  private var groupNumber: UInt32?
  /// The time of the last row that took part; where time goes by rows, its number.
  private var position = 0.0
  /// How times are written.
  private var forms = TimeForms()
  /// How many rows were positive for each positive label, how many were smeared, and how many took
  /// part.
  private var positiveCounts: [Int]
  private var smearedCount = 0
  private var rowCount = 0

  init(
    _ choice: RowChoice, labelColumn: Int, _ window: WindowOptions, _ labels: SmearedLabelOptions,
    in header: Header
  ) throws(CSVError) {
    self.labelColumn = labelColumn
    var columns = choice.columns
    func find(_ reference: ColumnReference?) throws(CSVError) -> Column? {
      guard let reference else { return nil }
      let position = try header.column(reference)
      return Column(position: position, handle: columns.add(position))
    }
    time = try find(window.time)
    group = try find(window.group)
    self.label = columns.add(labelColumn)
    self.choice = choice
    self.columns = columns
    positives = labels.positive.map(\.utf8Bytes)
    positiveCounts = positives.map { _ in 0 }
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
      switch try choice.fate(of: record, in: reader) {
      case .takesPart:
        try enterGroup(of: record, reader) { outcomes.append($0) }
        try move(to: record, reader)
        smearing.append(at: position, event: event(of: record, reader)) { outcomes.append($0) }
        rowCount += 1
      case .leftOut, .unlabeled: smearing.appendBystander { outcomes.append($0) }
      case .dropped: continue
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
    try reader.requireRows(reader.recordsBefore, takingPart: rowCount, by: choice)
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
    guard let group else { return }
    let next = groups.add(reader.value(group.handle, of: record))
    if next == groupNumber { return }
    if groups.counts[Int(next)] > 1 {
      let name = String(decoding: groups.label(next).prefix(60), as: UTF8.self)
      throw reader.error(
        "\"\(name)\" comes back after other recordings", in: record, column: group.position,
        hint: "sort the file by this column first, keeping the order of time within it")
    }
    smearing.endRecording(give)
    groupNumber = next
    position = time == nil ? 0 : -Double.infinity
  }

  /// Finds the position of a record in time.
  private mutating func move(to record: Int, _ reader: borrowing RecordReader) throws(CSVError) {
    guard let column = time else {
      position += 1
      return
    }
    let moment = try reader.moment(column.handle, of: record, column: column.position)
    forms.note(moment, record, of: reader)
    try forms.check(in: reader, column: column.position)
    let time = moment.value
    guard rowCount == 0 || time >= position else {
      throw reader.error(
        "the time falls", in: record, column: column.position,
        hint: group == nil
          ? "sort the rows by time, or use --group COL where another recording begins"
          : "sort the rows of each recording by time")
    }
    position = time
  }

  /// The number of the positive label that a record has.
  private func event(of record: Int, _ reader: borrowing RecordReader) -> UInt32? {
    let label = reader.value(self.label, of: record)
    for (number, positive) in positives.enumerated() where positive.count == label.count {
      if label.indices.allSatisfy({ label[$0] == positive[$0] }) { return UInt32(number) }
    }
    return nil
  }
}
