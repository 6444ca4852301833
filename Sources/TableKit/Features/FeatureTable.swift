public import CSVCore
public import Resampling

/// The features of the rows that a method learns from, in memory, with what else of those rows is needed.
public struct FeatureTable: Sendable {
  /// The row of the input for each row of the table.
  public private(set) var rows: [UInt32] = []
  private let columns: Columns
  private let gaps: GapSpellings
  private var cells: [Double] = []
  private var codes: [UInt32] = []
  /// The categories of each feature that has such.
  public private(set) var categories: [ClassTable]
  private var copied = CellStore()
  /// Whether categories are looked up and not gathered.
  private var areKnown = false

  private struct Columns: Sendable {
    var numbers: [ColumnHandle]
    var categories: [ColumnHandle]
    var copied: [ColumnHandle]
  }

  /// Creates a table without rows, and selects the columns that a layout names.
  public init(_ layout: RowLayout, selecting selection: inout ColumnSelection) {
    self.init(
      numbers: selection.add(layout.numbers), categories: selection.add(layout.categories),
      copied: selection.add(layout.copied), gaps: layout.gaps)
  }

  /// Creates a table without rows of columns that are selected.
  public init(
    numbers: [ColumnHandle], categories: [ColumnHandle] = [], copied: [ColumnHandle] = [],
    gaps: GapSpellings = .common
  ) {
    columns = Columns(numbers: numbers, categories: categories, copied: copied)
    self.categories = categories.map { _ in ClassTable() }
    self.gaps = gaps
  }

  /// Creates a table without rows for the rows of another file, whose categories go by those of a table that was
  /// finished. Categories that are not among them are all one more.
  ///
  /// - Precondition: there are as many columns of categories as known ones.
  public init(
    numbers: [ColumnHandle], categories: [ColumnHandle], known: [ClassTable], gaps: GapSpellings
  ) {
    precondition(categories.count == known.count, "categories for each column")
    columns = Columns(numbers: numbers, categories: categories, copied: [])
    self.categories = known
    self.gaps = gaps
    areKnown = true
  }

  /// Adds a record.
  ///
  /// - Parameter row: its number in the input, or in its part of the input.
  public mutating func append(_ record: Int, of reader: borrowing RecordReader, row: Int) {
    rows.append(UInt32(truncatingIfNeeded: row))
    for column in columns.numbers {
      // The first pass has found each cell to be a number or missing.
      cells.append(gaps.number(reader.value(column, of: record)))
    }
    for (feature, column) in columns.categories.enumerated() {
      let cell = reader.value(column, of: record)
      codes.append(
        areKnown
          ? categories[feature].find(cell) ?? UInt32(categories[feature].count)
          : categories[feature].add(cell))
    }
    for column in columns.copied { copied.append(reader.field(column, of: record)) }
  }

  /// Adds the rows of a later part of the input.
  ///
  /// - Parameter rowsBefore: how many rows of the input are before that part.
  public mutating func append(_ later: FeatureTable, rowsBefore: Int) throws(ResamplingError) {
    rows += later.rows.map { $0 &+ UInt32(truncatingIfNeeded: rowsBefore) }
    cells += later.cells
    copied.append(later.copied)
    var numbers: [[UInt32]] = []
    for feature in categories.indices {
      numbers.append(try categories[feature].add(later.categories[feature]))
    }
    for (index, code) in later.codes.enumerated() {
      codes.append(numbers[index % numbers.count][Int(code)])
    }
  }

  /// Completes the table, and numbers the categories in sorted order; to be called once, when all rows are there.
  public mutating func finish() {
    let orders = categories.indices.map { categories[$0].sortClasses() }
    guard !orders.isEmpty else { return }
    for index in codes.indices { codes[index] = orders[index % orders.count][Int(codes[index])] }
  }

  /// The numbers, row after row; an empty cell is NaN.
  public var numbers: Matrix {
    Matrix(rowCount: rows.count, columnCount: columns.numbers.count, values: cells)
  }

  /// The codes of the categories, row after row.
  public var categoryCodes: CodeMatrix {
    CodeMatrix(rowCount: rows.count, columnCount: categories.count, values: codes)
  }

  /// The class of each row of the table.
  public func labels(of table: borrowing LabeledTable) -> [UInt32] {
    rows.map { table.labels[Int($0)] }
  }

  /// The text of a category.
  func category(_ code: UInt32, ofFeature feature: Int) -> [UInt8] {
    categories[feature].label(code)
  }

  /// A field that is copied as it is.
  func copiedField(_ column: Int, of row: Int) -> ArraySlice<UInt8> {
    copied.field(row * columns.copied.count + column)
  }
}

/// Raw fields, one after the other.
private struct CellStore: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  mutating func append(_ field: Span<UInt8>) {
    bytes.append(field)
    ends.append(bytes.count)
  }

  mutating func append(_ later: CellStore) {
    let before = bytes.count
    bytes += later.bytes
    ends += later.ends.map { $0 + before }
  }

  /// The bytes of the field that was added as the `index`th, from 0.
  func field(_ index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}
