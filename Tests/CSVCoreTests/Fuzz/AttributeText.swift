import TestSupport

@testable import CSVCore

/// An ARFF or KEEL file as a reader finds it.
struct AttributeText {
  enum Outcome {
    case file(AttributeText)
    /// The header has a fault.
    case fault(CSVError)
  }

  /// A column that is declared.
  struct Column: Equatable {
    var name: [UInt8]
    var kind: AttributeDeclarations.Kind
    var values: Set<[UInt8]>
  }

  let header: Header
  let dialect: Dialect
  let prologue: [UInt8]
  let lineEnd: [UInt8]
  /// What is declared; `nil` for CSV.
  var declared: AttributeDeclarations? { header.attributes }
  /// The values of each row, and the lines on which the rows begin.
  private(set) var rows: [[[UInt8]]] = []
  private(set) var lines: [Int] = []
  /// The rows as they came.
  private(set) var records: [[UInt8]] = []
  /// What ends the reading of rows.
  private(set) var fault: CSVError?

  var columns: [Column] {
    (declared?.attributes ?? []).map { Column(name: $0.name, kind: $0.kind, values: $0.values) }
  }

  private init(_ reader: borrowing RecordReader) {
    header = reader.header
    (dialect, prologue, lineEnd) = (reader.dialect, reader.prologue, reader.lineEnd)
  }
}

extension AttributeText.Outcome {
  /// Reads a text.
  init(_ text: [UInt8], _ format: InputFormat) throws(BrokenPromise) {
    let file = try ScratchFile(text)
    self = file.withPath { path in
      do throws(CSVError) {
        var reader = try RecordReader(ByteInput(path: path, access: .sequential), format: format)
        return .file(AttributeText(reading: &reader))
      } catch { return .fault(error) }
    }
  }
}

extension AttributeText {
  fileprivate init(reading reader: inout RecordReader) {
    self.init(reader)
    var columns = ColumnSelection()
    let handles = columns.add(Array(0..<reader.columnCount))
    reader.select(columns)
    do throws(CSVError) {
      while try reader.advance() {
        for record in 0..<reader.count {
          rows.append(handles.map { reader.value($0, of: record).array })
          lines.append(reader.line(of: record))
          records.append(reader.bytes(of: record).array)
        }
      }
    } catch { fault = error }
  }

  /// Demands that the header says what the plain reader found.
  func requireSame(as plain: PlainAttributeFile) throws(BrokenPromise) {
    guard let declared else { throw BrokenPromise("the file is taken for CSV") }
    let found = declared.attributes.map {
      PlainAttributeFile.Attribute(name: $0.name, kind: "\($0.kind)", values: $0.values)
    }
    try demand(found == plain.attributes, "columns are \(plain.attributes), not \(found)")
    try demand(declared.classColumn == plain.classColumn, "the output is found")
    try demand(declared.isKEEL == plain.isKEEL, "KEEL's files are told")
  }

  /// Demands that the rows are those that the plain reader found, or are refused where it refuses them.
  func requireSame(as outcome: PlainAttributeRows.Outcome) throws(BrokenPromise) {
    switch outcome {
    case .rows(let plain):
      if let fault { throw BrokenPromise("rows are refused: \(fault)") }
      try demand(
        rows == plain.map { $0.fields.map(PlainValue.value) },
        "the values are \(plain), not \(rows)")
      try demand(
        lines == plain.map(\.line), "rows begin on the lines \(plain.map(\.line)), not \(lines)")
    case .fault(let kind, let line):
      let parts = ["open": "never closed", "text": "after its closing quote", "ragged": "declare"]
      guard let fault else { throw BrokenPromise("line \(line) is refused: \(kind)") }
      try demand(
        fault.line == line && fault.message.contains(parts[kind] ?? kind),
        "line \(line) is refused as \(kind): \(fault)")
    }
  }
}

// MARK: - Writing

extension AttributeText {
  /// A column that is appended, with the value that all its cells have.
  struct Addition {
    var declared: AppendedColumn
    var value: [UInt8]
    var kind: AttributeDeclarations.Kind
    var values: Set<[UInt8]> = []
  }

  /// Columns of each kind, with names and values of what the file has.
  var appendedColumns: [Addition] {
    let known = Set(columns.map { String(decoding: $0.name, as: UTF8.self) })
    let names = ["n", "t", "v"].map { letter in
      known.reduce(letter) { $0.utf8.count > $1.utf8.count ? $0 : $1 + letter }
    }
    let values = Set(rows.compactMap(\.last)).subtracting([[]]).sorted {
      $0.lexicographicallyPrecedes($1)
    }
    var additions = [
      Addition(
        declared: AppendedColumn(names[0], .number), value: Array("1e3".utf8), kind: .number),
      Addition(
        declared: AppendedColumn(names[1], .text), value: rows.last?.first ?? [], kind: .text),
    ]
    if let last = values.last {
      additions.append(
        Addition(
          declared: AppendedColumn(names[2], .values(values)), value: last, kind: .nominal,
          values: Set(values)))
    }
    return additions
  }

  /// The file with columns appended, and some declared as numbers; every second row is put together field by field.
  func written(appending additions: [Addition], numbers: [Int]) -> [UInt8] {
    let kinds = Dictionary(numbers.map { ($0, AppendedColumn.Kind.number) }) { $1 }
    let prologue =
      declared?.prologue(
        prologue, appending: additions.map(\.declared), declaring: kinds, dialect,
        lineEnd: lineEnd) ?? []
    var text = RowText(dialect, lineEnd: lineEnd)
    for (number, record) in records.enumerated() {
      if number % 2 == 0 {
        text.append(
          record.span, suffix: additions.flatMap { FieldText.suffix($0.value, as: dialect) })
      } else {
        for value in rows[number] + additions.map(\.value) { text.appendField(value.span) }
        text.endRow()
      }
    }
    return prologue + text.bytes
  }
}
