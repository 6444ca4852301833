import CSVCore
import FilterKit
import Resampling
import TableKit

/// Adds up tables that csv-counts has written: what one value has in one group of one file becomes one count.
struct Merger {
  /// The counts of each file that the tables name, by first appearance; of one without a name where they name none.
  private(set) var counts: [FileCounts] = []
  /// The rows of all tables.
  private(set) var total = 0
  private var indices: [[UInt8]: Int] = [:]
  private var model: (columns: [String], file: String, hasWeights: Bool)?

  /// The columns before `field`, which name file and group.
  private var keyNames: [String] {
    model.map { $0.columns.dropLast(CountTable.columnNames.count + ($0.hasWeights ? 2 : 0)) } ?? []
  }

  /// Whether the tables name files.
  var namesFiles: Bool { keyNames.first == CountTable.fileColumn }

  /// The name of the column that grouped the rows.
  var byName: String? { keyNames.last == CountTable.fileColumn ? nil : keyNames.last }

  /// Adds a table.
  mutating func add(_ table: consuming RecordReader) throws(CSVError) {
    var reader = table
    try checkShape(of: reader)
    var selection = ColumnSelection()
    let cells = Cells(
      selection.add(Array(0..<reader.columnCount)), keyCount: keyNames.count,
      hasWeights: model?.hasWeights ?? false)
    try reader.forEachRecord(selection) { (reader, record) throws(CSVError) in
      try add(record, of: reader, cells)
    }
  }

  /// The columns of a table.
  private struct Cells {
    let keys: [ColumnHandle]
    let field, value, count: ColumnHandle
    let weight: ColumnHandle?

    init(_ columns: [ColumnHandle], keyCount: Int, hasWeights: Bool) {
      weight = hasWeights ? columns[keyCount + CountTable.columnNames.count] : nil
      keys = Array(columns[..<keyCount])
      (field, value, count) = (columns[keyCount], columns[keyCount + 1], columns[keyCount + 2])
    }
  }

  private mutating func add(
    _ record: Int, of reader: borrowing RecordReader, _ cells: Cells
  ) throws(CSVError) {
    let rows = try reader.rowCount(cells.count, of: record, column: keyNames.count + 2)
    let (sum, overflow) = total.addingReportingOverflow(rows)
    if overflow { throw reader.error("the counts add up to too many rows", in: record) }
    total = sum

    let index = try index(
      ofFile: namesFiles ? reader.value(cells.keys[0], of: record).array : [],
      field: String(decoding: reader.value(cells.field, of: record).array, as: UTF8.self),
      record, reader)
    let weight = try cells.weight.map { (cell) throws(CSVError) in
      try reader.weight(
        cell, of: record, column: keyNames.count + CountTable.columnNames.count)
    }
    do throws(ResamplingError) {
      if byName != nil, let group = cells.keys.last {
        try counts[index].tally.add(
          rows, weight: weight, of: reader.value(cells.value, of: record),
          in: reader.value(group, of: record))
      } else {
        try counts[index].tally.add(rows, weight: weight, of: reader.value(cells.value, of: record))
      }
    } catch { throw reader.error(error.description, in: record) }
  }

  /// The position of a file in `counts`, where its counts are all of one field.
  private mutating func index(
    ofFile name: [UInt8], field: String, _ record: Int, _ reader: borrowing RecordReader
  ) throws(CSVError) -> Int {
    guard let index = indices[name] else {
      indices[name] = counts.count
      counts.append(FileCounts(name: name, field: field))
      return counts.count - 1
    }
    if counts[index].field != field {
      throw reader.error(
        "counts the field \"\(field)\" where \"\(counts[index].field)\" was counted before",
        in: record)
    }
    return index
  }

  /// Refuses a file that is no output of csv-counts, or one whose blocks are made otherwise than those before.
  private mutating func checkShape(of reader: borrowing RecordReader) throws(CSVError) {
    let all = reader.header.names ?? []
    let hasWeights = all.suffix(2).elementsEqual(CountTable.weightNames)
    let names = all.dropLast(hasWeights ? 2 : 0)
    let keys = names.dropLast(CountTable.columnNames.count)
    guard names.suffix(CountTable.columnNames.count).elementsEqual(CountTable.columnNames),
      keys.count < 2 || keys.count == 2 && keys.first == CountTable.fileColumn
    else {
      throw CSVError(
        "is not a table of class counts from csv-counts", file: reader.name, line: 1,
        hint: "its columns would end with \(CountTable.columnNames.joined(separator: ","))")
    }
    if let model, model.columns != all {
      throw CSVError(
        "its columns are \(all.joined(separator: ",")), but those of \(model.file) are "
          + model.columns.joined(separator: ","),
        file: reader.name, line: 1)
    }
    model = model ?? (all, reader.name, hasWeights)
  }
}
