import TestSupport
import Testing

@Suite("csv-score: what is 0 / 0, what is equal, and what comes from other files")
struct ScoreInputTests {
  /// In fold 2 all rows are of one class, and rightly predicted: that is not a specificity of 0.
  @Test func scoresThatSayNothingCountInNoMean() async throws {
    let folder = try WorkFolder()
    try folder.write(
      "fold,t,predicted\n1,pos,pos\n1,neg,neg\n1,neg,neg\n1,neg,pos\n2,neg,neg\n2,neg,neg\n",
      to: "t.csv")
    let result = try await folder.shell("csv-score -l t --by fold t.csv")
    #expect(result.lines.contains("specificity,neg,1.0,,1.0,"))
    #expect(result.lines.contains { $0.hasPrefix("mcc,,0.577350269") && $0.hasSuffix(",") })
    #expect(result.lines.contains { $0.hasPrefix("g_mean,neg,0.816496580") && $0.hasSuffix(",") })
    #expect(result.lines.contains { $0.hasPrefix("kappa,,0.5") && $0.hasSuffix(",") })
    #expect(
      result.messages == """
        csv-score: all rows are of class "neg" for some fold: specificity, G-mean, IBA and mcc \
        are 0 / 0, left empty (--zero-division 0 takes them as 0)

        """)
    // With one value for all of them they count.
    let zero = try await folder.shell("csv-score -l t --by fold --zero-division 0 t.csv")
    #expect(zero.messages == "")
    #expect(zero.lines.contains { $0.hasPrefix("specificity,neg,0.5,") && $0.hasSuffix(",0.0") })
    #expect(zero.lines.contains { $0.hasPrefix("mcc,,0.288675134") && $0.hasSuffix(",0.0") })
    let one = try await folder.shell("csv-score -l t --by fold --zero-division 1 t.csv")
    #expect(one.lines.contains("specificity,neg,1.0,0.0,1.0,1.0"))
  }

  /// A class that is not predicted has precision and F1 of 0, which count in means.
  @Test func hitsOfNothingAreZeroInMeansToo() async throws {
    let folder = try WorkFolder()
    try folder.write("t,predicted\na,a\na,a\nb,a\nb,a\n", to: "t.csv")
    let result = try await folder.shell("csv-score -l t t.csv")
    #expect(result.lines.contains("precision,b,0.0"))
    #expect(result.lines.contains("macro_precision,,0.25"))
    #expect(result.lines.contains("mcc,,"))
    let json = try await folder.shell("csv-score -l t --format json t.csv | grep mcc")
    #expect(json.output.contains("\"value\": null"))
  }

  /// pandas writes 1.0 for 1 where a column had a gap; never is that a wrong prediction.
  @Test(arguments: [
    ("1,1.0\n0,0.0\n", "\"1.0\" is predicted, which is no class, but equals \"1\" as a number"),
    ("1,1\n0, 1\n", "\" 1\" is predicted, which is no class, but equals \"1\" as a number"),
    ("0.5,0.50\n0,0\n", "\"0.50\" is predicted, which is no class, but equals \"0.5\" as a number"),
    (
      "true,True\nfalse,false\n",
      "\"True\" is predicted, which is no class, but equals \"true\" but for case or blanks"
    ),
  ])
  func predictionsThatMeanAClass(_ rows: String, _ words: String) async throws {
    let folder = try WorkFolder()
    try folder.write("y,predicted\n" + rows, to: "t.csv")
    let result = try await folder.shell("csv-score -l y t.csv")
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(
      result.messages
        == "csv-score: t.csv: column \"y\": \(words)\nuse --loose to take one for the other\n")
  }

  @Test func looseTakesOneForTheOther() async throws {
    let folder = try WorkFolder()
    try folder.write("y,predicted\n1,1.0\n0,0.0\n1,0\n0,00\n", to: "t.csv")
    let result = try await folder.shell("csv-score -l y --loose --confusion t.csv")
    #expect(result.output == "y,0,1\n0,2,0\n1,1,1\n")
    // Where classes differ in spelling alone a prediction may be either.
    try folder.write("y,predicted\n1,1\n1.0,1\n0,01\n", to: "t.csv")
    let both = try await folder.shell("csv-score -l y --loose t.csv")
    #expect(both.status == 1)
    #expect(both.messages.contains("equals \"1\" and \"1.0\" as a number\nthe classes themselves"))
  }

  /// A class that merely is not there is scored, as before.
  @Test func predictionsOfOtherClassesAreScored() async throws {
    let folder = try WorkFolder()
    try folder.write("y,predicted\n1,2\n0,0\n", to: "t.csv")
    let result = try await folder.shell("csv-score -l y -q t.csv")
    #expect(result.lines.contains("accuracy,,0.5"))
  }

  @Test func linesOfATrainer() async throws {
    let folder = try WorkFolder()
    try folder.write("x,y\n1,a\n2,\"b, c\"\n3,a\n4,\"b, c\"\n", to: "t.csv")
    try folder.write("a\nb, c\n\"b, c\"\nb, c\n", to: "labels.txt")
    try folder.write("0.1\r\n0.9\r\n0.2\r\n1e-1", to: "p.txt")
    let joined = try await folder.shell(
      "csv-score -l y --prediction-file labels.txt --probability-file p.txt --positive 'b, c' t.csv"
    )
    #expect(joined.messages == "")
    #expect(joined.lines.contains("accuracy,,0.75"))
    #expect(joined.lines.contains("roc_auc,,0.625"))
    try folder.write(
      "y,predicted,p\na,a,0.1\n\"b, c\",\"b, c\",0.9\na,\"b, c\",0.2\n\"b, c\",\"b, c\",0.1\n",
      to: "pasted.csv")
    let pasted = try await folder.shell(
      "csv-score -l y --probability p --positive 'b, c' pasted.csv")
    #expect(joined.output == pasted.output)
    // Compressed, from a pipe, and with rows that --where leaves out.
    let piped = try await folder.shell(
      "gzip -c labels.txt | csv-score -l y --prediction-file - --where x=2..4 --confusion t.csv")
    #expect(piped.output == "y,a,\"b, c\"\na,0,1\n\"b, c\",0,2\n")
  }

  /// Line by line whatever the size: many parts of the table, which one thread reads.
  @Test func linesOfALargeTable() async throws {
    let folder = try WorkFolder()
    let result = try await folder.shell(
      """
      seq 400000 | awk 'BEGIN { print "id,y" } { print $1 "," ($1 % 3 ? "a" : "b") }' > t.csv
      seq 400000 | awk '{ print ($1 % 3 ? "a" : "b") }' > labels.txt
      csv-score -l y --prediction-file labels.txt --confusion t.csv
      """)
    #expect(result.output == "y,a,b\na,266667,0\nb,0,133333\n")
  }

  @Test func marginsRank() async throws {
    let folder = try WorkFolder()
    try folder.write("y,s\n1,17.2\n0,-0.4\n1,3.1\n0,0.2\n", to: "t.csv")
    let scores = "csv-score -l y --scores s --positive 1"
    let result = try await folder.shell("\(scores) t.csv")
    #expect(result.output == "score,class,value\nrows,,4\nroc_auc,,1.0\naverage_precision,,1.0\n")
    let curves = try await folder.shell("\(scores) --thresholds --format svg t.csv")
    #expect(curves.output.contains("ROC curve"))
    #expect(!curves.output.contains("Scores by threshold"))
    #expect(!curves.output.contains("nan"))
    let thresholds = try await folder.shell("\(scores) --thresholds t.csv")
    #expect(thresholds.lines[1].hasPrefix("17.2,1,0,1,2,"))
  }

  @Test func tablesFitATerminal() async throws {
    let folder = try WorkFolder()
    try folder.write(
      "y,predicted,p a class with a name,p b\na class with a name,b,0.5,0.5\nb,b,0.25,0.75\n",
      to: "t.csv")
    let result = try await folder.shell(
      "csv-score -q -l y --probabilities 'p ' --format table --digits 6 t.csv")
    #expect(result.lines.allSatisfy { $0.count <= 80 })
    for heading in ["specificity", "iba", "support", "predicted", "roc_auc"] {
      #expect(result.output.contains(heading))
    }
  }

  @Test func weightsAndCosts() async throws {
    let folder = try WorkFolder()
    try folder.write("y,predicted,w\na,a,1.5\na,b,0.5\nb,b,3\nb,a,0\n", to: "t.csv")
    let result = try await folder.shell("csv-score -l y --row-weights w t.csv")
    #expect(result.lines.contains("accuracy,,0.9"))
    #expect(result.lines.contains("recall,a,0.75"))
    #expect(result.lines.contains("support,b,3.0"))
    #expect(result.lines.contains("rows,,4"))
    try folder.write("true,predicted,cost\na,b,2\nb,a,10\nb,b,-1\n", to: "costs.csv")
    let costs = try await folder.shell("csv-score -l y --cost-matrix costs.csv --ci 0.9 t.csv")
    // 0, 2, -1 and 10: the mean is 2.75, its standard error 2.4958.
    let line = try #require(costs.lines.first { $0.hasPrefix("cost,,2.75,") })
    let ends = line.split(separator: ",").suffix(2).compactMap { Double($0) }
    #expect(ends == [-1, 6.855271] || (ends[0] == -1 && abs(ends[1] - 6.855) < 0.001))
    // The same as a matrix, and as a list in another order, beside other columns, of other classes too.
    try folder.write("t,a,b\na,0,2\nb,10,-1\n", to: "matrix.csv")
    try folder.write(
      "note;cost;predicted;true\n;10;a;b\nx;2;b;a\n;-1;b;b\n;7;a;c\n", to: "list.csv")
    for file in ["matrix.csv", "list.csv"] {
      let same = try await folder.shell("csv-score -l y --cost-matrix \(file) --ci 0.9 t.csv")
      #expect(same.output == costs.output)
    }
    try folder.write("true,predicted,cost\na,b,2\n", to: "half.csv")
    let half = try await folder.shell("csv-score -l y --cost-matrix half.csv t.csv")
    #expect(
      half.messages
        == "csv-score: half.csv: lacks the cost of a row of \"b\" that is predicted to be \"a\"\n")
    #expect(half.status == 1)
  }

  /// As csv-calibrate and csv-threshold read them.
  @Test func blanksAroundProbabilities() async throws {
    let folder = try WorkFolder()
    try folder.write("y,p,q b,q a\na, 0.1,0.1 , 0.9\nb,0.9 , 0.9,0.1\n", to: "t.csv")
    let one = try await folder.shell("csv-score -l y --probability p --positive b t.csv")
    #expect(one.lines.contains("brier,,0.009999999999999998"))
    let all = try await folder.shell("csv-score -l y --probabilities 'q ' t.csv")
    #expect(all.lines.contains("roc_auc_ovr,,1.0"))
    try folder.write(" 0.1\n0.9 \n", to: "p.txt")
    let joined = try await folder.shell(
      "csv-score -l y --probability-file p.txt --positive b t.csv")
    #expect(joined.output == one.output && joined.messages == "")
    try folder.write("y,p\na,\nb,1\n", to: "t.csv")
    let empty = try await folder.shell("csv-score -l y --probability p --positive b t.csv")
    #expect(empty.messages == "csv-score: t.csv:2: column \"p\": the cell is empty\n")
  }

  @Test func reliability() async throws {
    let folder = try WorkFolder()
    try folder.write("y,p\na,0.1\nb,0.1\nb,0.9\na,0.35\nb,0.9\n", to: "t.csv")
    let scores = "csv-score -l y --probability p --positive b --reliability"
    let result = try await folder.shell("\(scores) uniform --bins 2 t.csv")
    #expect(
      result.lines == [
        "from,to,rows,positives,mean_probability,share",
        "0.0,0.5,3,1,0.18333333333333335,0.3333333333333333", "0.5,1.0,2,2,0.9,1.0",
      ])
    // Equal probabilities share a bin, so that the order of rows says nothing.
    let sorted = try await folder.shell(
      "{ head -1 t.csv; tail -n +2 t.csv | sort -r; } | \(scores) quantile --bins 2")
    let plain = try await folder.shell("\(scores) quantile --bins 2 t.csv")
    #expect(sorted.output == plain.output)
    let picture = try await folder.shell("\(scores) uniform --format svg t.csv")
    #expect(picture.output.contains("b, ECE"))
    #expect(!picture.output.contains("nan"))
    let ci = try await folder.shell("\(scores) uniform --bins 2 --ci 0.95 --format table t.csv")
    #expect(ci.lines.allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: [
    (
      "-l y --prediction-file two.txt t.csv", 1,
      "two.txt: has 2 lines, and t.csv has 3 rows: one line for each row"
    ),
    (
      "-l y --prediction-file four.txt t.csv", 1,
      "four.txt: has 4 lines, and t.csv has 3 rows: one line for each row"
    ),
    (
      "-l y --prediction-file gap.txt t.csv", 1,
      "gap.txt:2: the line is empty: it has no prediction"
    ),
    (
      "-l y --probability-file four.txt --positive a t.csv", 1,
      "four.txt:1: \"a\" is not a probability: a number from 0 to 1"
    ),
    (
      "-l y --prediction-file - ", 2,
      "--prediction-file and the input cannot both be standard input"
    ),
    (
      "-l y --predicted p --prediction-file two.txt t.csv", 2,
      "--predicted or --prediction-file: give one"
    ),
    (
      "-l y --probability p --probability-file p t.csv", 2,
      "--probability or --probability-file: give one"
    ),
    ("-l y --probability-file p t.csv", 2, "--probability-file needs --positive LABEL"),
    ("-l y --scores s t.csv", 2, "--scores needs --positive LABEL"),
    ("-l y --scores y --positive a t.csv", 1, "t.csv:2: column \"y\": \"a\" is not a number"),
    ("-l y --scores p --positive a --threshold 0.5 t.csv", 2, "--threshold needs --probability"),
    ("-l y --scores p --positive a --cost 2 t.csv", 2, "--cost needs --probability"),
    (
      "-l y --scores p --positive a --reliability uniform t.csv", 2,
      "--reliability needs --probability"
    ),
    ("-l y --bins 5 t.csv", 2, "--bins needs --reliability"),
    ("-l y --ci 1 t.csv", 2, "--ci 1.0 is not between 0 and 1"),
    ("-l y --cluster p t.csv", 2, "--cluster needs --ci P"),
    ("-l y --draws 10 t.csv", 2, "--draws needs --ci P"),
    (
      "-l y --ci 0.9 --row-weights p t.csv", 2,
      "--ci counts rows, which have no weights then: leave out --row-weights"
    ),
    ("-l y --ci 0.9 --by p t.csv", 2, "--by has a deviation in place of intervals: leave out --ci"),
    ("-l y --ci 0.9 --confusion t.csv", 2, "--confusion has no intervals: --ci has no effect"),
    (
      "-l y --ci 0.9 --cluster p --against predicted t.csv", 2,
      "--against takes rows as independent: leave out --cluster"
    ),
    (
      "-l y --against-probability p t.csv", 2,
      "--against-probability needs --probability or --scores"
    ),
    (
      "-l y --row-weights predicted t.csv", 1,
      "t.csv:2: column \"predicted\": \"a\" is not a weight"
    ),
    ("-l y --row-weights zero t.csv", 1, "t.csv: column \"zero\": all rows have the weight 0"),
    (
      "-l y --cost-matrix t.csv t.csv", 1,
      "t.csv:2: the class \"a\" has a row and no column"
    ),
    (
      "-l y --cost-matrix two.txt t.csv", 1,
      "two.txt: is neither a list of costs nor a matrix\na list has the columns true, predicted and cost"
    ),
    (
      "-l y --cost 2 --cost-matrix t.csv --probability p --positive a t.csv", 2,
      "--cost or --cost-matrix: give one"
    ),
  ])
  func refusals(_ options: String, _ status: Int, _ words: String) async throws {
    let folder = try WorkFolder()
    try folder.write("y,predicted,p,zero\na,a,0.5,0\na,b,0.25,0\nb,b,0.125,0\n", to: "t.csv")
    try folder.write("a\nb\n", to: "two.txt")
    try folder.write("a\nb\na\nb\n", to: "four.txt")
    try folder.write("a\n\nb\n", to: "gap.txt")
    let result = try await folder.shell("csv-score \(options) < /dev/null")
    #expect(result.status == status)
    #expect(result.output == "")
    #expect(result.messages.hasPrefix("csv-score: " + words), "\(result.messages)")
  }
}
