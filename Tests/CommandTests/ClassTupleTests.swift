import TestSupport
import Testing

@Suite("Classes of several columns, and of bins, in the tools that make rows and predict")
struct ClassTupleTests {
  private static let rows = """
    x,z,A,B
    1,1,r,u
    1.1,1,r,u
    2,1,r,"v,w"
    2.1,2,r,"v,w"
    5,1,s,u
    5.1,1,s,u
    5.2,1,s,u
    5.3,1,s,u

    """

  private static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(rows, to: "data.csv")
    try folder.write("x,A,B\n1,r,u\n2,,u\n3,s,v\n", to: "gap.csv")
    try folder.write(
      "sunny 1 0.1 0\nbright 0.9 0.2 0\nrainy 0 1 0.2\ncold 0.1 0.9 0.3\n", to: "v.txt")
    try folder.write(
      """
      text,score,A,B
      the day was sunny,9,r,u
      rainy day,2,s,u
      rainy rainy day,1,s,u
      a rainy one,3,s,u
      a day,4,s,u

      """, to: "days.csv")
    return folder
  }

  /// A new row is of the tuple of its parent, and lies between rows of it.
  @Test(arguments: ["", "--shuffle", "--synthetic-only", "--variant borderline-1 -k 1"])
  func newRowsOfTuples(_ options: String) async throws {
    let result = try await Self.folder().shell(
      "csv-smote -q -l A,B --copy z \(options) --mark new data.csv")
    #expect(result.status == 0, "\(result.messages)")
    let table = Table(result.bytes)
    let new = table.rows.filter { $0.last == "true" }
    #expect(new.count == (options.contains("borderline") ? new.count : 4))
    for row in new {
      let x = try #require(Double(row[0]))
      #expect(row[2] == "r" && (row[3] == "u" ? 1...1.1 : 2...2.1).contains(x), "\(row)")
      #expect(row[3] == "u" ? row[1] == "1" : ["1", "2"].contains(row[1]))
    }
    if options.isEmpty {
      #expect(tally(new.map { $0[3] }) == ["u": 2, "v,w": 2])
      // The cell as the parent has it.
      #expect(result.output.contains("r,\"v,w\",true"))
    }
  }

  @Test(arguments: [
    CommandCase(
      command:
        "csv-smote -q -l A,B --target 'r,u=3' --copy z data.csv | tail -n +10 | cut -d, -f3-",
      output: "r,u\n"),
    CommandCase(
      command:
        "csv-augment -l A,B --text text --vectors v.txt --short --mark m days.csv | grep true",
      output: "the day was bright,9,r,u,true\n",
      messages: "csv-augment: class \"r,u\" gets 1 of the 3 rows that it lacks\n"),
    // The number is the parent's, which is in its bin.
    CommandCase(
      command:
        "csv-augment -q -l score --bin-edges 0,5,10 --text text --vectors v.txt --short --mark m days.csv | grep true",
      output: "the day was bright,9,r,u,true\n"),
    CommandCase(
      command:
        "csv-augment -l score --bins 2 -v --text text --vectors v.txt --short days.csv 2>&1 >/dev/null | grep bin",
      output: "csv-augment: --bin-edges=1,3,9\n"),
    CommandCase(
      command:
        "csv-knn -q -l A,B -k 1 --exclude z --train data.csv --probability data.csv | sed -n '1p;4p'",
      output: #"""
        x,z,A,B,predicted,"probability_r,""v,w""","probability_r,u","probability_s,u"
        2,1,r,"v,w","r,""v,w""",1.0,0.0,0.0

        """#),
    CommandCase(
      command:
        "csv-knn -q -l A,B -k 1 --exclude z --train data.csv data.csv | csv-score -l A,B --confusion",
      output: #"""
        "A,B","r,""v,w""","r,u","s,u"
        "r,""v,w""",2,0,0
        "r,u",0,2,0
        "s,u",0,0,4

        """#),
    CommandCase(
      command:
        "csv-knn -q -l A,B -k 1 --exclude z --probability --train data.csv data.csv | csv-score -q -l A,B --probability 'probability_s,u' --positive s,u | grep roc",
      output: "roc_auc,,1.0\n"),
    CommandCase(
      command:
        "csv-knn -q -l A,B -k 1 --exclude z --probability --train data.csv data.csv | csv-score -q -l A,B --probabilities probability_ | grep 'roc_auc,'",
      output: "roc_auc,\"r,\"\"v,w\"\"\",1.0\nroc_auc,\"r,u\",1.0\nroc_auc,\"s,u\",1.0\n"),
    CommandCase(
      command:
        "csv-knn -q -l x --bin-edges 0,1.5,3,6 --categorical A,B --exclude z -k 1 --train data.csv data.csv | cut -d, -f1,4- | tail -2",
      output: "5.2,u,\"(3, 6]\"\n5.3,u,\"(3, 6]\"\n"),
    CommandCase(
      command:
        "csv-knn -v -l x --bins 2 --categorical A,B --exclude z -k 1 --train data.csv data.csv 2>&1 >/dev/null | head -1",
      output: "csv-knn: --bin-edges=1,3.55,5.3\n"),
    .failure(
      "csv-knn -l x --bin-edges 0,1.5,3 --train data.csv data.csv",
      "csv-knn: data.csv:6: column \"x\": 5 is in no bin\nuse --where to leave such rows out"),
    .failure(
      "csv-knn -l A,B --train gap.csv gap.csv",
      "csv-knn: gap.csv:3: column \"A\": the label is empty\nuse --where 'A!=' to leave such rows out"
    ),
    .failure(
      "csv-knn -l A,B --bins 2 --train data.csv data.csv",
      "csv-knn: --bins cuts the numbers of one column, and the class has 2: A,B"),
    .failure(
      "csv-knn -l A --bins 2 --train data.csv data.csv",
      "csv-knn: data.csv:2: column \"A\": \"r\" is not a number to be cut into bins"),
    .failure(
      "csv-score -l A,A --predicted B data.csv",
      "csv-score: data.csv:1: A,A names the column \"A\" twice"),
    .failure(
      "csv-score -l A,B --predicted B data.csv",
      "csv-score: data.csv: column \"B\": cannot be truth and prediction at once"),
    .failure(
      "csv-score -l A,B --predicted x gap.csv",
      "csv-score: gap.csv:3: column \"A\": the label is empty\nuse --where 'A!=' to leave such rows out"
    ),
    .failure(
      "csv-smote -l A,B --copy A data.csv",
      "csv-smote: data.csv: column \"A\": is both the label and copied"),
    .failure(
      "csv-smote -l A,B --mark B data.csv",
      "csv-smote: data.csv: column \"B\": is both the label and the mark"),
    .failure(
      "csv-augment -l text,A --text text --vectors v.txt days.csv",
      "csv-augment: days.csv: column \"text\": is both the label and the text"),
    .failure(
      "csv-smote -l A,B gap.csv",
      "csv-smote: gap.csv:3: column \"A\": the label is empty\nuse --unlabeled drop, or --unlabeled keep to pass such rows through"
    ),
  ])
  func tuplesAndBins(_ example: CommandCase) async throws {
    try await example.check(in: Self.folder())
  }

  /// More bins than there are numbers, or one number alone.
  @Test(arguments: [
    CommandCase.failure(
      "printf 'y\\n1\\n1\\n1\\n2\\n' | csv-counts --bins 4",
      "csv-counts: standard input: column \"y\": 4 bins are more than the different numbers (2)"),
    .failure(
      "printf 'x,y\\n1,1\\n2,1\\n' | csv-weights --bins 4",
      "csv-weights: standard input: column \"y\": 4 bins are more than the different numbers (1)"),
  ])
  func moreBinsThanNumbers(_ example: CommandCase) async throws {
    try await example.check(in: Self.folder())
  }

  /// New texts are mixed among the others by the seed: the same rows, at other places.
  @Test func newTextsAreMixed() async throws {
    let folder = try WorkFolder()
    let augment =
      "csv-augment --text text --vectors v.txt.gz --tokens words --short -q --mark new"
    try folder.copy("Examples/data/glove-50d-subset.txt.gz", as: "v.txt.gz")
    try folder.copy("Examples/data/tweets.csv", as: "all.csv")
    _ = try await folder.shell("head -400 all.csv > t.csv")
    let plain = try await folder.shell("\(augment) t.csv")
    let mixed = try await folder.shell("\(augment) --shuffle t.csv")
    #expect(plain.status == 0 && mixed.status == 0, "\(plain.messages)")
    #expect(plain.lines.first == mixed.lines.first)
    #expect(plain.lines.sorted() == mixed.lines.sorted() && plain.lines != mixed.lines)
    let marks = Table(mixed.bytes)["new"]
    let count = marks.count { $0 == "true" }
    #expect(count > 20)
    // Not all at the end.
    #expect(marks.suffix(count).count { $0 == "true" } < count)
    #expect(marks.prefix(marks.count / 2).contains("true"))
    let again = try await folder.shell("\(augment) --shuffle --threads 1 t.csv")
    #expect(again.output == mixed.output)
    let other = try await folder.shell("\(augment) --shuffle --seed 7 t.csv")
    #expect(other.output != mixed.output && other.lines.count == mixed.lines.count)
  }
}
