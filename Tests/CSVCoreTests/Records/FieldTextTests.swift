import Testing

@testable import CSVCore

@Suite struct FieldTextTests {
  static let comma = UInt8(ascii: ",")

  @Test(arguments: [
    ("a,bb,c", ["a", "bb", "c"]), ("a,bb,c\n", ["a", "bb", "c"]), ("a,bb,c\r\n", ["a", "bb", "c"]),
    (",,", ["", "", ""]), ("\n", [""]), ("", [""]), ("a\r,b\r\n", ["a\r", "b"]),
    ("\"a,b\",\"c\"\"d,\"\n", ["\"a,b\"", "\"c\"\"d,\""]), ("12\" tv,b", ["12\" tv", "b"]),
    ("\"\",\"\"\"\",x\n", ["\"\"", "\"\"\"\"", "x"]), ("\"a\nb\r\",\r\n", ["\"a\nb\r\"", ""]),
    ("a,b\r", ["a", "b"]),
  ])
  func everyFieldOfARecordIsFound(record: String, fields: [String]) {
    let bytes = Array(record.utf8)
    let found = fields.indices.map { column in
      let bounds = FieldText.bounds(ofField: column, in: bytes.span, delimiter: Self.comma)
      return String(decoding: bytes[bounds], as: UTF8.self)
    }
    #expect(found == fields)
  }

  @Test(arguments: [
    ("", ""), ("a b", "a b"), ("a;b", "a;b"), ("a,b", "\"a,b\""), ("12\" tv", "\"12\"\" tv\""),
    ("\"", "\"\"\"\""), ("a\nb", "\"a\nb\""), ("a\r", "\"a\r\""), (" a", " a"), ("é,", "\"é,\""),
  ])
  func quotesComeWhereTheyMust(value: String, field: String) {
    var bytes: [UInt8] = []
    FieldText.append(value.utf8Bytes.span, to: &bytes, delimiter: Self.comma)
    #expect(String(decoding: bytes, as: UTF8.self) == field)
    let again = FieldText.split(bytes.span, delimiter: Self.comma)
    #expect(again.map(\.value) == [value.utf8Bytes])
  }

  @Test(arguments: [
    ("data.csv", ","), ("data.tsv", "\t"), ("DATA.TAB", "\t"), ("data.tsv.gz", "\t"),
    ("data.csv.gz", ","), ("tsv", ","), ("", ","), ("data.tsv.csv", ","),
  ])
  func aNamePromisesADelimiter(name: String, delimiter: Character) {
    #expect(Dialect.delimiter(forFileNamed: name) == delimiter.asciiValue)
  }
}
