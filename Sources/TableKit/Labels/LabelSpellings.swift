public import CSVCore
public import Resampling

/// How columns of labels write that a row has a label, or has it not: as in the first row of each kind.
public struct LabelSpellings: LabeledRowAccumulator {
  private let columns: LabelColumns
  private var yes: [[UInt8]?]
  private var no: [[UInt8]?]
  /// How many spellings are not known yet.
  private var unknownCount: Int

  /// Begins without rows, and selects the columns.
  public init(_ positions: [Int], selecting selection: inout ColumnSelection) {
    columns = LabelColumns(positions, selecting: &selection)
    yes = positions.map { _ in nil }
    no = yes
    unknownCount = 2 * positions.count
  }

  /// Adds the spellings of a record.
  public mutating func add(_ record: Int, of reader: borrowing RecordReader, label: UInt32) {
    if unknownCount == 0 { return }
    for index in columns.positions.indices {
      switch columns.answer(index, of: record, in: reader) {
      case .yes: learn(columns.value(index, of: record, in: reader), \.yes, index)
      case .no: learn(columns.value(index, of: record, in: reader), \.no, index)
      case .missing, .other: break
      }
    }
  }

  private mutating func learn(
    _ spelling: [UInt8]?, _ known: WritableKeyPath<Self, [[UInt8]?]>, _ index: Int
  ) {
    guard self[keyPath: known][index] == nil, let spelling else { return }
    self[keyPath: known][index] = spelling
    unknownCount -= 1
  }

  /// Adds the spellings of later rows, where these have none.
  public mutating func append(_ later: LabelSpellings, labels: [UInt32], at position: RowPosition) {
    for index in columns.positions.indices {
      learn(later.yes[index], \.yes, index)
      learn(later.no[index], \.no, index)
    }
  }

  /// What the columns of a row have that has some labels, given by their indices. A column that always says the same goes by
  /// the first that does not.
  public func cells(of labels: [Int]) -> [[UInt8]] {
    let usual = (no: no.lazy.compactMap { $0 }.first, yes: yes.lazy.compactMap { $0 }.first)
    var cells = no.map { $0 ?? usual.no ?? Array("0".utf8) }
    for label in labels { cells[label] = yes[label] ?? usual.yes ?? Array("1".utf8) }
    return cells
  }
}

/// Two accumulators that look at the same rows.
public struct AccumulatorPair<
  First: LabeledRowAccumulator, Second: LabeledRowAccumulator
>: LabeledRowAccumulator {
  /// The accumulators.
  public private(set) var first: First, second: Second

  /// Joins two accumulators.
  public init(_ first: First, _ second: Second) { (self.first, self.second) = (first, second) }

  /// Adds a record to both.
  public mutating func add(
    _ record: Int, of reader: borrowing RecordReader, label: UInt32
  ) throws(CSVError) {
    try first.add(record, of: reader, label: label)
    try second.add(record, of: reader, label: label)
  }

  /// Adds what was gathered of the rows after these.
  public mutating func append(
    _ later: Self, labels: [UInt32], at position: RowPosition
  ) throws(ResamplingError) {
    try first.append(later.first, labels: labels, at: position)
    try second.append(later.second, labels: labels, at: position)
  }
}
