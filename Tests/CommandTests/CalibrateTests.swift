import Foundation
import TestSupport
import Testing

@Suite("csv-calibrate")
struct CalibrateTests {
  private static let golden = "Tests/ParityTests/golden/calibration"

  /// scikit-learn's calibrated probabilities: `make_calibration.py` has the calls.
  @Test(arguments: 0..<10)
  func asScikitLearn(_ table: Int) async throws {
    let folder = try WorkFolder()
    try folder.copy("\(Self.golden)/two-\(table).fit.csv", as: "fit.csv")
    try folder.copy("\(Self.golden)/two-\(table).test.csv", as: "test.csv")
    let expected = try Self.columns("two-\(table).calibrated.csv")
    for (name, column) in expected {
      let method = name.replacing("_scores", with: "")
      let source = name == method ? "--probability p" : "--scores margin"
      let result = try await folder.shell(
        "csv-calibrate --fit fit.csv -l y --positive 1 \(source) --method \(method) test.csv")
      #expect(result.messages == "" && result.status == 0)
      let tolerance = method == "isotonic" ? 1e-9 : 1e-6
      try Self.compare(result.lines, ["calibrated": column], within: tolerance)
    }
  }

  /// The same of several classes.
  @Test(arguments: 0..<5, ["sigmoid", "isotonic", "temperature"])
  func asScikitLearnOfManyClasses(_ table: Int, _ method: String) async throws {
    let folder = try WorkFolder()
    try folder.copy("\(Self.golden)/many-\(table).fit.csv", as: "fit.csv")
    try folder.copy("\(Self.golden)/many-\(table).test.csv", as: "test.csv")
    var expected: [String: [String]] = [:]
    for (name, column) in try Self.columns("many-\(table).calibrated.csv") {
      guard name.hasPrefix(method) else { continue }
      expected["calibrated" + name.dropFirst(method.count)] = column
    }
    #expect(expected.count > 1)
    let result = try await folder.shell(
      "csv-calibrate --fit fit.csv --probabilities p_ --method \(method) test.csv")
    #expect(result.messages == "" && result.status == 0)
    try Self.compare(result.lines, expected, within: method == "isotonic" ? 1e-9 : 1e-6)
  }

  /// A temperature does not depend on what classes are called; in scikit-learn 1.9.1 it does, where they are numbers.
  @Test func classesAreNames() async throws {
    let folder = try WorkFolder()
    try folder.copy("\(Self.golden)/two-0.fit.csv", as: "fit.csv")
    try folder.copy("\(Self.golden)/two-0.test.csv", as: "test.csv")
    let calibrate = "csv-calibrate --fit fit.csv -l y --probability p --method temperature"
    let usual = try await folder.shell("\(calibrate) --positive 1 test.csv")
    #expect(usual.status == 0 && usual.lines.count > 50)
    let renamed = try await folder.shell(
      """
      awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "y") y = i }
        NR > 1 { $y = $y + 1 } 1' fit.csv > other.csv && mv other.csv fit.csv
      \(calibrate) --positive 2 test.csv
      """)
    #expect(renamed.status == 0, "\(renamed.messages)")
    #expect(renamed.output == usual.output)
  }

  /// The columns of a golden file, by name.
  private static func columns(_ file: String) throws -> [String: [String]] {
    let text = String(decoding: try bytesOfRepositoryFile("\(golden)/\(file)"), as: UTF8.self)
    let rows = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    var columns: [String: [String]] = [:]
    for (index, name) in rows[0].enumerated() {
      columns[name] = rows.dropFirst().map { $0[index] }
    }
    return columns
  }

  /// Compares the last columns of a table, which are in the order of their names' classes.
  private static func compare(
    _ lines: [String], _ expected: [String: [String]], within tolerance: Double
  ) throws {
    let rows = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    for (name, column) in expected {
      let index = try #require(rows[0].firstIndex(of: Substring(name)), "\(name)")
      try #require(rows.count == column.count + 1)
      for (row, wanted) in zip(rows.dropFirst(), column) {
        let cell = row[index]
        #expect(cell.contains(".") || cell.contains("e"), "\(cell)")
        let difference = try #require(Double(cell)) - #require(Double(wanted))
        #expect(abs(difference) < tolerance, "\(name): \(cell), not \(wanted)")
      }
    }
  }

  // MARK: - A small world

  /// Two negatives at 0.25, one at 0.75, positives at 0.75 and 1.
  private static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write("p,y\n0.25,0\n0.25,0\n0.75,0\n0.75,1\n1,1\n", to: "fit.csv")
    try folder.write("id,p\n\"a\",0.1\nb,0.50\nc,0.75\nd,.875\ne,1\n", to: "test.csv")
    try folder.write(
      "m;p_b;p_a;y\n1;0.2;0.8;a\n2;0.9;0.1;b\n3;0.7;0.3;a\n4;0.6;0.4;b\n", to: "two.csv")
    try folder.write(
      "p_a,p_b,p_c,y\n1,0,0,a\n0,1,0,b\n0,0,1,c\n0.5,0.5,0,a\n0,0.5,0.5,c\n", to: "three.csv")
    try folder.write("s,y\n-7.5,u\n1e3,v\n0,u\n20,v\n", to: "scores.csv")
    try folder.write("0.2,0\n0.2,0\n0.6,0\n0.6,1\n0.9,1\n", to: "bare.csv")
    try folder.write("p,y\n0.2,0\n0.9,0\n", to: "single.csv")
    try folder.write("p,y\n", to: "empty.csv")
    try folder.write("p,y,predicted\n0.2,0,1\n0.7,1,1\n0.9,1,1\n0.1,0,1\n", to: "predicted.csv")
    try folder.write("p,y\n0.2,0\nhigh,1\n", to: "word.csv")
    try folder.write("p,y\n0.2,0\n,1\n", to: "gap.csv")
    try folder.write("p,y\n0.2,0\n1.5,1\n", to: "beyond.csv")
    try folder.write("p,y\n0.2,0\n0.4,\n", to: "unlabeled.csv")
    try folder.write("p_a,p_b,y\n0.2,0.8,b\n0.2,0.3,a\n", to: "sum.csv")
    try folder.write("p_a,p_b,y\n0.2,0.8,b\n0.7,0.3,c\n", to: "stranger.csv")
    try folder.write("p_a,p_b,p_c,y\n0.2,0.8,0,b\n0.7,0.3,0,a\n", to: "lacking.csv")
    try folder.write("{\"tool\": \"other\"}", to: "other.json")
    return folder
  }

  private static let one = "csv-calibrate --fit fit.csv --positive 1 --probability p"
  private static let isotonic = """
    id,p,calibrated
    "a",0.1,0.0
    b,0.50,0.25
    c,0.75,0.5
    d,.875,0.75
    e,1,1.0

    """

  @Test(arguments: [
    CommandCase(command: "\(one) --method isotonic test.csv", output: isotonic),
    CommandCase(command: "\(one) --method isotonic < test.csv", output: isotonic),
    CommandCase(
      command: "gzip -c test.csv | \(one) --method isotonic --threads 1 --seed 3 -z | gzip -dc",
      output: isotonic),
    CommandCase(
      command: "\(one) --method isotonic -o out.csv.gz test.csv && gzip -dc out.csv.gz",
      output: isotonic),
    CommandCase(
      command: "\(one) --method isotonic --append q test.csv | head -2",
      output: "id,p,q\n\"a\",0.1,0.0\n"),
    CommandCase(
      command: "\(one) test.csv > a; \(one) --method sigmoid test.csv | cmp - a"),
    CommandCase(
      command:
        "csv-calibrate --fit fit.csv -l y --where p=0.3.. --positive 1 --probability p --method isotonic test.csv | tail -n +2 | cut -d , -f 3",
      output: "0.5\n0.5\n0.5\n0.75\n1.0\n"),
    CommandCase(
      command:
        "printf '1,0.4,x\\n' | csv-calibrate -n --fit bare.csv -l 2 --positive 1 --probability 1 --method isotonic | tail -1",
      output: "1,0.4,x,1.0\n"),
    CommandCase(
      command:
        "csv-calibrate --fit scores.csv --positive v --scores s --method isotonic scores.csv",
      output: "s,y,calibrated\n-7.5,u,0.0\n1e3,v,1.0\n0,u,0.0\n20,v,1.0\n"),
    CommandCase(
      command: "csv-calibrate --fit two.csv --probabilities p_ --method isotonic two.csv",
      output: """
        m;p_b;p_a;y;calibrated_a;calibrated_b
        1;0.2;0.8;a;1.0;0.0
        2;0.9;0.1;b;0.0;1.0
        3;0.7;0.3;a;0.5;0.5
        4;0.6;0.4;b;0.5;0.5

        """),
    CommandCase(
      command: "csv-calibrate --fit three.csv --probabilities p_ --method isotonic three.csv",
      output: """
        p_a,p_b,p_c,y,calibrated_a,calibrated_b,calibrated_c
        1,0,0,a,1.0,0.0,0.0
        0,1,0,b,0.0,1.0,0.0
        0,0,1,c,0.0,0.0,1.0
        0.5,0.5,0,a,1.0,0.0,0.0
        0,0.5,0.5,c,0.0,0.0,1.0

        """),
  ])
  func calibrates(_ example: CommandCase) async throws {
    try await example.check(in: Self.folder())
  }

  /// What was learned can be kept; columns are found by name, or by an option.
  @Test(arguments: [
    CommandCase(
      command:
        "\(one) --method isotonic --save c test.csv > a; csv-calibrate --load c test.csv | cmp - a; cat c",
      output: """
        {
          "isotonic" : [
            {
              "probabilities" : [
                0,
                0.5,
                1
              ],
              "scores" : [
                0.25,
                0.75,
                1
              ]
            }
          ],
          "method" : "isotonic",
          "positive" : "1",
          "probability" : "p",
          "rows" : 5,
          "tool" : "csv-calibrate"
        }

        """),
    CommandCase(command: "\(one) --save c test.csv > a; csv-calibrate --load c test.csv | cmp - a"),
    CommandCase(
      command:
        "\(one) --method temperature --save c test.csv > a; csv-calibrate --load c test.csv | cmp - a"
    ),
    CommandCase(
      command:
        "csv-calibrate --fit three.csv --probabilities p_ --save c three.csv > a; csv-calibrate --load c three.csv | cmp - a"
    ),
    CommandCase(
      command:
        "csv-calibrate --fit three.csv --probabilities p_ --method isotonic --save c three.csv > a; csv-calibrate --load c three.csv | cmp - a"
    ),
    CommandCase(
      command:
        "csv-calibrate --fit scores.csv --positive v --scores s --save c scores.csv > a; csv-calibrate --load c scores.csv | cmp - a"
    ),
    CommandCase(
      command:
        "\(one) --method isotonic --save c test.csv > a; printf 'q\\n0.5\\n' | csv-calibrate --load c --probability q",
      output: "q,calibrated\n0.5,0.25\n"),
    CommandCase(
      command: "\(one) --save c test.csv > a; printf 'q\\n0.4\\n' | csv-calibrate --load c",
      messages: """
        csv-calibrate: standard input: there is no column "p", as there was in the validation file
        say which column it is here

        """, status: 1),
    CommandCase(
      command: "\(one) --save c test.csv > a; csv-calibrate --load c --probabilities p_ two.csv",
      messages: "csv-calibrate: --probabilities: what was learned is for --probability\n", status: 1
    ),
    .failure(
      "csv-calibrate --load fit.csv test.csv",
      """
      csv-calibrate: fit.csv: is no file that csv-calibrate has saved
      --load takes what csv-calibrate --save has written
      """),
    .failure(
      "csv-calibrate --load other.json test.csv",
      """
      csv-calibrate: other.json: is no file that csv-calibrate has saved
      --load takes what csv-calibrate --save has written
      """),
    CommandCase(
      command:
        "\(one) --method isotonic --save c test.csv > a; sed 's/0.75,/0.1,/' c > d; csv-calibrate --load d test.csv",
      messages: """
        csv-calibrate: d: is no file that csv-calibrate has saved
        --load takes what csv-calibrate --save has written

        """, status: 1),
  ])
  func remembers(_ example: CommandCase) async throws {
    try await example.check(in: Self.folder())
  }

  @Test(
    arguments: [
      .failure(
        "csv-calibrate --fit single.csv --positive 0 --probability p test.csv",
        "csv-calibrate: single.csv: column \"y\": all rows are of the class \"0\": there is nothing to learn"
      ),
      .failure(
        "csv-calibrate --fit fit.csv --positive 2 --probability p test.csv",
        """
        csv-calibrate: fit.csv: column "y": no row has the class "2" that --positive names
        the classes are: 0, 1
        """),
      .failure(
        "csv-calibrate --fit test.csv --positive 1 --probability p test.csv",
        """
        csv-calibrate: test.csv: column "p": the last column is the class by default, but this one says how likely it is
        say with -l COL which column holds the class
        """),
      .failure(
        "csv-calibrate --fit predicted.csv --positive 1 --probability p test.csv",
        """
        csv-calibrate: predicted.csv: column "predicted": the last column is the class by default, but this one is named as predictions are
        use -l y (-l predicted takes the last all the same)
        """),
      .failure(
        "csv-calibrate --fit empty.csv --positive 1 --probability p test.csv",
        "csv-calibrate: empty.csv: has a header but no rows"),
      .failure(
        "csv-calibrate --fit fit.csv --where y=7 --positive 1 --probability p test.csv",
        """
        csv-calibrate: fit.csv: no row passes --where
        column "y" has "0", "1"
        """),
      .failure(
        "csv-calibrate --fit word.csv --positive 1 --probability p test.csv",
        "csv-calibrate: word.csv:3: column \"p\": \"high\" is not a probability: a number from 0 to 1"
      ),
      .failure(
        "csv-calibrate --fit gap.csv --positive 1 --probability p test.csv",
        "csv-calibrate: gap.csv:3: column \"p\": the cell is empty"),
      .failure(
        "csv-calibrate --fit beyond.csv --positive 1 --probability p test.csv",
        "csv-calibrate: beyond.csv:3: column \"p\": \"1.5\" is not a probability: a number from 0 to 1"
      ),
      .failure(
        "csv-calibrate --fit word.csv --positive 1 --scores p test.csv",
        "csv-calibrate: word.csv:3: column \"p\": \"high\" is not a number"),
      .failure(
        "csv-calibrate --fit unlabeled.csv --positive 1 --probability p test.csv",
        """
        csv-calibrate: unlabeled.csv:3: column "y": the label is empty
        use --where 'y!=' to leave such rows out
        """),
      .failure(
        "csv-calibrate --fit sum.csv --probabilities p_ sum.csv",
        "csv-calibrate: sum.csv:3: the probabilities of the row add up to 0.5, not to 1"),
      .failure(
        "csv-calibrate --fit stranger.csv --probabilities p_ sum.csv",
        """
        csv-calibrate: stranger.csv:3: column "y": there is no column "p_c"
        --probabilities needs a column for each class
        """),
      .failure(
        "csv-calibrate --fit lacking.csv --probabilities p_ lacking.csv",
        """
        csv-calibrate: lacking.csv: column "y": no row has the class "c", which has a column
        there is nothing to learn of it
        """),
      .failure(
        "csv-calibrate --fit two.csv --probabilities q_ two.csv",
        """
        csv-calibrate: two.csv:1: has no column whose name begins with "q_"
        --probabilities takes what stands before the class in the names of the columns
        """),
      .failure(
        "csv-calibrate --fit two.csv --probabilities p_ test.csv",
        """
        csv-calibrate: test.csv:1: has no column "p_a"
        there must be a column for each class
        """),
      .failure(
        "csv-calibrate -n --fit bare.csv --probabilities p_ test.csv",
        "csv-calibrate: bare.csv: has no header, and --probabilities goes by the names of columns"),
      .failure(
        "csv-calibrate --fit fit.csv -l p --positive 1 --probability p test.csv",
        "csv-calibrate: fit.csv: column \"p\": is both the label and the probability"),
      .failure(
        "\(one) word.csv",
        "csv-calibrate: word.csv:3: column \"p\": \"high\" is not a probability: a number from 0 to 1"
      ),
      .failure("\(one) empty.csv", "csv-calibrate: empty.csv: has a header but no rows"),
      .failure(
        "\(one) --append id test.csv",
        """
        csv-calibrate: test.csv:1: column "id" is there already
        use --append with another name
        """),
      .refusal(
        "csv-calibrate test.csv", "nothing to learn from: --fit FILE, or --load FILE"),
      .refusal(
        "csv-calibrate --fit fit.csv test.csv",
        "say where the probabilities are: --probability COL, --probabilities PREFIX or --scores COL"
      ),
      .refusal(
        "csv-calibrate --fit fit.csv --probability p test.csv",
        "--probability needs --positive LABEL"),
      .refusal(
        "csv-calibrate --fit fit.csv --scores p test.csv", "--scores needs --positive LABEL"),
      .refusal(
        "\(one) --probabilities p_ test.csv", "--probability or --probabilities: give one"),
      .refusal(
        "\(one) --scores p test.csv",
        "--scores takes the place of --probability and --probabilities: give one"),
      .refusal(
        "csv-calibrate --fit two.csv --positive a --probabilities p_ two.csv",
        "--probabilities is of all classes: --positive has no effect"),
      .refusal(
        "csv-calibrate --fit fit.csv --positive 1 --scores p --method temperature test.csv",
        "--method temperature takes probabilities: --scores has no effect"),
      .refusal(
        "csv-calibrate --load c --fit fit.csv test.csv",
        "the file of --load says what was learned: --fit has no effect"),
      .refusal(
        "csv-calibrate --load c --method sigmoid test.csv",
        "the file of --load says what was learned: --method has no effect"),
      .refusal(
        "csv-calibrate --load c --save c test.csv",
        "the file of --load says what was learned: --save has no effect"),
      .refusal(
        "csv-calibrate -l y test.csv", "--label is of the validation file: it needs --fit FILE"),
      .refusal(
        "csv-calibrate --fit - --positive 1 --probability p",
        "--fit and the input cannot both be standard input"),
      .refusal("\(one) --save o -o o test.csv", "--output and --save name one file"),
    ] as [CommandCase])
  func refuses(_ example: CommandCase) async throws {
    try await example.check(in: Self.folder())
  }

  /// A column of another class is noticed, and -v says what was learned.
  @Test(arguments: [
    CommandCase(
      command: "csv-calibrate --fit fit.csv --positive 0 --probability p test.csv | wc -l",
      output: "6\n",
      messages:
        "csv-calibrate: the higher the probability of \"0\", the fewer rows were of it: is it the probability of another class?\n"
    ),
    CommandCase(
      command: "csv-calibrate -q --fit fit.csv --positive 0 --probability p test.csv | wc -l",
      output: "6\n"),
    CommandCase(
      command: "\(one) --method isotonic -v test.csv | wc -l", output: "6\n",
      messages: "csv-calibrate: \"1\": 3 points, from 5 rows\n"),
    CommandCase(
      command: "\(one) -v test.csv 2>&1 > table | sed 's/[0-9.]\\{9,\\}/N/g' | head -1",
      output: "csv-calibrate: \"1\": 1 / (1 + exp(-N x + N)), from 5 rows\n"),
    CommandCase(
      command:
        "\(one) --method temperature -v test.csv 2>&1 > table | sed 's/[0-9.]\\{9,\\}/N/g' | head -1",
      output: "csv-calibrate: temperature N, from 5 rows\n"),
  ])
  func says(_ example: CommandCase) async throws {
    try await example.check(in: Self.folder())
  }

  /// A file of a calibration that somebody has changed is none.
  @Test(arguments: [
    "s/sigmoid\"/other\"/", "s/csv-calibrate/csv-encode/",
    "s/\"probability\" : \"p\"/&, \"scores\" : \"p\"/", "s/\"positive\" : \"1\",//",
    "s/\"positive\"/\"classes\" : [\"1\", \"2\"], &/", "s/\"slope\" : [^,}]*/\"slope\" : \"x\"/",
    "s/}//",
  ])
  func changedFilesAreRefused(_ change: String) async throws {
    let folder = try Self.folder()
    let result = try await folder.shell(
      """
      \(Self.one) --save c test.csv > /dev/null && tr -d '\\n' < c > line && sed '\(change)' line > d
      csv-calibrate --load line test.csv | wc -l
      cmp -s d line && echo unchanged
      csv-calibrate --load d test.csv
      """)
    #expect(result.output == "6\n" && result.status == 1)
    #expect(
      result.messages
        == "csv-calibrate: d: is no file that csv-calibrate has saved\n--load takes what csv-calibrate --save has written\n"
    )
  }

  /// A large file in parts, on any number of threads, and from a pipe: the same bytes.
  @Test(arguments: [
    "csv-calibrate --fit fit.csv -l y --positive 1 --probability p",
    "csv-calibrate --fit long.csv -l y --positive 1 --probability p --method isotonic",
    "csv-calibrate --fit long.csv -l y --positive 1 --scores id",
    "csv-threshold -q --fit long.csv -l y --positive 1 --probability p --maximize mcc --draws 3",
    "csv-threshold --positive 1 --negative 0 --probability p --predicted y --threshold 0.3",
  ])
  func largeFiles(_ command: String) async throws {
    let folder = try Self.folder()
    let rows = (0..<120_000).map { row in
      let share = Double(row * 7919 % 100_003) / 100_003
      return "\(row),some text of a row,\(share),\(Double(row * 31 % 97) / 97 < share ? 1 : 0)\n"
    }
    try folder.write("id,note,p,y\n" + rows.joined(), to: "long.csv")
    let result = try await folder.shell(
      """
      \(command) --threads 1 long.csv > one
      \(command) --threads 5 long.csv | cmp - one
      cat long.csv | \(command) | cmp - one
      wc -l < one
      """)
    #expect(result.output == "120001\n")
    #expect(result.messages == "")
  }

  /// No byte is written, and no file gets a name, before all rows were looked at.
  @Test(arguments: [one, "csv-threshold --fit fit.csv --positive 1 --probability p --maximize f1"])
  func nothingIsWrittenBeforeARefusal(_ command: String) async throws {
    let folder = try Self.folder()
    let result = try await folder.shell(
      "{ echo p; yes 0.5 | head -100000; echo 2; } > long.csv; \(command) --save c long.csv | wc -c; ls c"
    )
    #expect(result.output == "0\n")
    #expect(result.messages.contains("long.csv:100002: column \"p\": \"2\" is not a probability"))
  }
}
