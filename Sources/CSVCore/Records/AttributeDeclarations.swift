/// What the lines before the rows of an ARFF or KEEL file say of its columns.
public struct AttributeDeclarations: Sendable {
  /// What the values of a column are.
  public enum Kind: Equatable, Sendable {
    case number
    /// One of the values that are declared.
    case nominal
    case date
    case text
  }

  /// One column.
  struct Attribute: Sendable {
    var name: [UInt8]
    var kind: Kind
    /// The values of a nominal one.
    var values: Set<[UInt8]> = []
    /// Where the type stands in the bytes before the rows, with the blanks before it.
    var typeBounds: Range<Int>
    var line: Int
  }

  var attributes: [Attribute] = []
  /// The position of the one that is declared as the output.
  var classColumn: Int?
  /// Whether the file is one of KEEL's: it declares inputs, outputs or ranges.
  var isKEEL = false
  /// Where in the bytes before the rows the last declaration ends, behind its line end.
  var end = 0

  /// The values that a nominal column may have; `nil` for any other column.
  public func values(of column: Int) -> Set<[UInt8]>? {
    attributes[column].kind == .nominal ? attributes[column].values : nil
  }

  /// What a column is declared as.
  public func kind(of column: Int) -> Kind { attributes[column].kind }

  /// The bytes before the rows, with further columns declared, and some columns declared anew.
  func prologue(
    _ prologue: [UInt8], appending columns: [AppendedColumn],
    declaring kinds: [Int: AppendedColumn.Kind], _ dialect: Dialect, lineEnd: [UInt8]
  ) -> [UInt8] {
    guard let syntax = dialect.attributes else { return prologue }
    func text(_ text: [UInt8]) -> [UInt8] {
      var bytes: [UInt8] = []
      syntax.appendText(text.span, to: &bytes, delimiter: dialect.delimiter)
      return bytes
    }
    func type(_ kind: AppendedColumn.Kind) -> [UInt8] {
      switch kind {
      case .number: (isKEEL ? "real" : "numeric").utf8Bytes
      case .text: "string".utf8Bytes
      case .values(let values):
        "{".utf8Bytes + values.map(text).joined(separator: ",".utf8) + "}".utf8
      }
    }
    var lines: [UInt8] = []
    for column in columns {
      lines += "@attribute ".utf8 + text(column.name.utf8Bytes)
      lines += " ".utf8 + type(column.kind) + lineEnd
    }
    var changed = prologue
    changed.replaceSubrange(end..<end, with: lines)
    for (column, kind) in kinds.sorted(by: { $0.key > $1.key })
    where !attributes[column].takes(kind) {
      // A brace needs no blank before it.
      changed.replaceSubrange(attributes[column].typeBounds, with: " ".utf8Bytes + type(kind))
    }
    return changed
  }
}

extension AttributeDeclarations.Attribute {
  /// Whether values of a kind are valid as the column is declared.
  fileprivate func takes(_ kind: AppendedColumn.Kind) -> Bool {
    switch kind {
    case .number: self.kind == .number
    case .text: self.kind == .text
    case .values(let values):
      self.kind == .text || self.kind == .nominal && self.values.isSuperset(of: values)
    }
  }
}
