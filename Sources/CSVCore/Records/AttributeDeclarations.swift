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

  /// The bytes before the rows, with further columns declared, and some columns declared as numbers.
  func prologue(
    _ prologue: [UInt8], appending columns: [AppendedColumn], numbers: [Int], _ dialect: Dialect,
    lineEnd: [UInt8]
  ) -> [UInt8] {
    guard let syntax = dialect.attributes else { return prologue }
    var lines: [UInt8] = []
    func append(_ text: [UInt8]) {
      syntax.appendText(text.span, to: &lines, delimiter: dialect.delimiter)
    }
    for column in columns {
      lines += "@attribute ".utf8
      append(column.name.utf8Bytes)
      lines.append(UInt8(ascii: " "))
      switch column.kind {
      case .number: lines += numberType.utf8
      case .text: lines += "string".utf8
      case .values(let values):
        for (index, value) in values.enumerated() {
          lines += (index == 0 ? "{" : ",").utf8
          append(value)
        }
        lines += "}".utf8
      }
      lines += lineEnd
    }
    var changed = prologue
    changed.replaceSubrange(end..<end, with: lines)
    for column in numbers.sorted(by: >) where attributes[column].kind != .number {
      // A brace needs no blank before it.
      changed.replaceSubrange(attributes[column].typeBounds, with: (" " + numberType).utf8)
    }
    return changed
  }

  private var numberType: String { isKEEL ? "real" : "numeric" }
}
