import TestSupport
import Testing

@testable import CSVCore

/// Records that are copied keep their bytes, and whatever is added stands where it should.
@Suite struct RecordWriterTests {
  /// What a writer makes of an input.
  static func written(
    _ text: String, hasHeader: Bool = true, appending names: [String] = [],
    _ use: (RecordWriter, inout RecordReader) throws -> Void
  ) throws -> String {
    let folder = try WorkFolder()
    try folder.write(text, to: "in.csv")
    var reader = try RecordReader(
      ByteInput(path: folder("in.csv"), access: .rewindable), dialect: Dialect(hasHeader: hasHeader)
    )
    let writer = try RecordWriter(
      ByteOutput(.file(folder("out.csv"))), like: reader,
      appending: names.map { AppendedColumn($0, .text) })
    try use(writer, &reader)
    try writer.finish()
    try writer.commit()
    return try folder.text(of: "out.csv")
  }

  @Test(arguments: [
    "a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\n", "a,b\n1,2\n\"3\n\",\"4\"\"\"\r\n",
    "\u{FEFF}a,b\n1,2\n",
    "\"a\",b\n",
  ])
  func whatIsCopiedIsTheInput(text: String) throws {
    let found = try Self.written(text) { writer, reader in
      var rows = writer.newRows
      while try reader.advance() { rows.append(0..<reader.count, of: reader) }
      try writer.write(rows)
    }
    #expect(found == text)
  }

  /// A blank line is no record, and the last record gets the line end that it lacks.
  @Test(arguments: [
    ("a,b\n\n1,2\n\n\n3,4\n5,6", "a,b\n1,2\n3,4\n5,6\n"), ("a,b\r\n1,2", "a,b\r\n1,2\r\n"),
    ("a,b", "a,b\n"),
  ])
  func copiesAreWholeLines(text: String, expected: String) throws {
    let found = try Self.written(text) { writer, reader in
      var rows = writer.newRows
      while try reader.advance() { rows.append(0..<reader.count, of: reader) }
      try writer.write(rows)
    }
    #expect(found == expected)
  }

  @Test(arguments: [
    ("a,b\r\n\r\n1,2\r\n3,4\n5,6", "a,b,\"x,y\"\r\n1,2,!\r\n3,4,!\n5,6,!\r\n"),
    ("a,b", "a,b,\"x,y\"\n"),
  ])
  func whatIsAppendedComesBeforeTheLineEnd(text: String, expected: String) throws {
    let suffix = Array(",!".utf8)
    let batches = try Self.written(text, appending: ["x,y"]) { writer, reader in
      var rows = writer.newRows
      while try reader.advance() { rows.append(0..<reader.count, of: reader, suffix: suffix) }
      try writer.write(rows)
    }
    #expect(batches == expected)
    let single = try Self.written(text, appending: ["x,y"]) { writer, reader in
      var rows = writer.newRows
      while try reader.advance() {
        for record in 0..<reader.count { rows.append(reader.bytes(of: record), suffix: suffix) }
      }
      try writer.write(rows)
    }
    #expect(single == expected)
  }

  @Test func withoutAHeaderNoNameIsWritten() throws {
    let found = try Self.written("1,2\n", hasHeader: false, appending: ["x"]) { writer, reader in
      var rows = writer.newRows
      while try reader.advance() {
        rows.append(0..<reader.count, of: reader, suffix: Array(",!".utf8))
      }
      try writer.write(rows)
    }
    #expect(found == "1,2,!\n")
  }

  @Test(
    arguments: [
      ("1,\"2,2\",3\r\n", [(2, "c"), (0, "a,a")], "\"a,a\",\"2,2\",c;\r\n"),
      ("1,\"2,2\",3", [(1, "")], "1,,3;\n"),
      ("1,2,3\n", [], "1,2,3;\n"),
      ("1,2,\n", [(2, "12\" tv")], "1,2,\"12\"\" tv\";\n"),
    ] as [(String, [(column: Int, text: String)], String)])
  func valuesAreReplaced(
    record: String, values: [(column: Int, text: String)], expected: String
  ) throws {
    let found = try Self.written("a,b,c\n") { writer, _ in
      var rows = writer.newRows
      rows.append(
        record.utf8Bytes.span, replacing: values.map { ($0.column, $0.text.utf8Bytes) },
        suffix: Array(";".utf8))
      try writer.write(rows)
    }
    #expect(found == "a,b,c\n" + expected)
  }

  @Test func newRecordsAreQuotedWhereTheyMustBe() throws {
    let found = try Self.written("a,b\r\n") { writer, _ in
      var rows = writer.newRows
      rows.appendField("x,y")
      rows.appendField("".utf8Bytes.span)
      rows.endRow()
      // A single empty field, bare, would be a blank line.
      rows.appendField("")
      rows.endRow()
      rows.appendField { $0 += Array("1.5".utf8) }
      rows.appendField("é")
      rows.endRow(suffix: Array(",!".utf8))
      rows.appendField("")
      rows.endRow(suffix: Array(",!".utf8))
      try writer.write(rows)
      rows.removeAll()
      try writer.write(rows)
    }
    #expect(found == "a,b\r\n\"x,y\",\r\n\"\"\r\n1.5,é,!\r\n,!\r\n")
  }
}
