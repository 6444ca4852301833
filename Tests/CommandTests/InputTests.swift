import TestSupport
import Testing

/// csv-oversample with a class of one row does the same for every seed: the row is copied. So its output shows
/// exactly what became of the input.
@Suite("All spellings of a CSV file are read, and kept rows stay as they are")
struct InputTests {
  /// An input, options, and the output of csv-oversample.
  struct Spelling: CustomTestStringConvertible, Sendable {
    var name: String
    var input: String
    var options = ""
    var file = "data.csv"
    var output: String
    var testDescription: String { name }
  }

  static let spellings = [
    Spelling(name: "plain", input: "a,y\n1,x\n2,x\n3,z\n", output: "a,y\n1,x\n2,x\n3,z\n3,z\n"),
    Spelling(
      name: "no final line end", input: "a,y\n1,x\n2,x\n3,z", output: "a,y\n1,x\n2,x\n3,z\n3,z\n"),
    Spelling(
      name: "CRLF", input: "a,y\r\n1,x\r\n2,x\r\n3,z\r\n",
      output: "a,y\r\n1,x\r\n2,x\r\n3,z\r\n3,z\r\n"),
    Spelling(
      name: "CRLF without a final one", input: "a,y\r\n1,x\r\n2,x\r\n3,z",
      output: "a,y\r\n1,x\r\n2,x\r\n3,z\r\n3,z\r\n"),
    Spelling(
      name: "CRLF cut off in the middle", input: "a,y\r\n1,x\r\n2,x\r\n3,z\r",
      output: "a,y\r\n1,x\r\n2,x\r\n3,z\r\n3,z\r\n"),
    Spelling(
      name: "CRLF cut off in the middle, with a column appended",
      input: "a,y\n1,x\n2,x\n3,z\r", options: "--mark m",
      output: "a,y,m\n1,x,false\n2,x,false\n3,z,false\r\n3,z,true\r\n"),
    Spelling(
      name: "mixed line ends: a copy has its row's", input: "a,y\n1,x\r\n3,z\r\n2,x\n",
      output: "a,y\n1,x\r\n3,z\r\n2,x\n3,z\r\n"),
    Spelling(
      name: "blank lines", input: "a,y\n\n1,x\n\r\n\n2,x\n3,z\n\n",
      output: "a,y\n1,x\n2,x\n3,z\n3,z\n"),
    Spelling(
      name: "one column, where a blank line is a row", input: "y\n\nx\nx\n",
      options: "--unlabeled keep --target x=3", output: "y\n\nx\nx\nx\n"),
    Spelling(
      name: "byte order mark", input: "\u{FEFF}y,a\nx,1\nx,2\nz,3\n", options: "-l y",
      output: "\u{FEFF}y,a\nx,1\nx,2\nz,3\nz,3\n"),
    Spelling(
      name: "byte order mark before a quoted name", input: "\u{FEFF}\"y\",a\nx,1\nx,2\nz,3\n",
      options: "-l y", output: "\u{FEFF}\"y\",a\nx,1\nx,2\nz,3\nz,3\n"),
    Spelling(
      name: "quotes", input: "a,\"y\"\n\"1\",\"x\"\n \"2,x\n\"3, \"\"z\"\"\n4\",z\n",
      output: "a,\"y\"\n\"1\",\"x\"\n \"2,x\n\"3, \"\"z\"\"\n4\",z\n\"3, \"\"z\"\"\n4\",z\n"),
    Spelling(
      name: "a label quoted and bare", input: "a,y\n1,x\n2,\"x\"\n3,z\n",
      output: "a,y\n1,x\n2,\"x\"\n3,z\n3,z\n"),
    Spelling(
      name: "labels that look alike are different",
      input: "a,y\n1,1\n2,1\n3,01\n4,01\n5,1.0\n6, 1\n7, 1\n",
      options: "--target 1.0=2", output: "a,y\n1,1\n2,1\n3,01\n4,01\n5,1.0\n6, 1\n7, 1\n5,1.0\n"),
    Spelling(
      name: "labels with commas, quotes and equal signs",
      input: "a,y\n1,\"=,\"\"\"\n2,x\n3,x\n", options: "--target '=,\"=2'",
      output: "a,y\n1,\"=,\"\"\"\n2,x\n3,x\n1,\"=,\"\"\"\n"),
    Spelling(
      name: "semicolons", input: "a;y\n1,5;x\n2,5;x\n3,5;z\n", options: "-d ';'",
      output: "a;y\n1,5;x\n2,5;x\n3,5;z\n3,5;z\n"),
    Spelling(
      name: "tabs by name", input: "a\ty\n1\tx\n2\tx\n3\tz\n", options: "-d tab",
      output: "a\ty\n1\tx\n2\tx\n3\tz\n3\tz\n"),
    Spelling(
      name: "tabs by escape", input: "a\ty\n1\tx\n2\tx\n3\tz\n", options: "--delimiter '\\t'",
      output: "a\ty\n1\tx\n2\tx\n3\tz\n3\tz\n"),
    Spelling(
      name: "tabs by file name", input: "a\ty\n1\tx\n2\tx\n3\tz\n", file: "data.tsv",
      output: "a\ty\n1\tx\n2\tx\n3\tz\n3\tz\n"),
    Spelling(
      name: "tabs by another file name", input: "a\ty\n1\tx\n2\tx\n3\tz\n", file: "data.TAB",
      output: "a\ty\n1\tx\n2\tx\n3\tz\n3\tz\n"),
    Spelling(
      name: "a delimiter given against the file name", input: "a,y\n1,x\n2,x\n3,z\n",
      options: "-d ,", file: "data.tsv", output: "a,y\n1,x\n2,x\n3,z\n3,z\n"),
    Spelling(
      name: "no header", input: "1,x\n2,x\n3,z\n", options: "-n", output: "1,x\n2,x\n3,z\n3,z\n"),
    Spelling(
      name: "no header, columns by number", input: "x,1\nx,2\nz,3\n", options: "--no-headers -l 1",
      output: "x,1\nx,2\nz,3\nz,3\n"),
    Spelling(
      name: "columns from the end", input: "y,a\nx,1\nx,2\nz,3\n", options: "-l -2",
      output: "y,a\nx,1\nx,2\nz,3\nz,3\n"),
    Spelling(
      name: "a name comes before a number", input: "2,a\nx,1\nx,2\nz,2\n", options: "-l 2",
      output: "2,a\nx,1\nx,2\nz,2\nz,2\n"),
    Spelling(
      name: "an empty name and a name with spaces", input: ", y \n1,x\n2,x\n3,z\n",
      options: "-l ' y '", output: ", y \n1,x\n2,x\n3,z\n3,z\n"),
    Spelling(
      name: "numbers and spaces as they were",
      input: "a,b,y\n1e3, 2 ,x\n+0001,,x\n 1.50\t,\"\",z\n",
      output: "a,b,y\n1e3, 2 ,x\n+0001,,x\n 1.50\t,\"\",z\n 1.50\t,\"\",z\n"),
  ]

  @Test(arguments: spellings)
  func copies(_ spelling: Spelling) async throws {
    let folder = try WorkFolder()
    try folder.write(spelling.input, to: spelling.file)
    let result = try await folder.shell("csv-oversample \(spelling.options) \(spelling.file)")
    #expect(result.output == spelling.output)
    #expect(result.messages == "")
    #expect(result.status == 0)
  }

  @Test func compressedTabs() async throws {
    let folder = try WorkFolder()
    try folder.write("a\ty\n1\tx\n2\tx\n3\tz\n", to: "data.tsv")
    let result = try await folder.shell("gzip data.tsv; csv-oversample data.tsv.gz")
    #expect(result.output == "a\ty\n1\tx\n2\tx\n3\tz\n3\tz\n")
  }

  @Test func bytesThatAreNoText() async throws {
    let folder = try WorkFolder()
    let rows: [[UInt8]] = [
      [0xE9, 0, 44, 0xFF, 0xFE, 10], [49, 44, 0xC3, 0xA9, 10], [50, 44, 0xC3, 0xA9, 10],
      [51, 44, 0x65, 0xCC, 0x81, 10], [0, 44, 0x65, 0xCC, 0x81, 10],
    ]
    let data = Array("a,y\n".utf8) + rows.joined()
    try folder.write(data, to: "data.csv")
    // Composed and decomposed é are two classes, and bytes that are no UTF-8 are a third.
    let result = try await folder.shell("csv-oversample data.csv")
    #expect(result.bytes == data + rows[0])
  }

  /// A record, and a header, longer than any buffer.
  @Test func longRecords() async throws {
    let folder = try WorkFolder()
    let long = String(repeating: "a\"\"\n,", count: 200_000)
    let data = "\"\(long)\",y\n\"\(long)\",x\n2,x\n3,z\n"
    try folder.write(data, to: "data.csv")
    let result = try await folder.shell("csv-oversample data.csv")
    #expect(result.output == data + "3,z\n")
  }

  @Test func manyColumns() async throws {
    let folder = try WorkFolder()
    let header = (1...10_000).map(String.init).joined(separator: ",")
    let row = String(repeating: ",", count: 9_999)
    let data = "\(header)\n\(row)x\n\(row)x\n\(row)z\n"
    try folder.write(data, to: "data.csv")
    let result = try await folder.shell("csv-oversample data.csv")
    #expect(result.output == data + row + "z\n")
  }

  /// The same bytes, however they come; what each tool does with them.
  static let commands = [
    "csv-split --no-stratify", "csv-split --seed 3", "csv-split --by-hash 2", "csv-split --shuffle",
    "csv-split --folds 5 --append fold", "csv-split --part test --test-size 100",
    "csv-oversample", "csv-oversample --mark made --provenance how", "csv-undersample",
    "csv-undersample --replacement", "csv-undersample --compat imblearn",
    "csv-smote --exclude sequence --provenance how",
    "csv-smote --copy sequence --synthetic-only --decimals full",
  ]

  @Test(arguments: commands)
  func theSameFromFilePipeAndGzip(_ command: String) async throws {
    let folder = try WorkFolder()
    try folder.copy("Examples/data/yeast.csv", as: "yeast.csv")
    let plain = try await folder.shell("\(command) yeast.csv")
    #expect(plain.status == 0)
    #expect(plain.bytes.count > 2_000)
    for line in [
      "\(command) < yeast.csv", "\(command) - < yeast.csv", "cat yeast.csv | \(command)",
      "gzip -c yeast.csv | \(command)", "gzip -c yeast.csv > y.gz; \(command) y.gz",
      "(head -c 5000 yeast.csv | gzip; tail -c +5001 yeast.csv | gzip -1) | \(command) -",
      "(while IFS= read -r line; do printf '%s\\n' \"$line\"; done) < yeast.csv | \(command)",
      "mkfifo pipe; cat yeast.csv > pipe & \(command) pipe",
      "\(command) -z yeast.csv | gzip -dc", "\(command) -o out.gz yeast.csv; gzip -dc out.gz",
      "\(command) -o out.csv yeast.csv; cat out.csv",
    ] {
      let result = try await folder.shell(line)
      #expect(result.bytes == plain.bytes, "\(line)")
      #expect(result.messages == plain.messages)
      #expect(result.status == 0)
      _ = try await folder.shell("rm -f pipe out.csv out.gz y.gz")
    }
  }
}
