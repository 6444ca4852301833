public import CSVCore
public import Resampling

/// The class of every row, and what is gathered besides of the rows that take part.
struct LabelAccumulator<Companion: LabeledRowAccumulator>: RowAccumulator {
  /// The classes, numbered as they came.
  var classes: ClassTable
  /// The class of each row; `unlabeled` for rows that take no part.
  var labels: [UInt32] = []
  /// The rows without a class that are to be dropped, rising.
  private(set) var droppedRows: [RowNumber] = []
  /// What is gathered besides.
  private(set) var companion: Companion
  private let choice: RowChoice

  init(_ choice: RowChoice, with companion: Companion) {
    self.choice = choice
    self.companion = companion
    classes = choice.noClasses
  }

  mutating func add(_ reader: borrowing RecordReader) throws(CSVError) {
    try requireRoom(for: reader.count, in: reader)
    for record in 0..<reader.count {
      switch try choice.fate(of: record, in: reader) {
      case .takesPart:
        let label = try choice.count(record, of: reader, in: &classes)
        labels.append(label)
        try companion.add(record, of: reader, label: label)
      case .leftOut, .unlabeled:
        labels.append(unlabeled)
      case .dropped:
        droppedRows.append(RowNumber(labels.count))
        labels.append(unlabeled)
      }
    }
  }

  private func requireRoom(for count: Int, in reader: borrowing RecordReader) throws(CSVError) {
    guard labels.count + count < Int(unlabeled) else {
      throw reader.error("has more than 4294967294 rows")
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) throws(ResamplingError) {
    guard labels.count + later.labels.count < Int(unlabeled) else {
      throw .tooManyRows(labels.count + later.labels.count)
    }
    let numbers = try classes.add(later.classes)
    droppedRows += later.droppedRows.map { RowNumber(labels.count) + $0 }
    let isSame = numbers.indices.allSatisfy { numbers[$0] == UInt32($0) }
    if isSame {
      labels += later.labels
    } else {
      labels.reserveCapacity(labels.count + later.labels.count)
      for label in later.labels {
        labels.append(label == unlabeled ? unlabeled : numbers[Int(label)])
      }
    }
    try companion.append(later.companion, labels: numbers, at: position)
  }
}

/// What is gathered of the rows that take part, together with their classes.
public protocol LabeledRowAccumulator: Sendable {
  /// Adds a record of the reader's batch.
  ///
  /// - Parameter label: its class, as a number of this accumulator's own: in its part of the input, classes are numbered
  ///   as they come.
  mutating func add(
    _ record: Int, of reader: borrowing RecordReader, label: UInt32
  ) throws(CSVError)

  /// Adds what was gathered of the rows after these.
  ///
  /// - Parameters:
  ///   - labels: the number here of each class of `later`.
  ///   - position: what is to be added to the numbers of rows and lines that `later` has noted.
  mutating func append(
    _ later: Self, labels: [UInt32], at position: RowPosition
  ) throws(ResamplingError)
}

/// Nothing is gathered but the classes.
struct NoCompanion: LabeledRowAccumulator {
  mutating func add(_ record: Int, of reader: borrowing RecordReader, label: UInt32) {}
  mutating func append(_ later: Self, labels: [UInt32], at position: RowPosition) {}
}
