public import CSVCore
public import Resampling

/// A table whose classes were counted before, maybe together with those of other tables: one pass suffices.
public struct CountedTable: ~Copyable {
  /// The way through the rows.
  private var pass: RowPass
  private let choice: RowChoice
  /// The position of the class column, the first of several.
  public let labelColumn: Int
  /// The positions of the class columns.
  public var labelColumns: [Int] { choice.source?.columns ?? [labelColumn] }
  /// The classes in scikit-learn's order, with the counts of all files.
  public let classes: ClassTable
  private let countsName: String
  /// How many rows of each class this table has, and how many were written.
  private var found: [Int]
  private var written: [Int]

  /// Prepares the pass over the records of a reader.
  ///
  /// - Parameters:
  ///   - choice: which rows take part; it must look at a class column.
  ///   - counts: the counts of all files.
  public init(
    _ reader: consuming RecordReader, _ choice: RowChoice, counts: CountFile,
    progress: (any PassProgress)?
  ) throws(CSVError) {
    let label = choice.labelColumn ?? reader.header.classColumn
    classes = try counts.classes(
      ofColumns: choice.source?.columns ?? [label], in: reader)
    labelColumn = label
    found = classes.counts.map { _ in 0 }
    written = found
    countsName = counts.name
    self.choice = choice
    pass = RowPass(reader, progress: progress)
  }

  /// The records' header, and errors about them.
  public var reader: RecordReader {
    _read { yield pass.reader }
  }

  /// Writes every row as often as `sampling` says, its copies right behind it; rows that take no part pass through.
  ///
  /// - Parameters:
  ///   - columns: those of `choice`, and those that `weigh` looks at; `nil` where it looks at no more.
  ///   - suffix: what is appended to rows that came in.
  ///   - dropped: where rows go that are written not at all.
  ///   - weigh: returns what is appended to a record in place of the suffix, given its class, which is `nil` for a record
  ///     that takes no part; for rows that are written once.
  ///   - copy: adds a further copy of a row, given by its number and its bytes. Called from any thread.
  /// - Throws: that there is a class, or more rows of one, that the counts do not know.
  public mutating func sample(
    by sampling: RateSampling, from columns: ColumnSelection? = nil, to writer: RecordWriter,
    suffix: [UInt8] = [],
    dropped: RecordWriter? = nil, weigh: RecordWeighing? = nil,
    copy: @escaping @Sendable (_ row: Int, _ bytes: Span<UInt8>, _ rows: inout RowText) -> Void
  ) throws(CSVError) {
    var router = SamplingRouter(
      choice, classes, countsName: countsName, sampling, suffix: suffix, copy: copy)
    router.weigh = weigh
    try pass.route(
      &router, from: columns ?? choice.columns, to: [writer, dropped].compactMap { $0 })
    (found, written) = (router.found, router.written)
    try requireCounted()
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

/// What is appended to a record of a class, which is `nil` for a record that takes no part.
public typealias RecordWeighing =
  @Sendable (_ number: UInt32?, _ record: Int, _ reader: borrowing RecordReader) throws(CSVError) ->
  [UInt8]

/// Writes each row as often as its class and its bytes say.
private struct SamplingRouter: RowRouter {
  /// How many rows of each class there are, and how many are written.
  private(set) var found: [Int]
  private(set) var written: [Int]

  private let choice: RowChoice
  private let classes: ClassTable
  private let countsName: String
  private let sampling: RateSampling
  private let suffix: [UInt8]
  /// What is appended in place of the suffix.
  var weigh: RecordWeighing?
  private let copy: @Sendable (_ row: Int, _ bytes: Span<UInt8>, _ rows: inout RowText) -> Void

  init(
    _ choice: RowChoice, _ classes: ClassTable, countsName: String, _ sampling: RateSampling,
    suffix: [UInt8],
    copy: @escaping @Sendable (_ row: Int, _ bytes: Span<UInt8>, _ rows: inout RowText) -> Void
  ) {
    found = classes.counts.map { _ in 0 }
    written = found
    (self.choice, self.classes, self.countsName) = (choice, classes, countsName)
    (self.sampling, self.suffix, self.copy) = (sampling, suffix, copy)
  }

  mutating func route(
    _ reader: borrowing RecordReader, to outputs: inout [RowText]
  ) throws(CSVError) {
    // Rows that are written once are copied together with their neighbors.
    var runStart = 0
    for record in 0..<reader.count {
      let (times, number) = try times(record, in: reader)
      if times == 1 {
        if let weigh {
          outputs[0].append(
            reader.bytes(of: record), suffix: try weigh(number, record, reader))
          runStart = record + 1
        }
        continue
      }
      outputs[0].append(runStart..<(times > 1 ? record + 1 : record), of: reader, suffix: suffix)
      runStart = record + 1
      if times == 0 {
        if outputs.count > 1 { outputs[1].append(record..<record + 1, of: reader) }
      } else if times > 1 {
        for _ in 1..<times {
          copy(reader.recordsBefore + record, reader.bytes(of: record), &outputs[0])
        }
      }
    }
    outputs[0].append(runStart..<reader.count, of: reader, suffix: suffix)
  }

  /// How often a row is written, -1 for one that is dropped, since it has no class; and its class.
  private mutating func times(
    _ record: Int, in reader: borrowing RecordReader
  ) throws(CSVError) -> (Int, UInt32?) {
    switch try choice.fate(of: record, in: reader) {
    case .leftOut, .unlabeled: return (1, nil)
    case .dropped: return (-1, nil)
    case .takesPart:
      let number = try classes.number(
        of: record, in: reader, choice, countsName: countsName)
      let times = sampling.multiplicity(of: reader.content(of: record), class: number)
      found[Int(number)] += 1
      written[Int(number)] += times
      return (times, number)
    }
  }

  mutating func append(_ later: Self, at position: RowPosition) {
    for number in found.indices {
      found[number] += later.found[number]
      written[number] += later.written[number]
    }
  }
}

extension ClassTable {
  /// The number of a record's class.
  ///
  /// - Parameter countsName: the file in which the classes were counted.
  /// - Throws: that the counts do not have the class.
  public func number(
    of record: Int, in reader: borrowing RecordReader, _ choice: RowChoice, countsName: String
  ) throws(CSVError) -> UInt32 {
    guard let source = choice.source else { return 0 }
    if let number = try source.find(record, of: reader, in: self) { return number }
    let name = try source.name(of: record, in: reader)
    throw reader.error(
      "\(countsName) has no class \"\(name.span.shown)\"", in: record,
      column: choice.labelColumn, hint: "count again, with the same --where")
  }
}
