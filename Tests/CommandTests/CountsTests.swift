import Foundation
import FoundationXML
import TestSupport
import Testing

/// csv-counts as a user runs it.
@Suite struct CountsTests {
  static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write("id,sub,y\n1,s1,a\n2,s1,b\n3,s2,a\n4,s10,a\n5,s10,\n", to: "data.csv")
    try folder.write("id,sub,y\n1,s1,b\n2,s1,b\n3,s1,c\n", to: "after.csv")
    try folder.write("k\n10\n9\n9\n10\n2\n10\n", to: "numbers.csv")
    try folder.write(
      Array("y\n\"a,b\"\n\"say \"\"hi\"\"\"\n\"two\nlines\"\n".utf8) + [0xFF, 0x0A, 0xFE, 0x0A],
      to: "odd.csv")
    try folder.write("x\ty\r\n1\ta\r\n2\ta\r\n", to: "data.tsv")
    try folder.write("y,value,field\n1,v,f\n2,v,f\n", to: "names.csv")
    try folder.write("a,y\n", to: "header.csv")
    try folder.write("", to: "empty.csv")
    try folder.write("field,value,count,percent,deficit\ny,a,2,100,0\n", to: "counts.csv")
    return folder
  }

  static let header = "field,value,count,percent,deficit\n"

  @Test(arguments: [
    CommandCase(
      command: "csv-counts data.csv",
      output: header + "y,a,3,60.0000,0\ny,,1,20.0000,2\ny,b,1,20.0000,2\n"),
    CommandCase(
      command: "csv-counts -l sub data.csv",
      output: header + "sub,s1,2,40.0000,0\nsub,s10,2,40.0000,0\nsub,s2,1,20.0000,1\n"),
    CommandCase(
      command: "csv-counts --sort first data.csv",
      output: header + "y,a,3,60.0000,0\ny,b,1,20.0000,2\ny,,1,20.0000,2\n"),
    CommandCase(
      command: "csv-counts --sort value numbers.csv",
      output: header + "k,2,1,16.6667,2\nk,9,2,33.3333,1\nk,10,3,50.0000,0\n"),
    CommandCase(
      command: "csv-counts --by sub data.csv",
      output: "sub,\(header)s1,y,a,1,50.0000,0\ns1,y,b,1,50.0000,0\n"
        + "s10,y,,1,50.0000,0\ns10,y,a,1,50.0000,0\ns2,y,a,1,100.0000,0\n"),
    CommandCase(
      command: "csv-counts --by sub --sort first data.csv",
      output: "sub,\(header)s1,y,a,1,50.0000,0\ns1,y,b,1,50.0000,0\n"
        + "s2,y,a,1,100.0000,0\ns10,y,a,1,50.0000,0\ns10,y,,1,50.0000,0\n"),
    CommandCase(
      command: "csv-counts data.csv - < after.csv",
      output: "file,\(header)data.csv,y,a,3,60.0000,0\ndata.csv,y,,1,20.0000,2\n"
        + "data.csv,y,b,1,20.0000,2\n-,y,b,2,66.6667,0\n-,y,c,1,33.3333,1\n"),
    CommandCase(
      command: "csv-counts -l y --by sub after.csv header.csv numbers.csv 2>&1",
      output: "csv-counts: header.csv:1: no column \"sub\"\nthe header has: a, y\n", status: 1),
    CommandCase(
      command: "csv-counts --by sub after.csv data.csv | tail -n 3",
      output: "data.csv,s10,y,,1,50.0000,0\ndata.csv,s10,y,a,1,50.0000,0\n"
        + "data.csv,s2,y,a,1,100.0000,0\n"),
    CommandCase(
      command: "csv-counts --where sub=s1 --where 'id=..1' data.csv",
      output: header + "y,a,1,100.0000,0\n"),
    CommandCase(
      command: "csv-counts --where 'id=2..' --by sub data.csv | head -n 2",
      output: "sub,\(header)s1,y,b,1,100.0000,0\n"),
    CommandCase(
      command: "csv-counts -n --by 2 after.csv",
      output: "2,\(header)s1,3,b,2,66.6667,0\ns1,3,c,1,33.3333,1\nsub,3,y,1,100.0000,0\n"),
    CommandCase(command: "csv-counts data.tsv", output: header + "y,a,2,100.0000,0\n"),
    CommandCase(command: "csv-counts -d tab < data.tsv", output: header + "y,a,2,100.0000,0\n"),
    CommandCase(
      command: "csv-counts --by value names.csv",
      output: "by_value,\(header)v,field,f,2,100.0000,0\n"),
    CommandCase(command: "csv-counts header.csv", output: header),
    CommandCase(command: "csv-counts --by a header.csv header.csv", output: "file,a,\(header)"),
    CommandCase(command: "csv-counts --format json header.csv", output: "[]\n"),
    CommandCase(
      command: "csv-counts -o out.csv data.csv; head -n 2 out.csv; ls",
      output: header + "y,a,3,60.0000,0\n"
        + "after.csv\ncounts.csv\ndata.csv\ndata.tsv\nempty.csv\nheader.csv\nnames.csv\n"
        + "numbers.csv\nodd.csv\nout.csv\n"),
    CommandCase(command: "csv-counts -z numbers.csv | gzip -dc | head -n 1", output: header),
    CommandCase(
      command: "csv-counts -o out.csv.gz numbers.csv && gzip -dc out.csv.gz | head -n 1",
      output: header),
    CommandCase(
      command: "csv-counts -v --where 'k!=2' numbers.csv > /dev/null",
      messages:
        "csv-counts: numbers.csv: 5 rows in 2 classes, the largest 1.50 times the smallest; 1 row left out by --where\n"
    ),
  ])
  func counts(_ line: CommandCase) async throws { try await line.check(in: Self.folder()) }

  /// Labels that need quotes get them; bytes that are no UTF-8 come out as they came in.
  @Test func writesLabelsByteForByte() async throws {
    let result = try await Self.folder().shell("csv-counts --sort first odd.csv")
    let rows =
      "y,\"a,b\",1,20.0000,0\ny,\"say \"\"hi\"\"\",1,20.0000,0\ny,\"two\nlines\",1,20.0000,0\n"
    let rest = ",1,20.0000,0\n"
    #expect(
      result.bytes == Array("\(Self.header)\(rows)y,".utf8) + [0xFF] + Array("\(rest)y,".utf8)
        + [0xFE] + Array(rest.utf8))
  }

  @Test(arguments: [
    CommandCase.failure(
      "csv-counts -l x data.csv",
      "csv-counts: data.csv:1: no column \"x\"\ndid you mean \"y\"? the header has: id, sub, y"),
    .failure("csv-counts empty.csv", "csv-counts: empty.csv: is empty: not even a header"),
    .failure("csv-counts data.csv none.csv", "csv-counts: none.csv: no such file"),
    .failure(
      "printf 'a,y\\n1\\n' | csv-counts",
      "csv-counts: standard input:2: 1 field, but the header has 2"),
    .failure(
      "csv-counts --where split=1 data.csv",
      "csv-counts: data.csv:1: no column \"split\"\nthe header has: id, sub, y"),
    .failure(
      "csv-counts data.csv > /dev/full",
      "csv-counts: standard output: no space left on device"),
    .refusal("csv-counts - -", "standard input can be read once, and - is given twice"),
    .refusal("csv-counts --stacked --by sub data.csv", "--stacked is for --format svg"),
    .refusal(
      "csv-counts --stacked --format svg data.csv",
      "--stacked needs something to stack: --by, or several files"),
    .refusal(
      "csv-counts --merge --by sub counts.csv",
      "--merge adds up what was counted before: --by has no effect"),
    .refusal(
      "csv-counts --merge -l y counts.csv",
      "--merge adds up what was counted before: --label has no effect"),
    .refusal(
      "csv-counts --merge --where y=1 counts.csv",
      "--merge adds up what was counted before: --where has no effect"),
    .refusal(
      "csv-counts --merge -n counts.csv",
      "--merge adds up what was counted before: --no-headers has no effect"),
  ])
  func refuses(_ line: CommandCase) async throws { try await line.check(in: Self.folder()) }

  /// The same from a file, a pipe and gzip.
  @Test(arguments: [
    "cat yeast.csv | csv-counts", "csv-counts < yeast.csv", "csv-counts - < yeast.csv",
    "gzip -c yeast.csv | csv-counts", "gzip -c yeast.csv > y.gz; csv-counts y.gz",
  ])
  func countsAnySource(_ command: String) async throws {
    let folder = try WorkFolder()
    try folder.copy("Examples/data/yeast.csv", as: "yeast.csv")
    let expected = """
      site,CYT,463,31.1995,0
      site,NUC,429,28.9084,34
      site,MIT,244,16.4420,219
      site,ME3,163,10.9838,300
      site,ME2,51,3.4367,412
      site,ME1,44,2.9650,419
      site,EXC,35,2.3585,428
      site,VAC,30,2.0216,433
      site,POX,20,1.3477,443
      site,ERL,5,0.3369,458

      """
    #expect(try await folder.shell(command).output == Self.header + expected)
  }
}

// MARK: - Merging

extension CountsTests {
  @Test(arguments: [
    CommandCase(
      command: "csv-counts --merge counts.csv counts.csv", output: header + "y,a,4,100.0000,0\n"),
    CommandCase(
      command: "csv-counts --merge counts.csv <(csv-counts after.csv) <(csv-counts header.csv)",
      output: header + "y,a,2,40.0000,0\ny,b,2,40.0000,0\ny,c,1,20.0000,1\n"),
    CommandCase(
      command: "csv-counts --merge <(csv-counts header.csv)", output: header),
    CommandCase(
      command:
        "csv-counts after.csv data.csv > both.csv; csv-counts --merge both.csv both.csv | head -n 3",
      output: "file,\(header)after.csv,y,b,4,66.6667,0\nafter.csv,y,c,2,33.3333,2\n"),
    CommandCase(
      command: "gzip -c counts.csv | csv-counts --merge -v",
      output: header + "y,a,2,100.0000,0\n", messages: "csv-counts: 1 table with 2 rows in all\n"),
    .failure(
      "csv-counts --merge data.csv",
      "csv-counts: data.csv:1: is not a table of class counts from csv-counts\n"
        + "its columns would end with field,value,count,percent,deficit"),
    .failure(
      "csv-counts --by sub data.csv > by.csv; csv-counts --merge counts.csv by.csv",
      "csv-counts: by.csv:1: its columns are sub,field,value,count,percent,deficit, "
        + "but those of counts.csv are field,value,count,percent,deficit"),
    .failure(
      "csv-counts -l id data.csv > id.csv; csv-counts --merge counts.csv id.csv",
      "csv-counts: id.csv:2: counts the field \"id\" where \"y\" was counted before"),
    .failure(
      "sed s/,2,/,x,/ counts.csv | csv-counts --merge",
      "csv-counts: standard input:2: column \"count\": \"x\" is not a number of rows"),
    .failure(
      "sed s/,2,/,-2,/ counts.csv | csv-counts --merge",
      "csv-counts: standard input:2: column \"count\": \"-2\" is not a number of rows"),
    .failure(
      "sed s/,2,/,9223372036854775807,/ counts.csv > most.csv; csv-counts --merge counts.csv most.csv",
      "csv-counts: most.csv:2: the counts add up to too many rows"),
  ])
  func merges(_ line: CommandCase) async throws { try await line.check(in: Self.folder()) }

  /// Counting parts and adding up gives what counting the whole gives.
  @Test(arguments: ["", "--by sex", "--by sex --sort value"])
  func mergedPartsAreTheWhole(options: String) async throws {
    let folder = try WorkFolder()
    try folder.copy("Examples/data/abalone.csv", as: "abalone.csv")
    let result = try await folder.shell(
      """
      head -n 1 abalone.csv > header
      tail -n +2 abalone.csv | split -l 1000 - part.
      for part in part.*; do
        cat header $part | csv-counts -l rings \(options) > $part.counts
      done
      csv-counts -l rings \(options) abalone.csv > whole.csv
      csv-counts --merge \(options.replacing("--by sex", with: "")) part.*.counts | cmp - whole.csv
      """)
    #expect(result.status == 0, "\(result.messages)\(result.output)")
  }
}

// MARK: - Charts

extension CountsTests {
  @Test(arguments: [
    CommandCase(
      command: "COLUMNS=50 csv-counts --format table data.csv",
      output: """
        y        count  percent  deficit
        a            3    60.00        0  ████████████████
        (empty)      1    20.00        2  █████▍
        b            1    20.00        2  █████▍
        5 rows in 3 classes, the largest 3.00 times the smallest

        """),
    CommandCase(
      command: "COLUMNS=50 csv-counts --format table data.csv after.csv",
      output: """
        y           data.csv             after.csv
        a        3  ████████████████  0
        (empty)  1  █████▍            0
        b        1  █████▍            2  ██████████▋
        c        0                    1  █████▍
        data.csv: 5 rows in 3 classes, the largest 3.00 times the smallest
        after.csv: 3 rows in 2 classes, the largest 2.00 times the smallest

        """),
    CommandCase(
      command: "COLUMNS=40 csv-counts --format table --by sub data.csv",
      output: """
        sub  y        count  percent  deficit
        s1   a            1    50.00        0
             b            1    50.00        0
        s10  (empty)      1    50.00        0
             a            1    50.00        0
        s2   a            1   100.00        0
        5 rows in 3 classes, the largest 3.00 times the smallest

        """),
    CommandCase(
      command: "csv-counts --format table header.csv",
      output: "y  count  percent  deficit\n0 rows in 0 classes\n"),
    CommandCase(
      command:
        "{ echo y; yes x | head -n 99999; printf '\\033[31m\\n'; } | csv-counts --format table",
      output: """
        y      count  percent  deficit
        x      99999   100.00        0  ████████████████████████████████████████████████
        ␛[31m      1    <0.01    99998  ▏
        100000 rows in 2 classes, the largest 99999.00 times the smallest

        """),
    CommandCase(
      command:
        "printf 'y\\n日本語\\nthe_beginning_and_the_end\\n' | COLUMNS=50 csv-counts --format table",
      output: """
        y                count  percent  deficit
        the_beg…the_end      1    50.00        0  ████████
        日本語               1    50.00        0  ████████
        2 rows in 2 classes, the largest 1.00 times the smallest

        """),
  ])
  func drawsTables(_ line: CommandCase) async throws { try await line.check(in: Self.folder()) }

  /// On a terminal the table is what comes unasked, as wide as the terminal is.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func drawsInTheTerminalsWidth() async throws {
    let result = try await Self.folder().shell(
      "unset COLUMNS; script -qec 'stty cols 50; csv-counts data.csv' /dev/null | tr -d '\\r'")
    #expect(result.lines.contains("a            3    60.00        0  ████████████████"))
  }

  /// JSON that Foundation and Python read, whatever is in the labels.
  @Test func writesJSON() async throws {
    let folder = try Self.folder()
    let result = try await folder.shell("csv-counts --format json --sort first odd.csv data.csv")
    #expect(result.status == 0)
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(result.bytes)) as? [[String: Any]])
    #expect(
      rows.map { $0["value"] as? String } == [
        "a,b", "say \"hi\"", "two\nlines", "\u{FFFD}", "\u{FFFD}", "a", "b", "",
      ])
    #expect(rows.map { $0["count"] as? Int } == [1, 1, 1, 1, 1, 3, 1, 1])
    #expect(rows.map { $0["percent"] as? Double } == [20, 20, 20, 20, 20, 60, 20, 20])
    #expect(rows.map { $0["deficit"] as? Int } == [0, 0, 0, 0, 0, 0, 2, 2])
    #expect(rows.first?["file"] as? String == "odd.csv" && rows.first?["field"] as? String == "y")
    let first =
      #"  {"file": "data.csv", "field": "y", "value": "a", "count": 3, "percent": 60.0000, "deficit": 0},"#
    #expect(result.lines.contains(first))
    let check = try await folder.shell(
      "csv-counts --format json odd.csv | if command -v python3 > /dev/null; then python3 -m json.tool; else cat; fi"
    )
    #expect(check.status == 0, "\(check.messages)")
  }

  /// Every kind of picture is XML, has a title, a description and as many bars as there are counts, and fetches nothing.
  @Test(arguments: [
    ("odd.csv", 5, 0), ("header.csv", 0, 0), ("data.csv after.csv", 5, 2),
    ("--by sub data.csv", 5, 3), ("--by sub --stacked data.csv after.csv", 7, 3),
    ("--by sub data.csv after.csv", 7, 2), ("--stacked data.csv after.csv", 5, 2),
    ("-l k numbers.csv", 3, 0), ("-l sub --by id data.csv", 5, 5),
    ("--merge counts.csv", 1, 0), ("--merge --stacked counts.csv", 1, 0),
  ])
  func drawsPictures(arguments: String, bars: Int, legend: Int) async throws {
    let folder = try Self.folder()
    let result = try await folder.shell("csv-counts --format svg \(arguments)")
    #expect(result.status == 0, "\(result.messages)")
    let picture = try #require(Picture(result.bytes), "no XML: \(result.output)")
    #expect(picture.barCount == bars)
    #expect(picture.legend.count == legend)
    #expect(picture.title.hasPrefix("Rows per class of "))
    #expect(!picture.summary.isEmpty || arguments == "header.csv")
    for word in ["script", "href", "http", "url(", "@import"] {
      let text = result.output.replacing("http://www.w3.org/2000/svg", with: "")
      #expect(!text.contains(word))
    }
  }

  @Test func escapesLabelsInPictures() async throws {
    let folder = try WorkFolder()
    try folder.write("y\n<a href=\"x\">&amp;\n\"]]>\u{1}\n'\"\n", to: "data.csv")
    let result = try await folder.shell("csv-counts --format svg data.csv")
    let picture = try #require(Picture(result.bytes), "no XML: \(result.output)")
    #expect(picture.texts.contains("<a href=\"x\">&amp;"))
    #expect(picture.texts.contains("]]>␁\n'".replacing("\n", with: "␊")))
  }
}

/// What can be seen of a picture of bars.
private final class Picture: NSObject, XMLParserDelegate {
  var title = ""
  var summary = ""
  var texts: [String] = []
  /// Rectangles with a title of their own.
  var barCount = 0
  /// Texts that follow the small squares of the legend.
  var legend: [String] = []
  private var path: [String] = []
  private var text = ""
  private var isLegend = false

  init?(_ bytes: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    path.append(element)
    text = ""
    if element == "rect" { isLegend = attributes["width"] == "12" && attributes["height"] == "12" }
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    switch path.suffix(2) {
    case ["svg", "title"]: title = text
    case ["svg", "desc"]: summary = text
    case ["rect", "title"]: barCount += 1
    case ["svg", "text"]:
      texts.append(text)
      if isLegend { legend.append(text) }
      isLegend = false
    default: break
    }
    path.removeLast()
    text = ""
  }
}
