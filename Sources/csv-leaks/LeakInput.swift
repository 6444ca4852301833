import CSVCore
import FilterKit
import TableKit

/// The training rows and the test rows, wherever they are.
struct LeakInput: ~Copyable {
  /// The training rows; where there is one file, all rows.
  private(set) var train: RowPass
  /// The test rows, where they have a file of their own.
  private var other: RowPass?

  /// Opens the files.
  ///
  /// - Parameters:
  ///   - readsTrainingTwice: whether more than one pass is made over the training file.
  ///   - readsTestTwice: the same of the test file.
  init(
    _ options: FileOptions, readsTrainingTwice: Bool, readsTestTwice: Bool, progress: Progress
  ) throws(CSVError) {
    let isOne = options.part != nil
    let first = try options.format.open(
      options.files.first, isOne || readsTrainingTwice ? .rewindable : .sequential)
    let second =
      isOne ? nil : try Self.testPass(options, readsTwice: readsTestTwice, progress: progress)
    train = RowPass(first, progress: progress)
    other = second
    hasTwoFiles = !isOne
  }

  private static func testPass(
    _ options: FileOptions, readsTwice: Bool, progress: Progress
  ) throws(CSVError) -> RowPass {
    RowPass(
      try options.format.open(options.files[1], readsTwice ? .rewindable : .sequential),
      progress: progress)
  }

  /// Whether the test rows have a file of their own.
  let hasTwoFiles: Bool

  /// The test file's header, and errors about it.
  var testReader: RecordReader {
    _read {
      switch other {
      case .some(let pass): yield pass.reader
      case .none: yield train.reader
      }
    }
  }

  /// Whether several threads make the next pass over the test file.
  var dividesTest: Bool {
    switch other {
    case .some(let pass): pass.isDivided
    case .none: train.isDivided
    }
  }

  /// Gathers something of the training file's rows.
  mutating func gatherTraining(
    _ accumulator: inout some RowAccumulator, from columns: ColumnSelection
  ) throws(CSVError) {
    try train.gather(&accumulator, from: columns)
  }

  /// Gathers something of the test file's rows.
  mutating func gatherTest(
    _ accumulator: inout some RowAccumulator, from columns: ColumnSelection
  ) throws(CSVError) {
    if hasTwoFiles {
      try other?.gather(&accumulator, from: columns)
    } else {
      try train.gather(&accumulator, from: columns)
    }
  }

  /// Writes rows of the test file.
  mutating func routeTest(
    _ router: inout some RowRouter, from columns: ColumnSelection, to writer: RecordWriter
  ) throws(CSVError) {
    if hasTwoFiles {
      try other?.route(&router, from: columns, to: [writer])
    } else {
      try train.route(&router, from: columns, to: [writer])
    }
  }
}
