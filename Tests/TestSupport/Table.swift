/// A CSV file taken apart byte by byte: slow, obvious, and independent of the reader under test.
public struct Table: Sendable {
  /// The records as they came, without their line ends; the header is the first.
  public let records: [[UInt8]]
  /// The values of each record's fields.
  public let values: [[String]]

  /// Takes bytes apart, a byte order mark left out. Blank lines are left out unless the first line has one field.
  public init(_ bytes: [UInt8], delimiter: Character = ",") {
    var records: [[UInt8]] = []
    var record: [UInt8] = []
    var isQuoted = false
    var atFieldStart = true
    let delimiterByte = delimiter.asciiValue ?? 44
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    for byte in bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...] {
      if byte == 10 && !isQuoted {
        if record.last == 13 { record.removeLast() }
        records.append(record)
        record = []
        atFieldStart = true
        continue
      }
      record.append(byte)
      if byte == 34 {
        // Inside quotes every quote ends or reopens; elsewhere only a field's first byte opens.
        if isQuoted {
          isQuoted = false
        } else if atFieldStart || record.dropLast().last == 34 {
          isQuoted = true
        }
      }
      atFieldStart = byte == delimiterByte && !isQuoted
    }
    if !record.isEmpty { records.append(record) }
    let isOneColumn = records.first.map { Table.fields(of: $0, delimiterByte).count == 1 } ?? false
    self.records = isOneColumn ? records : records.filter { !$0.isEmpty }
    values = self.records.map { Table.fields(of: $0, delimiterByte) }
  }

  /// Takes text apart.
  public init(_ text: String, delimiter: Character = ",") {
    self.init(Array(text.utf8), delimiter: delimiter)
  }

  private static func fields(of record: [UInt8], _ delimiter: UInt8) -> [String] {
    var fields: [[UInt8]] = [[]]
    var isQuoted = false
    var wasQuoted = false
    for byte in record {
      if isQuoted {
        if byte == 34 { isQuoted = false } else { fields[fields.count - 1].append(byte) }
      } else if byte == delimiter {
        fields.append([])
        wasQuoted = false
      } else if byte == 34 && (fields[fields.count - 1].isEmpty && !wasQuoted) {
        isQuoted = true
        wasQuoted = true
      } else if byte == 34 && wasQuoted {
        fields[fields.count - 1].append(byte)
        isQuoted = true
      } else {
        fields[fields.count - 1].append(byte)
      }
    }
    return fields.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names of the columns.
  public var header: [String] { values.first ?? [] }

  /// The values of all rows but the header.
  public var rows: [[String]] { Array(values.dropFirst()) }

  /// The bytes of all rows but the header.
  public var rowBytes: [[UInt8]] { Array(records.dropFirst()) }

  /// The values of one column.
  public subscript(column: String) -> [String] {
    guard let place = header.firstIndex(of: column) else { return [] }
    return rows.map { $0[place] }
  }

  /// How many rows have each value of a column.
  public func counts(_ column: String) -> [String: Int] { tally(self[column]) }
}

/// How often each value occurs.
public func tally<Value: Hashable>(_ values: some Sequence<Value>) -> [Value: Int] {
  values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
}
