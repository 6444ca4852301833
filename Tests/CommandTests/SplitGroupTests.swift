import TestSupport
import Testing

@Suite("csv-split: groups, repeats, duplicates, pooled classes")
struct SplitGroupTests {
  /// Twelve groups of five rows; every class is in every group but one.
  private static let grouped =
    "id,g,y\n"
    + (0..<60).map { "\($0),g\($0 / 5),\($0 % 5 == 0 ? "rare" : $0 % 2 == 0 ? "a" : "b")\n" }
    .joined()

  private func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(Self.grouped, to: "data.csv")
    return folder
  }

  // MARK: Groups and classes in one split

  @Test func groupsAreWholeAndClassesInProportion() async throws {
    let folder = try folder()
    let result = try await folder.shell(
      "csv-split --group g --stratify --test-size 0.25 --seed 3 --test test.csv data.csv")
    #expect(result.messages == "")
    let (train, test) = (Table(result.bytes), Table(try folder.bytes(of: "test.csv")))
    #expect(Set(train["g"]).isDisjoint(with: test["g"]))
    #expect(test.counts("y")["rare"] == 3)
    #expect(test.rows.count == 15)
    // A fold of a quarter is the same thing.
    let fold = try await folder.shell(
      "csv-split --group g --folds 4 --fold 1 --seed 3 --part test data.csv")
    #expect(Table(fold.bytes)["id"] == test["id"])
  }

  @Test func aShareThatIsNoFold() async throws {
    let folder = try folder()
    let result = try await folder.shell(
      "csv-split --group g --stratify --test-size 0.4 --validation-size 0.35 --test test.csv --validation v.csv data.csv"
    )
    let parts = [
      Table(result.bytes), Table(try folder.bytes(of: "v.csv")),
      Table(try folder.bytes(of: "test.csv")),
    ]
    #expect(parts.map { $0.rows.count } == [15, 20, 25])
    let groups = parts.map { Set($0["g"]) }
    #expect(groups.map(\.count) == [3, 4, 5])
    #expect(groups.reduce(Set()) { $0.union($1) }.count == 12)
    let shuffled = try await folder.shell(
      "csv-split --group g --stratify --test-size 0.4 --shuffle --part test data.csv")
    #expect(Table(shuffled.bytes)["id"] == parts[2]["id"])
  }

  /// What groups make impossible is said.
  @Test func aSizeThatGroupsDoNotAllow() async throws {
    let folder = try WorkFolder()
    let rows = (0..<20).map { "\($0 < 14 ? "large" : "small\($0)"),\($0 % 2 == 0 ? "a" : "b")\n" }
    try folder.write("g,y\n" + rows.joined(), to: "data.csv")
    let result = try await folder.shell(
      "csv-split --group g --stratify --test-size 0.5 --test test.csv data.csv")
    #expect(
      result.messages
        == "csv-split: the test part has 0.85 of the rows, not 0.5: groups stay together\n")
    let one = try await folder.shell(
      "csv-split --group y --where y=a --stratify -l g --test-size 0.5 data.csv")
    #expect(
      one.messages == "csv-split: data.csv: there is one group, which cannot be in two parts\n")
    #expect(one.status == 1)
  }

  /// scikit-learn 1.9.1's `StratifiedGroupKFold(6, shuffle=True, random_state=87)` tests on 2, 2, 1, 0, 11 and 8 of these
  /// rows.
  @Test func noFoldIsEmpty() async throws {
    let folder = try WorkFolder()
    let groups = [(2, "d"), (11, "a"), (6, "b"), (2, "c"), (1, "c"), (2, "d")]
    let rows = groups.enumerated().flatMap { group, rows in
      (0..<rows.0).map { _ in "g\(group),\(rows.1)\n" }
    }
    try folder.write("g,y\n" + rows.joined(), to: "data.csv")
    let command = "csv-split --group g --folds 6 --append fold --seed 87"
    let library = try await folder.shell("\(command) --compat sklearn data.csv")
    #expect(
      Table(library.bytes).counts("fold") == ["1": 2, "2": 2, "3": 1, "5": 11, "6": 8])
    let result = try await folder.shell("\(command) data.csv")
    #expect(Set(Table(result.bytes)["fold"]) == ["1", "2", "3", "4", "5", "6"])
    let five = try await folder.shell("csv-split --group g --folds 7 --append fold data.csv")
    #expect(
      five.messages == "csv-split: data.csv: 7 folds are more than there are groups (6)\n")
  }

  // MARK: Repeats

  @Test func repeatsGoOnWithOneGenerator() async throws {
    let folder = try folder()
    func folds(_ options: String) async throws -> [String] {
      let result = try await folder.shell(
        "csv-split --folds 3 --append fold --seed 5 \(options) data.csv")
      #expect(result.messages == "")
      return Table(result.bytes)["fold"]
    }
    for options in ["", "--no-stratify", "--group g", "--group g --no-stratify"] {
      let plain = try await folds(options)
      let first = try await folds("\(options) --repeats 3 --repeat 1")
      let second = try await folds("\(options) --repeats 3 --repeat 2")
      let third = try await folds("\(options) --repeats 3 --repeat 3")
      #expect(plain == first)
      #expect(Set([first, second, third]).count == 3, "\(options)")
    }
  }

  // MARK: Duplicates

  @Test func equalRowsStayTogether() async throws {
    let folder = try WorkFolder()
    let rows = (0..<90).map { "r\($0),\($0 % 9),t\($0 % 2),\($0 % 4 == 0 ? "a" : "b")\n" }
    try folder.write("id,v,t,y\n" + rows.joined(), to: "data.csv")
    let result = try await folder.shell(
      "csv-split --group-duplicates --test-size 0.3 --test test.csv data.csv")
    #expect(
      result.messages.hasPrefix("csv-split: by what the columns hold: --duplicate-columns v,t\n"))
    let (train, test) = (Table(result.bytes), Table(try folder.bytes(of: "test.csv")))
    #expect(!test.rows.isEmpty)
    #expect(Set(train.rows.map { $0[1...2] }).isDisjoint(with: test.rows.map { $0[1...2] }))
    let leaks = try await folder.shell(
      "csv-split --group-duplicates --stratify --duplicate-columns v,t --test test.csv -o train.csv data.csv && csv-leaks --columns v,t train.csv test.csv | grep leaks"
    )
    #expect(leaks.output.hasPrefix("leaks,0,"))
    let folds = try await folder.shell(
      "csv-split --group-duplicates --duplicate-columns v --folds 3 --append fold data.csv")
    #expect(folds.messages == "")
    #expect(Set(Table(folds.bytes).rows.map { [$0[1], $0[4]] }).count == 9)
  }

  /// Groups come in another order in each part of a file that is read in parts, and are whole all the same.
  @Test(arguments: ["--group-duplicates --duplicate-columns v", "--group v"])
  func groupsOfALargeFile(_ options: String) async throws {
    let folder = try WorkFolder()
    var chance = SeededNumbers(seed: 5)
    let padding = String(repeating: "a note of some length ", count: 3)
    let rows = (0..<30_000).map { "\(chance.below(200)),\(padding),\($0 % 4 == 0 ? "a" : "b")\n" }
    try folder.write("v,note,y\n" + rows.joined(), to: "data.csv")
    let result = try await folder.shell(
      """
      csv-split \(options) --folds 3 --append fold data.csv > file
      csv-split \(options) --folds 3 --append fold < data.csv | cmp - file
      cut -d, -f 1,4 file | sort -u | wc -l
      """)
    #expect(result.lines == ["201"])
    #expect(result.messages == "")
  }

  /// Rows that take no part pass through: a note says so where their groups may be in another part.
  @Test(arguments: [
    (
      "--group g --where w=1", "2 rows take no part and go to standard output, whatever their group"
    ),
    ("--time w --where y=x", "4 rows take no part and go to standard output, whatever their time"),
    (
      "--by-hash g --where w=1",
      "2 rows take no part and go to standard output, whatever their value"
    ),
    (
      "-l y --where w=1 --part test",
      "2 rows take no part and go to standard output, whatever --part says"
    ),
    ("-l y --where w=1", ""),
    ("--group g --where w=1 --append part", ""),
  ])
  func othersPassThrough(options: String, note: String) async throws {
    let folder = try WorkFolder()
    try folder.write(
      "g,w,y\na,1,x\na,1,z\na,0,x\nb,1,x\nb,1,z\nb,0,z\nc,1,x\nc,1,z\n", to: "data.csv")
    let test = options.contains("--append") || options.contains("--part") ? "" : "--test test.csv"
    let result = try await folder.shell("csv-split \(options) \(test) data.csv")
    #expect(result.status == 0)
    let notes = result.messages.split(separator: "\n").filter { $0.contains("take no part") }
    #expect(notes.map(String.init) == (note.isEmpty ? [] : ["csv-split: \(note)"]))
  }

  @Test(arguments: [
    CommandCase.failure(
      "csv-split --append y few.csv",
      "csv-split: few.csv:1: column \"y\" is there already\nuse --append with another name"),
    CommandCase.refusal("csv-split --test ./few.csv few.csv", "--test would overwrite the input"),
    CommandCase.failure(
      "printf 'g,x\\na,0.5\\nb,1.5\\na,2.5\\nb,3\\n' | csv-split --group g --folds 2 --append fold",
      """
      csv-split: standard input: column "x": the last column is the class by default, but this one has numbers with decimals
      use --no-stratify (-l x takes the last all the same)
      """),
    CommandCase.failure(
      "csv-split --group-duplicates few.csv",
      "csv-split: few.csv: there is no column but the class to compare rows by\nuse --duplicate-columns COLS"
    ),
    CommandCase.refusal(
      "csv-split --group-duplicates --group y few.csv",
      "--group and --group-duplicates: leave out one of them"),
    CommandCase.refusal(
      "csv-split --duplicate-columns y few.csv",
      "--duplicate-columns has no effect without --group-duplicates"),
  ])
  func duplicatesThatCannotBe(_ example: CommandCase) async throws {
    let folder = try WorkFolder()
    try folder.write("y\na\nb\na\n", to: "few.csv")
    try await example.check(in: folder)
  }

  // MARK: Pooled classes

  @Test func rareClassesAreOneStratum() async throws {
    let folder = try WorkFolder()
    let rows = (0..<100).map { $0 < 92 ? "a\n" : "rare\($0)\n" }
    try folder.write("y\n" + rows.joined(), to: "data.csv")
    let pooled = try await folder.shell(
      "csv-split --pool 0.05 -v --test-size 0.25 --test test.csv data.csv")
    #expect(
      pooled.messages.contains(
        "csv-split: 8 classes in one stratum: \"rare92\", \"rare93\", \"rare94\", \"rare95\", \"rare96\", …"
      ))
    #expect(Table(try folder.bytes(of: "test.csv")).counts("y")["a"] == 23)
    let apart = try await folder.shell("csv-split --test-size 0.25 --test test.csv data.csv")
    #expect(apart.messages.contains("8 classes have a single row"))
  }
}
