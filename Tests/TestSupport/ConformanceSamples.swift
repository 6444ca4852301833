/// A CSV text, and the records that it has, by the rules of RFC 4180 and ours: the fixtures of the reader.
package struct ConformanceSample: Sendable {
  /// What comes of a text.
  package enum Outcome: Equatable, Sendable {
    case table(names: [[UInt8]], records: [[[UInt8]]])
    case error(String)
  }

  package let name: String
  package let bytes: [UInt8]
  package let expected: Outcome

  init(_ name: String, _ text: String, _ names: [String], _ records: [[String]]) {
    self.init(
      name, Array(text.utf8), names.map { Array($0.utf8) },
      records.map { $0.map { Array($0.utf8) } })
  }

  init(_ name: String, _ bytes: [UInt8], _ names: [[UInt8]], _ records: [[[UInt8]]]) {
    self.name = name
    self.bytes = bytes
    expected = .table(names: names, records: records)
  }

  /// A text that is refused, after the file's name, with these words.
  init(_ name: String, _ text: String, refused message: String) {
    self.init(name, Array(text.utf8), refused: message)
  }

  init(_ name: String, _ bytes: [UInt8], refused message: String) {
    self.name = name
    self.bytes = bytes
    expected = .error(message)
  }
}

extension ConformanceSample {
  package static let all = lines + quotes + shapes + bytes

  /// Lines and their ends.
  static let lines = [
    Self("no bytes at all", "", refused: ": is empty: not even a header"),
    Self("nothing but blank lines", "\n\r\n", refused: ": has no header: nothing but blank lines"),
    Self("a header alone", "a,b\n", ["a", "b"], []),
    Self("a header alone, without its line end", "a,b", ["a", "b"], []),
    Self("a header alone, with CRLF", "a,b\r\n", ["a", "b"], []),
    Self("a header, and blank lines", "a,b\n\n\r\n", ["a", "b"], []),
    Self("one record", "a,b\n1,2\n", ["a", "b"], [["1", "2"]]),
    Self("no final line end", "a,b\n1,2\n3,4", ["a", "b"], [["1", "2"], ["3", "4"]]),
    Self("CRLF", "a,b\r\n1,2\r\n3,4\r\n", ["a", "b"], [["1", "2"], ["3", "4"]]),
    Self("CRLF, no final one", "a,b\r\n1,2\r\n3,4", ["a", "b"], [["1", "2"], ["3", "4"]]),
    Self("CRLF, cut in two at the end", "a,b\r\n1,2\r", ["a", "b"], [["1", "2"]]),
    Self(
      "LF and CRLF mixed", "a,b\n1,2\r\n3,4\n5,6\r\n", ["a", "b"],
      [["1", "2"], ["3", "4"], ["5", "6"]]),
    Self("a carriage return that ends no line", "a,b\n1\r2,\r3\n", ["a", "b"], [["1\r2", "\r3"]]),
    Self("two carriage returns before a line feed", "a,b\n1,2\r\r\n", ["a", "b"], [["1", "2\r"]]),
    Self(
      "carriage returns alone, as old Macintosh files have them", "a,b\r1,2\r",
      refused: ":1: has a carriage return inside its first line: are these old Macintosh line ends?"
    ),
    Self("blank lines first", "\n\r\na,b\n1,2\n", ["a", "b"], [["1", "2"]]),
    Self(
      "blank lines between", "a,b\n\n1,2\n\n\r\n3,4\n", ["a", "b"], [["1", "2"], ["3", "4"]]),
    Self("blank lines last", "a,b\n1,2\n\n\n", ["a", "b"], [["1", "2"]]),
    Self(
      "a line of spaces is no blank line", "a,b\n  \n", refused: ":2: 1 field, but the header has 2"
    ),
    Self(
      "one column, where a blank line is an empty value", "a\n1\n\n2\n", ["a"],
      [["1"], [""], ["2"]]),
    Self(
      "one column, where a blank line with CRLF is one too", "a\r\n\r\n2\r\n", ["a"], [[""], ["2"]]),
    Self("one column, with an empty value in quotes", "a\n\"\"\n", ["a"], [[""]]),
    Self("one column, last line empty or not there", "a\n1\n", ["a"], [["1"]]),
  ]

  /// Quotes.
  static let quotes = [
    Self("a delimiter in quotes", "a,b\n\"1,2\",3\n", ["a", "b"], [["1,2", "3"]]),
    Self("LF in quotes", "a,b\n\"1\n2\",3\n", ["a", "b"], [["1\n2", "3"]]),
    Self("CRLF in quotes", "a,b\r\n\"1\r\n2\",3\r\n", ["a", "b"], [["1\r\n2", "3"]]),
    Self("a blank line in quotes", "a,b\n\"\n\n\",3\n", ["a", "b"], [["\n\n", "3"]]),
    Self("doubled quotes", "a,b\n\"say \"\"hi\"\"\",3\n", ["a", "b"], [["say \"hi\"", "3"]]),
    Self(
      "nothing but doubled quotes", "a,b\n\"\"\"\",\"\"\"\"\"\"\n", ["a", "b"], [["\"", "\"\""]]),
    Self("empty in quotes and bare", "a,b\n\"\",\n,\"\"\n", ["a", "b"], [["", ""], ["", ""]]),
    Self("a quote in a bare field", "a,b\n12\" tv,5'3\"\n", ["a", "b"], [["12\" tv", "5'3\""]]),
    Self("two quotes in a bare field", "a,b\nx\"\"y,\"z\"\n", ["a", "b"], [["x\"\"y", "z"]]),
    Self(
      "a space before a quote makes it data", "a,b\n \"1\",2\n", ["a", "b"], [[" \"1\"", "2"]]),
    Self(
      "and a delimiter after it a delimiter", "a,b\n \"1,2\"\n", ["a", "b"], [[" \"1", "2\""]]),
    Self(
      "text after a closing quote", "a,b\n1,2\n\"3\"x,4\n",
      refused: ":3: a quoted field goes on after its closing quote"),
    Self(
      "a space after a closing quote", "a,b\n\"3\" ,4\n",
      refused: ":2: a quoted field goes on after its closing quote"),
    Self(
      "a carriage return after a closing quote that ends no line", "a,b\n\"3\"\r,4\n",
      refused: ":2: a quoted field goes on after its closing quote"),
    Self("three quotes, of which the last is open", "a,b\n\"\"\",4\n", refused: openQuote(2)),
    Self("three quotes on either side", "a,b\n\"\"\"1\"\"\",4\n", ["a", "b"], [["\"1\"", "4"]]),
    Self("a quote never closed", "a,b\n1,2\n3,\"4\n5,6\n7,8\n", refused: openQuote(3)),
    Self("a quote that the end follows", "a,b\n1,\"", refused: openQuote(2)),
    Self("a doubled quote that the end follows", "a,b\n1,\"\"\"\"", ["a", "b"], [["1", "\""]]),
    Self("a quote never closed in the header", "a,\"b\n1,2\n", refused: openQuote(1)),
    Self(
      "a header in quotes, with a delimiter, a line feed and a quote",
      "\"a,b\",\"c\nd\",\"\"\"\"\n1,2,3\n",
      ["a,b", "c\nd", "\""], [["1", "2", "3"]]),
    Self(
      "a backslash before a quote is a backslash", "a,b\n\"1\\\",2\n", ["a", "b"], [["1\\", "2"]]),
    Self(
      "one label in quotes and bare", "a,y\n1,x\n2,\"x\"\n", ["a", "y"], [["1", "x"], ["2", "x"]]),
    Self("quotes before CRLF", "a,b\r\n1,\"2\"\r\n", ["a", "b"], [["1", "2"]]),
    Self("quotes before the end", "a,b\n1,\"2\"", ["a", "b"], [["1", "2"]]),
    Self("single quotes are data", "a,b\n'1,2'\n", ["a", "b"], [["'1", "2'"]]),
  ]

  /// Numbers of fields, and names.
  static let shapes = [
    Self("too few fields", "a,b,c\n1,2,3\n4,5\n", refused: ":3: 2 fields, but the header has 3"),
    Self("too many fields", "a,b\n1,2\n3,4,5\n", refused: ":3: 3 fields, but the header has 2"),
    Self(
      "a delimiter too many on rows only", "a,b\n1,2,\n",
      refused: ":2: 3 fields, but the header has 2"),
    Self(
      "a delimiter at the end of every line", "a,b,\n1,2,\n", ["a", "b", ""], [["1", "2", ""]]),
    Self("a comment", "# made today\na,b\n1,2\n", refused: ":2: 2 fields, but the header has 1"),
    Self(
      "a short row after a long one in quotes", "a,b\n\"1\n2\n3\",4\n5\n",
      refused: ":5: 1 field, but the header has 2"),
    Self(
      "names twice, empty, numeric, with spaces", "a,a,,2, b \n1,2,3,4,5\n",
      ["a", "a", "", "2", " b "], [["1", "2", "3", "4", "5"]]),
    Self("nothing but delimiters", "a,b,c\n,,\n", ["a", "b", "c"], [["", "", ""]]),
    Self("spaces stay", "a,b\n 1 ,\t2\t\n", ["a", "b"], [[" 1 ", "\t2\t"]]),
    Self("the last column before CRLF", "a,y\r\n1,x\r\n", ["a", "y"], [["1", "x"]]),
    Self(
      "words that stand for nothing elsewhere", "a,b,c\nNA,(NULL),<empty>\n", ["a", "b", "c"],
      [["NA", "(NULL)", "<empty>"]]),
    Self("numbers spelt in three ways", "a\n1\n1.0\n01\n", ["a"], [["1"], ["1.0"], ["01"]]),
    Self(
      "what a spreadsheet would run", "a,b\n=cmd|' /C calc'!A0,@SUM(1)\n", ["a", "b"],
      [["=cmd|' /C calc'!A0", "@SUM(1)"]]),
  ]

  /// Bytes that are no plain text.
  static let bytes = [
    Self("a byte order mark", "\u{FEFF}a,b\n1,2\n", ["a", "b"], [["1", "2"]]),
    Self(
      "a byte order mark before quotes", "\u{FEFF}\"a,b\",c\n1,2\n", ["a,b", "c"], [["1", "2"]]),
    Self("a byte order mark in a field", "a,b\n\u{FEFF}1,2\n", ["a", "b"], [["\u{FEFF}1", "2"]]),
    Self(
      "a byte order mark before a blank line", "\u{FEFF}\na,b\n1,2\n", ["a", "b"], [["1", "2"]]),
    Self(
      "a byte order mark and nothing more", "\u{FEFF}",
      refused: ": has no header: nothing but blank lines"),
    // A name is text, so that bytes that are none come as U+FFFD.
    Self("two bytes of a byte order mark", [0xEF, 0xBB], [[0xEF, 0xBF, 0xBD]], []),
    Self("a NUL byte", "a,b\n1\u{0},\u{0}\n", ["a", "b"], [["1\u{0}", "\u{0}"]]),
    Self(
      "bytes that are no UTF-8", [97, 44, 98, 10, 0xFF, 0xC3, 44, 0xE9, 10],
      [[97], [98]], [[[0xFF, 0xC3], [0xE9]]]),
    Self("é composed and not", "a\n\u{E9}\ne\u{301}\n", ["a"], [["\u{E9}"], ["e\u{301}"]]),
    Self(
      "UTF-16, the lesser byte first", [0xFF, 0xFE, 97, 0, 10, 0], refused: ": is UTF-16 text"),
    Self(
      "UTF-16, the greater byte first", [0xFE, 0xFF, 0, 97, 0, 10], refused: ": is UTF-16 text"),
    Self(
      "UTF-16 without a mark is text with NUL bytes", [97, 0, 44, 0, 98, 0, 10, 0],
      refused: ":2: 1 field, but the header has 2"),
  ]

  private static func openQuote(_ line: Int) -> String {
    ":\(line): a quote opens a field here and is never closed"
  }
}
