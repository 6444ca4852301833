import TestSupport
import Testing

@Suite("Filters in a row do what they are made for")
struct PipelineTests {
  /// The sentence that the project is built around.
  @Test func splitThenBalance() async throws {
    let folder = try WorkFolder()
    try folder.copy("Examples/data/yeast.csv", as: "yeast.csv")
    let result = try await folder.shell(
      "csv-split --test test.csv yeast.csv | csv-smote --exclude sequence > train.csv")
    #expect(result.status == 0)
    #expect(
      result.messages == "csv-smote: class \"ERL\" has 4 rows: 3 neighbors instead of 5\n")
    let all = Table(try folder.bytes(of: "yeast.csv"))
    let train = Table(try folder.bytes(of: "train.csv"))
    let test = Table(try folder.bytes(of: "test.csv"))
    #expect(train.records[0] == all.records[0])
    #expect(test.records[0] == all.records[0])

    let trainCounts = train.counts("site")
    #expect(trainCounts.count == 10)
    #expect(Set(trainCounts.values) == [370])
    // A fifth of each class, to within a row.
    #expect(test.rows.count == 297)
    for (site, count) in all.counts("site") {
      #expect(abs(Double(test.counts("site")[site, default: 0]) - Double(count) / 5) < 1)
    }
    // Every row that came in is in exactly one of the two, byte for byte and in order.
    let kept = Array(train.rowBytes.prefix(all.rows.count - test.rows.count))
    #expect(tally(kept + test.rowBytes) == tally(all.rowBytes))
    #expect(isSubsequence(kept, of: all.rowBytes))
    #expect(isSubsequence(test.rowBytes, of: all.rowBytes))
    // All others are made: they have no sequence.
    #expect(train.rows.dropFirst(kept.count).allSatisfy { $0[0] == "" })
  }

  /// See howto_split.py beside the file.
  @Test(arguments: ["yes", "no"], ["0", "42"])
  func theClassicFrameIsSplitAsScikitLearnSplitsIt(_ stratify: String, _ seed: String) async throws
  {
    let folder = try WorkFolder()
    try folder.copy("Tests/ParityTests/golden/data/howto.csv", as: "howto.csv")
    let expected = Table(try bytesOfRepositoryFile("Tests/Fixtures/howto-split.csv")).rows
      .filter { $0[0] == stratify && $0[1] == seed }
    let options = stratify == "yes" ? "" : "--no-stratify"
    for order in ["", "--shuffle"] {
      let result = try await folder.shell(
        "csv-split --seed \(seed) \(options) \(order) --test-size 0.2 --test test.csv howto.csv")
      let found = [
        "train": Table(result.bytes)["id"], "test": Table(try folder.bytes(of: "test.csv"))["id"],
      ]
      for (part, ids) in found {
        let wanted = expected.filter { $0[2] == part }.map { $0[3] }
        #expect(ids == (order == "" ? wanted.sorted() : wanted))
      }
    }
  }

  /// The whole size is in Tests/Scale.
  @Test func aTableOfAudioFeatures() async throws {
    let folder = try WorkFolder()
    try folder.copy("Tests/Fixtures/audio_features.py", as: "audio.py")
    let result = try await folder.shell(
      """
      python3 audio.py 8 > audio.csv
      csv-smote --exclude 1 --copy path -o smote.csv audio.csv
      csv-oversample -o over.csv audio.csv
      """)
    #expect(result.messages == "")
    let input = try folder.bytes(of: "audio.csv")
    for name in ["smote.csv", "over.csv"] {
      let bytes = try folder.bytes(of: name)
      let counts = Table(bytes).counts("species")
      #expect(counts.count == 16)
      #expect(Set(counts.values) == [1096])
      #expect(bytes.starts(with: input))
    }
    let smote = Table(try folder.bytes(of: "smote.csv"))
    #expect(smote.rows.count == 17_536)
    // As many decimals as the column has, the path of the parent, no index.
    let made = smote.rows.dropFirst(11_682)
    #expect(made.allSatisfy { $0[0] == "" && $0[1].hasPrefix("train/") })
    #expect(made.allSatisfy { $0[2].split(separator: ".").last?.count == 4 })
  }

  @Test func onlyTheTrainingPartOfAFile() async throws {
    let folder = try WorkFolder()
    try folder.copy("Tests/ParityTests/golden/data/howto.csv", as: "howto.csv")
    let result = try await folder.shell(
      """
      csv-split --append part -o split.csv howto.csv
      csv-smote -l label --where part=train --exclude id --copy part --mark made split.csv |
      csv-undersample -l label --where part=train --per-class 80
      """)
    #expect(result.messages == "")
    let table = Table(result.bytes)
    let train = table.rows.filter { $0[6] == "train" }
    #expect(tally(train.map { $0[5] }) == ["0": 80, "1": 80, "2": 80])
    let others = table.rows.filter { $0[6] != "train" }
    #expect(others.count == 40)
    #expect(others.allSatisfy { $0[7] == "false" })
    let split = Table(try folder.bytes(of: "split.csv")).rows.filter { $0[6] == "test" }
    #expect(others.map { $0.dropLast() } == split.map { $0[...] })
  }

  /// Over, then under; capped where rows were made only.
  @Test func overThenUnder() async throws {
    let folder = try WorkFolder()
    try folder.copy("Tests/ParityTests/golden/data/howto.csv", as: "howto.csv")
    let result = try await folder.shell(
      """
      csv-oversample --mark made --ratio 0.9 howto.csv |
      csv-undersample -l label --per-class 60 --candidates made=true --short
      """)
    #expect(
      result.messages == """
        csv-undersample: class "1" keeps 61 rows: only 40 of the 41 that must go may be dropped
        csv-undersample: class "2" keeps 112 rows: only 0 of the 52 that must go may be dropped

        """)
    #expect(Table(result.bytes).counts("label") == ["0": 60, "1": 61, "2": 112])
  }

  @Test func everyFoldOfACrossValidation() async throws {
    let folder = try WorkFolder()
    try folder.copy("Examples/data/yeast.csv", as: "yeast.csv")
    let result = try await folder.shell(
      """
      for fold in 1 2 3; do
        csv-split --folds 3 --fold $fold --test test$fold.csv yeast.csv |
          csv-oversample -o train$fold.csv
      done
      """)
    #expect(result.messages == "")
    let rows = try (1...3).flatMap { Table(try folder.bytes(of: "test\($0).csv")).rowBytes }
    #expect(tally(rows) == tally(Table(try folder.bytes(of: "yeast.csv")).rowBytes))
    for fold in 1...3 {
      let counts = Table(try folder.bytes(of: "train\(fold).csv")).counts("site")
      #expect(Set(counts.values).count == 1)
    }
  }
}

/// Whether all of the first are in the second, in this order.
func isSubsequence(_ rows: [[UInt8]], of all: [[UInt8]]) -> Bool {
  var place = 0
  for row in all where place < rows.count && rows[place] == row { place += 1 }
  return place == rows.count
}
