import TestSupport
import Testing

@Suite("What separates fields, and what comes before the header, the file says itself")
struct FormatTests {
  /// A table with commas, in place of which others stand.
  private static let table = "a,y\n1,x\n2,x\n3,x\n4,z\n5,z\n"

  /// Every tool, on one table.
  private static let commands = [
    "csv-counts -l y", "csv-split --test-size 2 --part test --seed 1", "csv-oversample",
    "csv-undersample", "csv-smote", "csv-weights", "csv-weights --append weight",
    "csv-smear --positive z --within 1", "csv-score -l y --predicted a",
    "csv-knn --train data.csv -k 1", "csv-oversample --mark made --provenance how",
  ]

  @Test("The delimiter is read off the header, and written", arguments: commands, ["\t", ";", "|"])
  func delimiters(_ command: String, _ delimiter: String) async throws {
    let folder = try WorkFolder()
    try folder.write(Self.table, to: "data.csv")
    let expected = try await folder.shell("cat data.csv | \(command)")
    #expect(expected.status == 0)
    let text = Self.table.replacing(",", with: delimiter)
    try folder.write(text, to: "data.csv")
    let found = try await folder.shell("cat data.csv | \(command)")
    let hasRows =
      !["csv-counts", "csv-score"].contains { command.hasPrefix($0) } && command != "csv-weights"
    #expect(
      found.output == (hasRows ? expected.output.replacing(",", with: delimiter) : expected.output))
    #expect(found.messages == expected.messages)
    #expect(found.status == 0)
  }

  @Test func aTableWithTabsInAPipe() async throws {
    let folder = try WorkFolder()
    let rows = (1...20).map { "\($0)\t\($0 % 4 == 0 ? "x" : "z")\n" }.joined()
    try folder.write("a\ty\n" + rows, to: "data.tsv")
    let result = try await folder.shell(
      "csv-split --test t.tsv data.tsv | csv-oversample | csv-counts")
    #expect(
      result.output == "field,value,count,percent,deficit\ny,x,12,50.0000,0\ny,z,12,50.0000,0\n")
    #expect(try folder.text(of: "t.tsv").hasPrefix("a\ty\n"))
  }

  static let cases = [
    CommandCase(
      command: "printf 'a,y\\n1;2,x\\n2;3,z\\n' | csv-undersample", output: "a,y\n1;2,x\n2;3,z\n"),
    // Ten records are looked at where two bytes may be the delimiter.
    CommandCase(
      command: "printf 'a,b;y\\n1;x\\n2;x\\n3;z\\n' | csv-oversample",
      output: "a,b;y\n1;x\n2;x\n3;z\n3;z\n"),
    CommandCase(
      command: "printf 'a;y\\n1;x\\n2;x\\n3;z\\n' | csv-counts -d ,",
      output:
        "field,value,count,percent,deficit\na;y,1;x,1,33.3333,0\na;y,2;x,1,33.3333,0\na;y,3;z,1,33.3333,0\n"
    ),
    // Without a header nothing is told.
    CommandCase(
      command: "printf '1;x\\n2;x\\n2;x\\n' | csv-counts -n",
      output: "field,value,count,percent,deficit\n1,2;x,2,66.6667,0\n1,1;x,1,33.3333,1\n"),
    CommandCase(
      command:
        "printf 'value;count\\nx;4\\nz;2\\n' > k; printf 'a;y\\n1;x\\n' | csv-weights --counts k --per-row",
      output: "0.75\n"),
    CommandCase(
      command:
        "printf 'a\\ty\\n1\\tx\\n9\\tz\\n' > t; printf 'a;b\\n8;0\\n' | csv-knn --train t -k 1",
      output: "a;b;predicted\n8;0;z\n"),
    // Excel's first line.
    CommandCase(
      command: "printf 'sep=;\\na;y\\n1,5;x\\n2;x\\n3;z\\n' | csv-oversample --mark m",
      output: "sep=;\na;y;m\n1,5;x;false\n2;x;false\n3;z;false\n3;z;true\n"),
    CommandCase(
      command: "printf '\"sep=\\t\"\\r\\na\\ty\\r\\n1\\tx\\r\\n1\\tz\\r\\n' | csv-undersample",
      output: "\"sep=\t\"\r\na\ty\r\n1\tx\r\n1\tz\r\n"),
    CommandCase(
      command: "printf 'sep=;\\n1;x\\n2;x\\n' | csv-counts -n",
      output: "field,value,count,percent,deficit\n2,x,2,100.0000,0\n"),
    CommandCase(
      command: "printf 'sep=;\\n1;x\\n2\\n' | csv-undersample -n",
      messages:
        "csv-undersample: standard input:3: 1 field, but the first line has 2\n", status: 1),
    // Comments and titles.
    CommandCase(
      command:
        "printf '# made by hand\\n\\n#\\na|y\\n1|x\\n2|x\\n3|z\\n' | csv-oversample --comment '#'",
      output: "# made by hand\n\n#\na|y\n1|x\n2|x\n3|z\n3|z\n"),
    CommandCase(
      command: "printf 'A title, \"2\\n\\na;y\\n1;x\\n2;x\\n3;z\\n' | csv-oversample --skip 2",
      output: "A title, \"2\n\na;y\n1;x\n2;x\n3;z\n3;z\n"),
    CommandCase(
      command:
        "printf 'title\\n# no\\n1;x\\n2;x\\n3;z\\n' | csv-oversample --skip 1 --comment '#' -n -d ';'",
      output: "title\n# no\n1;x\n2;x\n3;z\n3;z\n"),
    CommandCase(
      command: "printf 'title\\na,y\\n1,x\\n2\\n' | csv-undersample --skip 1",
      messages: "csv-undersample: standard input:4: 1 field, but the header has 2\n", status: 1),
    CommandCase(
      command: "printf '# one\\n\\n# two\\n1,x\\n2\\n' | csv-undersample --comment '#' -n",
      messages: "csv-undersample: standard input:5: 1 field, but the first line has 2\n", status: 1
    ),
    CommandCase(
      command: "printf 'title\\na,y\\n1,x\\n2,z\\n' | csv-undersample --skip 1 -l z",
      messages: """
        csv-undersample: standard input:2: no column "z"
        did you mean "a"? the header has: a, y

        """, status: 1),
    CommandCase(
      command: "printf 'title\\n' | csv-undersample --skip 2",
      messages: "csv-undersample: standard input: has fewer than 2 lines to be skipped\n", status: 1
    ),
    CommandCase.refusal(
      "csv-counts --headers -n", "--headers and --no-headers: leave out one of them"),
    CommandCase.refusal("csv-counts --skip 0", "--skip must be from 1 to 1000000, not 0"),
    CommandCase.refusal(
      "csv-counts --comment ';' -d ';'", "--comment and --delimiter name one byte"),
  ]

  @Test(arguments: cases)
  func lines(_ line: CommandCase) async throws { try await line.check(in: WorkFolder()) }

  @Test("Line 1 is data where the rows below say so", arguments: commands)
  func lineOneIsData(_ command: String) async throws {
    let folder = try WorkFolder()
    try folder.write(Self.table.replacing("a,y\n", with: ""), to: "data.csv")
    let line = command.replacing("-l y", with: "-l 2")
      .replacing(
        "predicted a", with: "predicted 1"
      ).replacing("-k 1", with: "-k 1 --exclude 2")
    let expected = try await folder.shell("cat data.csv | \(line) -n")
    let found = try await folder.shell("cat data.csv | \(line)")
    let tool = command.prefix { $0 != " " }
    #expect(found.output == expected.output)
    let note = "line 1 is data, read as with -n (--headers undoes it)\n"
    #expect(
      found.messages == (tool == "csv-knn" ? "\(tool): data.csv: \(note)" : "")
        + "\(tool): \(note)" + expected.messages)
    #expect(found.status == expected.status)
    let quiet = try await folder.shell("cat data.csv | \(line) -q")
    #expect(quiet.output == expected.output)
    #expect(quiet.messages == "")
  }

  static let firstLines = [
    ("1,x\n2,x\n3,z\n", true), ("5.1,3.5,s\n4.9,3.0,s\n", true), ("M,x\nF,x\nM,x\n", true),
    ("2000,2001\n1,2\n3,4\n", false), ("0,1,2\n3,4,5\n", false), ("a,b\nb,2\n", false),
    ("x,y\n1,2\n", false), ("M,y\nM,x\n", false), ("a,y\n", false), ("\"1\",x\n2,x\n", true),
  ]

  @Test(arguments: firstLines)
  func firstLine(_ table: String, _ isData: Bool) async throws {
    let folder = try WorkFolder()
    try folder.write(table, to: "data.csv")
    for line in [
      "csv-counts data.csv", "cat data.csv | csv-counts", "gzip -c data.csv | csv-counts",
    ] {
      let found = try await folder.shell(line)
      let expected = try await folder.shell(isData ? "\(line) -n" : "\(line) --headers")
      #expect(found.output == expected.output, "\(line)")
      #expect(found.messages.isEmpty != isData)
    }
    let undone = try await folder.shell("csv-counts --headers data.csv")
    #expect(undone.messages == "")
  }

  /// How the bytes come makes no difference, nor how many there are.
  @Test func lineOneIsDataInALongPipe() async throws {
    let folder = try WorkFolder()
    let made = try await folder.shell(
      "seq 1 200000 | awk '{print $1 \",\" ($1 % 10 ? \"x\" : \"z\")}' > data.csv")
    #expect(made.status == 0)
    let plain = try await folder.shell("csv-undersample data.csv | cksum")
    #expect(
      plain.messages == "csv-undersample: line 1 is data, read as with -n (--headers undoes it)\n")
    for line in [
      "cat data.csv | csv-undersample", "gzip -c data.csv | csv-undersample --threads 1",
      "(head -n 1 data.csv; sleep 0.1; head -c 11 <(tail -n +2 data.csv); sleep 0.1; tail -c +12 <(tail -n +2 data.csv)) | csv-undersample",
    ] {
      let found = try await folder.shell("\(line) | cksum")
      #expect(found.output == plain.output, "\(line)")
      #expect(found.messages == plain.messages)
    }
  }

  /// Rows that can be told come before what is wrong with the bytes behind them.
  @Test func aCutPipeBehindTheFirstLine() async throws {
    let folder = try WorkFolder()
    let rows = (1...100_000).map { "x,z\($0 % 997)\n" }.joined()
    try folder.write("x,y\n" + rows, to: "data.csv")
    let found = try await folder.shell(
      "gzip -c data.csv | head -c -4 | csv-smear -l y --positive q --within 1")
    #expect(found.messages == "csv-smear: standard input: gzip data is cut short\n")
    #expect(found.output.hasPrefix("x,y,weight\nx,z1,1.0\n"))
    #expect(found.lines.count > 50_000)
  }

  static let archives: [(bytes: [UInt8], name: String, command: String, pipe: String)] = [
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "an xz", "xz -dc", "xz -dc"),
    (Array("BZh91AY&SYx".utf8), "a bzip2", "bzip2 -dc", "bzip2 -dc"),
    ([0x28, 0xB5, 0x2F, 0xFD, 1], "a zstd", "zstd -dc", "zstd -dc"),
    ([0x50, 0x4B, 3, 4, 9], "a zip", "unzip -p", "funzip"),
  ]

  @Test func archivesAreNamed() async throws {
    for (bytes, name, command, pipe) in Self.archives {
      let folder = try WorkFolder()
      try folder.write(bytes, to: "my data")
      let file = try await folder.shell("csv-counts 'my data'")
      #expect(
        file.messages
          == "csv-counts: my data: is \(name) archive\nunpack it first: \(command) 'my data' | csv-counts\n"
      )
      let piped = try await folder.shell("csv-smote < 'my data'")
      #expect(
        piped.messages
          == "csv-smote: standard input: is \(name) archive\nunpack it first: \(pipe) | csv-smote\n"
      )
    }
    let folder = try WorkFolder()
    try folder.write("BZh,PK\n1,x\n", to: "data.csv")
    let table = try await folder.shell("csv-counts data.csv")
    #expect(table.status == 0)
  }
}
