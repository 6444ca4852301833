import Resampling
import TestSupport
import Testing

/// Data and surroundings that mean harm: each passes as what it is, bytes, or is refused in a line that harms nobody.
@Suite("Hostile data is data")
struct HostileTests {
  private func folder(_ data: String) throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(data, to: "data.csv")
    return folder
  }

  /// Names and labels that would end the line, or move the cursor of a terminal, come as pictures.
  @Test(arguments: [
    (
      "csv-smote --strict", "a,\"b\n\u{1B}[31mc\",y\n1,q,x\n2,3,z\n",
      "data.csv:3: column \"b␊␛[31mc\": \"q\" is not a number\n"
        + "use --copy 2"
    ),
    (
      "csv-oversample", "a,\"y\r\nz\"\n1,\n2,x\n",
      "data.csv:3: column \"y␍␊z\": the label is empty\n"
        + "use --unlabeled drop, or --unlabeled keep to pass such rows through"
    ),
    (
      "csv-oversample --target x=5", "a,y\n1,\u{202E}z\n2,\u{7}w\n",
      "data.csv: column \"y\": no row has the class \"x\" that --target names\n"
        + "the classes are: ␇w, \u{FFFD}z"
    ),
    (
      "csv-split -l \"$(printf 'n\\no')\"", "a,y\n1,x\n",
      "data.csv:1: no column \"n␊o\"\nthe header has: a, y"
    ),
  ])
  func messagesStayMessages(_ command: String, _ data: String, _ message: String) async throws {
    let folder = try folder(data)
    let result = try await folder.shell("\(command) data.csv")
    let tool = command.prefix { $0 != " " }
    #expect(result.messages == "\(tool): \(message)\n")
    #expect(result.status == 1)
    #expect(result.output == "")
  }

  /// Notes too, which are no failures.
  @Test func notesStayNotes() async throws {
    let folder = try folder("a,y\n1,\"x\n\u{1B}[2J\"\n2,z\n3,z\n4,z\n")
    let result = try await folder.shell("csv-split --test test.csv data.csv")
    #expect(
      result.messages
        == "csv-split: class \"x␊␛[2J\" has a single row: it goes to the training part\n")
  }

  /// A message about a label of megabytes is not of megabytes.
  @Test func longNamesAreCutInMessages() async throws {
    let long = String(repeating: "long", count: 250_000)
    let folder = try folder("a,y\n1,\(long)\n2,x\n3,x\n")
    let refused = try await folder.shell("csv-smote --lone error data.csv")
    #expect(refused.status == 1)
    #expect(refused.messages.count < 10_000)
    #expect(refused.messages.hasPrefix("csv-smote: data.csv: column \"y\": class \"longlong"))
    let copied = try await folder.shell("csv-oversample data.csv")
    #expect(copied.output == "a,y\n1,\(long)\n2,x\n3,x\n1,\(long)\n")
  }

  /// What a spreadsheet would run, and what a shell, a format or a path would be, are bytes like any others.
  @Test func nothingInTheDataIsObeyed() async throws {
    let rows = [
      "=cmd|' /C calc'!A0,x", "\"@SUM(1+1)*cmd|' /C calc'!A0\",x", "+1,x", "-2+3,x",
      "$(touch owned),x",
      "`touch owned`,x", "%n%s%d%p,x", "../../etc/passwd,x", "|touch owned,z",
    ]
    let folder = try folder("a,y\n\(rows.joined(separator: "\n"))\n")
    let result = try await folder.shell("csv-oversample data.csv")
    let copies = [String](repeating: rows[8], count: 7)
    #expect(result.output == (["a,y"] + rows + copies).map { $0 + "\n" }.joined())
    let split = try await folder.shell(
      "csv-split --by-hash a --test test.csv data.csv; cat test.csv")
    #expect(Set(split.lines) == Set(["a,y"] + rows))
    #expect(try folder.fileNames() == ["data.csv", "test.csv"])
  }

  /// Every spelling of what is no number is refused where numbers are needed.
  @Test(arguments: [
    "nan", "NaN", "NAN", "-nan", "+NaN", "inf", "Inf", "INF", "-inf", "+inf", "infinity",
    "Infinity",
    "-INFINITY", "1e309", "-1e309", "1.8e308", "0x1p3", "1e", "1_000", "1 0", "½", "1,5", "NA",
    "null",
  ])
  func whatIsNoNumberIsRefused(_ text: String) async throws {
    let folder = try folder("a,y\n1,x\n2,x\n\"\(text)\",z\n4,z\n5,x\n6,x\n")
    for tool in ["csv-smote", "csv-undersample --method tomek", "csv-knn --train data.csv"] {
      let result = try await folder.shell("\(tool) --features a data.csv")
      #expect(result.status == 1, "\(tool)")
      let isTooLarge = ["1e309", "-1e309", "1.8e308"].contains(text)
      let message = isTooLarge ? "the number is too large" : "\"\(text)\""
      #expect(
        result.messages.contains("data.csv:4: column \"a\": \(message)"), "\(result.messages)")
    }
  }

  /// The largest numbers there are, and the smallest, beside each other: the made rows lie between them.
  @Test func numbersAtTheEdges() async throws {
    let edges = [
      "1.7976931348623157e308", "-1.7976931348623157e308", "5e-324", "-5e-324", "0", "1",
    ]
    let rows = edges.map { "\($0),z\n" } + (0..<20).map { "\($0),x\n" }
    let folder = try folder("a,y\n" + rows.joined())
    for variant in SynthesisMethod.choices.filter({ $0.label == .classes }).map(\.name) {
      let result = try await folder.shell("csv-smote --variant \(variant) data.csv")
      #expect(result.status == 0 || result.status == 1, "\(variant): \(result.messages)")
      #expect(!result.output.contains("nan") && !result.output.contains("inf"), "\(variant)")
    }
  }

  /// Neither the language nor any other variable changes a byte.
  @Test func surroundingsChangeNothing() async throws {
    let rows = (0..<60).map { "\($0).5,\($0 % 4 == 0 ? "z" : "x")\n" }
    let folder = try folder("a,y\n" + rows.joined())
    for command in ["csv-smote data.csv", "csv-split --part test data.csv", "csv-counts data.csv"] {
      let plain = try await folder.shell("env -i PATH=\"$PATH\" \(command)")
      let odd = try await folder.shell(
        "LC_ALL=de_DE.UTF-8 LANG=tr_TR TZ=Asia/Tokyo COLUMNS=7 HOME=/nowhere CSV_SEED=3 IFS=x "
          + "POSIXLY_CORRECT=1 TERM=dumb NO_COLOR=1 \(command)")
      #expect(plain.status == 0 && plain.bytes == odd.bytes && plain.messages == odd.messages)
    }
  }

  /// What is kept of a pipe lies in a file that has no name, and that nobody else may read.
  @Test func keptBytesAreNobodyElses() async throws {
    let folder = try folder("")
    let result = try await folder.shell(
      """
      mkfifo pipe; exec 3<>pipe
      csv-oversample -o out.csv < pipe & tool=$!
      (echo a,y; for i in {1..3000}; do printf '%s,x\\n' {1..300}; done) >&3 &
      until found=$(find /proc/$tool/fd -lname "$TMPDIR/*" -not -lname '*pipe' -exec stat -L -c '%a %h' {} + 2> /dev/null) \
        && [ "$(grep -c '^600 0$' <<< "$found")" = 1 ]; do sleep 0.01; kill -0 $tool || exit 9; done
      ls; kill %2; kill $tool; wait $tool
      """)
    #expect(result.output == "data.csv\npipe\n")
    #expect(result.status == 143)
    #expect(try folder.fileNames() == ["data.csv", "pipe"])
  }

  @Test(arguments: [
    "-1", "4294967296", "1e3", "0x10", "", " 1", "1 ", "99999999999999999999", "١",
  ])
  func seedsOutOfRange(_ seed: String) async throws {
    let folder = try folder("a,y\n1,x\n2,x\n3,z\n")
    for tool in ["csv-split", "csv-oversample", "csv-undersample", "csv-smote", "csv-augment"] {
      let result = try await folder.shell(
        "\(tool) --seed=\(seed.isEmpty ? "" : "'\(seed)'") data.csv")
      #expect(result.status == 2, "\(tool): \(result.messages)")
      #expect(result.output == "")
    }
  }
}
