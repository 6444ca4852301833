import TestSupport
import Testing

@Suite("What is wrong is said in one clear line, and nothing is left behind")
struct ErrorTests {
  static let tools = ["csv-split", "csv-oversample", "csv-undersample", "csv-smote"]

  /// A file, and what every tool says of it.
  struct Fault: CustomTestStringConvertible, Sendable {
    var data: [UInt8]
    var message: String

    init(_ data: String, _ message: String) {
      self.init(Array(data.utf8), message)
    }

    init(_ data: [UInt8], _ message: String) {
      self.data = data
      self.message = message
    }

    var testDescription: String { String(message.prefix { $0 != "\n" }) }
  }

  static let faults = [
    Fault("", "data.csv: is empty: not even a header"),
    Fault("\n\n", "data.csv: has no header: nothing but blank lines"),
    Fault("a,y", "data.csv: has a header but no rows"),
    Fault("a,y\n", "data.csv: has a header but no rows"),
    Fault("a,y\n\n\n", "data.csv: has a header but no rows"),
    Fault("\u{FEFF}a,y\r\n", "data.csv: has a header but no rows"),
    Fault("a,y\n1,x\n2\n3,x\n", "data.csv:3: 1 field, but the header has 2"),
    Fault("a,y\n1,x\n2,x,4\n3,x\n", "data.csv:3: 3 fields, but the header has 2"),
    Fault("a,y\n\n1,x\n\"\n\",2,x\n", "data.csv:4: 3 fields, but the header has 2"),
    Fault(
      "a,y\n1,x\n\"2,x\n3,x\n",
      "data.csv:3: a quote opens a field here and is never closed"),
    Fault("a,\"y\n1,x\n", "data.csv:1: a quote opens a field here and is never closed"),
    Fault(
      "a,y\n1,x\n\"2\" ,x\n",
      """
      data.csv:3: a quoted field goes on after its closing quote
      inside quotes a quote is written twice: ""
      """),
    Fault(
      "a,y\n1,x\n2,\n3,\n",
      """
      data.csv:3: column "y": the label is empty
      use --unlabeled drop, or --unlabeled keep to pass such rows through
      """),
    Fault(
      "a,y\n1,x\n\"\",\"\"\n",
      """
      data.csv:3: column "y": the label is empty
      use --unlabeled drop, or --unlabeled keep to pass such rows through
      """),
    Fault(
      "a,y\r1,x\r2,z\r",
      """
      data.csv:1: has a carriage return inside its first line: are these old Macintosh line ends?
      convert them first: tr '\\r' '\\n' < data.csv | TOOL
      """),
    Fault(
      [0xFF, 0xFE] + Array("a,y\n1,x\n".utf8).flatMap { [$0, 0] },
      """
      data.csv: is UTF-16 text
      convert it first: iconv -f UTF-16 -t UTF-8 data.csv | TOOL
      """),
    Fault(
      [0xFE, 0xFF] + Array("a,y\n1,x\n".utf8).flatMap { [0, $0] },
      """
      data.csv: is UTF-16 text
      convert it first: iconv -f UTF-16 -t UTF-8 data.csv | TOOL
      """),
  ]

  @Test(arguments: tools, faults)
  func badData(_ tool: String, _ fault: Fault) async throws {
    let folder = try WorkFolder()
    try folder.write(fault.data, to: "data.csv")
    let found = try await folder.shell("\(tool) -o out.csv data.csv")
    let text = fault.message.replacing("TOOL", with: tool)
    #expect(found.messages == "\(tool): \(text)\n")
    #expect(found.status == 1)
    #expect(try folder.fileNames() == ["data.csv"])

    // Read from a pipe the fault is the same, and nothing comes out before it is found.
    let piped = try await folder.shell("cat data.csv | \(tool)")
    let message = text.replacing(" < data.csv |", with: " |").replacing(" data.csv |", with: " |")
      .replacing("data.csv", with: "standard input")
    #expect(piped.messages == "\(tool): \(message)\n")
    #expect(piped.status == 1)
    #expect(piped.output == "")
  }

  @Test(arguments: tools)
  func badGzip(_ tool: String) async throws {
    let folder = try WorkFolder()
    try folder.write("a,y\n" + String(repeating: "1,x\n2,z\n", count: 5000), to: "data.csv")
    let commands = [
      "gzip -c data.csv | head -c -20 | \(tool)": "gzip data is cut short",
      "(gzip -c data.csv; echo) | \(tool)": "bytes after the gzip data are not gzip",
      "gzip -c data.csv | head -c -8 | (cat; head -c 8 /dev/zero) | \(tool)":
        "gzip checksum does not match",
      "gzip -c </dev/null | \(tool)": "is empty: not even a header",
    ]
    for (command, message) in commands {
      let result = try await folder.shell(command)
      #expect(result.messages == "\(tool): standard input: \(message)\n", "\(command)")
      #expect(result.status == 1)
      #expect(result.output == "")
    }
  }

  @Test(arguments: tools)
  func filesThatCannotBeRead(_ tool: String) async throws {
    let folder = try WorkFolder()
    let commands = [
      "missing.csv": "missing.csv: no such file", ".": ".: is a directory",
      "missing/data.csv": "missing/data.csv: no such file",
      "<&-": "standard input: is not open",
    ]
    for (argument, message) in commands {
      let result = try await folder.shell("\(tool) \(argument)")
      #expect(result.messages == "\(tool): \(message)\n", "\(argument)")
      #expect(result.status == 1)
    }
  }

  @Test(arguments: tools)
  func outputsThatCannotBeWritten(_ tool: String) async throws {
    let folder = try WorkFolder()
    let rows = (1...3000).map { "\($0),\($0 % 3 == 0 ? "x" : "z")\n" }
    try folder.write("a,y\n" + rows.joined(), to: "data.csv")
    let commands = [
      "> /dev/full": "standard output: no space left on device",
      "-o /dev/full": "/dev/full: no space left on device",
      "-z > /dev/full": "standard output: no space left on device",
      ">&-": "standard output: is not open",
      "-o missing/out.csv": "missing/out.csv: no such directory",
      "-o .": ".: is a directory", "-o missing/": "missing/: is a directory",
    ]
    for (arguments, message) in commands {
      let result = try await folder.shell("\(tool) data.csv \(arguments)")
      #expect(result.messages == "\(tool): \(message)\n", "\(arguments)")
      #expect(result.status == 1)
      #expect(try folder.fileNames() == ["data.csv"])
    }
  }

  /// An output that cannot be written is refused before a long input is read.
  @Test(arguments: tools)
  func outputsAreOpenedFirst(_ tool: String) async throws {
    let folder = try WorkFolder()
    let result = try await folder.shell(
      """
      mkfifo pipe; exec 3<>pipe; printf 'a,y\n1,x\n' >&3
      timeout 60 \(tool) -o missing/out.csv < pipe
      """)
    #expect(result.messages == "\(tool): missing/out.csv: no such directory\n")
  }

  @Test(arguments: tools)
  func inputAsStandardOutput(_ tool: String) async throws {
    let folder = try WorkFolder()
    let data = "a,y\n1,x\n2,z\n3,z\n4,x\n5,x\n"
    try folder.write(data, to: "data.csv")
    let overwritten = try await folder.shell("\(tool) data.csv 1<> data.csv")
    #expect(overwritten.status == 1)
    #expect(
      overwritten.messages == """
        \(tool): data.csv: is standard output too, and would be overwritten before it is read
        use -o FILE, which replaces a file when the output is whole

        """)
    let appended = try await folder.shell("\(tool) < data.csv >> data.csv")
    #expect(appended.status == 1)
    #expect(
      appended.messages == """
        \(tool): standard input: is standard output too, and would be overwritten before it is read
        use -o FILE, which replaces a file when the output is whole

        """)
    #expect(try folder.text(of: "data.csv") == data)
    let emptied = try await folder.shell("\(tool) data.csv > data.csv")
    #expect(emptied.status == 1)
    #expect(
      emptied.messages == """
        \(tool): data.csv: is standard output too, so that the shell has emptied it
        use -o FILE, which replaces a file when the output is whole

        """)
  }

  @Test(arguments: tools)
  func columns(_ tool: String) async throws {
    let folder = try WorkFolder()
    try folder.write("age,sex,sex,class\n1,2,3,x\n4,5,6,y\n7,8,9,x\n", to: "data.csv")
    let commands = [
      "-l klass": """
      data.csv:1: no column "klass"
      did you mean "class"? the header has: age, sex, sex, class
      """,
      "-l income": """
      data.csv:1: no column "income"
      the header has: age, sex, sex, class
      """,
      "-l 5": """
      data.csv:1: no column "5"
      the header has: age, sex, sex, class
      """,
      "-l -5": """
      data.csv:1: no column "-5"
      the header has: age, sex, sex, class
      """,
      "-l 0": """
      data.csv:1: no column "0"
      the header has: age, sex, sex, class
      """,
      "-l sex": """
      data.csv:1: column "sex" occurs 2 times
      pick one by its number: 2 or 3
      """,
      "-n -l 5": """
      data.csv: no column 5
      columns have the numbers 1 to 4
      """,
      "--where age:=3": """
      data.csv:1: no column "age:"
      did you mean "age"? the header has: age, sex, sex, class
      """,
    ]
    for (arguments, message) in commands {
      let result = try await folder.shell("\(tool) \(arguments) -o out.csv data.csv")
      #expect(result.messages == "\(tool): \(message)\n", "\(arguments)")
      #expect(result.status == 1)
    }
    #expect(try folder.fileNames() == ["data.csv"])
  }

  @Test func longHeadersAreAbridged() async throws {
    let folder = try WorkFolder()
    let names = (1...100).map { "feature\($0)" }.joined(separator: ",")
    try folder.write(names + "\n", to: "data.csv")
    let result = try await folder.shell("csv-smote -l x data.csv")
    #expect(result.messages.contains("feature30, … 65 more …, feature96, "))
  }

  /// Labels that cannot be balanced.
  @Test(arguments: tools.dropFirst())
  func singleClass(_ tool: String) async throws {
    let folder = try WorkFolder()
    try folder.write("a,y\n1,x\n2,x\n3,x\n", to: "data.csv")
    let result = try await folder.shell("\(tool) -o out.csv data.csv")
    #expect(
      result.messages
        == "\(tool): data.csv: column \"y\": all rows are of one class: there is nothing to balance\n"
    )
    #expect(result.status == 1)
    #expect(try folder.fileNames() == ["data.csv"])
  }

  @Test(arguments: tools)
  func interruption(_ tool: String) async throws {
    for (signal, status) in [("INT", 130), ("TERM", 143), ("HUP", 129)] {
      let folder = try WorkFolder()
      try folder.write("a,y\n1,x\n2,z\n", to: "data.csv")
      // The tool waits for more input when the signal comes.
      let result = try await folder.shell(
        """
        mkfifo pipe; exec 3<>pipe; cat data.csv >&3
        timeout --preserve-status -s \(signal) 0.3 \(tool) -o out.csv < pipe
        """)
      #expect(result.status == status)
      #expect(result.messages == "")
      #expect(try folder.fileNames() == ["data.csv", "pipe"])
    }
  }
}
