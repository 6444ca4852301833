import TestSupport
import Testing

/// Tables whose rows have several labels: what is counted, and what is refused before a byte is written.
@Suite struct MultilabelTests {
  static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    // a: 4 rows, b: 2, c: 1, d: none.
    try folder.write(
      "x,a,b,c,d,part\n1,1,0,0,0,p\n2,1,1,0,0,p\n3,0,0,0,0,q\n4,1,1,0,0,p\n5,1,0,1,0,q\n6,0,0,0,0,q\n",
      to: "data.csv")
    try folder.write(
      "x,\"a,1\",b\n1,1.0,TRUE\n2,0.0,false\n3, 1,True\n", to: "spelled.csv")
    try folder.write("x,a,b\n1,1,0\n2,0,NA\n3,,1\n", to: "gaps.csv")
    try folder.write("x,a,b\n1,1,0\n2,2,0\n", to: "two.csv")
    try folder.write("x,a,b\n", to: "header.csv")
    return folder
  }

  static let header = "kind,value,count,percent,imbalance\n"
  static let absent = "csv-counts: no row has \"d\": left out of the mean imbalance\n"
  /// (1 + 2 + 4) / 3, d left out.
  static let mean = "2.3333333333333335"

  @Test(arguments: [
    CommandCase(
      command: "csv-counts --multilabel a-d data.csv",
      output: header
        + "label,a,4,66.6667,1.0\nlabel,b,2,33.3333,2.0\nlabel,c,1,16.6667,4.0\nlabel,d,0,0.0000,\n"
        + "set,\"a,b\",2,33.3333,\nset,,2,33.3333,\nset,\"a,c\",1,16.6667,\nset,a,1,16.6667,\n"
        + "all,,6,100.0000,\(mean)\n", messages: absent),
    CommandCase(
      command: "csv-counts --multilabel d,c --multilabel 2-3 --sort value data.csv | head -n 5",
      output: header + "label,a,4,66.6667,1.0\nlabel,b,2,33.3333,2.0\nlabel,c,1,16.6667,4.0\n"
        + "label,d,0,0.0000,\n", messages: absent),
    CommandCase(
      command: "csv-counts -q --multilabel d,b,a,c --sort first data.csv",
      output: header
        + "label,d,0,0.0000,\nlabel,b,2,33.3333,2.0\nlabel,a,4,66.6667,1.0\nlabel,c,1,16.6667,4.0\n"
        + "set,a,1,16.6667,\nset,\"b,a\",2,33.3333,\nset,,2,33.3333,\nset,\"a,c\",1,16.6667,\n"
        + "all,,6,100.0000,\(mean)\n"),
    CommandCase(
      command: "csv-counts -q --multilabel a-d --where part=p --format json data.csv",
      output: """
        [
          {"kind": "label", "value": "a", "count": 3, "percent": 100.0000, "imbalance": 1.0},
          {"kind": "label", "value": "b", "count": 2, "percent": 66.6667, "imbalance": 1.5},
          {"kind": "label", "value": "c", "count": 0, "percent": 0.0000, "imbalance": null},
          {"kind": "label", "value": "d", "count": 0, "percent": 0.0000, "imbalance": null},
          {"kind": "set", "value": "a,b", "count": 2, "percent": 66.6667, "imbalance": null},
          {"kind": "set", "value": "a", "count": 1, "percent": 33.3333, "imbalance": null},
          {"kind": "all", "value": "", "count": 3, "percent": 100.0000, "imbalance": 1.25}
        ]

        """),
    CommandCase(
      command: "COLUMNS=60 csv-counts -q --multilabel a-d --format table data.csv",
      output: """
        label  count  percent  imbalance
        a          4    66.67       1.00  ██████████████████████████
        b          2    33.33       2.00  █████████████
        c          1    16.67       4.00  ██████▌
        d          0     0.00          -

        set of labels  count  percent
        a,b                2    33.33  █████████████████████████████
        (none)             2    33.33  █████████████████████████████
        a,c                1    16.67  ██████████████▌
        a                  1    16.67  ██████████████▌
        6 rows with 4 labels in 4 sets, 1.17 labels a row, mean imbalance 2.33

        """),
    // Numbers and words are taken as the column writes them.
    CommandCase(
      command: "csv-counts -v --multilabel 2,3 spelled.csv",
      output: header + "label,\"a,1\",2,66.6667,1.0\nlabel,b,2,66.6667,1.0\n"
        + "set,\"\"\"a,1\"\",b\",2,66.6667,\nset,,1,33.3333,\nall,,3,100.0000,1.0\n",
      messages: "csv-counts: spelled.csv: 3 rows with 2 labels in 2 sets, 1.33 labels a row, "
        + "mean imbalance 1.00\n"),
    CommandCase(
      command: "csv-counts --multilabel a,b --where 'a!=' --where 'b!=NA' gaps.csv | tail -n 2",
      output: "set,a,1,100.0000,\nall,,1,100.0000,1.0\n",
      messages: "csv-counts: no row has \"b\": left out of the mean imbalance\n"),
    CommandCase(
      command: "csv-counts --multilabel a,b header.csv",
      output: header + "label,a,0,0.0000,\nlabel,b,0,0.0000,\nall,,0,0.0000,\n"),
    CommandCase(
      command: "csv-counts --multilabel a,b --where 'x=..1' data.csv header.csv two.csv",
      output: "file,\(header)data.csv,label,a,1,100.0000,1.0\ndata.csv,label,b,0,0.0000,\n"
        + "data.csv,set,a,1,100.0000,\ndata.csv,all,,1,100.0000,1.0\nheader.csv,label,a,0,0.0000,\n"
        + "header.csv,label,b,0,0.0000,\nheader.csv,all,,0,0.0000,\ntwo.csv,label,a,1,100.0000,1.0\n"
        + "two.csv,label,b,0,0.0000,\ntwo.csv,set,a,1,100.0000,\ntwo.csv,all,,1,100.0000,1.0\n",
      messages: "csv-counts: data.csv: no row has \"b\": left out of the mean imbalance\n"
        + "csv-counts: two.csv: no row has \"b\": left out of the mean imbalance\n"),
    CommandCase(
      command:
        "COLUMNS=50 csv-counts -q --multilabel a,b --where 'x=..2' --format table data.csv - < data.csv",
      output: ["data.csv", "-"].map { file in
        """
        \(file):
        label  count  percent  imbalance
        a          2   100.00       1.00  ████████████████
        b          1    50.00       2.00  ████████

        set of labels  count  percent
        a,b                1    50.00  ███████████████████
        a                  1    50.00  ███████████████████
        2 rows with 2 labels in 2 sets, 1.50 labels a row, mean imbalance 1.50

        """
      }.joined(separator: "\n")),
    CommandCase(
      command: "csv-counts -q --multilabel a-d --format svg data.csv data.csv | grep -c '<rect'",
      output: "19\n"),
    CommandCase(
      command: "csv-counts -q --multilabel a-d --format svg data.csv | grep -c '<rect'",
      output: "10\n"),
  ])
  func counts(_ line: CommandCase) async throws { try await line.check(in: Self.folder()) }

  @Test(arguments: [
    CommandCase.failure(
      "csv-counts --multilabel a,b gaps.csv",
      "csv-counts: gaps.csv:3: column \"b\": \"NA\" stands for no label\n"
        + "use --where 'b!=NA' to leave such rows out"),
    CommandCase.failure(
      "csv-counts --multilabel a,b --where 'b!=NA' gaps.csv",
      "csv-counts: gaps.csv:4: column \"a\": the label is empty\n"
        + "use --where 'a!=' to leave such rows out"),
    CommandCase.failure(
      "csv-counts --multilabel a,b two.csv",
      "csv-counts: two.csv:3: column \"a\": \"2\" is not a label: 0 or 1, or false or true"),
    CommandCase.failure(
      "csv-counts --multilabel a two.csv",
      "csv-counts: two.csv: column \"a\": --multilabel names one column, and rows can have several "
        + "labels only in several\nuse --label a, or name all columns of labels"),
    CommandCase.failure(
      "csv-counts --multilabel a,zzz two.csv",
      "csv-counts: two.csv:1: no column \"zzz\"\nthe header has: x, a, b"),
    CommandCase.refusal(
      "csv-counts --multilabel a,b -l x two.csv",
      "with --multilabel, rows have several labels: --label has no effect"),
    CommandCase.refusal(
      "csv-counts --multilabel a,b --by x two.csv",
      "with --multilabel, rows have several labels: --by has no effect"),
    CommandCase.refusal(
      "csv-counts --multilabel a,b --bins 3 two.csv",
      "with --multilabel, rows have several labels: --bins has no effect"),
    CommandCase.refusal(
      "csv-counts --multilabel a,b --merge two.csv",
      "--merge adds up what was counted before: --multilabel has no effect"),
  ])
  func refusals(_ line: CommandCase) async throws { try await line.check(in: Self.folder()) }

  /// IRLbl and MeanIR of random tables as the test computes them.
  @Test func imbalance() async throws {
    for seed in 1...5 {
      let table = LabelTable(rowCount: 1_000, labelCount: 9, seed: UInt64(seed))
      let folder = try WorkFolder()
      try folder.write(table.text, to: "data.csv")
      let command = "csv-counts --multilabel l0-l8 data.csv"
      let result = try await folder.shell(command)
      let found = Table(result.bytes)
      let largest = Double(table.counts.max() ?? 0)
      let ratios = table.counts.map { largest / Double($0) }
      for (label, count) in table.counts.enumerated() {
        let row = try #require(found.rows.first { $0[0] == "label" && $0[1] == "l\(label)" })
        #expect(row[2] == "\(count)")
        #expect(abs(try #require(Double(row[4])) - ratios[label]) < 1e-9)
      }
      let mean = try #require(found.rows.last.flatMap { Double($0[4]) })
      #expect(abs(mean - ratios.reduce(0, +) / 9) < 1e-9)
      let sets = tally(table.labels)
      #expect(found.rows.filter { $0[0] == "set" }.count == sets.count)
    }
  }
}

/// A random table with columns of labels, of which each is rarer than the one before, and a few numbers.
struct LabelTable {
  /// The labels of each row, rising.
  let labels: [[Int]]
  /// The numbers of each row.
  let numbers: [[Double]]
  let labelCount: Int

  init(rowCount: Int, labelCount: Int, seed: UInt64, numberCount: Int = 2) {
    var random = SeededNumbers(seed: seed)
    var labels: [[Int]] = []
    var numbers: [[Double]] = []
    for _ in 0..<rowCount {
      labels.append((0..<labelCount).filter { random.fraction() < 0.5 / Double($0 + 1) })
      numbers.append((0..<numberCount).map { _ in Double(random.below(100_000)) / 1000 })
    }
    (self.labels, self.numbers, self.labelCount) = (labels, numbers, labelCount)
  }

  /// How many rows have each label.
  var counts: [Int] { (0..<labelCount).map { label in labels.count { $0.contains(label) } } }

  /// The table: a number for each row, the numbers, the labels.
  var text: String {
    let numberCount = numbers.first?.count ?? 0
    let header = ["id"] + (0..<numberCount).map { "x\($0)" } + (0..<labelCount).map { "l\($0)" }
    var lines = [header.joined(separator: ",")]
    for (row, set) in labels.enumerated() {
      var cells = ["\(row)"] + numbers[row].map { "\($0)" }
      cells += (0..<labelCount).map { set.contains($0) ? "1" : "0" }
      lines.append(cells.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
