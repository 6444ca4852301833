import TestSupport
import Testing

/// Tables whose rows have several labels: copies, drops, made rows and weights, through the tools.
@Suite struct MultilabelBalanceTests {
  static let table = LabelTable(rowCount: 240, labelCount: 6, seed: 11)
  static let labels = "--multilabel l0-l5"

  static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(table.text, to: "data.csv")
    return folder
  }

  /// IRLbl above MeanIR.
  static var rare: [Int] {
    let ratios = table.counts.map { Double(table.counts.max() ?? 0) / Double($0) }
    let mean = ratios.reduce(0, +) / Double(ratios.count)
    return ratios.indices.filter { ratios[$0] > mean }
  }

  /// The rows that came in come out byte for byte; the copies, as many as asked for, follow, and have a rare label.
  @Test func copies() async throws {
    let folder = try Self.folder()
    let result = try await folder.shell(
      "csv-oversample \(Self.labels) --percent 10 --seed 3 --mark copied --provenance from data.csv"
    )
    let before = Table(Self.table.text)
    let after = Table(result.bytes)
    #expect(after.header == before.header + ["copied", "from"])
    #expect(after.rows.count == 264 && result.messages == "")
    for (row, record) in before.rowBytes.enumerated() {
      #expect(after.rowBytes[row] == record + Array(",false,".utf8))
    }
    for row in 240..<264 {
      let source = try #require(Int(after["from"][row].dropFirst("copy ".count)))
      #expect(
        after.rowBytes[row] == before.rowBytes[source - 1] + Array(",true,copy \(source)".utf8))
      #expect(Self.table.labels[source - 1].contains { Self.rare.contains($0) })
    }
    for other in ["--threads 1", "--threads 3"] {
      let again = try await folder.shell(
        "csv-oversample \(Self.labels) --percent 10 --seed 3 --mark copied --provenance from \(other) data.csv"
      )
      #expect(again.bytes == result.bytes)
    }
    let mixed = try await folder.shell(
      "csv-oversample \(Self.labels) --percent 10 --seed 3 --shuffle data.csv")
    let plain = try await folder.shell(
      "csv-oversample \(Self.labels) --percent 10 --seed 3 data.csv")
    #expect(mixed.lines != plain.lines)
    #expect(mixed.lines.sorted() == plain.lines.sorted())
  }

  /// As many rows go as asked for, those that stay keep their bytes and order, and --dropped has the others.
  @Test func drops() async throws {
    let folder = try Self.folder()
    let result = try await folder.shell(
      "csv-undersample \(Self.labels) --percent 20 --seed 5 --dropped gone.csv data.csv")
    let before = Table(Self.table.text)
    let (stay, gone) = (Table(result.bytes), Table(try folder.bytes(of: "gone.csv")))
    #expect(stay.rows.count == 192 && gone.rows.count == 48 && result.messages == "")
    let all = (stay.rows + gone.rows).sorted { (Int($0[0]) ?? 0) < (Int($1[0]) ?? 0) }
    #expect(all == before.rows)
    for table in [stay, gone] {
      let ids = table["id"].compactMap { Int($0) }
      #expect(ids == ids.sorted())
    }
    #expect(gone["id"].compactMap { Int($0) }.allSatisfy { !Self.table.labels[$0].isEmpty })
  }

  /// The reference never leaves a label out: here copies end, and a note says how many there are.
  @Test func endsWhenNoLabelIsRare() async throws {
    let folder = try WorkFolder()
    let rows = (0..<17).map { "\($0),\($0 < 12 ? "1,0,0" : $0 < 16 ? "0,1,0" : "0,0,1")\n" }
    try folder.write("x,a,b,c\n\(rows.joined())", to: "data.csv")
    let result = try await folder.shell("csv-oversample -v --multilabel a-c --percent 100 data.csv")
    #expect(result.lines.suffix(2) == ["16,0,0,1", "16,0,0,1"])
    #expect(Table(result.bytes).rows.count == 19)
    #expect(
      result.messages == """
        csv-oversample: 2 of 17 rows were copied: no label is rarer than the mean any more
        csv-oversample: label "a": 12 -> 12 rows, imbalance 1 -> 1
        csv-oversample: label "b": 4 -> 4 rows, imbalance 3 -> 3
        csv-oversample: label "c": 1 -> 3 rows, imbalance 12 -> 4
        csv-oversample: mean imbalance 5.333 -> 2.667
        csv-oversample: seed 0

        """)
    try folder.write("x,a,b\n1,1,1\n2,1,1\n3,0,0\n", to: "even.csv")
    try await CommandCase(
      command: "csv-undersample --multilabel a,b even.csv", output: "x,a,b\n1,1,1\n2,1,1\n3,0,0\n",
      messages:
        "csv-undersample: 0 of 1 row were dropped: no label is more frequent than the mean\n"
    ).check(in: folder)
  }

  /// Every made row lies on the line that its provenance names, between two rows of the rare label; there is one for each
  /// row of each rare label.
  @Test(arguments: ["ranking", "union", "intersection"]) func madeRows(_ rule: String) async throws
  {
    let folder = try Self.folder()
    let result = try await folder.shell(
      "csv-smote \(Self.labels) --features x0-x1 --label-set \(rule) --decimals full -k 3 --seed 2 "
        + "--synthetic-only --provenance how --mark made data.csv")
    #expect(result.status == 0, "\(result.messages)")
    let made = Table(result.bytes)
    let expected = Self.rare.flatMap { label in
      Self.table.labels.indices.filter { Self.table.labels[$0].contains(label) }
    }
    #expect(made.rows.count == expected.count)
    var parents: [Int] = []
    for row in made.rows.indices {
      #expect(made["made"][row] == "true" && made["id"][row] == "")
      let words = made["how"][row].split(separator: " ")
      #expect(words.count == 4 && words[0] == "mlsmote")
      let (base, other) = ((Int(words[1]) ?? 0) - 1, (Int(words[2]) ?? 0) - 1)
      let step = try #require(Double(words[3]))
      parents.append(base)
      #expect((0..<1).contains(step))
      for column in 0..<2 {
        let (from, to) = (Self.table.numbers[base][column], Self.table.numbers[other][column])
        let number = try #require(Double(made["x\(column)"][row]))
        #expect(abs(number - (from + step * (to - from))) < 1e-9)
      }
      let labels = Set((0..<6).filter { made["l\($0)"][row] == "1" })
      let both = Set(Self.table.labels[base]).intersection(Self.table.labels[other])
      #expect(both.contains { Self.rare.contains($0) && labels.contains($0) })
      switch rule {
      case "union":
        #expect(labels.isSuperset(of: Self.table.labels[base] + Self.table.labels[other]))
      case "intersection": #expect(labels.isSubset(of: both))
      default: break
      }
    }
    #expect(parents == expected)
  }

  /// Made rows say labels as the columns do, have numbers in the style of theirs, gaps of their parents, and what --copy and
  /// --exclude say.
  @Test func madeRowsInTheStyleOfTheTable() async throws {
    let folder = try WorkFolder()
    var rows = "name,n,p,kind,a,b,note\n"
    for row in 0..<40 {
      let b = row.isMultiple(of: 8)
      let p = row == 8 ? "NA" : "\(row).5"
      let a = row < 36 ? "True" : "False"
      rows += "r\(row),\(row * 37 % 101),\(p),k\(row % 2),\(a),\(b ? "1.0" : "0.0"),t\(row)\n"
    }
    try folder.write(rows, to: "data.csv")
    let result = try await folder.shell(
      "csv-smote --multilabel a,b --copy note --exclude name --synthetic-only --provenance how data.csv"
    )
    let made = Table(result.bytes)
    #expect(made.rows.count == 5)
    #expect(made["a"].allSatisfy { ["True", "False"].contains($0) })
    #expect(made["b"] == ["1.0", "1.0", "1.0", "1.0", "1.0"])
    #expect(made["n"].allSatisfy { Int($0) != nil })
    #expect(made["kind"] == ["k0", "k0", "k0", "k0", "k0"])
    #expect(made["name"].allSatisfy { $0.isEmpty })
    for row in made.rows.indices {
      let parent = try #require(Int(made["how"][row].split(separator: " ")[1]))
      #expect(made["note"][row] == "t\(parent - 1)")
      #expect(parent == 9 ? made["p"][row] == "NA" : Double(made["p"][row]) != nil)
    }
  }

  @Test func loneLabels() async throws {
    let folder = try WorkFolder()
    try folder.write(
      "x,a,b\n1,1,0\n2,1,0\n3,1,0\n4,1,1\n", to: "data.csv")
    try await CommandCase(
      command: "csv-smote --multilabel a,b data.csv | tail -n 2", output: "4,1,1\n4,1,1\n",
      messages: "csv-smote: label \"b\" has a single row: its new row is a copy of it\n"
    ).check(in: folder)
    let refused = try await folder.shell("csv-smote --multilabel a,b --lone error data.csv")
    #expect(refused.bytes.isEmpty && refused.status == 1)
    #expect(
      refused.messages.hasSuffix(
        "csv-smote: data.csv: column \"b\": label \"b\" has a single row, and a row between two needs two\n"
          + "leave out --lone to copy it\n"))
    try folder.write("x,a,b\n1,1,1\n2,1,1\n", to: "even.csv")
    try await CommandCase(
      command: "csv-smote --multilabel a,b even.csv", output: "x,a,b\n1,1,1\n2,1,1\n",
      messages: "csv-smote: no label is rarer than the mean: no row is made\n"
    ).check(in: folder)
  }

  @Test(arguments: [
    CommandCase(
      command: "csv-weights --multilabel a,b data.csv",
      output: "value,count,weight\na,3,0.3333333333333333\nb,1,3.0\n"),
    CommandCase(
      command: "csv-weights --multilabel b,a --format json-list data.csv",
      output: "[3.0, 0.3333333333333333]\n"),
    CommandCase(
      command: "csv-weights --multilabel a,b --format json data.csv",
      output: "{\n  \"a\": 0.3333333333333333,\n  \"b\": 3.0\n}\n"),
    CommandCase(
      command: "csv-weights --multilabel a,b --scheme sqrt data.csv | tail -n 1",
      output: "b,1,1.732050807568877\n"),
    // 4/6 and 4/2 for a, 4/6 and 4/2 for b.
    CommandCase(
      command: "csv-weights --multilabel a,b --append w data.csv",
      output: "x,a,b,w\n1,1,0,0.4444444444444444\n2,1,0,0.4444444444444444\n"
        + "3,0,1,4.0\n4,1,0,0.4444444444444444\n"),
    CommandCase(
      command: "csv-weights --multilabel a,b --where x=..3 --per-row data.csv",
      output: "0.5625\n0.5625\n2.25\n"),
    CommandCase.failure(
      "csv-weights --multilabel a,b --where x=..2 data.csv",
      "csv-weights: data.csv: column \"a\": all rows have the label: it has no weight\n"
        + "leave it out of --multilabel"),
    CommandCase.failure(
      "csv-weights --multilabel b,a --where x=1..2 data.csv",
      "csv-weights: data.csv: column \"b\": no row has the label: it has no weight\n"
        + "leave it out of --multilabel"),
    CommandCase.refusal(
      "csv-weights --multilabel a,b --positive a data.csv",
      "with --multilabel, rows have several labels: --positive has no effect"),
    CommandCase.refusal(
      "csv-weights --multilabel a,b --normalize sum data.csv",
      "with --multilabel, rows have several labels: --normalize has no effect"),
    CommandCase.refusal(
      "csv-oversample --multilabel a,b --ratio 0.5 data.csv",
      "with --multilabel, rows have several labels: --ratio has no effect"),
    CommandCase.refusal(
      "csv-oversample --multilabel a,b --shrinkage 1 data.csv",
      "with --multilabel, rows have several labels: --shrinkage or --rose has no effect"),
    CommandCase.refusal(
      "csv-oversample --percent 5 data.csv", "--percent needs --multilabel COLS"),
    CommandCase.refusal(
      "csv-oversample --multilabel a,b --percent 0 data.csv",
      "--percent must be above 0 and below 1000000, not 0.0"),
    CommandCase.refusal(
      "csv-undersample --multilabel a,b --percent 100 data.csv",
      "--percent must be above 0 and below 100, not 100.0"),
    CommandCase.refusal(
      "csv-undersample --multilabel a,b --method tomek data.csv",
      "with --multilabel, rows have several labels: --method tomek has no effect"),
    CommandCase.refusal(
      "csv-undersample --multilabel a,b --weight w data.csv",
      "with --multilabel, rows have several labels: --weight has no effect"),
    CommandCase.refusal(
      "csv-smote --multilabel a,b --variant adasyn data.csv",
      "with --multilabel, rows have several labels: --variant adasyn has no effect"),
    CommandCase.refusal(
      "csv-smote --multilabel a,b --strategy all data.csv",
      "with --multilabel, rows have several labels: --strategy has no effect"),
    CommandCase.refusal(
      "csv-smote --label-set union data.csv", "--label-set needs --multilabel COLS"),
    CommandCase.failure(
      "csv-smote --multilabel a,b --mark a data.csv",
      "csv-smote: data.csv: column \"a\": is both the label and the mark"),
    CommandCase.failure(
      "csv-oversample --multilabel a,b --provenance b data.csv",
      "csv-oversample: data.csv: column \"b\": is both the label and the provenance"),
    CommandCase.failure(
      "csv-smote --multilabel x,a data.csv",
      "csv-smote: data.csv:3: column \"x\": \"2\" is not a label: 0 or 1, or false or true"),
  ])
  func weightsAndRefusals(_ line: CommandCase) async throws {
    let folder = try WorkFolder()
    try folder.write("x,a,b\n1,1,0\n2,1,0\n3,0,1\n4,1,0\n", to: "data.csv")
    try await line.check(in: folder)
  }
}

/// Files that several threads read in parts: the bytes are the same for any number of them.
@Suite struct MultilabelThreadTests {
  /// More than two megabytes; in the last part a label is spelled in words as well.
  private static let text: String = {
    var lines = LabelTable(rowCount: 70_000, labelCount: 6, seed: 8).text.split(separator: "\n")
    for row in 65_000..<70_000 where lines[row].hasSuffix(",0") {
      lines[row] = "\(lines[row].dropLast())false"
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  @Test(arguments: [
    "csv-counts --multilabel l0-l5", "csv-oversample --multilabel l0-l5 --provenance p",
    "csv-undersample --multilabel l0-l5", "csv-smote --multilabel l0-l5 --mark m --provenance p",
    "csv-smote --multilabel l0-l5 --label-set union --shuffle",
    "csv-weights --multilabel l0-l5 --append w",
    "csv-score --multilabel l0-l2 --predicted-labels l3-l5",
  ]) func sameBytes(_ command: String) async throws {
    #expect(Self.text.utf8.count > 2 << 20)
    let folder = try WorkFolder()
    try folder.write(Self.text, to: "data.csv")
    let one = try await folder.shell("\(command) -q --threads 1 data.csv | cksum")
    #expect(one.status == 0, "\(one.messages)")
    let five = try await folder.shell("\(command) -q --threads 5 data.csv | cksum")
    #expect(five.bytes == one.bytes)
    let piped = try await folder.shell("gzip -1c data.csv | \(command) -q | cksum")
    #expect(piped.bytes == one.bytes)
  }
}
