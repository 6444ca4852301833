import Resampling
import TestSupport
import Testing

@Suite("csv-undersample")
struct UndersampleTests {
  /// 2 x, 4 y, 8 z.
  static let data =
    "id,v,y\n" + "zzyxzzyzzyxzyz".enumerated().map { "\($0 + 1),\($0 % 5),\($1)\n" }.joined()

  private func folder(_ data: String = Self.data) throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(data, to: "data.csv")
    return folder
  }

  /// Classes that a method leaves no row of are named, and a table without rows is none.
  @Test func cleaningToNothing() async throws {
    let folder = try WorkFolder()
    try folder.write("x,c\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b\n", to: "data.csv")
    let refused = try await folder.shell("csv-undersample --method enn --strategy all data.csv")
    #expect(refused.status == 1 && refused.output == "")
    #expect(
      refused.messages == """
        csv-undersample: data.csv: no row would be left: enn finds fault with all of them
        use --strategy auto, fewer --neighbors, or another --method

        """)
    try folder.write("x,c\n" + (1...6).map { "\($0),a\n" }.joined() + "2.5,b\n", to: "data.csv")
    let noted = try await folder.shell("csv-undersample --method enn --strategy all data.csv")
    #expect(noted.status == 0)
    #expect(noted.messages == "csv-undersample: class \"b\" has no row left\n")
    #expect(noted.lines.allSatisfy { !$0.hasSuffix(",b") })
  }

  @Test func theClassicFrame() async throws {
    let folder = try WorkFolder()
    try folder.copy("Tests/ParityTests/golden/data/howto.csv", as: "howto.csv")
    let result = try await folder.shell("csv-undersample howto.csv")
    let table = Table(result.bytes)
    #expect(table.counts("label") == ["0": 27, "1": 27, "2": 27])
    #expect(table["id"] == table["id"].sorted())
    #expect(result.messages == "")
  }

  /// How many rows of x, y, z come out.
  @Test(arguments: [
    ("", [2, 2, 2]), ("--strategy auto", [2, 2, 2]), ("--strategy all", [2, 2, 2]),
    ("--strategy majority", [2, 4, 2]), ("--strategy not-majority", [2, 2, 8]),
    ("--strategy not-minority", [2, 2, 2]), ("--ratio 1", [2, 2, 2]), ("--ratio 0.5", [2, 4, 4]),
    ("--ratio 0.8", [2, 2, 2]), ("--ratio 0.79", [2, 3, 3]), ("--ratio 0.25", [2, 4, 8]),
    ("--ratio 1e-300", [2, 4, 8]), ("--per-class 3", [2, 3, 3]), ("--per-class 1", [1, 1, 1]),
    ("--per-class 100", [2, 4, 8]), ("--target z=5", [2, 4, 5]), ("--target z=0", [2, 4, 0]),
    ("--target z=8 --target y=1", [2, 1, 8]), ("--targets targets.csv", [2, 3, 6]),
    ("--replacement", [2, 2, 2]), ("--replacement --per-class 7", [2, 4, 7]),
    ("--replacement --target z=8", [2, 4, 8]), ("--where y!=x", [2, 4, 4]),
    ("--where id=1..5", [2, 4, 6]), ("--compat imblearn", [2, 2, 2]),
    ("--compat imblearn --where y!=z --ratio 0.5", [2, 4, 8]),
  ])
  func howMany(_ options: String, _ counts: [Int]) async throws {
    let folder = try folder()
    try folder.write("count,value\n6,z\n3,y\n", to: "targets.csv")
    let result = try await folder.shell("csv-undersample \(options) --dropped gone.csv data.csv")
    #expect(result.messages == "")
    let table = Table(result.bytes)
    let found = table.counts("y")
    #expect(["x", "y", "z"].map { found[$0, default: 0] } == counts)
    let ids = table["id"].compactMap(Int.init)
    if !options.contains("compat") { #expect(ids == ids.sorted()) }
    // What stays and what goes are the input, to the byte.
    let gone = Table(try folder.bytes(of: "gone.csv"))
    #expect(gone.header == ["id", "v", "y"])
    #expect(Set(table.records + gone.records) == Set(Table(Self.data).records))
    #expect(Set(table.rows).isDisjoint(with: gone.rows))
  }

  @Test func targetsThatCannotBeMet() async throws {
    let folder = try folder()
    let cases = [
      "--target y=5": """
      data.csv: column "y": class "y" has 4 rows, fewer than the 5 asked for
      use csv-oversample or csv-smote to add rows
      """,
      "--candidates v=0": """
      data.csv: column "y": class "y" must lose 2 rows, and 0 may be dropped
      use --short to drop what may be dropped
      """,
      "--compat imblearn --ratio 0.5": """
      data.csv: column "y": imbalanced-learn takes a ratio for two classes, and there are 3
      leave out --compat
      """,
      "--compat imblearn --ratio 0.1 --where y!=z": """
      data.csv: column "y": imbalanced-learn refuses ratio 0.1, which keeps more rows than there are
      leave out --compat
      """,
    ]
    for (options, message) in cases {
      let result = try await folder.shell(
        "csv-undersample \(options) -o out.csv --dropped gone.csv data.csv")
      #expect(result.messages == "csv-undersample: \(message)\n", "\(options)")
      #expect(result.status == 1)
    }
    #expect(try folder.fileNames() == ["data.csv"])
  }

  /// Rows that were drawn twice come twice, where they are; rows that take no part stay where they are.
  @Test func replacement() async throws {
    let folder = try folder("id,y\n1,x\n2,z\n3,\n4,z\n5,z\n6,x\n")
    let result = try await folder.shell(
      "csv-undersample --replacement --unlabeled keep --where id=2.. --target z=3 --seed 1 data.csv"
    )
    let ids = Table(result.bytes)["id"]
    #expect(ids.count == 6)
    #expect(ids == ids.sorted())
    #expect(ids.filter { !["2", "4", "5"].contains($0) } == ["1", "3", "6"])
    #expect(Set(ids).count < 6)
    let dropped = try await folder.shell(
      "csv-undersample --replacement --unlabeled drop --where id=2.. --target z=3 --seed 1 data.csv"
    )
    #expect(Table(dropped.bytes)["id"] == ids.filter { $0 != "3" })
  }

  @Test func imbalancedLearnsOrder() async throws {
    let folder = try WorkFolder()
    try folder.copy("Tests/ParityTests/golden/data/howto.csv", as: "data.csv")
    let free = try await folder.shell("csv-undersample --seed 42 data.csv")
    let exact = try await folder.shell("csv-undersample --seed 42 --compat imblearn data.csv")
    #expect(Set(Table(free.bytes).records) == Set(Table(exact.bytes).records))
    #expect(free.bytes != exact.bytes)
    let labels = Table(exact.bytes)["label"]
    #expect(labels == labels.sorted())
    // Rows that take no part come first.
    let part = try await folder.shell(
      "csv-undersample --seed 42 --compat imblearn --where f1!=3 data.csv")
    let passing = Table(try folder.bytes(of: "data.csv")).rows.filter { $0[1] == "3" }
    #expect(Table(part.bytes).rows.prefix(passing.count) == passing[...])
  }

  // MARK: Candidates

  @Test func onlyCandidatesGo() async throws {
    let folder = try folder(
      "id,made,y\n" + (1...20).map { "\($0),\($0 % 3 == 0),\($0 <= 15 ? "z" : "x")\n" }.joined())
    let result = try await folder.shell(
      "csv-undersample --candidates made=true --candidates id=..11 --per-class 13 --dropped gone.csv data.csv"
    )
    #expect(result.messages == "")
    let gone = Table(try folder.bytes(of: "gone.csv"))["id"]
    #expect(gone.count == 2)
    #expect(Set(gone).isSubset(of: ["3", "6", "9"]))
    let short = try await folder.shell(
      "csv-undersample --candidates made=true --short -v data.csv")
    #expect(
      short.messages == """
        csv-undersample: the class is the last column, "y"; another would be chosen by -l made
        csv-undersample: class "z" keeps 10 rows: only 5 of the 10 that must go may be dropped
        csv-undersample: class "x": 5 -> 5 rows, rate 1
        csv-undersample: class "z": 15 -> 10 rows, rate 0.6667
        csv-undersample: seed 0

        """)
    #expect(Table(short.bytes).rows.count == 15)
    #expect(!Table(short.bytes).rows.contains { $0[1] == "true" && $0[2] == "z" })
  }

  @Test func rowsWithoutAClass() async throws {
    let folder = try folder("id,y\n1,x\n2,\n3,z\n4,z\n5,\"\"\n")
    let kept = try await folder.shell("csv-undersample --unlabeled keep --strategy all data.csv")
    #expect(Table(kept.bytes)["id"].filter { $0 != "3" && $0 != "4" } == ["1", "2", "5"])
    #expect(Table(kept.bytes).rows.count == 4)
    let dropped = try await folder.shell("csv-undersample --unlabeled drop data.csv")
    #expect(Table(dropped.bytes).rows.count == 2)
  }

  @Test func outputsAreAllOrNone() async throws {
    let folder = try folder()
    let full = try await folder.shell("csv-undersample --dropped /dev/full -o out.csv data.csv")
    #expect(full.messages == "csv-undersample: /dev/full: no space left on device\n")
    let missing = try await folder.shell("csv-undersample --dropped no/d.csv -o out.csv data.csv")
    #expect(missing.messages == "csv-undersample: no/d.csv: no such directory\n")
    let closed = try await folder.shell("csv-undersample --dropped gone.csv data.csv > /dev/full")
    #expect(closed.messages == "csv-undersample: standard output: no space left on device\n")
    #expect(try folder.fileNames() == ["data.csv"])
    let zipped = try await folder.shell(
      "csv-undersample --dropped gone.csv.gz -o kept.csv.gz data.csv; zcat kept.csv.gz gone.csv.gz | sort"
    )
    #expect(
      zipped.lines.sorted()
        == (Self.data.split(separator: "\n").map(String.init) + ["id,v,y"]).sorted())
  }

  // MARK: Methods that look at features

  /// Two clusters of z around 0 and 10, x at 0; one z right beside the only x near it.
  static let plane = """
    id,a,b,y
    1,0,0,x
    2,0.1,0,z
    3,0,5,x
    4,0.2,5,x
    5,10,0,z
    6,10.2,0,z
    7,10.4,0,z
    8,10.6,0,z
    9,10.8,0,z

    """

  /// Which rows go.
  @Test(arguments: [
    // 1 and 2 are each other's nearest, of two classes: the z goes, or both.
    ("tomek", ["2"]), ("tomek --strategy all", ["1", "2"]),
    // The three nearest of 2 are 1, 4 and 3.
    ("enn", ["2"]), ("enn --kind mode", ["2"]), ("enn -k 1", ["2"]),
    ("enn --strategy all -k 1", ["1", "2"]), ("renn", ["2"]), ("allknn", ["2"]),
    ("renn --passes 1", ["2"]), ("allknn --allow-minority", ["2"]), ("ncr", ["2"]),
    // Three z have the smallest mean distance to the x's: those near.
    ("nearmiss-1", ["7", "8", "9"]), ("nearmiss-2", ["7", "8", "9"]),
    ("nearmiss-1 -k 1 --per-class 4", ["8", "9"]),
  ])
  func methods(_ method: String, _ dropped: [String]) async throws {
    let folder = try folder(Self.plane)
    let result = try await folder.shell(
      "csv-undersample --method \(method) --exclude id --dropped gone.csv data.csv")
    #expect(result.messages == "")
    #expect(result.status == 0)
    #expect(Table(try folder.bytes(of: "gone.csv"))["id"] == dropped)
    let kept = Table(result.bytes)["id"]
    #expect(kept == (1...9).map(String.init).filter { !dropped.contains($0) })
  }

  static let meetingCounts = UndersamplingMethod.choices.filter {
    $0.direction == .undersampling && $0.heeds.contains(.features)
  }.map(\.name)

  /// Methods that meet a target meet it; all keep rows of the input in its order.
  @Test(
    arguments: meetingCounts + [
      "nearmiss-1 --metric manhattan", "nearmiss-2 --scale standard",
      "instance-hardness -k 3 --hardness-folds 4", "cluster-centroids --scale minmax",
      "nearmiss-1 --metric cosine", "nearmiss-1 --metric gower", "instance-hardness --scale robust",
    ])
  func exactCounts(_ method: String) async throws {
    let folder = try WorkFolder()
    try folder.copy("Tests/ParityTests/golden/data/wine.csv", as: "data.csv")
    for (options, counts) in [
      ("", [16, 16, 16]), ("--ratio 0.5", [32, 32, 16]), ("--target 0=7", [7, 36, 16]),
    ] {
      let result = try await folder.shell(
        "csv-undersample --method \(method) --exclude id \(options) data.csv")
      #expect(result.messages == "")
      let table = Table(result.bytes)
      let found = table.counts("label")
      #expect(["0", "1", "2"].map { found[$0, default: 0] } == counts)
      #expect(table["id"] == table["id"].sorted())
      #expect(Set(table.records).isSubset(of: Table(try folder.bytes(of: "data.csv")).records))
    }
  }

  @Test func centersOfClusters() async throws {
    let folder = try folder(
      "id,a,b,y\n1,0,1,x\n2,0,2,x\n3,10,1,z\n4,12,1.25,z\n5,100,1,z\n6,102,2.25,z\n")
    let soft = try await folder.shell(
      "csv-undersample --method cluster-centroids --voting soft --exclude id data.csv")
    #expect(soft.messages == "")
    let rows = Table(soft.bytes).rows
    #expect(rows.prefix(2) == [["1", "0", "1", "x"], ["2", "0", "2", "x"]])
    #expect(Set(rows.dropFirst(2)) == [["", "11", "1.12", "z"], ["", "101", "1.62", "z"]])
    let hard = try await folder.shell(
      "csv-undersample --method cluster-centroids --exclude id --seed 3 data.csv")
    let ids = Table(hard.bytes)["id"]
    #expect(ids.count == 4)
    #expect(Set(["3", "4"]).intersection(ids).count == 1)
    #expect(Set(["5", "6"]).intersection(ids).count == 1)
  }

  @Test func featuresAreNumbers() async throws {
    let folder = try folder("id,a,b,y\nr1,1,,x\nr2,2,NA,x\nr3,3,1,z\nr4,4,1,z\nr5,5,,z\n")
    let result = try await folder.shell(
      "csv-undersample --method enn --features id,a,b -o out.csv data.csv")
    #expect(
      result.messages == """
        csv-undersample: data.csv:2: column "id": "r1" is not a number; column "b" cannot be used either
        use --categorical id,b, or leave id,b out of --features

        """)
    let missing = try await folder.shell(
      "csv-undersample --method nearmiss-1 --features a,b --missing copy --where b!=NA data.csv")
    #expect(missing.status == 0)
    #expect(Table(missing.bytes).counts("y") == ["x": 2, "z": 1])
  }

  /// Rows that take no part are not looked at, and pass.
  @Test func methodsHeedWhere() async throws {
    let folder = try folder("id,a,y,part\n1,0,x,1\n2,0.1,z,1\n3,5,x,1\n4,6,z,1\n5,?,z,0\n6,0,z,0\n")
    let result = try await folder.shell(
      "csv-undersample --method tomek -l y --features a --where part=1 --strategy all data.csv")
    #expect(Table(result.bytes)["id"] == ["5", "6"])
    let one = try await folder.shell(
      "csv-undersample --method tomek -l y --features a --where part=1 data.csv")
    #expect(Table(one.bytes)["id"] == ["1", "3", "5", "6"])
  }
}
