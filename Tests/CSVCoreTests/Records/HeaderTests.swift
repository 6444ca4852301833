import Testing

@testable import CSVCore

/// What users call columns, and what they are told when there is none.
@Suite struct HeaderTests {
  static let header = Header(
    file: "data.csv",
    names: ["id", "V1", "V2", "a-b", "2", "id", "größe", "a,b"].map { Array($0.utf8) },
    columnCount: 8)
  static let nameless = Header(file: "data.csv", names: nil, columnCount: 4)

  @Test(arguments: [("V1", 1), ("a-b", 3), ("2", 4), ("1", 0), ("8", 7), ("-1", 7), ("-8", 0)])
  func aColumnByNameOrNumber(text: String, position: Int) throws {
    #expect(try Self.header.column(ColumnReference(text)) == position)
  }

  @Test(arguments: [
    ("V1-a-b", [1, 2, 3]), ("a-b-größe", [3, 4, 5, 6]), ("1-1", [0]), ("3--1", [2, 3, 4, 5, 6, 7]),
    ("-2--1", [6, 7]), ("V2,V1-V2", [2, 1]), ("\"a,b\",1", [7, 0]), ("\"V1\"", [1]),
    ("V2-2", [2, 3, 4]),
  ])
  func listsAndRanges(text: String, positions: [Int]) throws {
    #expect(try Self.header.columns(ColumnList(text)) == positions)
  }

  @Test func listsAreJoinedInTheirOrder() throws {
    let joined = ColumnList(joining: [ColumnList("V2"), ColumnList("1,V2")])
    #expect(try Self.header.columns(joined) == [2, 0])
    #expect(!joined.isEmpty && ColumnList(joining: []).isEmpty)
  }

  static let inHeader = "the header has: id, V1, V2, a-b, 2, id, größe, a,b"

  @Test(arguments: [
    ("v1", "no column \"v1\"", "did you mean \"V1\"? \(inHeader)"),
    ("grösse", "no column \"grösse\"", "did you mean \"größe\"? \(inHeader)"),
    ("1V", "no column \"1V\"", "did you mean \"V1\"? \(inHeader)"),
    ("elephant", "no column \"elephant\"", inHeader),
    ("9", "no column \"9\"", "did you mean \"2\"? \(inHeader)"),
    ("0", "no column \"0\"", "did you mean \"2\"? \(inHeader)"),
    ("", "no column \"\"", inHeader),
    ("id", "column \"id\" occurs 2 times", "pick one by its number: 1 or 6"),
  ])
  func whatIsNoColumn(text: String, message: String, hint: String) {
    let error = CSVError(message, file: "data.csv", line: 1, hint: hint)
    #expect(throws: error) { try Self.header.column(ColumnReference(text)) }
    #expect(throws: error) { try Self.header.columns(ColumnList(text)) }
  }

  @Test(arguments: [
    ("V2-V1", "the range V2-V1 runs backwards", "write V1-V2"),
    ("3-1", "the range 3-1 runs backwards", "write 1-3"),
    ("1-id", "column \"id\" occurs 2 times", "pick one by its number: 1 or 6"),
    ("V1-", "no column \"V1-\"", "did you mean \"V1\"? \(inHeader)"),
    ("V1-V9", "no column \"V1-V9\"", inHeader),
  ])
  func whatIsNoRange(text: String, message: String, hint: String) {
    #expect(throws: CSVError(message, file: "data.csv", line: 1, hint: hint)) {
      try Self.header.columns(ColumnList(text))
    }
  }

  @Test func withoutNamesThereAreNumbers() throws {
    #expect(try Self.nameless.columns(ColumnList("2-3,-1")) == [1, 2, 3])
    #expect(Self.nameless.position(ofName: "1") == nil)
    #expect(Self.nameless.label(of: 2) == "3" && Self.header.label(of: 2) == "V2")
    #expect(
      throws: CSVError(
        "no column 5", file: "data.csv", hint: "columns have the numbers 1 to 4")
    ) { try Self.nameless.column(ColumnReference("5")) }
  }

  @Test func namesAreComparedByteByByte() {
    let twice = Header(
      file: "f", names: [Array("e\u{301}".utf8), Array("é".utf8)], columnCount: 2)
    #expect(twice.position(ofName: "é") == 1 && twice.position(ofName: "e\u{301}") == 0)
  }

  @Test func ofManyNamesTheMiddleIsLeftOut() {
    let many = Header(
      file: "f", names: (1...60).map { Array("column\($0)".utf8) }, columnCount: 60)
    let error = #expect(throws: CSVError.self) { try many.column(ColumnReference("nothing")) }
    let hint = error?.hint ?? ""
    #expect(hint.hasPrefix("the header has: column1, column2, "))
    #expect(hint.contains("column30, … 25 more …, column56, "))
    #expect(hint.hasSuffix("column59, column60"))
  }
}
