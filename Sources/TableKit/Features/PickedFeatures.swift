public import CSVCore
public import Resampling

/// The features of some rows, picked by number in a further pass.
public struct PickedFeatures: RowAccumulator {
  /// The features.
  public private(set) var table: FeatureTable
  private let isPicked: @Sendable (_ record: Int, _ reader: borrowing RecordReader) -> Bool

  /// Begins with a table without rows.
  ///
  /// - Parameter isPicked: says which records are wanted; called from any thread.
  public init(
    _ table: FeatureTable,
    where isPicked: @escaping @Sendable (_ record: Int, _ reader: borrowing RecordReader) -> Bool
  ) {
    self.table = table
    self.isPicked = isPicked
  }

  /// Adds the rows of a batch.
  public mutating func add(_ reader: borrowing RecordReader) {
    for record in 0..<reader.count where isPicked(record, reader) {
      table.append(record, of: reader, row: reader.recordsBefore + record)
    }
  }

  /// Completes the table; to be called once, when all rows are there.
  public mutating func finish() { table.finish() }

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
    var picked = PickedFeatures(FeatureTable(layout, selecting: &columns)) { record, reader in
      let label = labels[reader.recordsBefore + record]
      return label != unlabeled && isWanted[Int(label)]
    }
    try gather(&picked, from: columns)
    picked.finish()
    return picked.table
  }
}
