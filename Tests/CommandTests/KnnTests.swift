import Foundation
import TestSupport
import Testing

@Suite("csv-knn")
struct KnnTests {
  private static let golden = "Tests/ParityTests/golden/knn"

  /// scikit-learn's predictions and probabilities: `make_knn.py` has the calls.
  @Test(arguments: [
    ("uniform-1", "-k 1"), ("uniform-5", ""), ("uniform-4", "-k 4"),
    ("distance-5", "--weights distance"), ("distance-40", "-k 40 --weights distance"),
    ("uniform-7-manhattan", "-k 7 --metric manhattan"),
    ("distance-7-manhattan", "-k 7 --metric manhattan --weights distance"),
    ("distance-6-cosine", "-k 6 --metric cosine --weights distance"),
    ("distance-5-standard", "--weights distance --scale standard"),
    ("uniform-5-minmax", "--scale minmax"),
  ])
  func asScikitLearn(_ name: String, _ options: String) async throws {
    let result = try await predictions("", name, options)
    #expect(result.messages == "")
  }

  /// The same of rows with categories, of which scikit-learn was given the distances.
  @Test(arguments: [
    ("mixed-uniform-5", ""), ("mixed-distance-7", "-k 7 --weights distance"),
    ("mixed-distance-5-standard", "--weights distance --scale standard"),
    ("mixed-distance-6-gower", "-k 6 --weights distance --metric gower"),
    ("nominal-uniform-9", "-k 9 --exclude 1,a-c,signup"),
    ("nominal-distance-11", "-k 11 --weights distance --exclude 1,a-c,signup"),
  ])
  func asScikitLearnWithCategories(_ name: String, _ options: String) async throws {
    let said =
      options.contains("exclude")
      ? "--categorical country,plan"
      : "--exclude 1,signup --categorical country,plan --missing copy"
    let result = try await predictions("mixed-", name, options)
    #expect(result.messages == "csv-knn: by what the columns hold: \(said)\n")
    let pasted = try await predictions("mixed-", name, "\(options) \(said)")
    #expect(pasted.messages == "")
    #expect(pasted.bytes == result.bytes)
  }

  /// Compares predictions and probabilities with those of a golden file.
  private func predictions(
    _ prefix: String, _ name: String, _ options: String
  ) async throws -> ShellResult {
    let folder = try WorkFolder()
    try folder.copy("\(Self.golden)/\(name).csv", as: "\(name).csv")
    for file in ["train.csv", "test.csv"] {
      try folder.copy("\(Self.golden)/\(prefix)\(file)", as: file)
    }
    let result = try await folder.shell(
      "csv-knn --train train.csv --probability \(options) test.csv")
    let expected = try folder.text(of: "\(name).csv").split(separator: "\n").map(String.init)
    let given = try folder.text(of: "test.csv").split(separator: "\n").map(String.init)
    try #require(result.lines.count == expected.count, "\(result.messages)")
    #expect(result.lines[0] == given[0] + "," + expected[0])
    for (line, (before, wanted)) in zip(result.lines, zip(given, expected)).dropFirst() {
      #expect(line.hasPrefix(before + ","))
      let cells = line.dropFirst(before.count + 1).split(separator: ",")
      let wantedCells = wanted.split(separator: ",")
      #expect(cells.first == wantedCells.first)
      for (cell, wanted) in zip(cells, wantedCells).dropFirst() {
        let difference = try #require(Double(cell)) - #require(Double(wanted))
        #expect(abs(difference) < 1e-12, "\(line)")
      }
    }
    return result
  }

  /// A small world: a at 0 and 1, b at 10 and 11.
  private func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write("x,y\n0,a\n1,a\n10,b\n11,b\n", to: "train.csv")
    return folder
  }

  @Test func rowsPassByteForByte() async throws {
    let folder = try folder()
    try folder.write("x,\"n\"\"m\",y\r\n1.0 m,\"p,q\",b\r\n10,,\n+.9e1,\"\"\"\",", to: "test.csv")
    let spaced = try await folder.shell("csv-knn -k 1 --train train.csv test.csv")
    #expect(spaced.status == 1)
    #expect(
      spaced.messages
        == "csv-knn: test.csv:2: column \"x\": \"1.0 m\" is not a number\nuse --exclude x\n"
    )
    try folder.write("x,\"n\"\"m\",y\r\n1.0,\"p,q\",b\r\n10,,\n+.9e1,\"\"\"\",", to: "test.csv")
    let result = try await folder.shell("csv-knn -k 1 --train train.csv test.csv")
    #expect(
      result.output
        == "x,\"n\"\"m\",y,predicted\r\n1.0,\"p,q\",b,a\r\n10,,,b\n+.9e1,\"\"\"\",,b\r\n")
    #expect(result.messages == "")
    let piped = try await folder.shell("gzip -c test.csv | csv-knn -k 1 --train train.csv")
    #expect(piped.bytes == result.bytes)
    let twice = try await folder.shell(
      "csv-knn -k 1 --train train.csv test.csv -o out.csv.gz && gzip -dc out.csv.gz")
    #expect(twice.bytes == result.bytes)
  }

  @Test func labelsAreQuotedWhereTheyMustBe() async throws {
    let folder = try WorkFolder()
    try folder.write("x,y\n0,\"a,\"\"b\"\n9,c\n", to: "train.csv")
    try folder.write("x\n1\n8\n", to: "test.csv")
    let result = try await folder.shell("csv-knn -k 1 --train train.csv --probability test.csv")
    #expect(
      result.output
        == "x,predicted,\"probability_a,\"\"b\",probability_c\n1,\"a,\"\"b\",1.0,0.0\n8,c,0.0,1.0\n"
    )
  }

  /// Each row of the table: what is given besides `--train train.csv`, and what is predicted for 2, 5 and 10.
  @Test(arguments: [
    // The nearest two of 5 are 1 and 0; all four are a tie, which the first class wins.
    ("-k 2", ["a", "a", "b"]), ("-k 4", ["a", "a", "a"]),
    ("-k 4 --weights distance", ["a", "a", "b"]),
    ("-k 4 --row-weights w -l y", ["b", "b", "b"]),
    ("-k 1 --where y=b -l y", ["b", "b", "b"]),
    ("-k 1 --where x=..9 -l y", ["a", "a", "a"]),
    ("-k 1 --metric gower -l y", ["a", "a", "b"]),
  ])
  func votes(_ options: String, _ predictions: [String]) async throws {
    let folder = try WorkFolder()
    let isWeighted = options.contains("-l y")
    try folder.write(
      isWeighted
        ? "x,y,w\n0,a,1\n1,a,1\n10,b,1.5\n11,b,1.5\n" : "x,y\n0,a\n1,a\n10,b\n11,b\n",
      to: "train.csv")
    try folder.write("x,w\n2,0\n5,0\n10,0\n", to: "test.csv")
    let extra = isWeighted && !options.contains("--row-weights") ? "--exclude w" : ""
    let result = try await folder.shell("csv-knn --train train.csv \(options) \(extra) test.csv")
    #expect(result.messages == "")
    #expect(result.lines.dropFirst().map { String($0.split(separator: ",")[2]) } == predictions)
  }

  /// A place that cannot be written is found before anything is learned.
  @Test func outputIsOpenedFirst() async throws {
    let folder = try folder()
    try folder.write("x,y\nnone,a\n", to: "bad.csv")
    let result = try await folder.shell("csv-knn --train bad.csv -o no/out.csv train.csv")
    #expect(result.status == 1)
    #expect(result.messages.hasPrefix("csv-knn: no/out.csv: "), "\(result.messages)")
  }

  @Test func tooFewTrainingRowsAreSaid() async throws {
    let folder = try folder()
    try folder.write("x\n3\n", to: "test.csv")
    let result = try await folder.shell("csv-knn --train train.csv test.csv")
    #expect(result.output == "x,predicted\n3,a\n")
    #expect(
      result.messages
        == "csv-knn: train.csv has 4 rows to learn from: 4 neighbors instead of 5\n")
  }

  @Test func missingCells() async throws {
    let folder = try WorkFolder()
    try folder.write("x,z,y\n0,5,a\n1,,a\n10,6,b\n11,7,b\n12,8,b\n", to: "train.csv")
    try folder.write("x,z\n,5\n11,\n,\n", to: "test.csv")
    let refused = try await folder.shell("csv-knn -k 1 --strict --train train.csv test.csv")
    #expect(refused.status == 1)
    #expect(
      refused.messages
        == "csv-knn: train.csv:3: column \"z\": the cell is empty\nuse --missing copy\n")
    let result = try await folder.shell(
      "csv-knn -k 1 --train train.csv --missing copy --probability test.csv")
    #expect(result.messages == "")
    let inferred = try await folder.shell(
      "csv-knn -k 1 --train train.csv --probability test.csv")
    #expect(inferred.bytes == result.bytes)
    #expect(inferred.messages == "csv-knn: by what the columns hold: --missing copy\n")
    // The last row has nothing to measure by: it gets the shares of the classes.
    #expect(
      result.output
        == "x,z,predicted,probability_a,probability_b\n,5,a,1.0,0.0\n11,,b,0.0,1.0\n,,b,0.4,0.6\n")
  }

  @Test func withoutNames() async throws {
    let folder = try WorkFolder()
    try folder.write("0,a\n10,b\n", to: "train.csv")
    try folder.write("1\n9\n", to: "features.csv")
    try folder.write("1,b\n9,b\n", to: "labelled.csv")
    try folder.write("1,1,b\n", to: "wide.csv")
    let features = try await folder.shell("csv-knn -n -k 1 --train train.csv features.csv")
    #expect(features.output == "1,a\n9,b\n")
    let labelled = try await folder.shell("csv-knn -n -k 1 --train train.csv labelled.csv")
    #expect(labelled.output == "1,b,a\n9,b,b\n")
    let wide = try await folder.shell("csv-knn -n -k 1 --train train.csv wide.csv")
    #expect(wide.status == 1)
    #expect(wide.messages.hasPrefix("csv-knn: wide.csv: has 3 columns, and train.csv has 2\n"))
  }

  @Test func verboseSaysWhatWasPredicted() async throws {
    let folder = try folder()
    try folder.write("x\n3\n9\n10\n", to: "test.csv")
    let result = try await folder.shell("csv-knn -v -k 1 --train train.csv test.csv")
    #expect(
      result.messages == """
        csv-knn: class "a": 2 training rows, predicted for 1 row
        csv-knn: class "b": 2 training rows, predicted for 2 rows

        """)
  }

  /// What is refused, with which status and which words.
  @Test(arguments: [
    ("csv-knn test.csv", 2, "missing expected argument '--train <FILE>'"),
    ("csv-knn --train -", 2, "--train and the input cannot both be standard input"),
    ("csv-knn --train train.csv -k 0 test.csv", 2, "--neighbors must be at least 1, not 0"),
    (
      "csv-knn --train train.csv --metric gower --scale minmax test.csv", 2,
      "gower divides by the ranges itself: --scale has no effect"
    ),
    ("csv-knn --train none.csv test.csv", 1, "none.csv: "),
    ("csv-knn --train train.csv -l q test.csv", 1, "train.csv:1: no column \"q\""),
    (
      "csv-knn --train wide.csv -l y test.csv", 1,
      "test.csv:1: has no columns \"p\", \"q\", which are features in wide.csv\n"
        + "use --exclude p,q"
    ),
    ("csv-knn --train train.csv --append x test.csv", 1, "test.csv:1: column \"x\" is there"),
    (
      "csv-knn --train unlabelled.csv test.csv", 1,
      "unlabelled.csv:2: column \"y\": the label is empty"
    ),
    ("csv-knn --train train.csv empty.csv", 1, "empty.csv: has a header but no rows"),
    ("csv-knn --train empty.csv -l x test.csv", 1, "empty.csv: no column is left to learn from"),
    ("csv-knn --train train.csv --where y=c test.csv", 1, "train.csv: no row passes --where"),
    (
      "csv-knn --train wide.csv -l y --row-weights p --exclude q test.csv", 1,
      "wide.csv:2: column \"p\": \"-1\" is not a weight: a number from 0 to 1e15"
    ),
    (
      "csv-knn --train text.csv --features x test.csv", 1,
      "text.csv:2: column \"x\": \"one\" is not a number\nuse --categorical x, or leave x out of --features\n"
    ),
    (
      "csv-knn --train train.csv --append x test.csv", 1,
      "test.csv:1: column \"x\" is there already\nuse --append with another name\n"
    ),
    (
      "csv-knn --train train.csv --probability --append probability_a test.csv", 1,
      "test.csv:1: column \"probability_a\" is there already\nleave out --probability, or use --append with another name\n"
    ),
    (
      "printf 'x,y\\n1,\\xe9\\n2,b\\n' > l.csv; csv-knn --train l.csv -k 1 --probability test.csv",
      1,
      "test.csv: the class \"\u{FFFD}\" is not UTF-8: no column can be named after it\n"
    ),
    (
      "printf 'a,\"c,d\",y\\n1,2,u\\n2,3,v\\n' > c.csv; csv-knn --train c.csv -l y test.csv", 1,
      "test.csv:1: has no columns \"a\", \"c,d\", which are features in c.csv\nuse --exclude 'a,\"c,d\"'; the header has: "
    ),
    (
      "csv-knn --train text.csv test.csv", 1,
      "text.csv: no column holds numbers or categories to learn from; by what the columns hold: "
        + "--exclude x\nuse --categorical COLS\n"
    ),
    (
      "csv-knn --train train.csv --categorical x --metric cosine test.csv", 2,
      "categories have no cosine distance: use --metric gower"
    ),
    (
      "csv-knn --train train.csv --categorical x --scale standard test.csv", 1,
      "test.csv: all features are categories: --scale has no effect"
    ),
  ])
  func refusals(_ line: String, _ status: Int, _ words: String) async throws {
    let folder = try folder()
    try folder.write("x\n3\n", to: "test.csv")
    try folder.write("x\n", to: "empty.csv")
    try folder.write("x,y\n1,\n", to: "unlabelled.csv")
    try folder.write("x,y\none,a\n", to: "text.csv")
    try folder.write("x,p,q,y\n1,-1,2,a\n", to: "wide.csv")
    let result = try await folder.shell(line)
    #expect(result.status == status)
    #expect(result.output == "")
    #expect(result.messages.hasPrefix("csv-knn: " + words), "\(result.messages)")
  }
}
