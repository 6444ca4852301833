public import CSVCore
public import Resampling

/// A CSV file of classes and how many rows they have, or shall have: the columns `value` and `count`, as csv-counts writes
/// them.
public struct CountFile {
  /// A class.
  package struct Entry {
    package var label: [UInt8]
    package var count: Int
    /// The column that was counted, where the file says it.
    var field: [UInt8]
    var line: Int
  }

  /// The file's name, as messages say it.
  public let name: String
  package let entries: [Entry]

  /// Reads the file.
  ///
  /// - Throws: that a count is no number, or that a class is there twice.
  public init(_ path: String) throws(CSVError) {
    var reader = try CountFile.open(path)
    try self.init(reading: &reader)
  }

  /// Opens a file of counts.
  public static func open(_ path: String) throws(CSVError) -> RecordReader {
    let named = Dialect.delimiter(forFileNamed: path)
    let format = InputFormat(delimiter: named == Dialect().delimiter ? nil : named)
    return try RecordReader(ByteInput(path: path, access: .sequential), format: format)
  }

  /// Reads all rows of an opened file.
  ///
  /// - Throws: that a count is no number, or that a class is there twice.
  public init(reading reader: inout RecordReader) throws(CSVError) {
    let count = try reader.header.column(ColumnReference("count"))
    var columns = ColumnSelection()
    let value = columns.add(try reader.header.column(ColumnReference("value")))
    let number = columns.add(count)
    let field = reader.header.position(ofName: "field").map { columns.add($0) }
    var entries: [Entry] = []
    var labels = Set<[UInt8]>()
    try reader.forEachRecord(columns) { (reader, record) throws(CSVError) in
      let rowCount = try reader.rowCount(number, of: record, column: count)
      let label = reader.value(value, of: record).array
      guard labels.insert(label).inserted else {
        let name = String(decoding: label, as: UTF8.self)
        throw reader.error("names the class \"\(name)\" a second time", in: record)
      }
      entries.append(
        Entry(
          label: label, count: rowCount,
          field: field.map { reader.value($0, of: record).array } ?? [],
          line: reader.line(of: record)))
    }
    name = reader.name
    self.entries = entries
  }

  /// The classes in scikit-learn's order, with their counts; rows without a label are of none.
  ///
  /// - Parameters:
  ///   - labels: the columns that are the class.
  ///   - reader: the file whose rows are of these classes.
  ///   - areOfOneFile: whether that is the file of counts itself.
  /// - Throws: that another column of `reader` was counted, or that the file names no class.
  public func classes(
    ofColumns labels: [Int], in reader: borrowing RecordReader, areOfOneFile: Bool = false
  ) throws(CSVError) -> ClassTable {
    var classes = ClassTable()
    classes.ordersIntervals = true
    let column = reader.header.label(of: labels)
    for entry in entries where !entry.label.isEmpty {
      let field = String(decoding: entry.field, as: UTF8.self)
      if !areOfOneFile, field != column, reader.dialect.hasHeader,
        reader.header.position(ofName: field) != nil
      {
        throw CSVError(
          "counts the column \"\(field)\", and the label is \"\(column)\"", file: name,
          line: entry.line, hint: "use --label \(field), or count again")
      }
      do throws(ResamplingError) {
        try classes.add(entry.count, of: entry.label.span)
      } catch {
        throw CSVError("\(entry.count) rows are too many", file: name, line: entry.line)
      }
    }
    if classes.count == 0 { throw CSVError("names no class", file: name) }
    _ = classes.sortClasses()
    return classes
  }
}

extension RecordReader {
  /// Reads a small file, record by record.
  ///
  /// Not for tables: a ``RowPass`` reads those on all processors.
  public mutating func forEachRecord(
    _ columns: ColumnSelection,
    _ use: (borrowing RecordReader, _ record: Int) throws(CSVError) -> Void
  ) throws(CSVError) {
    select(columns)
    while try advance() {
      for record in 0..<count { try use(self, record) }
    }
  }

  /// A cell that says how many rows there are.
  ///
  /// - Parameter column: the position of the column in the file.
  public func rowCount(
    _ cell: ColumnHandle, of record: Int, column: Int
  ) throws(CSVError) -> Int {
    if let number = Int(decimal: value(cell, of: record)), number >= 0 { return number }
    throw error(
      "\"\(value(cell, of: record).shown)\" is not a number of rows", in: record, column: column)
  }
}
