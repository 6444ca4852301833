public import CSVCore
public import Resampling

/// The features of the rows that a method learns from, in memory, with what else of those rows is needed.
public struct FeatureTable: Sendable {
  /// The row of the input for each row of the table.
  public private(set) var rows: [UInt32] = []
  private let numberCount: Int
  private let copyCount: Int
  private var cells = NumberCells()
  private var codes: [UInt32] = []
  /// The categories of each feature that has such.
  private var categories: [ClassTable]
  private var copied = CellStore()

  /// Creates a table without rows; `append` wants the columns that the layout names selected, in its order.
  public init(_ layout: RowLayout) {
    self.init(
      numberCount: layout.numbers.count, categoryCount: layout.categories.count,
      copyCount: layout.copied.count)
  }

  /// Creates a table without rows.
  public init(numberCount: Int, categoryCount: Int = 0, copyCount: Int = 0) {
    self.numberCount = numberCount
    self.copyCount = copyCount
    categories = Array(repeating: ClassTable(), count: categoryCount)
  }

  /// Adds a record.
  ///
  /// - Parameters:
  ///   - row: its number in the input.
  ///   - first: where the features begin among the columns that the reader has selected: numbers, then categories, then
  ///     the fields that are copied as they are.
  public mutating func append(
    _ record: Int, of reader: borrowing RecordReader, row: Int, from first: Int = 0
  ) {
    rows.append(UInt32(row))
    var place = first + numberCount
    if numberCount > 0 { cells.append(first..<place, of: record, in: reader) }
    for feature in categories.indices {
      codes.append(categories[feature].add(reader.value(place, of: record)))
      place += 1
    }
    for _ in 0..<copyCount {
      copied.append(reader.field(place, of: record))
      place += 1
    }
  }

  /// Completes the table, and numbers the categories in sorted order; to be called once, when all rows are there.
  public mutating func finish() {
    cells.finish()
    let orders = categories.indices.map { categories[$0].sortClasses() }
    guard !orders.isEmpty else { return }
    for place in codes.indices { codes[place] = orders[place % orders.count][Int(codes[place])] }
  }

  /// The numbers, row after row; an empty cell is NaN.
  ///
  /// - Precondition: the table is finished.
  public var numbers: Matrix {
    Matrix(rowCount: rows.count, columnCount: numberCount, values: cells.values)
  }

  /// The codes of the categories, row after row.
  public var categoryCodes: CodeMatrix {
    CodeMatrix(rowCount: rows.count, columnCount: categories.count, values: codes)
  }

  /// The class of each row of the table.
  public func labels(of input: borrowing LabeledInput) -> [UInt32] {
    rows.map { input.labels[Int($0)] }
  }

  /// The text of a category.
  func category(_ code: UInt32, ofFeature feature: Int) -> [UInt8] {
    categories[feature].label(code)
  }

  /// A field that is copied as it is.
  func copiedField(_ column: Int, of row: Int) -> ArraySlice<UInt8> {
    copied.field(row * copyCount + column)
  }
}

/// Raw fields, one after the other.
private struct CellStore: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  mutating func append(_ field: Span<UInt8>) {
    for place in field.indices { bytes.append(field[place]) }
    ends.append(bytes.count)
  }

  /// The bytes of the field that was added as the `index`th, from 0.
  func field(_ index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}
