import CSVCore
internal import SystemPackage
import TableKit
import TestSupport
import Testing

/// Where blanks seem to separate the fields of a table, and what to type then.
@Suite struct BlankSeparatedTests {
  static let question = "are fields separated by blanks?"

  @Test(arguments: [
    ("a b c\n1 2 3\n4 5 6\n", "\(question) use -d ' '"),
    (
      "a   b\n 1 2\n1  2 \n",
      "\(question) sed 's/^ *//; s/ *$//; s/ \\{1,\\}/,/g' FILE | \(CSVError.thisTool)"
    ),
    // Fields that are not as many everywhere, texts, one word, two columns, no row.
    ("a b\n1 2 3\n", nil), ("full name\nAda Lovelace\nAlan Turing\n", nil), ("word\n1\n", nil),
    ("a b,c\n1 2,3\n", nil), ("a b\n", nil), ("a b\n1 2\n1 2\n1\n", nil),
  ])
  func hint(text: String, expected: String?) throws {
    let folder = try WorkFolder()
    try folder.write(text, to: "t.csv")
    let path = folder.path.appending("t.csv").string
    var reader = try RecordReader(ByteInput(path: path, access: .sequential))
    #expect(reader.hintOnBlanks()?.replacing(path, with: "FILE") == expected)
    var rows = 0
    while try reader.advance() { rows += reader.count }
    #expect(rows == text.split(separator: "\n").count - 1)
  }
}
