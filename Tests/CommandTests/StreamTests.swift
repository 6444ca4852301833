import TestSupport
import Testing

/// What becomes of a filter whose standard input or output is not what it should be.
@Suite struct StreamTests {
  static let table = "a,y\n1,x\n2,x\n3,z\n"
  static let balanced = "a,y\n1,x\n2,x\n3,z\n3,z\n"

  /// A command, what it prints, what it says, and its exit status.
  struct Case: CustomTestStringConvertible, Sendable {
    let command: String
    var output = ""
    var messages = ""
    var status = 0
    var testDescription: String { command }
  }

  @Test(arguments: [
    Case(command: "csv-oversample data.csv", output: balanced),
    Case(command: "csv-oversample < data.csv", output: balanced),
    Case(command: "cat data.csv | csv-oversample -", output: balanced),
    Case(command: "gzip < data.csv | csv-oversample", output: balanced),
    Case(command: "csv-oversample -z < data.csv | gzip -dc", output: balanced),
    Case(command: "(read line; csv-oversample -n) < data.csv", output: "1,x\n2,x\n3,z\n3,z\n"),
    Case(command: "csv-oversample -o /dev/stdout data.csv | cat", output: balanced),
    Case(command: "csv-oversample -o data.csv data.csv; cat data.csv", output: balanced),
    Case(command: "csv-oversample -o out.csv data.csv >&-; cat out.csv", output: balanced),
    Case(
      command: "csv-oversample <&-",
      messages: "csv-oversample: standard input: is not open\n", status: 1),
    Case(
      command: "csv-oversample data.csv >&-",
      messages: "csv-oversample: standard output: is not open\n", status: 1),
    Case(
      command: "csv-split --test test.csv data.csv 2> messages >&-; cat messages; ls test.csv",
      output: """
        csv-split: standard output: is not open

        """,
      messages: "ls: cannot access 'test.csv': No such file or directory\n", status: 2),
    Case(
      command: "csv-oversample data.csv > /dev/full",
      messages: "csv-oversample: standard output: no space left on device\n", status: 1),
    Case(
      command: "csv-oversample -z data.csv > /dev/full",
      messages: "csv-oversample: standard output: no space left on device\n", status: 1),
    Case(
      command: "csv-oversample -o none/out.csv data.csv",
      messages: "csv-oversample: none/out.csv: no such directory\n", status: 1),
    Case(
      command: "csv-oversample data.csv >> data.csv",
      messages: """
        csv-oversample: data.csv: is standard output too, and would be overwritten before it is read
        use -o FILE, which replaces a file when the output is whole

        """, status: 1),
  ])
  func streams(_ test: Case) async throws {
    let folder = try WorkFolder()
    try folder.write(Self.table, to: "data.csv")
    let result = try await folder.shell(test.command)
    #expect(result.output == test.output)
    #expect(result.messages == test.messages)
    #expect(result.status == test.status)
  }

  @Test func aReaderThatHasGoneEndsTheFilterAsItEndsCat() async throws {
    let folder = try WorkFolder()
    let rows = (0..<200_000).map { "\($0),\($0 % 3 == 0 ? "x" : "z")\n" }.joined()
    try folder.write("a,y\n" + rows, to: "data.csv")
    let result = try await folder.shell("csv-oversample data.csv | head -1; echo ${PIPESTATUS[0]}")
    #expect(result.output == "a,y\n141\n")
    #expect(result.messages == "")
  }

  /// From some megabytes on, a second thread writes: what it meets is told all the same.
  @Test func largeOutputsThatCannotBeWritten() async throws {
    let folder = try WorkFolder()
    let rows = (0..<200_000).map {
      "\($0),some text that fills the line,\($0 % 3 == 0 ? "x" : "y")\n"
    }
    try folder.write("a,b,y\n" + rows.joined(), to: "data.csv")
    let full = try await folder.shell("csv-oversample data.csv > /dev/full")
    #expect(full.status == 1)
    #expect(full.messages == "csv-oversample: standard output: no space left on device\n")
    let closed = try await folder.shell("csv-oversample data.csv | head -1; echo ${PIPESTATUS[0]}")
    #expect(closed.messages == "")
    #expect(closed.lines.first == "a,b,y")
    let whole = try await folder.shell(
      "csv-oversample data.csv | head -n 200001 | cmp - data.csv; csv-oversample data.csv -o out.csv; csv-oversample data.csv | cmp - out.csv"
    )
    #expect(whole.output + whole.messages == "")
  }

  @Test func verboseSaysHowMuchIsKeptAside() async throws {
    let folder = try WorkFolder()
    let rows = (0..<30_000).map {
      "\(100_000 + $0),\(String(repeating: "-", count: 91)),\($0 % 2)\n"
    }
    try folder.write("a,b,y\n" + rows.joined(), to: "data.csv")
    for tool in [
      "csv-split --part test", "csv-oversample", "csv-undersample", "csv-weights --per-row",
    ] {
      let piped = try await folder.shell("cat data.csv | \(tool) -v 2>&1 > /dev/null")
      #expect(
        piped.output.contains(": 3.03 MB kept in a temporary file to be read twice\n"),
        "\(tool)")
      let read = try await folder.shell("\(tool) -v data.csv 2>&1 > /dev/null")
      #expect(!read.output.contains("temporary"))
    }
  }
}
