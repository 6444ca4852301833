public import CSVCore
public import Resampling

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
