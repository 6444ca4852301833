import Foundation
import TestSupport
import Testing

@Suite("csv-score")
struct ScoreTests {
  private static let golden = "Tests/ParityTests/golden/scores"
  /// The tables of `make_scores.py`.
  private static let tables =
    (0..<10).map { "random-\($0)" } + [
      "quoted", "unpredicted", "untrue", "both", "one-class", "all-wrong", "constant", "long",
    ]

  /// The texts of scikit-learn and imbalanced-learn, to the character.
  @Test(arguments: tables)
  func textsOfLibraries(_ table: String) async throws {
    let folder = try WorkFolder()
    try folder.copy("\(Self.golden)/\(table).csv", as: "table.csv")
    for (name, options) in [
      ("report", "--format report"), ("report4", "--format report --digits 4"),
      ("report-1", "--format report --zero-division 1"),
      ("report-nan", "--format report --zero-division nan"), ("imbalanced", "--format imbalanced"),
      ("imbalanced-1", "--format imbalanced --zero-division 1"),
    ] {
      let result = try await folder.shell("csv-score -l truth \(options) table.csv")
      #expect(result.bytes == (try bytesOfRepositoryFile("\(Self.golden)/\(table).\(name).txt")))
      #expect(result.status == 0)
    }
    let confusion = try await folder.shell("csv-score -l truth --confusion < table.csv")
    #expect(confusion.bytes == (try bytesOfRepositoryFile("\(Self.golden)/\(table).confusion.csv")))
  }

  /// The scores of scikit-learn and imbalanced-learn, to the last digits.
  @Test(arguments: tables, ["", "-1", "-nan"])
  func scoresOfLibraries(_ table: String, _ division: String) async throws {
    let folder = try WorkFolder()
    try folder.copy("\(Self.golden)/\(table).csv", as: "table.csv")
    let hasProbability = try folder.text(of: "table.csv").hasPrefix("truth,predicted,p\n")
    var options = hasProbability ? "--probability p --positive 'class 1'" : ""
    options += " --zero-division \(division.isEmpty ? "0" : division.dropFirst())"
    let result = try await folder.shell(
      "csv-score -l truth --format json \(options) table.csv")
    let scores = try JSONDecoder().decode([Score].self, from: Data(result.bytes))
    let found = Dictionary(uniqueKeysWithValues: scores.map { ([$0.score, $0.class], $0.value) })
    let file = try bytesOfRepositoryFile("\(Self.golden)/\(table).scores\(division).json")
    for wanted in try JSONDecoder().decode([Score].self, from: Data(file)) {
      // The libraries have a value of their own for these where they are 0 / 0, whatever they are told.
      let isStubborn = ["specificity", "g_mean", "iba", "mcc", "kappa"].contains {
        wanted.score.hasSuffix($0)
      }
      if isStubborn && (!division.isEmpty || wanted.value == nil) { continue }
      let value = try #require(found[[wanted.score, wanted.class]], "\(wanted)")
      if let expected = wanted.value {
        #expect(abs(try #require(value) - expected) < 1e-12, "\(wanted)")
      } else {
        #expect(value == nil, "\(wanted)")
      }
    }
  }

  /// What scikit-learn says of the probabilities of several classes.
  @Test(arguments: 0..<5)
  func scoresOfManyClasses(_ table: Int) async throws {
    let folder = try WorkFolder()
    try folder.copy("\(Self.golden)/many-\(table).csv", as: "table.csv")
    let result = try await folder.shell(
      "csv-score -l truth --probabilities 'p ' --format json table.csv")
    let scores = try JSONDecoder().decode([Score].self, from: Data(result.bytes))
    let found = Dictionary(uniqueKeysWithValues: scores.map { ([$0.score, $0.class], $0.value) })
    let file = try bytesOfRepositoryFile("\(Self.golden)/many-\(table).scores.json")
    for wanted in try JSONDecoder().decode([Score].self, from: Data(file)) {
      let value = try #require(found[[wanted.score, wanted.class]] ?? nil, "\(wanted)")
      #expect(abs(value - (wanted.value ?? .nan)) < 1e-12, "\(wanted)")
    }
  }

  /// Classes without rows take no part; a column too many or too few is no secret.
  @Test func probabilitiesOfManyClasses() async throws {
    let folder = try WorkFolder()
    try folder.write(
      "y,predicted,p_a,p_b,p_c,f\na,a,0.5,0.25,0.25,1\na,a,0.7,0.2,0.1,1\nb,a,0.6,0.4,0,1\n"
        + "a,a,0.9,0.1,0,2\n", to: "t.csv")
    let scores = "csv-score -l y --probabilities p_"
    let result = try await folder.shell("\(scores) --where f=1 t.csv")
    #expect(result.lines.contains("roc_auc_ovr,,0.75"))
    #expect(result.lines.contains("roc_auc_ovo,,0.75"))
    #expect(result.lines.contains("roc_auc,a,0.5"))
    #expect(result.lines.contains("roc_auc,b,1.0"))
    #expect(result.lines.contains("log_loss,,\(-(log(0.5) + log(0.7) + log(0.4)) / 3)"))
    let folds = try await folder.shell("\(scores) --by f t.csv")
    #expect(folds.lines.contains("roc_auc_ovr,,0.75,,0.75,"))
    let table = try await folder.shell("\(scores) --where f=1 --format table --digits 2 t.csv")
    #expect(table.output.contains("  predicted  roc_auc\n"))
    #expect(table.lines.contains { $0.hasPrefix("(macro)") && $0.hasSuffix("0.75") })
    // Odds of 8 to 4 to 4, taken back from rates of 2, 1 and 4.
    let prior = try await folder.shell(
      "\(scores) --where p_a=0.5 --prior a=2 --prior b=1 --zero-division 0 t.csv")
    #expect(prior.lines.contains("log_loss,,\(-log(1.0 / 3))"))
    #expect(
      prior.messages == """
        csv-score: corrected the probabilities for sampling rates of a 2.0, b 1.0, c 1.0: the mean \
        probability of what a row is was 0.5000 and is 0.3333

        """)
  }

  @Test func costOfMistakes() async throws {
    let scores = "csv-score -l y --probability p --positive b"
    let result = try await folder().shell("\(scores) --cost 4 t.csv")
    // From 0.2 on: all of b, and two of a, of six rows. So from 0.3 on.
    #expect(result.lines.contains("cost_threshold,,0.2"))
    #expect(result.lines.contains("cost,,0.3333333333333333"))
    #expect(result.lines.contains("best_cost,,0.3333333333333333"))
    #expect(result.lines.contains("best_cost_threshold,,0.3"))
    // Misses are cheap: from 0.7 on two of b are found.
    let cheap = try await folder().shell("\(scores) --cost 0.5 t.csv")
    #expect(cheap.lines.contains("best_cost_threshold,,0.7"))
    let sweep = try await folder().shell("\(scores) --cost 4 --thresholds t.csv")
    #expect(sweep.lines[0].hasSuffix(",g_mean,cost"))
    #expect(sweep.lines[1].hasSuffix(",1.3333333333333333"))
    // Never to predict it is cheapest.
    let folder = try WorkFolder()
    try folder.write("y,p\na,0.9\na,0.8\nb,0.1\n", to: "t.csv")
    let never = try await folder.shell("\(scores) --cost 1 t.csv")
    #expect(never.lines.contains("best_cost,,0.3333333333333333"))
    #expect(never.lines.contains("best_cost_threshold,,"))
    let curves = try await folder.shell("\(scores) --cost 9 --thresholds --format svg t.csv")
    #expect(curves.output.contains("cheapest recall, at 0.100"))
  }

  private struct Score: Decodable {
    var score: String
    var `class`: String
    var value: Double?
  }

  /// Six rows: 3 of a, 3 of b.
  private static let table = """
    y,predicted,p,fold
    a,a,0.1,1
    a,b,0.6,1
    b,b,0.9,1
    a,a,0.3,2
    b,b,0.7,2
    b,a,0.3,2

    """

  private func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(Self.table, to: "t.csv")
    return folder
  }

  @Test func scoresAsCSV() async throws {
    let result = try await folder().shell("csv-score --truth y t.csv")
    #expect(result.messages == "")
    #expect(
      result.lines.prefix(7) == [
        "score,class,value", "rows,,6", "accuracy,,0.6666666666666666",
        "balanced_accuracy,,0.6666666666666666", "g_mean,,0.6666666666666666",
        "mcc,,0.3333333333333333", "kappa,,0.33333333333333337",
      ])
    #expect(
      result.lines.suffix(8) == [
        "precision,b,0.6666666666666666", "recall,b,0.6666666666666666",
        "specificity,b,0.6666666666666666", "f1,b,0.6666666666666666",
        "g_mean,b,0.6666666666666666", "iba,b,0.4444444444444444", "support,b,3", "predicted,b,3",
      ])
  }

  @Test func scoresAsTable() async throws {
    let result = try await folder().shell("csv-score -l y --format table --digits 2 t.csv")
    #expect(
      result.output == """
        score              value
        rows                   6
        accuracy            0.67
        balanced_accuracy   0.67
        g_mean              0.67
        mcc                 0.33
        kappa               0.33

        class       precision  recall  specificity    f1  g_mean   iba  support
        a                0.67    0.67         0.67  0.67    0.67  0.44        3
        b                0.67    0.67         0.67  0.67    0.67  0.44        3
        (macro)          0.67    0.67         0.67  0.67    0.67  0.44        6
        (weighted)       0.67    0.67         0.67  0.67    0.67  0.44        6

        class       predicted
        a                   3
        b                   3
        (macro)             6
        (weighted)          6

        """)
  }

  @Test func thresholds() async throws {
    let result = try await folder().shell(
      "csv-score -l y --probability p --positive b --thresholds t.csv")
    #expect(result.lines.count == 6)
    #expect(
      result.lines[0]
        == "threshold,true_positives,false_positives,false_negatives,true_negatives,precision,recall,specificity,f1,g_mean"
    )
    #expect(result.lines[1].hasPrefix("0.9,1,0,2,3,1.0,0.3333333333333333,1.0,0.5,"))
    #expect(result.lines[3].hasPrefix("0.6,2,1,1,2,"))
    #expect(result.lines[4].hasPrefix("0.3,3,2,0,1,0.6,1.0,"))
  }

  /// At or above the threshold.
  @Test func thresholdPredicts() async throws {
    let folder = try folder()
    let result = try await folder.shell(
      "csv-score -l y --probability p --positive b --threshold 0.6 --confusion t.csv")
    #expect(result.output == "y,a,b\na,2,1\nb,1,2\n")
    try folder.write("y,p\na,0.1\nb,0.2\nc,0.9\nc,0.5\n", to: "three.csv")
    let three = try await folder.shell(
      "csv-score -l y --probability p --positive c --threshold 0.6 --confusion three.csv")
    #expect(three.output == "y,c,not c\nc,1,1\nnot c,0,2\n")
  }

  @Test func foldByFold() async throws {
    let result = try await folder().shell("csv-score -l y --by fold t.csv --format csv")
    #expect(result.lines[0] == "score,class,mean,deviation,fold=1,fold=2")
    #expect(result.lines[1] == "rows,,3.0,0.0,3,3")
    #expect(
      result.lines[2] == "accuracy,,0.6666666666666666,0.0,0.6666666666666666,0.6666666666666666")
    #expect(result.lines.contains("recall,a,0.75,0.3535533905932738,0.5,1.0"))
  }

  /// A fold in which a score cannot be had does not count in its mean.
  @Test func foldsWithoutAScore() async throws {
    let folder = try WorkFolder()
    try folder.write(
      "y,p,fold\na,0.1,1\nb,0.9,1\nb,0.4,2\na,0.3,3\nb,0.2,3\n", to: "t.csv")
    let result = try await folder.shell(
      "csv-score -l y --probability p --positive b --by fold t.csv")
    #expect(result.lines.contains("roc_auc,,0.5,0.7071067811865476,1.0,,0.0"))
    let json = try await folder.shell(
      "csv-score -l y --probability p --positive b --by fold --format json t.csv | grep roc_auc")
    #expect(
      json.output == """
          {"score": "roc_auc", "class": "", "mean": 0.5, "deviation": 0.7071067811865476, \
        "fold=1": 1.0, "fold=2": null, "fold=3": 0.0},

        """)
  }

  @Test func priorTakesSamplingBack() async throws {
    let folder = try folder()
    let plain = try await folder.shell("csv-score -l y --probability p --positive b t.csv")
    let corrected = try await folder.shell(
      "csv-score -l y --probability p --positive b --prior b=4 --prior a=0.5 t.csv")
    #expect(
      corrected.messages == """
        csv-score: corrected the probabilities of "b" for a sampling rate of 4.0 against 0.5 of the \
        others: their mean was 0.4833 and is 0.1714; the class's share is 0.5000

        """)
    // The order of the rows is the same.
    for score in ["roc_auc", "average_precision", "best_f1,"] {
      #expect(
        plain.lines.first { $0.hasPrefix(score) } == corrected.lines.first { $0.hasPrefix(score) })
    }
    #expect(
      plain.lines.first { $0.hasPrefix("brier") } != corrected.lines.first { $0.hasPrefix("brier") }
    )
    let alike = try await folder.shell(
      "csv-score -l y --probability p --positive b --prior b=3 --prior a=3 t.csv")
    #expect(alike.lines.count == plain.lines.count)
  }

  @Test func pictures() async throws {
    let folder = try folder()
    try folder.write("y,predicted\n<a>,\"b & \"\"c\"\"\"\n\"b & \"\"c\"\"\",<a>\n", to: "odd.csv")
    let confusion = try await folder.shell("csv-score -l y --confusion --format svg odd.csv")
    #expect(confusion.output.hasPrefix("<svg xmlns="))
    #expect(confusion.output.contains("1 of 1 rows of &lt;a&gt;: b &amp; &quot;c&quot;"))
    // Names stand upright where there is no room for them to lie.
    #expect(!confusion.output.contains("rotate("))
    #expect(confusion.output.contains("100.0 % of &lt;a&gt;"))
    // Four cells fill the frame of 800.
    let cells = confusion.output.split(separator: "\n").filter {
      $0.contains("<rect") && $0.contains("rows of")
    }
    #expect(cells.count == 4)
    let widths = cells.compactMap {
      $0.firstMatch(of: /width="([0-9.]+)"/).flatMap { Double($0.1) }
    }
    #expect(widths.count == 4 && widths.allSatisfy { $0 > 250 })
    let names = (0..<8).map { "a class with quite a long name, \($0)" }
    try folder.write(
      "y,predicted\n" + names.map { "\"\($0)\",\"\($0)\"\n" }.joined(), to: "wide.csv")
    let wide = try await folder.shell("csv-score -l y --confusion --format svg wide.csv")
    #expect(wide.output.contains("rotate(-90"))
    let curves = try await folder.shell(
      "csv-score -l y --probability p --positive b --thresholds --format svg -o c.svg t.csv && cat c.svg"
    )
    #expect(curves.output.contains("average precision 0.867, ROC-AUC 0.833"))
    #expect(curves.output.contains("<polyline"))
    #expect(!curves.output.contains("nan"))
  }

  @Test func whereAndVerbose() async throws {
    let result = try await folder().shell("csv-score -v -l y --where fold=1 --confusion t.csv")
    #expect(result.output == "y,a,b\na,1,1\nb,0,1\n")
    #expect(result.messages == "csv-score: 3 rows of 2 classes\n")
  }

  @Test func gapsAreSaid() async throws {
    let folder = try WorkFolder()
    try folder.write("y,z\na,a\na,c\nb,a\n", to: "t.csv")
    let result = try await folder.shell("csv-score -l y --predicted z t.csv")
    #expect(
      result.messages == """
        csv-score: class "b" is not predicted: precision is 0 / 0, taken as 0
        csv-score: class "c" has predictions but no rows: recall is 0 / 0, taken as 0; G-mean and IBA are left empty

        """)
    #expect(result.lines.contains("g_mean,c,"))
    let quiet = try await folder.shell("csv-score -l y --predicted z --zero-division 0 t.csv")
    #expect(quiet.messages == "")
    #expect(quiet.lines.contains("g_mean,c,0.0"))
  }

  /// What is refused, with which status and which words.
  @Test(arguments: [
    ("t.csv", 2, "missing expected argument '--truth <COL>'"),
    ("-l y --probability p t.csv", 2, "--probability needs --positive LABEL"),
    ("-l y --positive b t.csv", 2, "--positive needs --probability"),
    ("-l y --prior b=2 t.csv", 2, "--prior needs --probability"),
    ("-l y --prior b=0 --probability p --positive b t.csv", 2, "the value 'b=0' is invalid"),
    ("-l y --thresholds t.csv", 2, "--thresholds needs --probability"),
    ("-l y --confusion --thresholds t.csv", 2, "--confusion or --thresholds: give one"),
    ("-l y --by fold --confusion t.csv", 2, "--confusion adds all rows up: --by has no effect"),
    ("-l y --by fold --format report t.csv", 2, "--format report adds all rows up: --by has no"),
    (
      "-l y --format svg t.csv", 2,
      "--format svg draws --confusion, --thresholds or --reliability: say"
    ),
    ("-l y --confusion --format report t.csv", 2, "--format report is a report of scores"),
    ("-l y --digits 3 --format csv t.csv", 2, "--format csv has all digits: --digits has no"),
    (
      "-l y --predicted predicted --threshold 0.5 --probability p --positive b t.csv", 2,
      "--threshold makes the predictions: --predicted has no effect"
    ),
    (
      "-l y --probability p --positive b --confusion t.csv", 2,
      "--confusion looks at predictions alone: --probability has no effect without --threshold"
    ),
    (
      "-l y --probability p --probabilities p --positive b t.csv", 2,
      "--probability or --probabilities: give one"
    ),
    ("-l y --cost 2 t.csv", 2, "--cost needs --probability"),
    (
      "-l y --cost 0 --probability p --positive b t.csv", 2, "--cost must be above 0 and below 1e15"
    ),
    (
      "-l y --confusion --probabilities p t.csv", 2,
      "--confusion looks at predictions alone: --probabilities has no effect"
    ),
    (
      "-l y --probabilities q_ --prior c=2 --where q_a=0.5 sums.csv", 1,
      "sums.csv:1: has no column \"q_c\" for the class that --prior names"
    ),
    ("-l y --probabilities z t.csv", 1, "t.csv:1: has no column whose name begins with \"z\""),
    (
      "-l y --probabilities q_ sums.csv", 1,
      "sums.csv:3: the probabilities of the row add up to 0.75, not to 1"
    ),
    (
      "-l y --probabilities r_ sums.csv", 1,
      "sums.csv:3: column \"y\": there is no column \"r_b\""
    ),
    (
      "-l y --threshold 2 --probability p --positive b t.csv", 2,
      "--threshold must be from 0 to 1, not 2.0"
    ),
    ("-l q t.csv", 1, "t.csv:1: no column \"q\""),
    ("-l y bare.csv", 1, "bare.csv:1: has no column \"predicted\"\nuse --predicted COL"),
    (
      "-l predicted t.csv", 1, "t.csv: column \"predicted\": cannot be truth and prediction at once"
    ),
    ("-l y empty.csv", 1, "empty.csv: has a header but no rows"),
    ("-l y --where fold=9 t.csv", 1, "t.csv: no row passes --where"),
    (
      "-l y gap.csv", 1,
      "gap.csv:3: column \"predicted\": the label is empty\nuse --where 'predicted!='"
    ),
    (
      "-l y --probability fold --positive b t.csv", 1,
      "t.csv:5: column \"fold\": \"2\" is not a probability: a number from 0 to 1"
    ),
    (
      "-l y --probability p --positive c t.csv", 1,
      "t.csv: column \"y\": no row has the class \"c\" that --positive names\nthe classes are: a, b"
    ),
    (
      "-l y --probability p --positive b --prior c=2 t.csv", 1,
      "t.csv: column \"y\": no row has the class \"c\" that --prior names"
    ),
  ])
  func refusals(_ options: String, _ status: Int, _ words: String) async throws {
    let folder = try folder()
    try folder.write("y,z\na,a\n", to: "bare.csv")
    try folder.write("y,predicted\n", to: "empty.csv")
    try folder.write("y,predicted\na,a\nb,\n", to: "gap.csv")
    try folder.write("y,q_a,q_b,r_a\na,0.5,0.5,1\nb,0.25,0.5,1\n", to: "sums.csv")
    let result = try await folder.shell("csv-score \(options)")
    #expect(result.status == status)
    #expect(result.output == "")
    #expect(result.messages.hasPrefix("csv-score: " + words), "\(result.messages)")
  }
}
