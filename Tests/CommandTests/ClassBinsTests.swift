import TestSupport
import Testing

@Suite("A class can be several columns, or a number in bins")
struct ClassBinsTests {
  private static let data = #"""
    a,b,v
    red,x,1
    red,"1,5",2
    blue,x,2.5
    blue,x,4
    red,x,10
    blue,"q""q",-3

    """#

  private func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(Self.data, to: "data.csv")
    return folder
  }

  @Test(arguments: [
    CommandCase(
      command: "csv-counts -l a,b data.csv",
      output: #"""
        field,value,count,percent,deficit
        "a,b","blue,x",2,33.3333,0
        "a,b","red,x",2,33.3333,0
        "a,b","blue,""q""""q""",1,16.6667,1
        "a,b","red,""1,5""",1,16.6667,1

        """#),
    CommandCase(
      command: "csv-counts -l v --bins 3 --sort value -v data.csv",
      output: """
        field,value,count,percent,deficit
        v,"[-3, 1.6666666666666665]",2,33.3333,0
        v,"(1.6666666666666665, 2.9999999999999996]",2,33.3333,0
        v,"(2.9999999999999996, 10]",2,33.3333,0

        """,
      messages: """
        csv-counts: --bin-edges=-3,1.6666666666666665,2.9999999999999996,10
        csv-counts: data.csv: 6 rows in 3 classes, the largest 1.00 times the smallest

        """),
    CommandCase(
      command: "csv-counts -l v --bin-edges=-inf,0,2,inf --sort value data.csv",
      output: """
        field,value,count,percent,deficit
        v,"(-inf, 0]",1,16.6667,2
        v,"(0, 2]",2,33.3333,1
        v,"(2, inf)",3,50.0000,0

        """),
    CommandCase(
      command: "csv-counts -l v --bin-width 2.50 --sort value data.csv",
      output: """
        field,value,count,percent,deficit
        v,"[-5, -2.5]",1,16.6667,2
        v,"(0, 2.5]",3,50.0000,0
        v,"(2.5, 5]",1,16.6667,2
        v,"(7.5, 10]",1,16.6667,2

        """),
    CommandCase(
      command: "csv-counts -l v --bin-edges 1,2 --sort value data.csv",
      output: """
        field,value,count,percent,deficit
        v,,4,66.6667,0
        v,"[1, 2]",2,33.3333,2

        """),
    // Multiples are decimals: three times 0.1 is 0.3, and not a little more.
    CommandCase(
      command: "printf 'v\\n0.3\\n0.1\\n0.2\\n' | csv-counts --bin-width 0.1 --sort value",
      output: """
        field,value,count,percent,deficit
        v,"[0.1, 0.2]",2,66.6667,0
        v,"(0.2, 0.3]",1,33.3333,1

        """),
    CommandCase(
      command: "printf 'v\\n0\\n0\\n0\\n5\\n6\\n' | csv-counts --bins 3 --sort value",
      output: """
        field,value,count,percent,deficit
        v,"[0, 3.3333333333333326]",3,60.0000,0
        v,"(3.3333333333333326, 6]",2,40.0000,1

        """,
      messages: "csv-counts: 2 bins, not 3: several begin with one number\n"),
  ])
  func counts(_ example: CommandCase) async throws {
    try await example.check(in: try folder())
  }

  /// A column that has the name comes first.
  @Test func aNameWithAComma() async throws {
    let folder = try WorkFolder()
    try folder.write("a,b,\"a,b\"\n1,2,x\n1,3,x\n", to: "data.csv")
    let result = try await folder.shell("csv-counts -l a,b data.csv")
    #expect(Table(result.bytes)["value"] == ["x"])
  }

  @Test func targetsNameTuples() async throws {
    let folder = try folder()
    let result = try await folder.shell(
      "csv-oversample -l a,b --target 'red,\"1,5\"=3' --seed 1 data.csv | csv-counts -l a,b")
    #expect(Table(result.bytes)["count"] == ["3", "2", "2", "1"])
    let counts = try await folder.shell(
      "csv-counts -l a,b data.csv > c.csv; csv-weights -l a,b --counts c.csv --append w data.csv")
    #expect(Table(counts.bytes)["w"] == ["0.75", "1.5", "0.75", "0.75", "0.75", "1.5"])
    #expect(counts.messages == "")
  }

  @Test func binsInEveryTool() async throws {
    let folder = try WorkFolder()
    let rows = (0..<60).map { "\($0),\($0 * $0)\n" }
    try folder.write("id,v\n" + rows.joined(), to: "data.csv")
    let split = try await folder.shell(
      "csv-split --bins 4 --test-size 0.2 --test test.csv data.csv")
    #expect(split.messages == "")
    let test = Table(try folder.bytes(of: "test.csv"))["id"].compactMap(Int.init)
    #expect(test.map { $0 / 15 }.reduce(into: [0, 0, 0, 0]) { $0[$1] += 1 } == [3, 3, 3, 3])
    let edges = "--bin-edges 0,99,999,9999"
    let under = try await folder.shell(
      "csv-undersample \(edges) data.csv | csv-counts \(edges) --sort value")
    #expect(Table(under.bytes)["count"] == ["10", "10", "10"])
    let over = try await folder.shell(
      "csv-oversample \(edges) data.csv | csv-counts \(edges) --sort value")
    #expect(Table(over.bytes)["count"] == ["28", "28", "28"])
    #expect(Table(over.bytes)["value"] == ["[0, 99]", "(99, 999]", "(999, 9999]"])
    let piped = try await folder.shell("cat data.csv | csv-weights --bins 2 --per-row | sort -u")
    #expect(piped.output == "1.0\n")
    let moved = try await folder.shell("csv-oversample \(edges) --rose --seed 2 data.csv | tail -3")
    // The number that was cut is the parent's.
    let squares = Set((0..<60).map { "\($0 * $0)" })
    #expect(moved.lines.count == 3)
    #expect(moved.lines.allSatisfy { squares.contains(String($0.split(separator: ",")[1])) })
  }

  @Test(arguments: [
    CommandCase.failure(
      "csv-counts -l a,a data.csv", "csv-counts: data.csv:1: a,a names the column \"a\" twice"),
    CommandCase.failure(
      "csv-counts -l b,1-2 data.csv", "csv-counts: data.csv:1: b,1-2 names the column \"b\" twice"
    ),
    CommandCase.failure(
      "csv-counts -l a,c data.csv",
      "csv-counts: data.csv:1: no column \"c\"\ndid you mean \"a\"? the header has: a, b, v"),
    CommandCase.failure(
      "csv-counts -l v --bins 7 data.csv",
      "csv-counts: data.csv: column \"v\": 7 bins are more than the different numbers (6)"),
    CommandCase.failure(
      "csv-counts -l a --bins 2 data.csv",
      "csv-counts: data.csv:2: column \"a\": \"red\" is not a number to be cut into bins"),
    CommandCase.failure(
      "csv-counts -l a,v --bins 2 data.csv",
      "csv-counts: --bins cuts the numbers of one column, and the class has 2: a,v"),
    CommandCase.failure(
      "csv-counts -l v --bin-width 0.00001 data.csv",
      "csv-counts: data.csv: column \"v\": bins of this width are more than 100000"),
    CommandCase.failure(
      "csv-weights -l v --bin-edges 1,4 data.csv",
      "csv-weights: data.csv:6: column \"v\": 10 is in no bin\nuse --unlabeled drop, or with --append --unlabeled keep"
    ),
    CommandCase.failure(
      "csv-oversample -l a,b --target red=3 data.csv",
      "csv-oversample: data.csv: column \"a,b\": no row has the class \"red\" that --target names\nthe classes are: blue,\"q\"\"q\", blue,x, red,\"1,5\", red,x"
    ),
    CommandCase.failure(
      "printf 'a,b,c\\n1,,x\\n' | csv-weights -l a,b",
      "csv-weights: standard input:2: column \"b\": the label is empty\nuse --unlabeled drop, or with --append --unlabeled keep"
    ),
    CommandCase.refusal(
      "csv-counts --bins 2 data.csv data.csv",
      "--bins cuts each file at numbers of its own: use --bin-edges for several files"),
    CommandCase.refusal(
      "csv-counts --merge --bins 2 data.csv",
      "--merge adds up what was counted before: --bins has no effect"),
    CommandCase.refusal(
      "csv-weights --counts c.csv --append w --bins 2 data.csv",
      "--counts decides row by row: --bins has no effect"),
    CommandCase.refusal("csv-counts --bins 0", "--bins must be from 2 to 100000, not 0"),
    CommandCase.refusal(
      "csv-weights --bin-edges 3,3", "--bin-edges must rise, and 3 comes after 3"),
  ])
  func refusals(_ example: CommandCase) async throws {
    try await example.check(in: try folder())
  }
}
