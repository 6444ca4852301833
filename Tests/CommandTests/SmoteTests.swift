import Resampling
import TestSupport
import Testing

@Suite("csv-smote")
struct SmoteTests {
  private func folder(_ data: String) throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(data, to: "data.csv")
    return folder
  }

  private func golden(_ name: String) throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.copy("Tests/ParityTests/golden/data/\(name).csv", as: "data.csv")
    return folder
  }

  @Test func theClassicFrame() async throws {
    let folder = try golden("howto")
    let result = try await folder.shell("csv-smote --exclude id data.csv")
    let table = Table(result.bytes)
    #expect(table.counts("label") == ["0": 112, "1": 112, "2": 112])
    #expect(result.bytes.starts(with: try folder.bytes(of: "data.csv")))
    #expect(result.messages == "")
    // Integers stay integers, and in the range of what there was.
    for column in ["f1", "f2", "f3", "f4"] {
      #expect(table[column].allSatisfy { Int($0).map { (0...9).contains($0) } ?? false })
    }
  }

  @Test func approximateNeighborsAreSaidWhereTheyWereSought() async throws {
    let folder = try WorkFolder()
    let result = try await folder.shell(
      """
      awk 'BEGIN { srand(1); print "a,b,y"; for (i = 0; i < 140050; i++)
        print rand() "," rand() "," (i < 70000 ? "few" : "many") }' > data.csv
      csv-smote -v --approximate 0.8 data.csv | tail -n 50
      """)
    let rows = result.output.split(separator: "\n")
    #expect(rows.count == 50 && rows.allSatisfy { $0.hasSuffix(",few") })
    let line = try #require(result.messages.split(separator: "\n").first { $0.contains("nearest") })
    let words = line.split(separator: " ")
    #expect(line.hasPrefix("csv-smote: class \"few\": "))
    #expect(line.hasSuffix(" of the nearest neighbors were found, as a sample says"))
    #expect(words.compactMap { Double($0) }.allSatisfy { (0.8...1).contains($0) })
    // A small class is searched exactly.
    let exact = try await folder.shell(
      "(head -n 300 data.csv; tail -n 400 data.csv) > few.csv; csv-smote few.csv > exact.csv; "
        + "csv-smote -v --approximate 0.8 few.csv 2> said | cmp - exact.csv; cat said")
    #expect(exact.output.contains("class \"few\": all of the nearest neighbors were found"))
    #expect(!exact.output.contains(" differ: ") && exact.messages == "")
  }

  // MARK: What made rows look like

  /// Between two equal rows lies nothing but themselves: so everything but the draws is fixed.
  @Test func everyColumnHasItsRole() async throws {
    let folder = try folder(
      #"""
      name,age,"w,t",y,note,score
      "a ""b""",7,1.50,z,"x, y",1e3
      ann,7,1.50,z,"x, y",1000.0
      bob,1,2.25,x,,5
      cid,2,3,x,,6
      dan,3,4.75,x,,7

      """#)
    let result = try await folder.shell(
      "csv-smote -l y --exclude name --copy note --mark made --provenance how data.csv | tail -1")
    let step = result.output.split(separator: " ").last.map { String($0.dropLast()) } ?? ""
    #expect(
      [
        ",7,1.50,z,\"x, y\",1000.0,true,smote 1 2 \(step)\n",
        ",7,1.50,z,\"x, y\",1000.0,true,smote 2 1 \(step)\n",
      ].contains(result.output))
    #expect(Double(step).map { $0 >= 0 && $0 < 1 } ?? false)
    let copied = try await folder.shell("csv-smote -l y --copy name,note data.csv | tail -1")
    #expect(
      ["\"a \"\"b\"\"\",7,1.50,z,\"x, y\",1000.0\n", "ann,7,1.50,z,\"x, y\",1000.0\n"]
        .contains(copied.output))
    let some = try await folder.shell("csv-smote -l y --features age-3 data.csv | tail -1")
    #expect(some.output == ",7,1.50,z,,\n")
    let quoted = try await folder.shell("csv-smote -l y --features '\"w,t\",-1' data.csv | tail -1")
    #expect(quoted.output == ",,1.50,z,,1000.0\n")
    let numbers = try await folder.shell("csv-smote -l 4 --features 2-3,6 data.csv | tail -1")
    #expect(numbers.output == ",7,1.50,z,,1000.0\n")
  }

  @Test func labelsAreQuotedWhereTheyMustBe() async throws {
    let folder = try folder("y;a\r\n\"z\";1\r\n\"p;q\";1\r\n\"p;q\";1\r\n\"z\";2\r\n\"z\";3\r\n")
    let result = try await folder.shell("csv-smote -l y -d ';' data.csv | tail -1")
    #expect(result.output == "\"p;q\";1\r\n")
    let bare = try await folder.shell("csv-smote -l y -d ';' --target z=4 data.csv | tail -1")
    #expect(bare.output.hasPrefix("z;"))
  }

  /// Integers are rounded half to even, decimals kept: 0.5 to 0, 1.5 to 2; nothing is cut. Where all
  /// are eighths, so are made ones.
  @Test func numbersKeepTheirLooks() async throws {
    let rows = (0..<40).map {
      "\($0 % 2),\(Double($0 % 8) / 8 + 3),\(-5 + $0 % 2),\($0).1\($0 % 10),z\n"
    }
    let folder = try folder(
      "i,e,n,d,y\n" + rows.joined() + String(repeating: "1,1,1,1,x\n", count: 400))
    let plain = Table(try await folder.shell("csv-smote --synthetic-only data.csv").bytes)
    let full = Table(
      try await folder.shell("csv-smote --synthetic-only --decimals full data.csv").bytes)
    #expect(plain.rows.count == 360)
    for (row, exact) in zip(plain.rows, full.rows) {
      let numbers = exact.prefix(4).compactMap(Double.init)
      #expect(row[0] == "\(Int(numbers[0].rounded(.toNearestOrEven)))")
      #expect(row[2] == "\(Int(numbers[2].rounded(.toNearestOrEven)))")
      for (place, decimals) in [(1, 3), (3, 2)] {
        #expect(row[place].split(separator: ".").last?.count == decimals)
        let unit = decimals == 3 ? 0.125 : 0.01
        #expect(abs((Double(row[place]) ?? 0) - numbers[place]) <= unit * 0.5000001)
      }
    }
    // Half of them are 1: a mean of 0.5 means that nothing is cut towards zero.
    let ones = plain["i"].filter { $0 == "1" }.count
    #expect(abs(ones - 180) < 50)
    #expect(plain["e"].allSatisfy { Double($0).map { $0 * 8 == ($0 * 8).rounded() } ?? false })
    let cut = try await folder.shell("csv-smote --synthetic-only --compat imblearn data.csv")
    #expect(Table(cut.bytes)["i"].filter { $0 == "1" }.count < ones)
    #expect(Table(cut.bytes)["n"].allSatisfy { $0 == "-4" || $0 == "-5" })
  }

  @Test func largeIntegersAreExact() async throws {
    let folder = try folder(
      "a,y\n9007199254740993,z\n9007199254740993,z\n1,x\n2,x\n3,x\n")
    let result = try await folder.shell("csv-smote data.csv | tail -1")
    // A double holds no more; the rows that came in are untouched.
    #expect(result.output == "9007199254740992,z\n")
    let huge = try await folder.shell("sed s/9007199254740993/1e999/ data.csv | csv-smote")
    #expect(
      huge.messages == """
        csv-smote: standard input:2: column "a": the number is too large
        use --exclude a, or --copy a, or --categorical a

        """)
    // Texts count as missing in a column of --numeric; a number that is too large does not.
    let named = try await folder.shell(
      "sed s/9007199254740993/1e999/ data.csv | csv-smote --numeric a")
    #expect(
      named.messages == """
        csv-smote: standard input:2: column "a": the number is too large
        leave a out of --numeric

        """)
    #expect(named.output == "")
  }

  // MARK: Where made rows lie

  /// Every row lies on the line to a true neighbor, by a search of this test's own, at the step that it says.
  @Test(arguments: ["iris", "cancer", "three_names", "ints_and_float"])
  func madeRowsLieOnTheirLines(_ name: String) async throws {
    let folder = try golden(name)
    let others = name == "three_names" ? "id,group" : "id"
    let result = try await folder.shell(
      "csv-smote --exclude \(others) -k 3 --decimals full --provenance how --synthetic-only data.csv"
    )
    #expect(result.messages == "")
    let input = Table(try folder.bytes(of: "data.csv"))
    let made = Table(result.bytes)
    let places = input.header.indices.filter {
      !["id", "group", "label"].contains(input.header[$0])
    }
    let points = input.rows.map { row in places.compactMap { Double(row[$0]) } }
    let labels = input["label"]
    #expect(!made.rows.isEmpty)
    for row in made.rows {
      let words = (row.last ?? "").split(separator: " ")
      let base = (Int(words[1]) ?? 0) - 1
      let other = (Int(words[2]) ?? 0) - 1
      let step = Double(words[3]) ?? .nan
      let label = row[input.header.count - 1]
      #expect(labels[base] == label && labels[other] == label)
      let distance = { (row: Int) in
        zip(points[base], points[row]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
      let nearer = labels.indices.filter {
        labels[$0] == label && $0 != base && distance($0) < distance(other)
      }
      #expect(nearer.count < 3)
      for (place, feature) in places.enumerated() {
        let start = points[base][place]
        let end = points[other][place]
        #expect(Double(row[feature]) == start + step * (end - start))
      }
    }
  }

  // MARK: Methods

  /// Every method as it is, and with what else it heeds.
  static let methods =
    SynthesisMethod.choices.filter { $0.label == .classes }.map { "--variant \($0.name)" } + [
      "--variant smote -k 1", "--variant smote --spread even",
      "--variant smote --metric manhattan", "--variant smote --metric cosine",
      "--variant smote --metric gower", "--scale standard", "--scale minmax", "--scale robust",
      "--scale robust --metric manhattan", "--reject 0.5",
      "--variant borderline-1 --border-neighbors 6 -k 2", "--variant borderline-2 --spread even",
      "--variant svm --border-neighbors 5", "--variant kmeans --clusters 4 --imbalance 9",
      "--variant adasyn -k 3", "--variant prowsyn -k 7", "--variant polynom-star --reject 0.6",
      "--variant safe-level --metric manhattan --scale standard",
    ]

  /// Every method meets every goal to the row, keeps looks, and makes nothing twice alike by mistake.
  @Test(arguments: methods)
  func exactCounts(_ method: String) async throws {
    let folder = try golden("iris_ties")
    for (options, counts) in [
      ("", ["0": 50, "1": 50, "2": 50]), ("--ratio 0.9", ["0": 50, "1": 45, "2": 45]),
      ("--target 2=51", ["0": 50, "1": 44, "2": 51]),
    ] {
      let result = try await folder.shell(
        "csv-smote --exclude id \(method) \(options) --mark made data.csv")
      #expect(result.status == 0, "\(method) \(options): \(result.messages)")
      let table = Table(result.bytes)
      #expect(table.counts("label") == counts, "\(method) \(options)")
      for row in table.rows.filter({ $0.last == "true" }) {
        #expect(row[0] == "")
        // One decimal, as all measures of irises have.
        #expect(row[1..<5].allSatisfy { $0.split(separator: ".").map(\.count).last == 1 }, "\(row)")
      }
    }
  }

  @Test func smallClasses() async throws {
    let folder = try folder(
      "a,y\n" + (1...9).map { "\($0),x\n" }.joined()
        + "1,one\n3,two\n4,two\n5,three\n6,three\n7,three\n")
    let refused = try await folder.shell("csv-smote --lone error data.csv")
    #expect(
      refused.messages == """
        csv-smote: data.csv: column "y": class "one" has a single row, and a row between two needs two
        leave out --lone to copy it, or use --target to say which classes grow

        """)
    #expect(refused.status == 1)
    #expect(refused.output == "")
    let result = try await folder.shell("csv-smote data.csv")
    #expect(
      result.messages == """
        csv-smote: class "one" has a single row: its new rows are copies of it
        csv-smote: class "three" has 3 rows: 2 neighbors instead of 5
        csv-smote: class "two" has 2 rows: 1 neighbor instead of 5

        """)
    #expect(Table(result.bytes).counts("y") == ["x": 9, "one": 9, "two": 9, "three": 9])
    let values = Table(result.bytes).rows.filter { $0[1] == "one" }
    #expect(Set(values) == [["1", "one"]])
    // One line for many classes.
    try folder.write(
      "a,y\n" + (1...9).map { "\($0),x\n" }.joined()
        + (1...40).map { "\($0),one\($0 % 30)\n" }.joined(), to: "many.csv")
    let many = try await folder.shell("csv-smote -l y -v many.csv > made.csv")
    #expect(
      many.messages.contains(
        "csv-smote: 20 classes have a single row: their new rows are copies of it: \"one0\", "))
    #expect(
      many.messages.contains(
        "csv-smote: 10 classes are too small for 5 neighbors, and their rows have fewer: \"one1\", "
      ))
    #expect(
      many.messages.contains("csv-smote: 11 more classes: csv-counts shows the rows of each\n"))
    #expect(many.messages.split(separator: "\n").count < 30)
    let two = try await folder.shell("csv-smote -k 1 --target two=4 data.csv")
    #expect(two.messages == "")
    let exact = try await folder.shell("csv-smote --compat imblearn --target three=4 data.csv")
    #expect(
      exact.messages == """
        csv-smote: data.csv: column "y": class "three" has 3 rows, and imbalanced-learn searches 6
        use --neighbors 2, or leave out --compat

        """)
    #expect(exact.status == 1)
  }

  @Test func theDeterministicMethodNeedsNoSeed() async throws {
    let folder = try golden("iris_ties")
    let seeded = try await folder.shell("csv-smote --variant polynom-star --seed 3 data.csv")
    let result = try await folder.shell("csv-smote --variant polynom-star data.csv")
    #expect(seeded.status == 0)
    #expect(seeded.bytes == result.bytes)
  }

  @Test func everyParentInItsTurn() async throws {
    let folder = try golden("iris_ties")
    let result = try await folder.shell(
      "csv-smote --exclude id --spread even --target 2=90 --provenance how --synthetic-only data.csv"
    )
    let parents = tally(Table(result.bytes)["how"].map { $0.split(separator: " ")[1] })
    // 56 rows of 34 parents: each once or twice.
    #expect(parents.count == 34)
    #expect(parents.values.allSatisfy { $0 == 1 || $0 == 2 })
  }

  // MARK: Categories and missing cells

  @Test func categories() async throws {
    let folder = try golden("mixed")
    let result = try await folder.shell(
      "csv-smote --exclude id --categorical colour,size --mark made data.csv")
    #expect(result.messages == "")
    let table = Table(result.bytes)
    #expect(table.counts("label") == ["a": 55, "b": 55, "c": 55])
    let rows = table.rows
    let known = Set(rows.filter { $0[7] == "false" }.flatMap { [$0[2], $0[5]] })
    #expect(
      rows.filter { $0[7] == "true" }.allSatisfy { known.contains($0[2]) && known.contains($0[5]) })
    let nominal = try golden("nominal")
    let all = try await nominal.shell("csv-smote --exclude id --categorical k1-k8 data.csv")
    #expect(Table(all.bytes).counts("label") == ["p": 60, "q": 60, "r": 60])
    let rejected = try await folder.shell(
      "csv-smote --exclude id --categorical colour,size --reject 0.7 data.csv")
    #expect(Table(rejected.bytes).counts("label") == ["a": 55, "b": 55, "c": 55])
  }

  @Test func categoriesThatNeedQuotes() async throws {
    let folder = try folder(
      "c,n,y\n\"a,b\",1,z\n\"a,b\",1,z\n1,2,x\n\"\",3,x\n2,4,x\n")
    let result = try await folder.shell("csv-smote --categorical c data.csv | tail -1")
    #expect(result.output == "\"a,b\",1,z\n")
  }

  @Test func missingCells() async throws {
    let folder = try folder(
      "a,b,y\n1,,z\n2,,z\n3,5,z\n" + (1...6).map { "\($0),\($0),x\n" }.joined())
    let refused = try await folder.shell("csv-smote --strict data.csv")
    #expect(
      refused.messages == """
        csv-smote: data.csv:2: column "b": the cell is empty
        use --missing copy

        """)
    let result = try await folder.shell("csv-smote --missing copy --provenance how data.csv")
    #expect(result.status == 0)
    let made = Table(result.bytes).rows.dropFirst(9)
    #expect(made.count == 3)
    for row in made {
      let parent = row[3].split(separator: " ")[1]
      #expect(row[1] == (parent == "3" ? "5" : ""))
    }
  }

  @Test func hepatitis() async throws {
    let folder = try WorkFolder()
    try folder.copy("Examples/data/hepatitis.csv", as: "data.csv")
    let result = try await folder.shell(
      "csv-smote -l class --missing copy --scale standard data.csv")
    #expect(result.messages == "")
    let table = Table(result.bytes)
    #expect(Set(table.counts("class").values) == [123])
    let input = Table(try folder.bytes(of: "data.csv"))
    // No column changes its type: what was integers is integers, with decimals as many as ever.
    for (place, name) in input.header.enumerated() {
      let decimals = { (rows: [[String]]) in
        rows.map { $0[place].split(separator: ".", maxSplits: 1).dropFirst().first?.count ?? 0 }
          .max()
      }
      #expect(decimals(table.rows) == decimals(input.rows), "\(name)")
    }
  }

  // MARK: What cannot be learned from

  @Test func allBadColumnsAreNamed() async throws {
    let folder = try folder(
      """
      id,when,"a,b",n,y
      r1,2024,1,1,x
      r2,,nan,1,x
      r3,2024-01-01,0x10,1,z
      r4,2025,1,1 b,z

      """)
    let one = try await folder.shell("csv-smote --features n data.csv")
    #expect(
      one.messages == """
        csv-smote: data.csv:5: column "n": "1 b" is not a number
        use --categorical n, or leave n out of --features

        """)
    let all = try await folder.shell("csv-smote --strict -o out.csv data.csv")
    #expect(
      all.messages == """
        csv-smote: data.csv:2: column "id": "r1" is not a number; 3 other columns cannot be used either
        use --exclude id --copy 'when,"a,b"' --categorical n

        """)
    #expect(all.status == 1)
    // The remedy is what it takes, as it stands.
    let remedy = try await folder.shell(
      "csv-smote --strict --exclude id --copy 'when,\"a,b\"' --categorical n data.csv")
    #expect(remedy.status == 0)
    // An empty cell is the lesser fault of a column that has text, too.
    let two = try await folder.shell("csv-smote --features when,n data.csv")
    #expect(two.messages.hasPrefix("csv-smote: data.csv:4: column \"when\": \"2024-01-01\" is not"))
    #expect(try folder.fileNames() == ["data.csv"])
  }

  @Test func columnsWithTwoUses() async throws {
    let folder = try folder("a,b,y\n1,2,x\n3,4,x\n5,6,z\n7,8,z\n9,1,x\n")
    let cases = [
      "--copy y": """
      data.csv: column "y": is both the label and copied
      """,
      "--categorical y": """
      data.csv: column "y": is both the label and a category
      """,
      "--features a,y": """
      data.csv: column "y": is both the label and a feature
      """,
      "--features a --copy a": """
      data.csv: column "a": is both copied and a feature
      """,
      "--copy a --categorical a": """
      data.csv: column "a": is both copied and a category
      """,
      "--exclude a --copy a": """
      data.csv: column "a": is both copied and excluded
      """,
      "--exclude a --categorical a": """
      data.csv: column "a": is both a category and excluded
      """,
      "--features a --mark a": """
      data.csv: column "a": is both the mark and a feature
      """,
      "--copy a --mark a": """
      data.csv: column "a": is both the mark and copied
      """,
      "--exclude a,b": """
      data.csv: no column is left to learn from
      """,
      "--exclude b-a": """
      data.csv:1: the range b-a runs backwards
      write a-b
      """,
      "--exclude a-c": """
      data.csv:1: no column "a-c"
      the header has: a, b, y
      """,
      "--mark y": """
      data.csv: column "y": is the label: --mark must not overwrite it
      use another name
      """,
    ]
    for (options, message) in cases {
      let result = try await folder.shell("csv-smote \(options) -o out.csv data.csv")
      #expect(result.messages == "csv-smote: \(message)\n", "\(options)")
      #expect(result.status == 1)
    }
  }

  @Test func rowsThatTakeNoPart() async throws {
    let folder = try folder(
      "a,part,y\nno,0,z\n1,1,x\n2,1,x\n3,1,x\n,0,x\n4,1,z\n4,1,z\n7,,\n")
    let result = try await folder.shell(
      "csv-smote --where part=1 --copy part --unlabeled keep --mark made data.csv")
    #expect(
      result.output == """
        a,part,y,made
        no,0,z,false
        1,1,x,false
        2,1,x,false
        3,1,x,false
        ,0,x,false
        4,1,z,false
        4,1,z,false
        7,,,false
        4,1,z,true

        """)
  }

  @Test func verbose() async throws {
    let folder = try golden("howto")
    let result = try await folder.shell("csv-smote -v --exclude id --seed 2 data.csv")
    #expect(
      result.messages == """
        csv-smote: the class is the last column, "label"; another would be chosen by -l f1, -l f2, -l f3, or -l f4
        csv-smote: class "0": 27 -> 112 rows, rate 4.148
        csv-smote: class "1": 61 -> 112 rows, rate 1.836
        csv-smote: class "2": 112 -> 112 rows, rate 1
        csv-smote: seed 2

        """)
  }
}
