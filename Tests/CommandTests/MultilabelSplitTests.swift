import TestSupport
import Testing

/// csv-split --multilabel: each part gets its share of every label.
@Suite struct MultilabelSplitTests {
  static func folder(_ table: LabelTable) throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(table.text, to: "data.csv")
    return folder
  }

  /// iterative-stratification's unshuffled folds differ from call to call: these do not, nor do they with the threads.
  @Test func sameSeedSameFolds() async throws {
    let folder = try Self.folder(LabelTable(rowCount: 60_000, labelCount: 7, seed: 3))
    let command = "csv-split --multilabel l0-l6 --folds 4 --append fold data.csv"
    let first = try await folder.shell(command)
    #expect(first.status == 0 && first.messages == "")
    for other in [command, "\(command) --threads 1", "\(command) --threads 5"] {
      #expect(try await folder.shell(other).bytes == first.bytes)
    }
    #expect(try await folder.shell("\(command) --seed 1").bytes != first.bytes)
    let gzipped = "gzip -c data.csv | \(command.replacing(" data.csv", with: ""))"
    #expect(try await folder.shell(gzipped).bytes == first.bytes)
  }

  /// iterative-stratification makes 60 and 40 of a training size of .3 and a test size of .2: here sizes are what they say,
  /// as near as the labels allow.
  @Test func sizesAreThoseAskedFor() async throws {
    let folder = try Self.folder(LabelTable(rowCount: 100, labelCount: 4, seed: 1))
    let result = try await folder.shell(
      "csv-split -q --multilabel l0-l3 --test-size 0.2 --validation-size 0.5 --append part data.csv"
    )
    let counts = Table(result.bytes).counts("part")
    #expect(abs(counts["test", default: 0] - 20) <= 4)
    #expect(abs(counts["validation", default: 0] - 50) <= 4)
    #expect(abs(counts["train", default: 0] - 30) <= 4)
  }

  /// Each fold has its share of each label to within a few rows, and is not far from its share of the rows.
  @Test(arguments: [2, 3, 5, 10]) func sharesOfLabels(_ foldCount: Int) async throws {
    for seed in 1...3 {
      let table = LabelTable(rowCount: 600, labelCount: 8, seed: UInt64(seed))
      let folder = try Self.folder(table)
      let result = try await folder.shell(
        "csv-split --multilabel l0-l7 --folds \(foldCount) --append fold data.csv")
      let folds = Table(result.bytes)["fold"].compactMap { Int($0) }
      #expect(folds.count == 600)
      for fold in 1...foldCount {
        let rows = folds.indices.filter { folds[$0] == fold }
        #expect(abs(Double(rows.count) - 600 / Double(foldCount)) <= 4)
        for (label, count) in table.counts.enumerated() {
          let found = rows.count { table.labels[$0].contains(label) }
          #expect(abs(Double(found) - Double(count) / Double(foldCount)) <= 4)
        }
      }
    }
  }

  /// Rows that take no part stay with the training part, and get no fold.
  @Test func rowsThatTakeNoPart() async throws {
    let folder = try WorkFolder()
    try folder.write(
      "x,a,b\n1,1,0\n2,,1\n3,1,1\n4,0,1\n5,1,0\n6,0,NA\n7,0,0\n", to: "data.csv")
    let split = "csv-split --multilabel a,b --folds 2 --append fold"
    let refused = try await folder.shell("\(split) data.csv")
    #expect(refused.bytes.isEmpty && refused.status == 1)
    #expect(refused.messages.hasPrefix("csv-split: data.csv:3: column \"a\": the label is empty\n"))
    let kept = Table(
      try await folder.shell("\(split) --unlabeled keep --where x=..6 data.csv").bytes)
    #expect(kept["x"] == ["1", "2", "3", "4", "5", "6", "7"])
    #expect([1, 5, 6].allSatisfy { kept["fold"][$0] == "" })
    #expect([0, 2, 3, 4].allSatisfy { ["1", "2"].contains(kept["fold"][$0]) })
    let dropped = Table(try await folder.shell("\(split) --unlabeled drop data.csv").bytes)
    #expect(dropped["x"] == ["1", "3", "4", "5", "7"])
  }

  @Test func notes() async throws {
    let folder = try WorkFolder()
    try folder.write("x,a,b\n1,1,0\n2,0,0\n3,0,1\n4,1,0\n", to: "data.csv")
    try await CommandCase(
      command: "csv-split --multilabel a,b --test-size 3 --test test.csv data.csv | wc -l",
      output: "2\n", messages: "csv-split: 2 labels have no training row: \"a\", \"b\"\n"
    ).check(in: folder)
    try await CommandCase(
      command: "csv-split -v --multilabel a,b --folds 2 --append f data.csv > /dev/null",
      messages: """
        csv-split: label "b" has rows in one fold alone: no training row when that is tested
        csv-split: label "a": 1 in fold 1, 1 in fold 2
        csv-split: label "b": 1 in fold 2
        csv-split: fold 1: 2 rows
        csv-split: fold 2: 2 rows
        csv-split: seed 0

        """
    ).check(in: folder)
    // Ten rows have all labels and ten none: whatever has all labels goes where labels are wanted.
    let rows = (0..<20).map { "\($0),\($0 < 10 ? "1,1" : "0,0")\n" }.joined()
    try folder.write("x,a,b\n\(rows)", to: "pairs.csv")
    let result = try await folder.shell(
      "csv-split --multilabel a,b --test-size 5 --test test.csv pairs.csv")
    #expect(result.status == 0)
    #expect(Table(try folder.bytes(of: "test.csv")).rows.count == 5)
  }

  @Test(arguments: [
    ("--group x", "--group"), ("--group-duplicates", "--group-duplicates"),
    ("--by-hash x", "--by-hash"),
    ("--by-order", "--by-order"), ("--shuffle", "--shuffle"), ("--compat sklearn", "--compat"),
    ("--time x", "--time"), ("--no-stratify", "--no-stratify"), ("--pool 0.1", "--pool"),
    ("-l a", "--label"), ("--bins 3", "--bins"),
  ]) func refusals(_ options: String, _ named: String) async throws {
    let folder = try Self.folder(LabelTable(rowCount: 10, labelCount: 2, seed: 1))
    try await CommandCase.refusal(
      "csv-split --multilabel l0,l1 \(options) data.csv",
      "with --multilabel, rows have several labels: \(named) has no effect"
    ).check(in: folder)
  }
}
