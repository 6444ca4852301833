import TestSupport
import Testing

@Suite("csv-split")
struct SplitTests {
  /// Ten rows, classes x (5), y (3) and z (2), with a group column.
  static let data = """
    id,g,y
    1,a,x
    2,a,x
    3,b,y
    4,b,z
    5,c,x
    6,c,y
    7,d,x
    8,d,z
    9,e,y
    10,e,x

    """

  private func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(Self.data, to: "data.csv")
    return folder
  }

  private func rows(_ ids: Int...) -> String {
    let lines = Self.data.split(separator: "\n")
    return "id,g,y\n" + ids.map { lines[$0] + "\n" }.joined()
  }

  // MARK: Parts

  @Test func trainAndTestAreTheInput() async throws {
    let folder = try folder()
    let result = try await folder.shell("csv-split --test test.csv --test-size 3 data.csv")
    #expect(result.messages == "")
    let train = Table(result.bytes)
    let test = Table(try folder.bytes(of: "test.csv"))
    #expect(test.counts("y") == ["x": 1, "y": 1, "z": 1])
    #expect(train.header == ["id", "g", "y"])
    let order = { (table: Table) in table["id"].compactMap(Int.init) }
    #expect(order(train) == order(train).sorted())
    #expect(order(test) == order(test).sorted())
    #expect((order(train) + order(test)).sorted() == Array(1...10))
  }

  @Test func aNoteSaysWhichRowsGoNowhere() async throws {
    let folder = try folder()
    let unwritten = try await folder.shell("csv-split --no-stratify data.csv")
    #expect(unwritten.messages == "csv-split: 2 test rows are not written: use --test FILE\n")
    #expect(unwritten.status == 0)
    let test = try await folder.shell("csv-split --no-stratify --part test data.csv")
    #expect(test.messages == "csv-split: 8 train rows are not written: use --part train\n")
    let validation = try await folder.shell(
      "csv-split --no-stratify --test-size 1 --validation-size 3 --test t.csv data.csv")
    #expect(
      validation.messages
        == "csv-split: 3 validation rows are not written: use --validation FILE\n")
    let one = try await folder.shell("csv-split --no-stratify --test-size 1 data.csv")
    #expect(one.messages == "csv-split: 1 test row is not written: use --test FILE\n")
  }

  @Test func threeParts() async throws {
    let folder = try folder()
    let command = "csv-split --no-stratify --test-size 0.25 --validation-size 2 --seed 9"
    let all = try await folder.shell(
      "\(command) --test test.csv --validation validation.csv data.csv")
    #expect(all.messages == "")
    let parts = [
      "train": all.bytes, "validation": try folder.bytes(of: "validation.csv"),
      "test": try folder.bytes(of: "test.csv"),
    ]
    #expect(parts.mapValues { Table($0).rows.count } == ["train": 5, "validation": 2, "test": 3])
    #expect(Set(parts.values.flatMap { Table($0)["id"] }).count == 10)
    // The seed makes all runs agree.
    for (name, bytes) in parts {
      let one = try await folder.shell("\(command) --part \(name) data.csv")
      #expect(one.bytes == bytes)
      #expect(one.status == 0)
    }
    let column = try await folder.shell("\(command) --append part data.csv")
    #expect(column.messages == "")
    let table = Table(column.bytes)
    #expect(table["id"] == (1...10).map(String.init))
    for (name, bytes) in parts {
      #expect(table.rows.filter { $0[3] == name }.map { $0[0] } == Table(bytes)["id"])
    }
  }

  /// scikit-learn 1.9.1: `train_test_split(range(1, 11), test_size=3, random_state=9)` and its training part.
  @Test func scikitLearnsOrder() async throws {
    let folder = try folder()
    let result = try await folder.shell(
      "csv-split --no-stratify --test-size 3 --seed 9 --shuffle --test test.csv data.csv")
    #expect(result.output == rows(3, 2, 10, 4, 1, 7, 6))
    #expect(try folder.text(of: "test.csv") == rows(9, 5, 8))
  }

  @Test func byOrder() async throws {
    let folder = try folder()
    let result = try await folder.shell(
      "csv-split --by-order --test-size 2 --validation-size 0.3 --test t.csv --validation v.csv data.csv"
    )
    #expect(result.output == rows(1, 2, 3, 4, 5))
    #expect(try folder.text(of: "v.csv") == rows(6, 7, 8))
    #expect(try folder.text(of: "t.csv") == rows(9, 10))
  }

  @Test func groupsStayTogether() async throws {
    let folder = try folder()
    let result = try await folder.shell(
      "csv-split --group g --test-size 0.4 --test test.csv data.csv")
    #expect(result.messages == "")
    let train = Set(Table(result.bytes)["g"])
    let test = Set(Table(try folder.bytes(of: "test.csv"))["g"])
    #expect(train.count == 3)
    #expect(test.count == 2)
    #expect(train.isDisjoint(with: test))
  }

  // MARK: Folds

  @Test func everyRowIsInOneFold() async throws {
    let folder = try folder()
    let all = try await folder.shell("csv-split --folds 3 --append fold --seed 4 data.csv")
    #expect(all.messages == "")
    let table = Table(all.bytes)
    for fold in 1...3 {
      let one = try await folder.shell(
        "csv-split --folds 3 --fold \(fold) --seed 4 --test test.csv data.csv")
      #expect(one.messages == "")
      let test = Table(try folder.bytes(of: "test.csv"))["id"]
      #expect(test == table.rows.filter { $0[3] == "\(fold)" }.map { $0[0] })
      #expect(Table(one.bytes)["id"] == table.rows.filter { $0[3] != "\(fold)" }.map { $0[0] })
      let part = try await folder.shell(
        "csv-split --folds 3 --fold \(fold) --seed 4 --part test data.csv")
      #expect(Table(part.bytes)["id"] == test)
    }
  }

  /// As scikit-learn's KFold without shuffling: consecutive slices, the first one longer.
  @Test func foldsByOrder() async throws {
    let folder = try folder()
    let result = try await folder.shell(
      "csv-split --folds 3 --append fold --by-order --no-stratify data.csv")
    #expect(Table(result.bytes)["fold"] == ["1", "1", "1", "1", "2", "2", "2", "3", "3", "3"])
  }

  @Test(arguments: ["", "--no-stratify", "--by-order", "--by-order --no-stratify"])
  func groupsStayInOneFold(_ options: String) async throws {
    let folder = try folder()
    let result = try await folder.shell(
      "csv-split --folds 2 --append fold --group g \(options) data.csv")
    #expect(result.messages == "")
    let table = Table(result.bytes)
    #expect(Set(table["fold"]) == ["1", "2"])
    #expect(Set(table.rows.map { [$0[1], $0[3]] }).count == 5)
  }

  // MARK: By hash

  /// The definition, by Python's xxhash 4.1: `xxhash.xxh64(b"…", seed).intdigest() >> 11) / 2**53 < 0.2`.
  @Test func hashesAreWhatTheyAreDefinedToBe() async throws {
    let folder = try WorkFolder()
    let names = (0..<40).map { "row\($0)" }
    try folder.write("id\n" + names.map { $0 + "\n" }.joined(), to: "data.csv")
    let test = try await folder.shell("csv-split --by-hash id --part test data.csv")
    #expect(Table(test.bytes)["id"] == Self.hashedToTest)
    let seeded = try await folder.shell("csv-split --by-hash id --seed 7 --part test data.csv")
    #expect(Table(seeded.bytes)["id"] == Self.hashedToTestBySeed7)
  }

  static let hashedToTest = [
    "row5", "row6", "row18", "row19", "row25", "row32", "row33", "row37",
  ]
  static let hashedToTestBySeed7 = [
    "row2", "row6", "row7", "row19", "row21", "row22", "row24", "row25", "row30", "row34",
  ]

  @Test func hashesDecideRowByRow() async throws {
    let folder = try WorkFolder()
    let rows = (0..<3000).map { "\($0 % 1000),\($0)\n" }
    try folder.write("id,n\n" + rows.joined(), to: "data.csv")
    let all = try await folder.shell(
      "csv-split --by-hash id --test-size .2 --validation-size .1 --append part data.csv")
    let parts = Table(all.bytes)["part"]
    #expect(parts[..<1000] == parts[1000..<2000])
    #expect(parts[..<1000] == parts[2000...])
    // Within five standard deviations of 200 and 100 of 1000.
    let counts = tally(parts[..<1000])
    #expect(abs(counts["test", default: 0] - 200) < 63)
    #expect(abs(counts["validation", default: 0] - 100) < 47)
    // A row goes where it went, whatever other rows there are, and quotes do not matter.
    let some = try await folder.shell(
      """
      (echo '"id",n'; sed -n '2,$p' data.csv | awk 'NR % 7 == 0' | sed 's/^\\([0-9]*\\)/"\\1"/') |
      csv-split --by-hash id --test-size .2 --validation-size .1 --append part
      """)
    #expect(Table(some.bytes)["part"] == (1...428).map { parts[$0 * 7 - 1] })
    // The test part does not depend on the validation part.
    let test = try await folder.shell(
      "csv-split --by-hash id --test-size .2 --part test data.csv")
    #expect(Table(test.bytes).rows.count == parts.filter { $0 == "test" }.count)
    let folds = try await folder.shell("csv-split --by-hash id --folds 4 --append fold data.csv")
    let foldCounts = tally(Table(folds.bytes)["fold"][..<1000])
    #expect(Set(foldCounts.keys) == ["1", "2", "3", "4"])
    #expect(foldCounts.values.allSatisfy { abs($0 - 250) < 69 })
    let one = try await folder.shell(
      "csv-split --by-hash id --folds 4 --fold 2 --part test data.csv")
    #expect(Table(one.bytes).rows.count == foldCounts["2", default: 0] * 3)
  }

  /// It needs one look: a filter behind it sees rows before the input ends.
  @Test func hashesNeedNoEnd() async throws {
    let folder = try WorkFolder()
    let result = try await folder.shell(
      "(echo id,y; yes 1,x) | csv-split --by-hash y --test test.csv | head -2; echo ${PIPESTATUS[@]}"
    )
    #expect(result.output == "id,y\n1,x\n141 141 0\n")
    #expect(result.messages == "")
    #expect(try folder.fileNames() == [])
  }

  // MARK: Classes

  @Test func aClassOfOneRowGoesToTraining() async throws {
    let folder = try WorkFolder()
    try folder.write("id,y\n1,x\n2,x\n3,x\n4,lone\n5,x\n", to: "data.csv")
    let result = try await folder.shell("csv-split --test test.csv --test-size 2 data.csv")
    #expect(
      result.messages
        == "csv-split: class \"lone\" has a single row: it goes to the training part\n")
    #expect(Table(result.bytes)["y"].contains("lone"))
    #expect(Table(try folder.bytes(of: "test.csv")).rows.count == 2)
  }

  @Test func rowsWithoutAClass() async throws {
    let folder = try WorkFolder()
    try folder.write("id,y\n1,x\n2,\n3,x\n4,x\n5,\"\"\n6,x\n", to: "data.csv")
    let kept = try await folder.shell(
      "csv-split --unlabeled keep --test-size 1 --append part data.csv")
    #expect(Table(kept.bytes)["id"] == ["1", "2", "3", "4", "5", "6"])
    #expect(Table(kept.bytes)["part"].filter { $0 == "" }.count == 2)
    let passed = try await folder.shell(
      "csv-split --unlabeled keep --test-size 1 --part test data.csv")
    #expect(Table(passed.bytes).rows.count == 3)
    let dropped = try await folder.shell(
      "csv-split --unlabeled drop --test-size 1 --append part data.csv")
    #expect(Table(dropped.bytes)["id"] == ["1", "3", "4", "6"])
  }

  @Test func rowsThatTakeNoPart() async throws {
    let folder = try folder()
    let result = try await folder.shell(
      "csv-split -l y --where y=x --where id=2..10 --test-size 2 --test test.csv data.csv")
    let test = Table(try folder.bytes(of: "test.csv"))
    #expect(test["y"] == ["x", "x"])
    #expect(!test["id"].contains("1"))
    #expect(Table(result.bytes).rows.count == 8)
    let hashed = try await folder.shell(
      "csv-split --by-hash id --where g!=a --append part data.csv")
    #expect(Table(hashed.bytes)["part"].prefix(2) == ["", ""])
    #expect(!Table(hashed.bytes)["part"].dropFirst(2).contains(""))
    let none = try await folder.shell("csv-split -l y --where y=other data.csv")
    #expect(
      none.messages
        == "csv-split: data.csv: no row with a label passes --where\ncolumn \"y\" has \"x\", \"y\", \"z\"\n"
    )
    #expect(none.status == 1)
  }

  @Test func sizesThatDoNotFit() async throws {
    let folder = try folder()
    let cases = [
      "--test-size 10": """
      data.csv: test size must be from 1 to 9, not 10, so that all parts get some of 10
      """,
      "--test-size 2": """
      data.csv: column "y": the test part has 2 rows, too few for one of each of 3 classes
      use --no-stratify, or another size
      """,
      "--test-size 5 --validation-size 5": """
      data.csv: nothing of 10 is left for the training part
      """,
      "--folds 6 --fold 1": """
      data.csv: column "y": 6 folds are more than the rows of the largest class (5)
      use fewer folds
      """,
      "--folds 11 --fold 1 --no-stratify": """
      data.csv: 11 folds are more than there are rows (10)
      """,
      "--folds 6 --fold 1 --group g": """
      data.csv: 6 folds are more than there are groups (5)
      """,
    ]
    for (options, message) in cases {
      let result = try await folder.shell("csv-split \(options) -o out.csv data.csv")
      #expect(result.messages == "csv-split: \(message)\n", "\(options)")
      #expect(result.status == 1)
    }
    #expect(try folder.fileNames() == ["data.csv"])
  }

  @Test func verbose() async throws {
    let folder = try folder()
    let parts = try await folder.shell(
      "csv-split -v --seed 5 --test-size 3 --test test.csv data.csv")
    #expect(
      parts.messages == """
        csv-split: the class is the last column, "y"; another would be chosen by -l g
        csv-split: class "x": 4 in train, 1 in test
        csv-split: class "y": 2 in train, 1 in test
        csv-split: class "z": 1 in train, 1 in test
        csv-split: train: 7 rows
        csv-split: test: 3 rows
        csv-split: seed 5

        """)
    let folds = try await folder.shell(
      "csv-split -v --by-order --no-stratify --folds 3 --append fold data.csv")
    #expect(
      folds.messages == """
        csv-split: fold 1: 4 rows
        csv-split: fold 2: 3 rows
        csv-split: fold 3: 3 rows

        """)
  }

  // MARK: Files

  @Test func filesAreCompressedByName() async throws {
    let folder = try folder()
    let result = try await folder.shell(
      "csv-split --by-order --test-size 2 --test t.csv.gz -o train.csv.gz data.csv; zcat t.csv.gz train.csv.gz"
    )
    #expect(result.output == rows(9, 10) + rows(1, 2, 3, 4, 5, 6, 7, 8))
  }

  /// If one part cannot be written no part gets its name.
  @Test func allPartsOrNone() async throws {
    let folder = try folder()
    let full = try await folder.shell(
      "csv-split --test-size 3 --test /dev/full -o train.csv data.csv")
    #expect(full.messages == "csv-split: /dev/full: no space left on device\n")
    #expect(full.status == 1)
    let missing = try await folder.shell(
      "csv-split --test-size 3 --test missing/t.csv -o train.csv data.csv")
    #expect(missing.messages == "csv-split: missing/t.csv: no such directory\n")
    let piped = try await folder.shell(
      "csv-split --test-size 3 --test test.csv data.csv > /dev/full")
    #expect(piped.messages == "csv-split: standard output: no space left on device\n")
    #expect(try folder.fileNames() == ["data.csv"])
  }

  /// A class that no training row has is told in every mode that knows classes.
  @Test(arguments: [
    CommandCase(
      command: "csv-split --folds 2 --fold 1 few.csv", output: "x,y\n1,a\n2,a\n",
      messages:
        "csv-split: class \"b\" has no training row\ncsv-split: 3 test rows are not written: use --test FILE\n"
    ),
    CommandCase(
      command: "csv-split --folds 2 --append fold few.csv",
      output: "x,y,fold\n1,a,2\n2,a,2\n3,a,1\n4,a,1\n5,b,1\n",
      messages:
        "csv-split: class \"b\" has rows in one fold alone: no training row when that is tested\n"),
    CommandCase(
      command: "csv-split --by-order -l y --test-size 1 --test test.csv few.csv",
      output: "x,y\n1,a\n2,a\n3,a\n4,a\n", messages: "csv-split: class \"b\" has no training row\n"),
    CommandCase(
      command: "csv-split --no-stratify -l y --test-size 3 --seed 1 --test test.csv few.csv",
      output: "x,y\n1,a\n4,a\n", messages: "csv-split: class \"b\" has no training row\n"),
    CommandCase(
      command:
        "csv-split --group x -l y --test-size 1 --seed 1 --test test.csv few.csv | head -n 1",
      output: "x,y\n"),
    CommandCase(
      command:
        "seq 7 | sed 's/.*/&,k&/' | csv-split -n --by-order -l 2 --test-size 6 --test test.csv",
      output: "1,k1\n",
      messages:
        "csv-split: 6 classes have no training row: \"k2\", \"k3\", \"k4\", \"k5\", \"k6\", …\n"),
  ])
  func classesWithoutTrainingRow(_ example: CommandCase) async throws {
    let folder = try WorkFolder()
    try folder.write("x,y\n1,a\n2,a\n3,a\n4,a\n5,b\n", to: "few.csv")
    try await example.check(in: folder)
  }
}
