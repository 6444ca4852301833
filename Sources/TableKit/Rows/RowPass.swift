public import CSVCore
import Resampling
import Threading

/// The one way through the rows of a table.
///
///     var pass = RowPass(reader, progress: nil)
///     var count = RowCount()
///     try pass.gather(&count, from: columns)          // the first pass
///     try pass.route(&marks, from: columns, to: [writer])  // a second one
///
/// A plain file is read in parts by as many threads as there are (see Threading's `Threads`), from the first pass on; whatever else
/// was opened to be read twice, from the second pass on. What comes out is the same for any number of threads. Memory: for
/// each thread a part of a megabyte and what a router makes of it; 40 bytes a megabyte of the input.
public struct RowPass: ~Copyable {
  /// The records, and what is known of their columns.
  public private(set) var reader: RecordReader
  /// How many rows there are; `nil` before the first pass.
  public private(set) var rowCount: Int?

  /// Refuses an input without rows; for where a pass has been made.
  public func requireRows() throws(CSVError) {
    if rowCount == 0 { throw reader.error("has a header but no rows") }
  }

  private let progress: (any PassProgress)?
  private let partSize: Int
  private let threadCount: Int
  /// The parts that the first pass has found.
  private var parts: [InputPart] = []

  /// Whether several threads make the next pass, each with rows of its own.
  public var isDivided: Bool { parts.count > 1 && threadCount > 1 }

  /// Prepares passes over what a reader reads, which must have read no record yet.
  public init(_ reader: consuming RecordReader, progress: (any PassProgress)?) {
    self.init(reader, progress: progress, partSize: InputPart.size, threadCount: Threads.count)
  }

  init(
    _ reader: consuming RecordReader, progress: (any PassProgress)?, partSize: Int, threadCount: Int
  ) {
    self.reader = reader
    self.progress = progress
    self.partSize = partSize
    self.threadCount = threadCount
  }

  /// Gathers something of all rows.
  ///
  /// - Parameters:
  ///   - accumulator: empty at first; has gathered all rows afterwards.
  ///   - columns: the columns that it looks at.
  public mutating func gather<Accumulator: RowAccumulator>(
    _ accumulator: inout Accumulator, from columns: ColumnSelection
  ) throws(CSVError) {
    var router = Gathering(accumulator: accumulator)
    try route(&router, from: columns, to: [])
    accumulator = router.accumulator
  }

  /// Sends rows to writers, in input order.
  ///
  /// In a pass that is the first, the rows before a bad one are written.
  ///
  /// - Parameters:
  ///   - router: decides what is written; has gathered all rows afterwards.
  ///   - columns: the columns that it looks at.
  ///   - writers: where rows can go, each once.
  public mutating func route<Router: RowRouter>(
    _ router: inout Router, from columns: ColumnSelection, to writers: [RecordWriter]
  ) throws(CSVError) {
    progress?.begin(size: reader.size)
    reader.select(columns)
    let isFirst = rowCount == nil
    let read =
      isFirst
      ? try inParts(size: reader.size ?? 0, &router, to: writers)
      : try inParts(parts, &router, to: writers)
    let found: [InputPart]
    if let read {
      found = read
    } else {
      if !isFirst { try reader.rewind() }
      var pass = SequentialPass(to: writers, progress, partSize: partSize)
      try pass.read(&reader, with: &router)
      found = pass.parts
    }
    let count = found.last.map { $0.firstRow + $0.rowCount } ?? 0
    if isFirst {
      (parts, rowCount) = (found, count)
    } else if count != rowCount {
      throw reader.error("changed while it was read")
    }
    progress?.finish()
  }

  /// Sends rows to writers where each depends on those before, on one thread; the only pass.
  ///
  /// The rows before a bad one are written.
  public mutating func route(
    sequentially router: inout some SequentialRouter, from columns: ColumnSelection,
    to writers: [RecordWriter]
  ) throws(CSVError) {
    progress?.begin(size: reader.size)
    reader.select(columns)
    var pass = SequentialPass(to: writers, progress, partSize: partSize)
    try pass.read(&reader, with: &router)
    rowCount = pass.parts.last.map { $0.firstRow + $0.rowCount } ?? 0
    progress?.finish()
  }

  /// The first pass over a large file on several threads; `nil` where one is to make it.
  private func inParts(
    size: Int, _ router: inout some RowRouter, to writers: [RecordWriter]
  ) throws(CSVError) -> [InputPart]? {
    // For two parts or more, several threads are worth their while.
    guard size / 2 >= partSize else { return nil }
    return try inParts(PartCourse(size: size, of: reader, partSize: partSize), &router, to: writers)
  }

  /// A further pass on several threads; `nil` where one is to make it.
  private func inParts(
    _ parts: [InputPart], _ router: inout some RowRouter, to writers: [RecordWriter]
  ) throws(CSVError) -> [InputPart]? {
    guard parts.count > 1 else { return nil }
    return try inParts(PartCourse(parts, of: reader), &router, to: writers)
  }

  private func inParts(
    _ course: PartCourse, _ router: inout some RowRouter, to writers: [RecordWriter]
  ) throws(CSVError) -> [InputPart]? {
    let count = min(threadCount, course.partCount)
    guard let readers = try PartReaders(of: reader, count: count) else { return nil }
    let pass = PartedPass(
      router, over: course, to: writers, progress, threadCount: readers.count)
    let (gathered, parts) = try pass.run(on: readers)
    router = gathered
    // Read out of order, the parts fit together only where nobody wrote meanwhile.
    try reader.checkUnchanged()
    return parts
  }
}
