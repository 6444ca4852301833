import TestSupport
import Testing

@Suite("csv-oversample")
struct OversampleTests {
  /// 4 x, 2 y, 1 z.
  static let data = "id,v,y\n1,a,x\n2,b,y\n3,c,x\n4,d,z\n5,e,x\n6,f,y\n7,g,x\n"

  private func folder(_ data: String = Self.data) throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(data, to: "data.csv")
    return folder
  }

  @Test func theClassicFrame() async throws {
    let folder = try WorkFolder()
    try folder.copy("Tests/ParityTests/golden/data/howto.csv", as: "howto.csv")
    let result = try await folder.shell("csv-oversample howto.csv")
    #expect(Table(result.bytes).counts("label") == ["0": 112, "1": 112, "2": 112])
    #expect(result.bytes.starts(with: try folder.bytes(of: "howto.csv")))
    #expect(result.messages == "")
  }

  /// How many rows of x, y, z come out; in alphabetical order.
  @Test(arguments: [
    ("", [4, 4, 4]), ("--strategy auto", [4, 4, 4]), ("--strategy all", [4, 4, 4]),
    ("--strategy not-majority", [4, 4, 4]), ("--strategy minority", [4, 2, 4]),
    ("--strategy not-minority", [4, 4, 1]),
    // A half of 4; a class that is larger already stays. 0.375 × 4 = 1.5 goes to the even 2.
    ("--ratio 1", [4, 4, 4]), ("--ratio 0.5", [4, 2, 2]), ("--ratio 0.375", [4, 2, 2]),
    ("--ratio 0.625", [4, 2, 2]), ("--ratio 0.626", [4, 3, 3]), ("--ratio 0.1", [4, 2, 1]),
    ("--per-class 3", [4, 3, 3]), ("--per-class 6", [6, 6, 6]), ("--per-class 1", [4, 2, 1]),
    ("--target z=3", [4, 2, 3]), ("--target z=3 --target x=5", [5, 2, 3]),
    ("--target x=4", [4, 2, 1]), ("--targets targets.csv", [4, 7, 3]),
    ("--targets targets.csv --target z=5", [4, 7, 5]), ("--targets - < targets.csv", [4, 7, 3]),
    ("--where y!=z", [4, 4, 1]), ("--where y!=x", [4, 2, 2]),
    ("--where id=3.. --where id=..6", [2, 2, 2]),
  ])
  func howMuch(_ options: String, _ counts: [Int]) async throws {
    let folder = try folder()
    // As csv-counts writes it, in another order, and edited.
    try folder.write(
      "field,value,count,percent,deficit\ny,y,7,1,1\ny,z,3,1,1\ny,x,4,1,1\n", to: "targets.csv")
    let result = try await folder.shell("csv-oversample data.csv \(options)")
    #expect(result.messages == "")
    let found = Table(result.bytes).counts("y")
    let expected =
      options.contains("id=3")
      ? ["x": 4, "y": 3, "z": 2] : ["x": counts[0], "y": counts[1], "z": counts[2]]
    #expect(found == expected)
    #expect(result.output.hasPrefix(Self.data))
    // Every copy is one of the rows, to the byte.
    let rows = Set(Table(Self.data).records)
    #expect(Table(result.bytes).records.allSatisfy { rows.contains($0) })
  }

  @Test func targetsFromCounts() async throws {
    let folder = try folder()
    let result = try await folder.shell(
      "csv-counts data.csv | sed 's/,z,1,/,z,9,/' | csv-oversample --targets - data.csv")
    #expect(Table(result.bytes).counts("y") == ["x": 4, "y": 2, "z": 9])
  }

  @Test func targetsThatCannotBeMet() async throws {
    let folder = try folder()
    try folder.write("value,count\nx,4\nw,3\n", to: "targets.csv")
    try folder.write("value\tcount\nx\t4\nx\t5\n", to: "twice.tsv")
    try folder.write("value,count\nx,many\n", to: "words.csv")
    try folder.write("value,rows\nx,4\n", to: "other.csv")
    try folder.write("", to: "empty.csv")
    let cases = [
      "--target x=3": """
      data.csv: column "y": class "x" has 4 rows, more than the 3 asked for
      use csv-undersample to drop rows
      """,
      "--target w=3": """
      data.csv: column "y": no row has the class "w" that --target names
      the classes are: x, y, z
      """,
      "--targets targets.csv": """
      data.csv: column "y": no row has the class "w" that targets.csv names
      the classes are: x, y, z
      """,
      "--targets twice.tsv": "twice.tsv:3: names the class \"x\" a second time",
      "--targets words.csv": """
      words.csv:2: column "count": "many" is not a number of rows
      """,
      "--targets other.csv": """
      other.csv:1: no column "count"
      the header has: value, rows
      """,
      "--targets empty.csv": "empty.csv: is empty: not even a header",
      "--targets missing.csv": "missing.csv: no such file",
      "--per-class 99999999999": """
      data.csv: 299999999997 rows are more than can be numbered (4294967295)
      """,
      "-l y --where y=x": """
      data.csv: column "y": all rows are of one class: there is nothing to balance
      """,
      "--compat imblearn --ratio 0.5": """
      data.csv: column "y": imbalanced-learn takes a ratio for two classes, and there are 3
      leave out --compat
      """,
      "--compat imblearn --ratio 0.5 --where y!=z": """
      data.csv: column "y": imbalanced-learn refuses ratio 0.5, which adds no rows: the classes are closer already
      leave out --compat
      """,
    ]
    for (options, message) in cases {
      let result = try await folder.shell("csv-oversample \(options) -o out.csv data.csv")
      #expect(result.messages == "csv-oversample: \(message)\n", "\(options)")
      #expect(result.status == 1)
    }
    #expect(!(try folder.fileNames().contains("out.csv")))
  }

  @Test func marks() async throws {
    let folder = try folder("id,y\n1,x\n2,z\n3,x\n")
    let appended = try await folder.shell("csv-oversample --mark new --provenance how data.csv")
    #expect(
      appended.output == """
        id,y,new,how
        1,x,false,
        2,z,false,
        3,x,false,
        2,z,true,copy 2

        """)
    let marked = try await folder.shell("csv-oversample --mark 'is new' data.csv | head -1")
    #expect(marked.output == "id,y,is new\n")
    let quoted = try await folder.shell("csv-oversample --mark 'is,new' data.csv | head -1")
    #expect(quoted.output == "id,y,\"is,new\"\n")
    // A delimiter in what is appended is quoted.
    let spaced = try await folder.shell(
      "tr , ' ' < data.csv | csv-oversample -d ' ' --provenance how | tail -1")
    #expect(spaced.output == "2 z \"copy 2\"\n")
    let headless = try await folder.shell("csv-oversample -n --mark new --target z=2 data.csv")
    #expect(headless.output == "id,y,false\n1,x,false\n2,z,false\n3,x,false\n2,z,true\n")
  }

  /// Where the columns exist, rows that came in keep what they say.
  @Test func marksInColumnsThatExist() async throws {
    let folder = try folder("how,new,id,y\n,no,1,x\nborn,false,\"a,b\",z\n,\"\",3,x\n")
    let result = try await folder.shell(
      "csv-oversample --mark new --provenance how data.csv")
    #expect(
      result.output == """
        how,new,id,y
        ,no,1,x
        born,false,"a,b",z
        ,"",3,x
        copy 2,true,"a,b",z

        """)
    let label = try await folder.shell("csv-oversample --mark y data.csv")
    #expect(
      label.messages == """
        csv-oversample: data.csv: column "y": is the label: --mark must not overwrite it
        use another name

        """)
    #expect(label.status == 1)
  }

  @Test func rowsWithoutAClass() async throws {
    let folder = try folder("id,y\n1,x\n2,\n3,x\n4,z\n5,\"\"\n")
    let kept = try await folder.shell("csv-oversample --unlabeled keep data.csv")
    #expect(kept.output == "id,y\n1,x\n2,\n3,x\n4,z\n5,\"\"\n4,z\n")
    let dropped = try await folder.shell("csv-oversample --unlabeled drop data.csv")
    #expect(dropped.output == "id,y\n1,x\n3,x\n4,z\n4,z\n")
  }

  @Test func onlyRowsThatTakePartAreCopied() async throws {
    let folder = try folder(
      "id,split,y\n1,test,z\n2,train,x\n3,train,z\n4,train,x\n5,test,x\n6,,z\n7,train,x\n")
    let result = try await folder.shell("csv-oversample --where split=train --mark new data.csv")
    #expect(
      result.output == """
        id,split,y,new
        1,test,z,false
        2,train,x,false
        3,train,z,false
        4,train,x,false
        5,test,x,false
        6,,z,false
        7,train,x,false
        3,train,z,true
        3,train,z,true

        """)
  }

  @Test func conditions() async throws {
    let folder = try folder("n,t,y\n1,a,x\n2.5,b,x\n-3e1,a,z\n,b,z\nNA,\"a,b\",z\n1e9,=,x\n")
    let cases = [
      "n=1": "1", "n=1.0": "none", "n=1..3": "1 2.5", "n=..0": "-3e1", "n=1000..": "1e9",
      "n=-30..1": "1 -3e1", "n=": "empty", "n!=NA": "1 2.5 -3e1 empty 1e9", "t=a,b": "NA",
      "t==": "1e9", "n=2..1": "none", "n=..": "none", "1=NA": "NA", "-3=NA": "NA",
      "y!=x": "-3e1 empty NA",
    ]
    for (condition, rows) in cases {
      // csv-split puts the rows for which the condition holds into the test part.
      let result = try await folder.shell(
        "csv-split --by-hash y --test-size 0.999999999999 --where '\(condition)' --append part data.csv"
      )
      let found = Table(result.bytes).rows.filter { $0[3] != "" }
        .map { $0[0].isEmpty ? "empty" : $0[0] }
      #expect((found.isEmpty ? "none" : found.joined(separator: " ")) == rows, "\(condition)")
    }
  }

  @Test func seeds() async throws {
    let folder = try WorkFolder()
    try folder.copy("Tests/ParityTests/golden/data/howto.csv", as: "howto.csv")
    let outputs = try await [
      "", "--seed 0", "--seed 1", "--seed 4294967295", "--seed 1",
    ].asyncMap { try await folder.shell("csv-oversample \($0) howto.csv").output }
    #expect(outputs[0] == outputs[1])
    #expect(outputs[2] == outputs[4])
    #expect(Set(outputs).count == 3)
  }

  @Test func verbose() async throws {
    let folder = try folder()
    let result = try await folder.shell("csv-oversample -v --seed 12 --target z=3 data.csv")
    #expect(
      result.messages == """
        csv-oversample: the class is the last column, "y"
        csv-oversample: class "x": 4 -> 4 rows, rate 1
        csv-oversample: class "y": 2 -> 2 rows, rate 1
        csv-oversample: class "z": 1 -> 3 rows, rate 3
        csv-oversample: seed 12

        """)
  }

  // MARK: Smoothed bootstrap

  @Test func movedCopies() async throws {
    let folder = try folder(
      "id,a,b,y\n7,1.25,10,x\n8,2.5,20,x\n9,3.75,30,x\np q,1.5,0,z\n\"p,r\",2.5,4,z\n")
    let result = try await folder.shell(
      "csv-oversample --shrinkage 1 --copy id --mark new data.csv")
    #expect(result.messages == "")
    let made = Table(result.bytes).rows.filter { $0[4] == "true" }
    #expect(made.count == 1)
    #expect(["p q", "p,r"].contains(made[0][0]))
    #expect(made[0][1].split(separator: ".").map(\.count).last ?? 0 <= 2)
    #expect(Int(made[0][2]) != nil)
    #expect(made[0][3] == "z")
    // No bandwidth, no move.
    let still = try await folder.shell("csv-oversample --shrinkage 0 --copy id data.csv")
    let rows = Table(still.bytes).rows
    let numbers = rows.map { [$0[0]] + $0[1...].map { Double($0).map { "\($0)" } ?? $0 } }
    #expect(numbers.dropLast().contains(numbers[5]))
    // A class of one row has no spread; ROSE's bandwidth copies it.
    let lone = try await folder.shell(
      "csv-oversample --rose --copy id --where 'id!=p,r' data.csv | tail -2")
    #expect(lone.output == "p q,1.5,0,z\np q,1.5,0,z\n")
  }

  /// R's bandwidth is that of the class: wider than imbalanced-learn's, and the shrinkage multiplies both.
  @Test func bandwidths() async throws {
    let folder = try WorkFolder()
    var numbers = SeededNumbers(seed: 5)
    let rows = (0..<300).map { "\(numbers.fraction()),\($0 % 30 == 0 ? "z" : "x")\n" }
    try folder.write("a,y\n" + rows.joined(), to: "data.csv")
    func spread(_ options: String) async throws -> Double {
      let result = try await folder.shell(
        "csv-oversample --provenance how --decimals full \(options) data.csv")
      let table = Table(result.bytes)
      let values = table["a"].compactMap(Double.init)
      let moves = zip(values, table["how"]).compactMap { value, how in
        how.split(separator: " ").last.flatMap { Int($0) }.map { value - values[$0 - 1] }
      }
      #expect(moves.count == 280)
      return (moves.reduce(0) { $0 + $1 * $1 } / Double(moves.count)).squareRoot()
    }
    let members = rows.indices.filter { $0 % 30 == 0 }.compactMap {
      Double(rows[$0].prefix { $0 != "," })
    }
    let mean = members.reduce(0, +) / 10
    let squares = members.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    // (4 / (3 n))^(1/5) σ: n of all rows and σ over n, or n of the class and σ over n − 1.
    let library = 0.3389 * (squares / 10).squareRoot()
    let rose = 0.6683 * (squares / 9).squareRoot()
    // A standard deviation of 280 draws is off by 4 % on average.
    #expect(abs(try await spread("--shrinkage 1") / library - 1) < 0.15)
    #expect(abs(try await spread("--rose") / rose - 1) < 0.15)
    #expect(abs(try await spread("--rose --shrinkage 0.5") / rose - 0.5) < 0.08)
  }

  @Test func missingCellsStayWithTheirRows() async throws {
    let folder = try folder("a,b,y\n1,,x\n2,5,x\n3,5,x\n,7,z\n4,,z\n")
    let refused = try await folder.shell("csv-oversample --strict --shrinkage 1 data.csv")
    #expect(
      refused.messages == """
        csv-oversample: data.csv:5: column "a": the cell is empty; column "b" cannot be used either
        use --missing copy

        """)
    let result = try await folder.shell(
      "csv-oversample --shrinkage 1 --missing copy --per-class 40 --provenance how data.csv")
    #expect(result.status == 0)
    let made = Table(result.bytes).rows.dropFirst(5)
    #expect(made.count == 75)
    let blanks = [
      "smoothed 1": [false, true], "smoothed 4": [true, false], "smoothed 5": [false, true],
    ]
    for row in made {
      #expect([row[0].isEmpty, row[1].isEmpty] == blanks[row[3], default: [false, false]])
    }
  }
}

extension Sequence {
  /// Transforms one element after the other.
  func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await transform(element)) }
    return values
  }
}
