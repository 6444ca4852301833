import Foundation
import TestSupport
import Testing

@Suite("csv-threshold")
struct ThresholdTests {
  private static let golden = "Tests/ParityTests/golden/calibration"

  /// What TunedThresholdClassifierCV finds when it is given our thresholds, and what FixedThresholdClassifier predicts.
  private struct Answer: Decodable {
    var threshold, score: Double
    var predicted: String
  }

  /// scikit-learn's thresholds and predictions: `make_calibration.py` has the calls.
  @Test(arguments: 0..<10, ["f1", "balanced_accuracy", "g_mean", "mcc"])
  func asScikitLearn(_ table: Int, _ score: String) async throws {
    let folder = try WorkFolder()
    try folder.copy("\(Self.golden)/two-\(table).fit.csv", as: "fit.csv")
    try folder.copy("\(Self.golden)/two-\(table).test.csv", as: "test.csv")
    let file = try bytesOfRepositoryFile("\(Self.golden)/two-\(table).thresholds.json")
    let answers = try JSONDecoder().decode([String: Answer].self, from: Data(file))
    let answer = try #require(answers[score])
    let result = try await folder.shell(
      """
      csv-threshold --fit fit.csv -l y --positive 1 --probability p --maximize \(score) \
      --draws 0 --save learned.json test.csv
      """)
    #expect(result.status == 0)
    let learned = try JSONDecoder().decode(
      Learned.self, from: Data(folder.bytes(of: "learned.json")))
    #expect(learned.threshold == answer.threshold)
    #expect(abs(learned.score - answer.score) < 1e-12)
    let lines = result.lines.dropFirst()
    #expect(String(lines.compactMap(\.last)) == answer.predicted)
    let note = "csv-threshold: threshold \(learned.threshold): \(score) "
    #expect(result.messages.hasPrefix(note), "\(result.messages)")
    let fixed = try await folder.shell(
      "csv-threshold --threshold \(learned.threshold) --positive 1 --negative 0 --probability p test.csv"
    )
    #expect(fixed.bytes == result.bytes)
    #expect(fixed.messages == "")
  }

  private struct Learned: Decodable { var threshold, score: Double }

  /// What is cheapest by numpy.
  @Test(arguments: 0..<5)
  func asNumPy(_ table: Int) async throws {
    let folder = try WorkFolder()
    for part in ["fit", "test", "costs", "decided"] {
      try folder.copy("\(Self.golden)/many-\(table).\(part).csv", as: "\(part).csv")
    }
    let result = try await folder.shell(
      """
      csv-threshold --probabilities p_ --cost-matrix costs.csv --save c test.csv > out.csv
      sed 's/.*,//' out.csv | cmp - decided.csv
      csv-threshold --load c test.csv | cmp - out.csv
      csv-threshold -q --fit fit.csv --probabilities p_ --cost-matrix costs.csv test.csv | cmp - out.csv
      """)
    #expect(result.messages == "" && result.output == "" && result.status == 0)
  }

  // MARK: - A small world

  private static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write("p,y\n0.1,0\n0.2,0\n0.3,1\n0.4,0\n0.6,1\n0.9,1\n", to: "fit.csv")
    try folder.write("id,p,y\n\"a\",0.1,0\nb,0.30,1\nc,.6,1\n", to: "test.csv")
    try folder.write("p,predicted,z\n0.1,1,u\n0.3,\"0\",v\n", to: "again.csv")
    try folder.write("p,y\n0.1,a\n0.2,b\n0.8,\"c,d\"\n", to: "three.csv")
    try folder.write("p_no,p_yes,y\n0.9,0.1,no\n0.6,0.4,yes\n0.95,0.05,no\n", to: "both.csv")
    try folder.write("p,y\n0.2,0\n0.9,0\n", to: "single.csv")
    try folder.write("p\n0.2\n-0.1\n", to: "below.csv")
    try folder.write("truth,predicted,cost\nyes,no,9\nno,yes,1\n", to: "costs.csv")
    try folder.write("truth,no,yes\nno,0,1\nyes,9,0.0\n", to: "matrix.csv")
    try folder.write("t,p,c\n1,0,4\n0,1,1\n", to: "numbers.csv")
    try folder.write(
      "cost,note,predicted,true\n2,a miss,no,yes\n1,an alarm,yes,no\n-1,a find,yes,yes\n",
      to: "named.csv")
    try folder.write("p_no,p_yes\n 0.9,0.1 \n0.6 , 0.4\n", to: "blanks.csv")
    return folder
  }

  private static let one = "csv-threshold --fit fit.csv --positive 1 --probability p"
  private static let fixed = "csv-threshold --positive 1 --negative 0 --probability p --threshold"

  @Test(arguments: [
    CommandCase(
      command: "\(one) --maximize f1 --draws 0 test.csv",
      output: "id,p,y,predicted\n\"a\",0.1,0,0\nb,0.30,1,1\nc,.6,1,1\n",
      messages: "csv-threshold: threshold 0.3: f1 0.8571 on 6 rows\n"),
    CommandCase(
      command: "\(one) -q --maximize f1 < test.csv",
      output: "id,p,y,predicted\n\"a\",0.1,0,0\nb,0.30,1,1\nc,.6,1,1\n"),
    // At 0.6 two of three are found without a false alarm; at 0.3 all three with one: both 5 / 6
    // on average, and the lower one is taken.
    CommandCase(
      command: "\(one) --maximize balanced_accuracy --draws 0 test.csv | tail -1",
      output: "c,.6,1,1\n",
      messages: "csv-threshold: threshold 0.3: balanced_accuracy 0.8333 on 6 rows\n"),
    CommandCase(
      command: "\(one) --maximize g_mean --draws 0 test.csv | tail -2",
      output: "b,0.30,1,1\nc,.6,1,1\n",
      messages: "csv-threshold: threshold 0.3: g_mean 0.8165 on 6 rows\n"),
    CommandCase(
      command: "\(one) --maximize mcc --draws 0 --where p!=0.4 test.csv | tail -2",
      output: "b,0.30,1,1\nc,.6,1,1\n",
      messages: "csv-threshold: threshold 0.3: mcc 1.0000 on 5 rows\n"),
    CommandCase(
      command: "\(fixed) 0.3 again.csv", output: "p,predicted,z\n0.1,0,u\n0.3,1,v\n"),
    CommandCase(
      command: "\(fixed) 0.3 --predicted decided again.csv",
      output: "p,predicted,z,decided\n0.1,1,u,0\n0.3,\"0\",v,1\n"),
    CommandCase(command: "\(fixed) 0 again.csv | tail -1", output: "0.3,1,v\n"),
    CommandCase(command: "\(fixed) 1 again.csv | tail -1", output: "0.3,0,v\n"),
    CommandCase(
      command: "printf '0.5,1\\n' | \(fixed.replacing("p --t", with: "1 --t")) 0.5 -n",
      output: "0.5,1,1\n"),
    CommandCase(
      command: "\(fixed) 0.3 -v again.csv -o out.csv", output: "",
      messages: """
        csv-threshold: class "0": predicted for 1 row
        csv-threshold: class "1": predicted for 1 row

        """),
    // Without a header columns are named by number, that of the prediction, too.
    CommandCase(
      command:
        "printf '.5,a\\n.1,b\\n' | csv-threshold -n --positive x --negative z --probability 1 --threshold .3 --predicted 2",
      output: ".5,x\n.1,z\n"),
    CommandCase.failure(
      "printf '.5,a\\n.1,b\\n' | csv-threshold -n --positive x --negative z --probability 1 --threshold .3 --predicted name",
      "csv-threshold: standard input: no column name\ncolumns have the numbers 1 to 2"),
    // Several other classes count as one.
    CommandCase(
      command:
        "csv-threshold --fit three.csv --positive 'c,d' --probability p --maximize f1 --draws 0 three.csv",
      output: "p,y,predicted\n0.1,a,\"not c,d\"\n0.2,b,\"not c,d\"\n0.8,\"c,d\",\"c,d\"\n",
      messages: "csv-threshold: threshold 0.8: f1 1.0000 on 3 rows\n"),
    CommandCase(
      command:
        "csv-threshold -q --fit three.csv --positive 'c,d' --negative rest --probability p --maximize f1 three.csv | head -2",
      output: "p,y,predicted\n0.1,a,rest\n"),
  ])
  func decidesByThreshold(_ example: CommandCase) async throws {
    try await example.check(in: Self.folder())
  }

  @Test(arguments: [
    CommandCase(
      command: "csv-threshold --probabilities p_ --cost-matrix costs.csv both.csv",
      output: "p_no,p_yes,y,predicted\n0.9,0.1,no,no\n0.6,0.4,yes,yes\n0.95,0.05,no,no\n"),
    // A list in another order beside other columns; a gain; blanks around probabilities.
    CommandCase(
      command: "csv-threshold --probabilities p_ --cost-matrix named.csv blanks.csv",
      output: "p_no,p_yes,predicted\n 0.9,0.1 ,no\n0.6 , 0.4,yes\n"),
    CommandCase(
      command:
        "csv-threshold --probability p_yes --positive yes --cost-matrix named.csv blanks.csv",
      output: "p_no,p_yes,predicted\n 0.9,0.1 ,no\n0.6 , 0.4,yes\n",
      messages: "csv-threshold: threshold 0.25, by the costs\n"),
    CommandCase(
      command: "csv-threshold --probabilities p_ --cost-matrix matrix.csv both.csv | tail -2",
      output: "0.6,0.4,yes,yes\n0.95,0.05,no,no\n"),
    CommandCase(
      command: "csv-threshold --probability p_yes --positive yes --cost-matrix matrix.csv both.csv",
      output: "p_no,p_yes,y,predicted\n0.9,0.1,no,yes\n0.6,0.4,yes,yes\n0.95,0.05,no,no\n",
      messages: "csv-threshold: threshold 0.1, by the costs\n"),
    CommandCase(
      command:
        "csv-threshold --fit both.csv --draws 0 --probabilities p_ --cost-matrix costs.csv both.csv | tail -1",
      output: "0.95,0.05,no,no\n",
      messages:
        "csv-threshold: mean cost 0.0000 on 3 rows; by the most probable class 3.0000\n"),
    CommandCase(
      command:
        "csv-threshold --fit both.csv --draws 20 --probability p_yes --positive yes --cost-matrix costs.csv both.csv | tail -1",
      output: "0.95,0.05,no,no\n",
      messages: """
        csv-threshold: threshold 0.1, by the costs
        csv-threshold: mean cost 0.3333 on 3 rows; in 20 draws of them, 5 % to 95 %: 0.0000 to 0.6667; by the most probable class 3.0000

        """),
    CommandCase(
      command: "\(one) --cost-matrix numbers.csv --draws 0 test.csv | tail -2",
      output: "b,0.30,1,1\nc,.6,1,1\n",
      messages: """
        csv-threshold: threshold 0.2, by the costs
        csv-threshold: mean cost 0.3333 on 6 rows; by the most probable class 0.6667

        """),
  ])
  func decidesByCosts(_ example: CommandCase) async throws {
    try await example.check(in: Self.folder())
  }

  /// A file of costs, and what is said of it.
  @Test(arguments: [
    (
      "truth,predicted,cost\nno,yes,1\n",
      ": lacks the cost of a row of \"yes\" that is predicted to be \"no\""
    ),
    (
      "truth,predicted,cost\nno,yes,1\nyes,no,2\nno,yes,3\n",
      ":4: has the cost of \"no\" predicted as \"yes\" a second time"
    ),
    (
      "truth,predicted,cost\nno,yes,dear\n",
      ":2: column \"cost\": \"dear\" is not a cost: a number from -1e15 to 1e15, below 0 for a gain"
    ),
    (
      "truth,predicted,cost\nno,yes,\n",
      ":2: column \"cost\": \"\" is not a cost: a number from -1e15 to 1e15, below 0 for a gain"
    ),
    (
      "true,predicted,cost\nno,yes,1e16\n",
      ":2: column \"cost\": \"1e16\" is not a cost: a number from -1e15 to 1e15, below 0 for a gain"
    ),
    ("truth,predicted,cost\nno,,1\n", ":2: column \"predicted\": the class is empty"),
    ("truth,predicted,cost\nno,no,1\n", ": has costs for fewer than two classes"),
    ("truth,predicted,cost\n", ": has a header but no rows"),
    (
      "truth,predicted,cost\na,b,1\nb,a,1\n",
      ": has no cost for the class \"no\"\nthere must be a cost for each pair of classes; those of right predictions may be left out"
    ),
    (
      "truth,predicted,cost\nno,yes,1\nyes,no,1\nno,odd,1\n",
      ": names the class \"odd\", which has no column"
    ),
    ("t,no,yes\nno,0,1\n", ":1: the class \"yes\" has a column and no row"),
    (
      "t,no,yes,odd\nno,0,1,2\nyes,1,0,2\nodd,1,1,0\n",
      ": names the class \"odd\", which has no column"
    ),
    ("t,no,yes\nno,0,1\nyes,1,0\nodd,1,1\n", ":4: the class \"odd\" has a row and no column"),
    ("t,no,yes\nno,0,1\nyes,1,0\nno,1,1\n", ":4: names the class \"no\" a second time"),
    ("t,no,no\nno,0,1\nyes,1,0\n", ":1: column \"no\" occurs twice"),
    (
      "t,no,yes\nno,0,x\nyes,1,0\n",
      ":2: column \"yes\": \"x\" is not a cost: a number from -1e15 to 1e15, below 0 for a gain"
    ),
    (
      "t,no\nno,0\n",
      ": is neither a list of costs nor a matrix\na list has the columns true, predicted and cost; a matrix has one for each class"
    ),
  ])
  func costsThatAreRefused(_ file: String, _ message: String) async throws {
    let folder = try Self.folder()
    try folder.write(file, to: "bad.csv")
    let command = "csv-threshold --probabilities p_ --cost-matrix bad.csv both.csv"
    try await CommandCase.failure(command, "csv-threshold: bad.csv\(message)").check(in: folder)
  }

  @Test(
    arguments: [
      .failure(
        "csv-threshold --probability p_yes --positive maybe --cost-matrix costs.csv both.csv",
        "csv-threshold: costs.csv: has no cost for the class \"maybe\" that --positive names"),
      CommandCase(
        command:
          "printf 't,p,c\\na,b,1\\nb,a,1\\na,c,1\\n' > c; csv-threshold --probability p_yes --positive a --cost-matrix c both.csv",
        messages: """
          csv-threshold: c: has costs for 3 classes, and --probability tells two apart
          use --probabilities PREFIX, with a column for each class

          """, status: 1),
      CommandCase(
        command:
          "printf 't,p,c\\na,b,0\\nb,a,0\\n' > c; csv-threshold --probability p_yes --positive a --cost-matrix c both.csv",
        messages: "csv-threshold: c: mistakes cost no more than right predictions\n", status: 1),
      .failure(
        "csv-threshold --fit single.csv --positive 0 --probability p --maximize f1 test.csv",
        "csv-threshold: single.csv: column \"y\": all rows are of the class \"0\": there is nothing to learn"
      ),
      .failure(
        "\(fixed) 0.5 below.csv",
        "csv-threshold: below.csv:3: column \"p\": \"-0.1\" is not a probability: a number from 0 to 1"
      ),
      .failure(
        "\(fixed) 0.5 both.csv",
        "csv-threshold: both.csv:1: no column \"p\"\ndid you mean \"y\"? the header has: p_no, p_yes, y"
      ),
      .failure(
        "\(fixed) 0.5 --predicted p test.csv",
        "csv-threshold: test.csv: column \"p\": is both the probability and the prediction"),
      .failure(
        "csv-threshold --load fit.csv test.csv",
        """
        csv-threshold: fit.csv: is no file that csv-threshold has saved
        --load takes what csv-threshold --save has written
        """),
      .refusal(
        "csv-threshold --positive 1 --probability p test.csv",
        "say how to decide: --maximize SCORE, --cost-matrix FILE or --threshold T"),
      .refusal(
        "\(one) --maximize f1 --cost-matrix costs.csv test.csv",
        "--maximize or --cost-matrix: give one"),
      .refusal(
        "\(one) --maximize f1 --threshold 0.5 test.csv", "--maximize or --threshold: give one"),
      .refusal(
        "csv-threshold --positive 1 --probability p --maximize f1 test.csv",
        "--maximize needs rows to learn from: --fit FILE"),
      .refusal(
        "csv-threshold --fit fit.csv --maximize f1 test.csv", "--maximize needs --probability COL"),
      .refusal(
        "csv-threshold --fit fit.csv --probability p --maximize f1 test.csv",
        "--probability needs --positive LABEL"),
      .refusal(
        "csv-threshold --cost-matrix costs.csv both.csv",
        "say where the probabilities are: --probability COL or --probabilities PREFIX"),
      .refusal(
        "csv-threshold --fit both.csv --probabilities p_ --maximize f1 both.csv",
        "--maximize tells one class from the others: use --probability COL in place of --probabilities"
      ),
      .refusal("\(fixed) 1.5 test.csv", "--threshold must be from 0 to 1, not 1.5"),
      .refusal(
        "\(fixed) 0.5 --fit fit.csv test.csv",
        "--threshold leaves nothing to learn: --fit has no effect"),
      .refusal(
        "csv-threshold --positive 1 --probability p --threshold 0.5 test.csv",
        "--threshold needs --negative LABEL, which is predicted below it"),
      .refusal(
        "csv-threshold --positive 1 --negative 1 --probability p --threshold 0.5 test.csv",
        "--positive and --negative name one class"),
      .refusal(
        "\(one) --negative 0 --cost-matrix costs.csv test.csv",
        "--cost-matrix names the classes: --negative has no effect"),
      .refusal("\(fixed) 0.5 --draws 9 test.csv", "--draws needs rows to draw from: --fit FILE"),
      .refusal(
        "\(one) --maximize f1 --draws -1 test.csv", "--draws must be from 0 to 100000, not -1"),
      .refusal(
        "\(fixed) 0.5 --svg a.svg test.csv",
        "--svg draws what --maximize has tried: it has no effect without"),
      .refusal(
        "\(one) -l y --maximize f1 --predicted y test.csv",
        "--predicted would overwrite the class: give it another name"),
      .refusal(
        "csv-threshold --load c --threshold 0.5 test.csv",
        "the file of --load says how to decide: --threshold has no effect"),
      .refusal(
        "csv-threshold --load c --positive 1 test.csv",
        "the file of --load says what was learned: --positive has no effect"),
      .refusal(
        "csv-threshold --probabilities p_ --cost-matrix -",
        "--cost-matrix and another file cannot both be standard input"),
      .refusal("\(one) --maximize f1 --save a --svg a test.csv", "--save and --svg name one file"),
    ] as [CommandCase])
  func refuses(_ example: CommandCase) async throws {
    try await example.check(in: Self.folder())
  }

  /// What was learned can be kept.
  @Test(arguments: [
    CommandCase(
      command:
        "\(one) -q --maximize f1 --save c test.csv > a; csv-threshold --load c test.csv | cmp - a; cat c",
      output: """
        {
          "maximized" : "f1",
          "negative" : "0",
          "positive" : "1",
          "probability" : "p",
          "rows" : 6,
          "score" : 0.8571428571428571,
          "threshold" : 0.3,
          "tool" : "csv-threshold"
        }

        """),
    CommandCase(
      command:
        "csv-threshold --probabilities p_ --cost-matrix costs.csv --save c both.csv > a; csv-threshold --load c both.csv | cmp - a; csv-threshold --load c --probability p_no both.csv",
      messages: "csv-threshold: --probability: what was learned is for --probabilities\n", status: 1
    ),
    CommandCase(
      command:
        "\(fixed) 0.25 --save c test.csv > a; printf 'q\\n0.25\\n0.2\\n' | csv-threshold --load c --probability q",
      output: "q,predicted\n0.25,1\n0.2,0\n"),
  ])
  func remembers(_ example: CommandCase) async throws {
    try await example.check(in: Self.folder())
  }

  /// The note says how sure threshold and score are; the seed decides, and the number of threads does not.
  @Test func spread() async throws {
    let folder = try WorkFolder()
    try folder.copy("\(Self.golden)/two-2.fit.csv", as: "fit.csv")
    let command =
      "csv-threshold --fit fit.csv -l y --positive 1 --probability p --maximize f1 fit.csv"
    let result = try await folder.shell(
      """
      \(command) 2> one > rows; \(command) --seed 0 --threads 1 2> two | cmp - rows; cmp one two
      \(command) --seed 1 2> three | cmp - rows; cmp -s one three || echo differs; cat one
      """)
    #expect(result.messages == "")
    let lines = result.lines
    #expect(lines.count == 2 && lines[0] == "differs")
    let number = "[0-9.]+"
    let pattern =
      "^csv-threshold: threshold \(number): f1 \(number) on 250 rows; in 200 draws of them, 5 % to 95 %: threshold \(number) to \(number), f1 of this one \(number) to \(number)$"
    #expect(lines[1].range(of: pattern, options: .regularExpression) != nil, "\(lines[1])")
  }

  /// The picture marks the threshold.
  @Test func picture() async throws {
    let folder = try Self.folder()
    let result = try await folder.shell(
      "\(Self.one) -q --maximize f1 --svg sweep.svg test.csv > rows; cat sweep.svg")
    #expect(result.output.hasPrefix("<svg"))
    #expect(result.output.contains("f1 0.857 at 0.300"))
    #expect(result.output.contains("f1, precision and recall by threshold"))
  }
}
