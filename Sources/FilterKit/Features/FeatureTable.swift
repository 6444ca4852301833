public import CSVCore
public import Resampling

/// The features of the rows that a method learns from, in memory, with what else of those rows is needed.
public struct FeatureTable {
  /// The row of the input for each row of the table.
  public private(set) var rows: [UInt32] = []
  /// The class of each row of the table.
  public private(set) var labels: [UInt32] = []
  private var values: [Double] = []
  private let columnCount: Int
  private var copied = CellStore()

  /// Creates a table without rows.
  ///
  /// - Parameter columnCount: how many features a row has.
  public init(columnCount: Int) { self.columnCount = columnCount }

  /// Makes room for as many rows as will come.
  public mutating func reserve(_ rowCount: Int) {
    rows.reserveCapacity(rowCount)
    labels.reserveCapacity(rowCount)
    values.reserveCapacity(rowCount * columnCount)
  }

  /// Adds a record: its features, and the raw fields after them to be copied.
  ///
  /// - Parameters:
  ///   - copyCount: how many of the columns that the reader has selected, after the features, are kept as they are.
  public mutating func append(
    _ record: Int, of reader: borrowing RecordReader, row: Int, label: UInt32,
    copying copyCount: Int = 0
  ) {
    rows.append(UInt32(row))
    labels.append(label)
    for feature in 0..<columnCount {
      // The survey has found every cell to be a number or empty.
      values.append(DecimalReading(reader.value(feature, of: record)).number ?? .nan)
    }
    for column in 0..<copyCount { copied.append(reader.field(columnCount + column, of: record)) }
  }

  /// The features, row after row; an empty cell is NaN.
  public consuming func matrix() -> Matrix {
    Matrix(rowCount: rows.count, columnCount: columnCount, values: values)
  }

  /// The raw fields that were kept.
  public var cells: CellStore { copied }
}

/// Raw fields, one after the other.
public struct CellStore: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  mutating func append(_ field: Span<UInt8>) {
    for place in field.indices { bytes.append(field[place]) }
    ends.append(bytes.count)
  }

  /// The bytes of the field that was added as the `index`th, from 0.
  public func field(_ index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}
