import TestSupport
import Testing

@Suite("Outputs are whole or not there")
struct OutputTests {
  static let tools = ErrorTests.tools

  private func folder(rows: Int = 300) throws -> WorkFolder {
    let folder = try WorkFolder()
    let lines = (1...rows).map { "\($0),\($0 % 3 == 0 ? "x" : "z")\n" }
    try folder.write("a,y\n" + lines.joined(), to: "data.csv")
    return folder
  }

  /// The options that keep csv-split from noting that rows go nowhere.
  private func quiet(_ tool: String) -> String { tool == "csv-split" ? "--test test.csv" : "" }

  @Test(arguments: tools)
  func silenceOnSuccess(_ tool: String) async throws {
    let folder = try folder()
    let result = try await folder.shell("\(tool) \(quiet(tool)) --no-progress data.csv")
    #expect(result.messages == "")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("a,y\n"))
  }

  @Test(arguments: tools)
  func theInputCanBeReplaced(_ tool: String) async throws {
    let folder = try folder()
    let expected = try await folder.shell("\(tool) \(quiet(tool)) data.csv").bytes
    for output in ["data.csv", "./data.csv", "link.csv"] {
      let again = try self.folder()
      let result = try await again.shell(
        "ln -s data.csv link.csv; chmod 640 data.csv; \(tool) \(quiet(tool)) -o \(output) data.csv; stat -c %a data.csv"
      )
      #expect(result.messages == "")
      #expect(result.output == "640\n")
      #expect(try again.bytes(of: "data.csv") == expected)
    }
    let piped = try await folder.shell(
      "\(tool) \(quiet(tool)) -o data.csv < data.csv; \(tool) \(quiet(tool)) -o - data.csv > /dev/null"
    )
    #expect(piped.messages == "")
    #expect(try folder.bytes(of: "data.csv") == expected)
  }

  /// A file that was there stays as it was when something goes wrong.
  @Test(arguments: tools)
  func nothingIsReplacedByAFailure(_ tool: String) async throws {
    let folder = try folder()
    try folder.write("precious", to: "out.csv")
    let late = try await folder.shell("(cat data.csv; echo 1) | \(tool) \(quiet(tool)) -o out.csv")
    #expect(late.status == 1)
    let twice = try await folder.shell(
      "(cat data.csv; echo 1,q,) | \(tool) \(quiet(tool)) -o out.csv; ls -A | grep -v '^[a-z]'")
    #expect(
      twice.messages.hasPrefix("\(tool): standard input:302: 3 fields, but the header has 2\n"))
    #expect(try folder.text(of: "out.csv") == "precious")
    #expect(try folder.fileNames() == ["data.csv", "out.csv"])
  }

  /// No name and no time in it: the same bytes at any time, under any name.
  @Test(arguments: tools)
  func gzipIsReproducible(_ tool: String) async throws {
    let folder = try folder()
    let result = try await folder.shell(
      """
      \(tool) \(quiet(tool)) -o one.gz data.csv; sleep 1.1; \(tool) \(quiet(tool)) -o two.csv.gz data.csv
      \(tool) \(quiet(tool)) -z data.csv > three; cmp one.gz two.csv.gz && cmp one.gz three
      gzip -dc three | cmp - <(\(tool) \(quiet(tool)) data.csv) && gzip -tv three
      """)
    #expect(result.status == 0)
    #expect(result.output == "")
  }

  /// A reader that has gone ends the filter as it ends `cat`: by the signal, without a word.
  @Test(arguments: tools, ["", "-z"])
  func aReaderThatHasGone(_ tool: String, _ options: String) async throws {
    // More than the greatest pipe holds: what fits in one may be written before its reader has gone.
    let folder = try folder(rows: 300_000)
    let result = try await folder.shell(
      "\(tool) \(quiet(tool)) \(options) data.csv | head -c 100 > /dev/null; echo ${PIPESTATUS[0]}")
    #expect(result.output == "141\n")
    #expect(result.messages == "")
    #expect(try folder.fileNames() == ["data.csv"])
    let ignored = try await folder.shell(
      "trap '' PIPE; \(tool) \(quiet(tool)) data.csv | head -c 100 > /dev/null; echo ${PIPESTATUS[0]}"
    )
    #expect(ignored.output == "141\n" || ignored.output == "1\n")
  }

  @Test(arguments: tools)
  func progress(_ tool: String) async throws {
    let folder = try folder()
    let result = try await folder.shell("\(tool) \(quiet(tool)) --progress -o out.csv data.csv")
    let size = (Double(try folder.bytes(of: "data.csv").count) / 100).rounded() / 10
    #expect(result.messages.hasPrefix("100 %, \(size) kB, 300 rows, "))
    #expect(result.messages.hasSuffix("\r\u{1B}[K"))
    // What is wrong is said on a line of its own.
    let wrong = try await folder.shell("(cat data.csv; echo 1,) | \(tool) --progress -o out.csv")
    #expect(
      wrong.messages.hasSuffix(
        """
        \r\u{1B}[K\(tool): standard input:302: column "y": the label is empty
        use --unlabeled drop, or --unlabeled keep to pass such rows through

        """) || wrong.messages.hasPrefix("\(tool): standard input:302: column \"y\""))
    let piped = try await folder.shell(
      "cat data.csv | \(tool) \(quiet(tool)) --progress -o out.csv")
    #expect(piped.messages.hasPrefix("\(size) kB, 300 rows, "))
  }

  @Test(arguments: tools)
  func help(_ tool: String) async throws {
    let folder = try WorkFolder()
    let brief = try await folder.shell("\(tool) -h missing.csv")
    #expect(brief.status == 0)
    #expect(brief.messages == "")
    #expect(brief.output.hasPrefix("OVERVIEW: "))
    let full = try await folder.shell("\(tool) --help")
    #expect(full.output.count > brief.output.count)
    #expect(full.output.contains("EXIT STATUS"))
    let version = try await folder.shell("\(tool) --version")
    #expect(version.output.split(separator: ".").count == 3)
    #expect(version.status == 0)
    let nowhere = try await folder.shell("\(tool) --help | head -1 > /dev/null")
    #expect(nowhere.messages == "")
  }

  /// What the shell has opened is written where it stands, if it was opened for writing.
  @Test(arguments: tools)
  func openDescriptorsAreWrittenAsTheyStand(_ tool: String) async throws {
    let folder = try folder()
    let expected = try await folder.shell("\(tool) \(quiet(tool)) data.csv").output
    let error = try await folder.shell("\(tool) \(quiet(tool)) -o /dev/stderr data.csv")
    #expect(error.messages == expected && error.output == "" && error.status == 0)
    let third = try await folder.shell(
      "(echo first >&3; \(tool) \(quiet(tool)) -o /dev/fd/3 data.csv) 3> out.csv; cat out.csv")
    #expect(third.output == "first\n" + expected && third.messages == "")
    let reading = try await folder.shell("\(tool) -o /dev/fd/3 data.csv 3< data.csv")
    #expect(reading.messages == "\(tool): /dev/fd/3: is not open\n" && reading.status == 1)
  }
}
