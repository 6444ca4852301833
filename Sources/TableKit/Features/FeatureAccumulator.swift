public import CSVCore
public import Resampling

/// The features of all rows that take part, with what their cells look like.
///
/// Memory: eight bytes a cell.
public struct FeatureAccumulator: LabeledRowAccumulator {
  /// What the cells look like.
  public private(set) var profile: FeatureProfile
  /// The features.
  public private(set) var table: FeatureTable

  /// Begins with no rows, and selects the columns.
  public init(
    of columns: [Int], missing: MissingCells?, selecting selection: inout ColumnSelection
  ) {
    profile = FeatureProfile(of: columns, missing: missing, selecting: &selection)
    table = FeatureTable(numbers: selection.add(columns))
  }

  /// Adds a record.
  public mutating func add(_ record: Int, of reader: borrowing RecordReader, label: UInt32) {
    profile.add(record, of: reader)
    table.append(record, of: reader, row: reader.recordsBefore + record)
  }

  /// Adds the rows after these.
  public mutating func append(
    _ later: Self, labels: [UInt32], at position: RowPosition
  ) throws(ResamplingError) {
    profile.append(later.profile, at: position)
    try table.append(later.table, rowsBefore: position.rows)
  }
}

/// The features of some rows, picked by number in a further pass.
public struct PickedFeatures: RowAccumulator {
  /// The features.
  public private(set) var table: FeatureTable
  private let isPicked: @Sendable (_ row: Int) -> Bool

  /// Begins with no rows, and selects the columns that a layout names.
  ///
  /// - Parameter isPicked: says which rows are wanted; called from any thread.
  public init(
    _ layout: RowLayout, selecting selection: inout ColumnSelection,
    where isPicked: @escaping @Sendable (_ row: Int) -> Bool
  ) {
    table = FeatureTable(layout, selecting: &selection)
    self.isPicked = isPicked
  }

  /// Adds the rows of a batch.
  public mutating func add(_ reader: borrowing RecordReader) {
    for record in 0..<reader.count where isPicked(reader.recordsBefore + record) {
      table.append(record, of: reader, row: reader.recordsBefore + record)
    }
  }

  /// Adds the rows after these.
  public mutating func append(_ later: Self, at position: RowPosition) throws(ResamplingError) {
    try table.append(later.table, rowsBefore: position.rows)
  }
}

extension LabeledTable {
  /// A further pass: the features of the rows of some classes.
  ///
  /// - Parameter isWanted: for each class, whether its rows are wanted.
  public mutating func features(
    _ layout: RowLayout, of isWanted: [Bool]
  ) throws(CSVError) -> FeatureTable {
    var columns = ColumnSelection()
    let labels = self.labels
    var picked = PickedFeatures(layout, selecting: &columns) { row in
      labels[row] != unlabeled && isWanted[Int(labels[row])]
    }
    try gather(&picked, from: columns)
    var table = picked.table
    table.finish()
    return table
  }
}
