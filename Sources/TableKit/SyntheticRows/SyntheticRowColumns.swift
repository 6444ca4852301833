public import CSVCore

/// The columns that tell synthetic rows from others, resolved against a header.
///
/// A column that the file has already is used: rows that came in keep what they say there.
public struct SyntheticRowColumns: Sendable {
  /// The position of a column of the file that takes the mark.
  public let markColumn: Int?
  /// The position of a column of the file that takes the provenance.
  public let provenanceColumn: Int?
  /// The columns that are appended.
  public let appendedColumns: [AppendedColumn]
  /// What is appended to a row that came in.
  public let suffixOfKept: [UInt8]
  private let marks: Bool
  private let explains: Bool
  private let dialect: Dialect

  /// No such columns.
  public static let none = SyntheticRowColumns()

  private init() {
    markColumn = nil
    provenanceColumn = nil
    appendedColumns = []
    suffixOfKept = []
    marks = false
    explains = false
    dialect = Dialect()
  }

  /// Finds the columns in the header of an input.
  ///
  /// - Parameters:
  ///   - mark: the name of the column that marks synthetic rows.
  ///   - provenance: the name of the column that explains them.
  ///   - label: the position of the label column.
  public init(
    mark: String?, provenance: String?, of reader: borrowing RecordReader, label: Int?
  ) throws(CSVError) {
    let header = reader.header
    dialect = reader.dialect
    marks = mark != nil
    explains = provenance != nil
    markColumn = mark.flatMap { header.position(ofName: $0) }
    provenanceColumn = provenance.flatMap { header.position(ofName: $0) }
    for (option, column) in [("--mark", markColumn), ("--provenance", provenanceColumn)] {
      guard let column, column == label else { continue }
      throw CSVError(
        "is the label: \(option) must not overwrite it", file: reader.name,
        column: header.label(of: column), hint: "use another name")
    }
    var columns: [AppendedColumn] = []
    var suffix: [UInt8] = []
    if let mark, markColumn == nil {
      columns.append(AppendedColumn(mark, .values(["false".utf8Bytes, "true".utf8Bytes])))
      suffix += [dialect.delimiter] + "false".utf8
    }
    if let provenance, provenanceColumn == nil {
      columns.append(AppendedColumn(provenance, .text))
      suffix += FieldText.suffix([], as: dialect)
    }
    appendedColumns = columns
    suffixOfKept = suffix
  }

  /// Says which columns of the file are used.
  public func claim(_ uses: inout ColumnUses) throws(CSVError) {
    if let markColumn { try uses.claim([markColumn], as: "the mark") }
    if let provenanceColumn { try uses.claim([provenanceColumn], as: "the provenance") }
  }

  /// What is appended to a synthetic row.
  ///
  /// - Parameter provenance: how it was made.
  public func suffixOfSynthetic(_ provenance: @autoclosure () -> String) -> [UInt8] {
    var suffix: [UInt8] = []
    if marks && markColumn == nil { suffix += [dialect.delimiter] + "true".utf8 }
    if explains && provenanceColumn == nil {
      suffix += FieldText.suffix(provenance().utf8Bytes, as: dialect)
    }
    return suffix
  }

  /// Adds a copy of a record as a synthetic row.
  ///
  /// - Parameters:
  ///   - record: the bytes of the record with its line end.
  ///   - changes: columns of the file that get other values.
  ///   - provenance: how it was made.
  public func append(
    copyOf record: Span<UInt8>, changing changes: [(column: Int, value: [UInt8])] = [],
    to rows: inout RowText, provenance: @autoclosure () -> String
  ) {
    var values = changes
    if let markColumn { values.append((markColumn, "true".utf8Bytes)) }
    if let provenanceColumn { values.append((provenanceColumn, provenance().utf8Bytes)) }
    rows.append(record, replacing: values, suffix: suffixOfSynthetic(provenance()))
  }
}
