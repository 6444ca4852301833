import TestSupport
import Testing

@testable import CSVCore

@Suite struct RecordReaderTests {
  static func reader(of text: String, hasHeader: Bool, in folder: WorkFolder) throws
    -> RecordReader
  {
    try folder.write(text, to: "data.csv")
    return try RecordReader(
      ByteInput(path: folder("data.csv"), access: .rewindable),
      dialect: Dialect(hasHeader: hasHeader))
  }

  /// A reader is lent for every value, and copied each time: more than this would be copied by a call.
  @Test func readersAreSmall() { #expect(MemoryLayout<RecordReader>.size <= 128) }

  /// Where nothing names the columns, the first line says how many there are.
  @Test(arguments: [
    (true, "a,b\n1,2\n\n3\n", "1 field, but the header has 2", 4),
    (false, "1,2\n3,4\n5,6,7\n", "3 fields, but the first line has 2", 3),
    (true, "a\n\"1\n\n1\"\n1,2\n", "2 fields, but the header has 1", 5),
  ])
  func raggedRecords(hasHeader: Bool, text: String, message: String, line: Int) throws {
    let folder = try WorkFolder()
    var reader = try Self.reader(of: text, hasHeader: hasHeader, in: folder)
    let error = CSVError(message, file: folder("data.csv"), line: line)
    #expect(throws: error) { while try reader.advance() {} }
  }

  /// What is wrong with a record is said with the line and the column that users know.
  @Test(arguments: [true, false])
  func errorsHaveTheirPlace(hasHeader: Bool) throws {
    let folder = try WorkFolder()
    var reader = try Self.reader(of: "a,b\n\"1\n\",2\n3,4\n", hasHeader: hasHeader, in: folder)
    var columns = ColumnSelection()
    _ = columns.add(1)
    reader.select(columns)
    let isThere = try reader.advance()
    #expect(isThere)
    let last = reader.error("is odd", in: reader.count - 1, column: 1, hint: "make it even")
    let name = hasHeader ? "b" : "2"
    #expect(
      last.description == "\(folder("data.csv")):4: column \"\(name)\": is odd\nmake it even")
    #expect(reader.error("is odd").description == "\(folder("data.csv")): is odd")
  }

  /// A file that has grown or shrunk between two looks is refused at the second.
  @Test(arguments: ["truncate -s 20", "echo 5,6 >>"])
  func aFileThatChangedIsNotReadAgain(change: String) async throws {
    let folder = try WorkFolder()
    let rows = (0..<1000).map { "\($0),x\n" }.joined()
    var reader = try Self.reader(of: "a,b\n" + rows, hasHeader: true, in: folder)
    while try reader.advance() {}
    try await folder.run("\(change) data.csv")
    #expect(
      throws: CSVError("changed while it was read", kind: .system, file: folder("data.csv"))
    ) { try reader.rewind() }
  }
}
