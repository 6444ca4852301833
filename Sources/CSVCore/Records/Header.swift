/// The columns of a file, and how a user's words find them.
public struct Header: Sendable {
  /// The names, without quotes and byte order mark; `nil` where the file has no header line.
  public let names: [String]?
  /// How many columns there are.
  public let columnCount: Int
  /// The line of the names in the file, from 1.
  public let line: Int
  /// What an ARFF or KEEL file declares; `nil` for CSV.
  public var attributes: AttributeDeclarations? { declared?.declarations }
  /// On the heap: headers are copied often, and declarations are rare and large.
  private let declared: Declared?
  /// The file, as messages say it.
  private let file: String

  /// Creates a header from the values of its fields.
  init(
    file: String, names: [[UInt8]]?, columnCount: Int, line: Int = 1,
    attributes: AttributeDeclarations? = nil
  ) {
    declared = attributes.map { Declared($0) }
    self.file = file
    self.line = line
    self.names = names?.map { String(decoding: $0, as: UTF8.self) }
    self.columnCount = columnCount
  }

  /// The position of the class column where no option names another: the output that the file declares, else the last.
  public var classColumn: Int { attributes?.classColumn ?? columnCount - 1 }

  /// What messages call that column.
  public var titleOfClassColumn: String {
    attributes?.classColumn == nil ? "the last column" : "the declared output"
  }

  /// What an ARFF or KEEL file declares a column as; `nil` for CSV.
  public func declaredKind(of column: Int) -> AttributeDeclarations.Kind? {
    attributes?.kind(of: column)
  }

  /// The line that declares a column in an ARFF or KEEL file, else that of the names.
  public func lineOfDeclaration(of column: Int) -> Int {
    attributes?.attributes[column].line ?? line
  }

  /// What messages call a column: its name, or its number from 1.
  public func label(of column: Int) -> String { names?[column] ?? String(column + 1) }

  /// The position from 0 of the first column with exactly this name, byte by byte.
  public func position(ofName name: String) -> Int? {
    names?.firstIndex { $0.utf8.elementsEqual(name.utf8) }
  }

  /// The names that several columns have, as bytes.
  public var repeatedNames: Set<[UInt8]> {
    var (seen, repeated): (Set<[UInt8]>, Set<[UInt8]>) = ([], [])
    for name in names ?? [] where !seen.insert(Array(name.utf8)).inserted {
      repeated.insert(Array(name.utf8))
    }
    return repeated
  }

  /// The position from 0 of the column that a reference names.
  ///
  /// An exact name comes before a number. Names are compared byte by byte, so that two spellings of one letter differ.
  ///
  /// - Throws: that there is no such column, with the nearest name; that there are several, with their numbers.
  public func column(_ reference: ColumnReference) throws(CSVError) -> Int {
    if let column = try find(reference.text) { return column }
    throw unknown(reference.text)
  }

  /// The positions from 0 of all the columns that a list names, in its order, each once.
  public func columns(_ list: ColumnList) throws(CSVError) -> [Int] {
    var columns: [Int] = []
    var seen = Set<Int>()
    for item in list.items {
      let range: ClosedRange<Int>
      if let column = try find(item.text) {
        range = column...column
      } else if let found = try self.range(item.text) {
        range = found
      } else {
        throw unknown(item.text)
      }
      columns += range.filter { seen.insert($0).inserted }
    }
    return columns
  }

  /// The positions from 0 of the columns whose values together are one thing: a column with exactly the text as its name,
  /// or else those that the text lists.
  ///
  /// - Throws: that a column is listed twice.
  public func columns(together reference: ColumnReference) throws(CSVError) -> [Int] {
    guard reference.text.contains(","), position(ofName: reference.text) == nil else {
      return [try column(reference)]
    }
    var columns: [Int] = []
    for item in ColumnList(reference.text).items {
      for column in try self.columns(ColumnList(item)) {
        if columns.contains(column) {
          throw CSVError(
            "\(reference.text) names the column \"\(label(of: column))\" twice", file: file,
            line: line)
        }
        columns.append(column)
      }
    }
    return columns
  }

  /// What messages and tables call columns whose values together are one thing: their names as a CSV record.
  public func label(of columns: [Int]) -> String {
    if columns.count == 1 { return label(of: columns[0]) }
    var text: [UInt8] = []
    for (index, column) in columns.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      FieldText.append(Array(label(of: column).utf8).span, to: &text, delimiter: UInt8(ascii: ","))
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The column that a text names; `nil` where there is none.
  private func find(_ text: String) throws(CSVError) -> Int? {
    let names = names ?? []
    let same = names.indices.filter { names[$0].utf8.elementsEqual(text.utf8) }
    if same.count > 1 {
      let numbers = same.map { String($0 + 1) }
      throw CSVError(
        "column \"\(text)\" occurs \(same.count) times", file: file, line: line,
        hint: "pick one by its number: \(numbers.joined(separator: " or "))")
    }
    if let column = same.first { return column }
    guard let number = ColumnReference(text).number, number.magnitude <= columnCount else {
      return nil
    }
    return number > 0 ? number - 1 : columnCount + number
  }

  /// The columns from one to another: `a-b`, by number or by name; a name may have hyphens itself.
  private func range(_ text: String) throws(CSVError) -> ClosedRange<Int>? {
    for hyphen in text.indices.dropFirst() where text[hyphen] == "-" {
      let after = text.index(after: hyphen)
      guard after < text.endIndex, let first = try find(String(text[..<hyphen])),
        let last = try find(String(text[after...]))
      else { continue }
      guard first <= last else {
        throw CSVError(
          "the range \(text) runs backwards", file: file, line: line,
          hint: "write \(text[after...])-\(text[..<hyphen])")
      }
      return first...last
    }
    return nil
  }

  /// Refuses names for new columns that others have, of the file or among them: no option could name either of the two.
  ///
  /// - Parameters:
  ///   - names: the names of the new columns.
  ///   - hint: what to do about a name that is taken.
  /// - Throws: which name is there already.
  public func requireNew(_ names: [String], hint: String) throws(CSVError) {
    var seen = Set<String>()
    guard
      let taken = names.first(where: { position(ofName: $0) != nil || !seen.insert($0).inserted })
    else { return }
    throw CSVError(
      "column \"\(taken)\" is there already", file: file, line: line, hint: hint)
  }

  private func unknown(_ text: String) -> CSVError {
    guard let names else {
      return CSVError(
        "no column \(text)", file: file, hint: "columns have the numbers 1 to \(columnCount)")
    }
    var hint = "the header has: \(Header.abridged(names))"
    if let near = nearestName(to: text, in: names) { hint = "did you mean \"\(near)\"? \(hint)" }
    return CSVError("no column \"\(text)\"", file: file, line: line, hint: hint)
  }

  /// The names in one line, the middle of a long list left out.
  private static func abridged(_ names: [String]) -> String {
    if names.count <= 40 { return names.joined(separator: ", ") }
    return names.prefix(30).joined(separator: ", ") + ", … \(names.count - 35) more …, "
      + names.suffix(5).joined(separator: ", ")
  }
}

/// What an ARFF or KEEL file declares, shared by all copies of its header.
private final class Declared: Sendable {
  let declarations: AttributeDeclarations

  init(_ declarations: AttributeDeclarations) { self.declarations = declarations }
}
