public import CSVCore
public import Resampling

/// What is gathered of the rows of a table, part by part.
///
/// A pass hands out copies of an empty accumulator, one for each part of the input, and appends them to one another in
/// order. So the result must be the same as if one accumulator had seen all rows.
public protocol RowAccumulator: Sendable {
  /// Adds the rows of the reader's batch.
  ///
  /// Where the beginning of a part is not known yet, as in a first pass, the reader counts rows and lines from the
  /// beginning of the part.
  mutating func add(_ reader: borrowing RecordReader) throws(CSVError)

  /// Adds what was gathered of the rows after these.
  ///
  /// - Parameter position: what is to be added to the numbers of rows and lines that `later` has noted.
  mutating func append(_ later: Self, at position: RowPosition) throws(ResamplingError)
}

/// What is made of the rows of a table from front to back: rows for one or several outputs, and what is gathered besides.
public protocol SequentialRouter {
  /// Adds the rows of the reader's batch; those to be written go to `outputs`, one for each writer of the pass.
  mutating func route(
    _ reader: borrowing RecordReader, to outputs: inout [RowText]
  ) throws(CSVError)
}

/// What is made of the rows of a table part by part, as a ``RowAccumulator`` gathers.
public protocol RowRouter: SequentialRouter, Sendable {
  /// Adds what was gathered of the rows after these.
  mutating func append(_ later: Self, at position: RowPosition) throws(ResamplingError)
}

/// How many rows and lines lie before a part of an input.
public struct RowPosition: Sendable {
  /// How many rows are before the part.
  public var rows: Int
  /// How many lines are before the part, the header's among them.
  public var lines: Int

  /// Where rows and lines need no shift.
  public static let start = RowPosition(rows: 0, lines: 0)
}

/// An accumulator as a router that writes nothing.
struct Gathering<Accumulator: RowAccumulator>: RowRouter {
  var accumulator: Accumulator

  mutating func route(
    _ reader: borrowing RecordReader, to outputs: inout [RowText]
  ) throws(CSVError) {
    try accumulator.add(reader)
  }

  mutating func append(_ later: Self, at position: RowPosition) throws(ResamplingError) {
    try accumulator.append(later.accumulator, at: position)
  }
}
