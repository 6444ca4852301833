import TestSupport
import Testing

@Suite("The last column is the class only where it can be one")
struct ClassColumnTests {
  /// Tools that decide by classes.
  static let tools = [
    "csv-split", "csv-oversample", "csv-undersample", "csv-smote", "csv-weights",
    "csv-weights --append w", "csv-split --folds 2 --fold 1", "csv-undersample --method tomek",
  ]

  /// The values of the last column, and what speaks against them; `nil` where nothing does.
  static let columns: [(values: String, reason: String?)] = [
    ("0.11 0.22 0.22 0.24", "has numbers with decimals"),
    ("1 2 2 NA 2.5 2.5", "has numbers with decimals"),
    ("$(seq 1 12) 12", "has 12 different values in 13 rows"),
    ("$(seq 1 11) $(seq 1 11)", nil),
    ("$(seq 1 51) $(seq 1 51)", "has 51 different values, 51 of them in one or two rows only"),
    ("$(seq 1 51) $(seq 1 50) $(seq 1 50)", "has 51 different whole numbers"),
    ("$(seq 1 51) $(seq 1 51) $(seq 1 51)", nil),
    ("1.0 1.0 2.0 2.0 1.0", nil), ("a b b a b", nil),
  ]

  @Test(arguments: tools, columns)
  func values(_ tool: String, _ column: (values: String, reason: String?)) async throws {
    let folder = try WorkFolder()
    let table =
      "i=0; { echo 'name 1,k,y'; for v in \(column.values); do i=$((i+1)); echo $((i%2)),$((i%3)),$v; done; } > data.csv"
    let made = try await folder.shell(table)
    #expect(made.status == 0)
    let name = tool.prefix { $0 != " " }
    let choices =
      name == "csv-split" ? "-l 'name 1', -l k, or --no-stratify" : "-l 'name 1' or -l k"
    for (line, source) in [
      ("\(tool) -o out.csv data.csv", "data.csv"), ("cat data.csv | \(tool)", "standard input"),
    ] {
      let found = try await folder.shell(line)
      if let reason = column.reason {
        #expect(
          found.messages == """
            \(name): \(source): column "y": the last column is the class by default, but this one \(reason)
            use \(choices) (-l y takes the last all the same)

            """)
        #expect(found.status == 1)
        #expect(found.output == "")
        #expect(try folder.fileNames() == ["data.csv"])
      } else {
        #expect(!found.messages.contains("the last column"))
        _ = try await folder.shell("rm -f out.csv")
      }
    }
    // What the message says can be pasted.
    let pasted = try await folder.shell("\(tool) -l 'name 1' data.csv")
    // A table of a few rows may be too small for a tool.
    #expect(pasted.status == 0 || column.values.count < 22)
    let forced = try await folder.shell("\(tool) -l y data.csv")
    #expect(!forced.messages.contains("the last column"))
  }

  static let cases = [
    CommandCase.failure(
      "printf 'y,a,m\\n1,1,1.5\\n2,2,2.5\\n1,2,2.5\\n' > t.csv; csv-knn --train t.csv t.csv",
      """
      csv-knn: t.csv: column "m": the last column is the class by default, but this one has numbers with decimals
      use -l y or -l a (-l m takes the last all the same)
      """),
    CommandCase.failure(
      "printf 'y,p,m\\n1,0.1,1.5\\n2,0.2,2.5\\n1,0.3,2.5\\n' > v.csv; csv-threshold --fit v.csv --probability p --positive 1 --maximize f1 v.csv",
      """
      csv-threshold: v.csv: column "m": the last column is the class by default, but this one has numbers with decimals
      use -l y (-l m takes the last all the same)
      """),
    CommandCase.failure(
      "printf 'y,a,m\\n1,1,1.5\\n2,2,2.5\\n1,2,2.5\\n' > t.csv; cp t.csv u.csv; csv-leaks t.csv u.csv",
      """
      csv-leaks: t.csv: column "m": the last column is the class by default, but this one has numbers with decimals
      use -l y or -l a (-l m takes the last all the same)
      """),
    CommandCase.failure(
      "printf 'y,a,m,g\\n1,1,1.5,p\\n2,2,2.5,q\\n1,2,2.5,q\\n' > t.csv; cp t.csv u.csv; csv-leaks --group g t.csv u.csv",
      """
      csv-leaks: t.csv: column "m": the last column that no option names is the class by default, but this one has numbers with decimals
      use -l y or -l a (-l m takes the last all the same)
      """),
    // Where options name the columns that are compared, or the file says which its classes are, nothing is guessed.
    CommandCase(
      command:
        "printf 'y,a,m\\n1,1,1.5\\n2,2,2.5\\n1,2,2.5\\n' > t.csv; cp t.csv u.csv; csv-leaks -l m --max 1 t.csv u.csv | tail -n 1",
      output: "leaks,3,3,1.0\n"),
    CommandCase.failure(
      "printf 'a,y,weight\\n1,x,1\\n2,z,1\\n2,x,1\\n' | csv-undersample",
      """
      csv-undersample: standard input: column "weight": the last column is the class by default, but this one is named as weights are
      use -l y or -l a (-l weight takes the last all the same)
      """),
    CommandCase.failure(
      "printf 'a,predicted\\n1,x\\n2,z\\n3,x\\n' | csv-smear --positive z --within 1",
      """
      csv-smear: standard input: column "predicted": the last column is the class by default, but this one is named as predictions are
      name the class, as in -l predicted
      """),
    CommandCase.failure(
      "printf 'y,split\\nx,train\\nx,train\\nz,train\\n' | csv-smote --where split=train",
      """
      csv-smote: standard input: column "split": the last column is the class by default, but this one is named by --where
      use -l y (-l split takes the last all the same)
      """),
    CommandCase.failure(
      "printf 'y,g\\nx,1\\nx,2\\nz,1\\n' | csv-split --folds 2 --fold 1 --stratify --group g",
      """
      csv-split: standard input: column "g": the last column is the class by default, but this one is named by --group
      use -l y (-l g takes the last all the same)
      """),
    CommandCase.failure(
      "printf 'y,m\\nx,true\\nx,false\\nz,true\\n' | csv-undersample --candidates m=true",
      """
      csv-undersample: standard input: column "m": the last column is the class by default, but this one is named by --candidates
      use -l y (-l m takes the last all the same)
      """),
    // Where rows are read once, others say what the classes are.
    CommandCase(
      command:
        "printf 'value,count\\n0.5,2\\n1.5,1\\n' > k; printf 'a,y\\n1,0.5\\n2,1.5\\n' | csv-weights --counts k --per-row",
      output: "0.75\n1.5\n"),
    CommandCase(
      command: "printf 'a,y\\n1,0.5\\n2,1.5\\n' | csv-smear --positive 0.5 --within 1",
      output: "a,y,weight\n1,0.5,1.0\n2,0.5,0.1353352832366127\n"),
    CommandCase(
      command: "printf 'a,y\\n1,0.5\\n2,1.5\\n3,0.5\\n' | csv-counts -q | head -n 2",
      output: "field,value,count,percent,deficit\ny,0.5,2,66.6667,0\n"),
    CommandCase.failure(
      "printf 'a,y\\n1,0.5\\n2,1.5\\n' > t; csv-knn --train t t",
      """
      csv-knn: t: column "y": the last column is the class by default, but this one has numbers with decimals
      name the class, as in -l y
      """),
    // What is taken is said on demand.
    CommandCase(
      command:
        "printf 'dx,c,y\\nM,1,x\\nM,2,z\\nB,3,x\\nB,4,z\\n' | csv-undersample -v 2>&1 >/dev/null | head -n 1",
      output:
        "csv-undersample: the class is the last column, \"y\"; another would be chosen by -l dx\n"),
  ]

  @Test(arguments: cases)
  func lines(_ line: CommandCase) async throws { try await line.check(in: WorkFolder()) }

  @Test(arguments: ["csv-oversample", "csv-smote"])
  func aResultOfManyTimesTheInput(_ tool: String) async throws {
    let folder = try WorkFolder()
    let table = "seq 1 200 | awk 'BEGIN{print \"k,y\"}{print $1%9\",\"($1>20?$1:1)}' > data.csv"
    let result = try await folder.shell("\(table); \(tool) -l y data.csv | wc -l")
    #expect(tool == "csv-smote" || result.output == "3621\n")
    #expect(
      result.messages.hasPrefix(
        "\(tool): 3620 rows come of 200: column \"y\" has 181 classes, the largest of 20 rows\n"))
    let small = try await folder.shell("\(tool) -l y --per-class 10 data.csv")
    #expect(!small.messages.contains("rows come of"))
  }
}
