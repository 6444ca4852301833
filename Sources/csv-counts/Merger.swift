import CSVCore
import FilterKit
import Resampling

/// Adds up tables that csv-counts has written: what one value has in one group of one file becomes one count.
struct Merger {
  /// The counts of each file that the tables name, by first appearance; of one without a name where they name none.
  private(set) var counts: [FileCounts] = []
  /// The rows of all tables.
  private(set) var total = 0
  private var places: [[UInt8]: Int] = [:]
  private var model: (columns: [String], file: String)?

  /// The columns before `field`, which name file and group.
  private var keyNames: [String] {
    model.map { $0.columns.dropLast(CountTable.columnNames.count) } ?? []
  }

  /// Whether the tables name files.
  var namesFiles: Bool { keyNames.first == CountTable.fileColumn }

  /// The name of the column that grouped the rows.
  var byName: String? { keyNames.last == CountTable.fileColumn ? nil : keyNames.last }

  /// Adds a table.
  mutating func add(_ table: consuming RecordReader) throws(CSVError) {
    var reader = table
    try checkShape(of: reader)
    reader.select(Array(0..<reader.columnCount))
    while try reader.advance() {
      for record in 0..<reader.count { try add(record, of: reader) }
    }
  }

  private mutating func add(_ record: Int, of reader: borrowing RecordReader) throws(CSVError) {
    let field = keyNames.count
    let count = field + 2
    guard let rows = Int(decimal: reader.value(count, of: record)), rows >= 0 else {
      let text = String(decoding: reader.value(count, of: record).array.prefix(60), as: UTF8.self)
      throw reader.error("\"\(text)\" is not a number of rows", in: record, column: count)
    }
    let (sum, overflow) = total.addingReportingOverflow(rows)
    if overflow { throw reader.error("the counts add up to too many rows", in: record) }
    total = sum

    let place = try place(
      ofFile: namesFiles ? reader.value(0, of: record).array : [],
      field: String(decoding: reader.value(field, of: record).array, as: UTF8.self), record, reader)
    do throws(ResamplingError) {
      if byName == nil {
        try counts[place].tally.add(rows, of: reader.value(field + 1, of: record))
      } else {
        try counts[place].tally.add(
          rows, of: reader.value(field + 1, of: record), in: reader.value(field - 1, of: record))
      }
    } catch { throw reader.error(error.description, in: record) }
  }

  /// The position of a file in `counts`, where its counts are all of one field.
  private mutating func place(
    ofFile name: [UInt8], field: String, _ record: Int, _ reader: borrowing RecordReader
  ) throws(CSVError) -> Int {
    guard let place = places[name] else {
      places[name] = counts.count
      counts.append(FileCounts(name: name, field: field))
      return counts.count - 1
    }
    if counts[place].field != field {
      throw reader.error(
        "counts the field \"\(field)\" where \"\(counts[place].field)\" was counted before",
        in: record)
    }
    return place
  }

  /// Refuses a file that is no output of csv-counts, or one whose blocks are made otherwise than those before.
  private mutating func checkShape(of reader: borrowing RecordReader) throws(CSVError) {
    let names = reader.header.names ?? []
    let keys = names.dropLast(CountTable.columnNames.count)
    guard names.suffix(CountTable.columnNames.count).elementsEqual(CountTable.columnNames),
      keys.count < 2 || keys.count == 2 && keys.first == CountTable.fileColumn
    else {
      throw CSVError(
        "is not an output of csv-counts", file: reader.name, line: 1,
        hint: "its columns would end with \(CountTable.columnNames.joined(separator: ","))")
    }
    if let model, model.columns != names {
      throw CSVError(
        "its columns are \(names.joined(separator: ",")), but those of \(model.file) are "
          + model.columns.joined(separator: ","),
        file: reader.name, line: 1)
    }
    model = model ?? (names, reader.name)
  }
}
