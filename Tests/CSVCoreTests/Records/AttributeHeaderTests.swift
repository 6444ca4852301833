import SystemPackage
import TestSupport
import Testing

@testable import CSVCore

/// The lines before the rows of ARFF and KEEL files, and the values of the rows.
@Suite struct AttributeHeaderTests {
  /// What a reader makes of a text.
  struct Found: Equatable {
    var names: [String] = []
    var kinds: [AttributeDeclarations.Kind] = []
    var classColumn = 0
    var rows: [[String]] = []
    var line = 0
  }

  static func read(
    _ text: String, _ kernel: ScanKernel = .best, format: InputFormat = InputFormat()
  ) throws -> Found {
    let folder = try WorkFolder()
    try folder.write(text, to: "data.arff")
    var reader = try RecordReader(
      ByteInput(path: folder("data.arff"), access: .sequential), format: format)
    var found = Found(
      names: reader.header.names ?? [],
      kinds: (0..<reader.columnCount).compactMap { reader.header.declaredKind(of: $0) },
      classColumn: reader.header.classColumn)
    var columns = ColumnSelection()
    let handles = columns.add(Array(0..<reader.columnCount))
    reader.select(columns)
    while try reader.advance() {
      for record in 0..<reader.count {
        found.rows.append(
          handles.map { String(decoding: reader.value($0, of: record).array, as: UTF8.self) })
        found.line = reader.line(of: record)
      }
    }
    return found
  }

  @Test func namesTypesAndValues() throws {
    let found = try Self.read(
      """
      % a title, 'with an open quote

      @RELATION  'two words'
      @Attribute 'body height' NUMERIC
      @attribute\tb\treal [0.0, 1.5]
      @attribute "c" INTEGER % whole
      @attribute it\\s {a,'b c', "d,e", 'f\\'g'}
      @attribute day date "yyyy-MM-dd"
      @attribute text string
      @attribute class{x,y}
      @data
      % rows

      1.5, .5,3,'b c', 2020-01-01,'it\\'s',x
        2,?,<null>,"d,e",?, 'a % b' , y
      3,1,4,'f\\'g',?,'\\\\\\t',y

      """)
    #expect(found.names == ["body height", "b", "c", "it\\s", "day", "text", "class"])
    #expect(found.kinds == [.number, .number, .number, .nominal, .date, .text, .nominal])
    #expect(found.classColumn == 6)
    #expect(
      found.rows == [
        ["1.5", ".5", "3", "b c", "2020-01-01", "it's", "x"],
        ["2", "", "", "d,e", "", "a % b", "y"],
        ["3", "1", "4", "f'g", "", "\\\t", "y"],
      ])
    #expect(found.line == 16)
  }

  @Test func theOutputIsTheClass() throws {
    let start = "@relation r\n@attribute a {p, q}\n@attribute b real\n"
    #expect(try Self.read(start + "@inputs b\n@outputs a\n@data\n").classColumn == 0)
    #expect(try Self.read(start + "@output a % one\n@data\n").classColumn == 0)
    #expect(try Self.read(start + "@output b, a\n@data\n").classColumn == 0)
    #expect(try Self.read(start + "@inputs a\n@data\n").classColumn == 1)
  }

  @Test func commentsAndBlankLinesAreNoRows() throws {
    let found = try Self.read(
      "@relation r\n@attribute a numeric\n@attribute b {x,y}\n@data\n1,x\n%,\n   \n% 'a, \"b\n2,y\n%\n3,x\n%,'"
    )
    #expect(found.rows == [["1", "x"], ["2", "y"], ["3", "x"]])
    #expect(found.line == 11)
  }

  @Test func tabsAndLineEnds() throws {
    let found = try Self.read(
      "@relation r\r\n@attribute a numeric\r\n@attribute b {x y}\r\n@data\r\n1\tx\r\n2\t?\r\n")
    #expect(found.rows == [["1", "x"], ["2", ""]])
    #expect(try Self.read("@relation r\n@attribute a string\n@data").names == ["a"])
  }

  /// Rows may have both kinds of quotes.
  @Test func eitherQuote() throws {
    let start = "@relation r\n@attribute a string\n@attribute b {'x,y',z}\n@data\n"
    #expect(
      try Self.read(start + "\"1,2\",z\n\"it's\",z\n'q,\"',z\n").rows == [
        ["1,2", "z"], ["it's", "z"], ["q,\"", "z"],
      ])
    #expect(try Self.read(start + "a,'x,y'\n").rows == [["a", "x,y"]])
  }

  @Test func whatOnlyLooksLikeIt() throws {
    for text in ["@relations,b\n1,2\n", "@rel,b\n1,2\n", "%a,b\n1,2\n", "%\n%\n", "@data,b\n1,2\n"]
    {
      let found = try Self.read(text)
      #expect(found.kinds.isEmpty && !found.names.isEmpty)
    }
  }

  private static let start = "@relation r\n@attribute a numeric\n"

  static let faults = [
    ("@relation r\n", ": has @relation, but no @data line before its rows"),
    (start + "1,2\n", ":3: is neither @attribute nor @data"),
    (start + "#@inputs a\n", ":3: a comment begins with % in an ARFF file, and not with #"),
    (start + "@attribute\n@data\n", ":3: the attribute has no name"),
    (start + "@attribute '' real\n@data\n", ":3: the attribute has no name"),
    (start + "@attribute 'b real\n@data\n", ":3: the attribute has no name"),
    (start + "@attribute b\n@data\n", ":3: the attribute \"b\" has no type"),
    (start + "@attribute b complex\n", ":3: the attribute \"b\" has the unknown type \"complex\""),
    (start + "@attribute b {x,y\n", ":3: the values of the attribute \"b\" have no closing brace"),
    (
      start + "@attribute b {'x,y}\n", ":3: the values of the attribute \"b\" have no closing brace"
    ),
    (start + "@attribute a real\n", ":3: the attribute \"a\" is declared on line 2 already"),
    (start + "@attribute b relational\n", ":3: relational attributes are not read"),
    (start + "@outputs z\n@data\n", ":3: the output \"z\" is not among the attributes"),
    ("@relation r\n@data\n", ":2: declares no attribute before @data"),
    (start + "@data\n{0 1}\n", ":4: sparse rows are not read"),
    (start + "@data\n1\n1,2\n", ":5: 2 fields, but the @attribute lines declare 1"),
    (
      "@relation r\r@attribute a numeric\r@data\r1\r",
      ":1: has a carriage return inside its first line: are these old Macintosh line ends?"
    ),
  ]

  @Test(arguments: faults) func aFault(_ text: String, _ message: String) throws {
    let error = #expect(throws: CSVError.self) { try Self.read(text) }
    #expect(
      error?.description.contains("data.arff" + message) == true, "\(String(describing: error))")
  }

  @Test func withoutAHeaderItIsRefused() throws {
    let error = #expect(throws: CSVError.self) {
      try Self.read(Self.start + "@data\n1\n", format: InputFormat(hasHeader: false))
    }
    #expect(error?.description.contains("is an ARFF file") == true)
  }

  /// Cut off anywhere, a file is read or refused.
  @Test func cutOffAnywhere() throws {
    let whole = Array(
      "% c\n@relation r\n@attribute 'a\\'b' real [0, 1]\n@attribute b {'x y',z}\n@outputs b\n@data\n%\n1,'x y'\n"
        .utf8)
    for count in 0...whole.count {
      let text = String(decoding: whole[..<count], as: UTF8.self)
      do {
        let found = try Self.read(text)
        #expect(found.rows.count < 2)
      } catch is CSVError {}
    }
  }

  @Test(arguments: [
    ("a", "a"), ("a b", "'a b'"), ("it's", "'it\\'s'"), ("a,b", "'a,b'"), ("", "?"), ("?", "'?'"),
    ("<null>", "'<null>'"), ("5%", "'5%'"), ("a\\b", "'a\\\\b'"), ("{", "'{'"), ("a\nb", "'a\\nb'"),
    ("\"", "'\"'"), ("ö", "ö"),
  ])
  func aValueIsWrittenAndReadBack(_ value: String, _ field: String) throws {
    var dialect = Dialect()
    dialect.attributes = AttributeSyntax()
    var rows = RowText(dialect, lineEnd: [Byte.lineFeed])
    rows.appendField(value)
    rows.appendField("z")
    rows.endRow()
    let text = String(decoding: rows.bytes, as: UTF8.self)
    #expect(text == field + ",z\n")
    let read = try Self.read("@relation r\n@attribute a string\n@attribute b {'z'}\n@data\n" + text)
    #expect(read.rows == [[value, "z"]])
    let bounds = FieldText.bounds(ofField: 1, in: rows.bytes.span, dialect)
    #expect(Array(rows.bytes[bounds]) == Array("z".utf8))
  }
}
