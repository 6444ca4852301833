import TestSupport
import Testing

/// A label that is a number: what is rare of it, csv-smote's smogn and smoter, csv-weights by density.
@Suite("A number to predict")
struct NumericLabelTests {
  /// 34 usual rows and 26 rare ones, of which 10 are low and 16 high; two of 62 have no label.
  static let rows: [String] = {
    var random = SeededNumbers(seed: 5)
    func number(_ low: Int, _ high: Int) -> Int { low + random.below(high - low + 1) }
    let labels =
      (0..<34).map { 50 + $0 / 5 } + (0..<10).map { $0 } + (0..<16).map { 100 + $0 } + [nil, nil]
    return labels.enumerated().map { row, label in
      let gap = row % 11 == 3
      return "r\(row),\(gap ? "NA" : "\(number(-90, 90))"),\(Double(number(-500, 500)) / 100),"
        + "\(["red", "blue", "green"][row % 3]),\"c,\(row)\",\(label.map { "\($0)" } ?? "")\n"
    }
  }()

  static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    let header = "id,a,b,color,note,y\n"
    try folder.write(header + rows.joined(), to: "data.csv")
    try folder.write("value,relevance\n9,1\n50,0\n60,0\n100,1\n", to: "points.csv")
    try folder.write("x,y\n" + (0..<20).map { "\($0),\($0)\n" }.joined(), to: "even.csv")
    try folder.write(
      "x,y\n" + (0..<20).map { "\($0),\($0 < 17 ? 0 : $0)\n" }.joined(), to: "zeros.csv")
    try folder.write(
      "x,y\n" + (0..<20).map { "\($0),\($0 == 7 ? "NA" : "\($0 * $0 * $0)")\n" }.joined(),
      to: "gap.csv")
    return folder
  }

  static let smogn =
    "csv-smote --variant smogn --relevance points.csv --unlabeled keep --exclude id --copy note"

  /// The rows of each run: 62 rows are 60 with a label, in three runs.
  private func runs(_ table: Table) -> [Int] {
    let labels = table["y"].compactMap(Double.init)
    return [
      labels.count { $0 < 25 }, labels.count { $0 >= 25 && $0 < 80 }, labels.count { $0 >= 80 },
    ]
  }

  // MARK: What is written

  /// Each run has as many rows as the others.
  @Test(arguments: [
    "", "--categorical color", "--copy color", "--scale standard", "--metric gower",
  ])
  func countsAreExact(_ options: String) async throws {
    let folder = try Self.folder()
    for (amount, counts) in [("", [20, 20, 20]), ("--per-class 27", [27, 27, 27])] {
      let result = try await folder.shell(
        "\(Self.smogn) \(options) \(amount) -q --mark made --provenance how data.csv")
      #expect(result.status == 0 && result.messages.isEmpty, "\(result.messages)")
      let table = Table(result.bytes)
      let old = table.rows.filter { $0[6] == "false" }
      let new = table.rows.filter { $0[6] == "true" }
      #expect(runs(table) == counts, "\(options) \(amount)")
      #expect(old.count + new.count == counts.reduce(0, +) + 2)
      // What came in is there byte for byte, in its order; no rare row is lost, and none without a label.
      let input = Table(try folder.bytes(of: "data.csv"))
      let kept = result.output.split(separator: "\n").dropFirst().prefix(old.count)
        .map { String($0).replacing(",false,", with: "") + "\n" }
      let all = Self.rows.filter { kept.contains($0) }
      #expect(kept == all)
      #expect(Self.rows[34...].allSatisfy { kept.contains($0) })
      for row in new {
        #expect(row[0] == "")
        let how = row[7].split(separator: " ").map(String.init)
        #expect(how.count == 4 && how[0] == "smogn", "\(row[7])")
        let base = input.rows[(Int(how[1]) ?? 1) - 1]
        #expect(row[4] == base[4], "what is copied is the parent's")
        #expect(base[1] == "NA" ? row[1] == "NA" : Int(row[1]) != nil, "\(row)")
        #expect(Double(row[2]) != nil && Int(row[5]) != nil)
        #expect(["red", "green", "blue"].contains(row[3]))
        guard let end = Int(how[2]), let step = Double(how[3]) else {
          #expect(how[2] == "noise" && (Double(how[3]) ?? 1) <= 0.02)
          continue
        }
        let other = input.rows[end - 1]
        let b = [base, other].compactMap { Double($0[2]) }
        #expect(abs((Double(row[2]) ?? 0) - (b[0] + step * (b[1] - b[0]))) <= 0.005 + 1e-9)
        #expect([base[3], other[3]].contains(row[3]))
      }
    }
  }

  /// smogn 0.1.2 makes of 26 rare and 34 usual rows 29 and 4, as it drops what it was to keep; and where two runs shrink,
  /// all other rows come twice: of 30, 10 and 30 rows it makes 37, 31 and 38.
  @Test func whatIsToBeKeptIsNotDropped() async throws {
    let folder = try Self.folder()
    let one = (0..<34).map { 50 + $0 % 7 } + (0..<26).map { 100 + $0 }
    let two = (0..<70).map { $0 < 30 ? 10 + $0 % 5 : $0 < 40 ? 50 + $0 % 5 : 90 + $0 % 5 }
    for (labels, points, counts) in [
      (one, "50,0\n60,0\n100,1\n", [0, 30, 30]),
      (two, "10,0\n50,1\n54,1\n90,0\n", [23, 23, 23]),
    ] {
      let rows = labels.enumerated().map { "\($0 * 37 % 71),\($0 * 53 % 97),\($1)\n" }
      try folder.write("a,b,y\n" + rows.joined(), to: "rows.csv")
      try folder.write("value,relevance\n" + points, to: "p.csv")
      let result = try await folder.shell(
        "csv-smote --variant smogn --relevance p.csv -q --mark made rows.csv")
      let table = Table(result.bytes)
      let found = table["y"].compactMap(Double.init)
      #expect(
        [
          found.count { $0 < 30 }, found.count { $0 >= 30 && $0 < 75 }, found.count { $0 >= 75 },
        ] == counts, "\(result.messages)")
      let old = table.rows.filter { $0[3] == "false" }
      #expect(Set(old).count == old.count)
    }
  }

  /// Numbers below 0 stay, where ImbalancedLearningRegression 0.0.2 has 0.
  @Test func negativeNumbersAreMade() async throws {
    let folder = try Self.folder()
    let result = try await folder.shell(
      "\(Self.smogn) --per-class 200 --synthetic-only -q data.csv")
    let table = Table(result.bytes)
    #expect(table.rows.count == 200 * 3 - 60)
    let numbers = table["b"].compactMap(Double.init)
    #expect(numbers.count { $0 < -0.5 } > 100 && numbers.count { $0 == 0 } < 20)
  }

  @Test func sameSeedSameRows() async throws {
    let folder = try Self.folder()
    let once = try await folder.shell("\(Self.smogn) -q --threads 1 data.csv")
    let piped = try await folder.shell("gzip -c data.csv | \(Self.smogn) -q --threads 3")
    let other = try await folder.shell("\(Self.smogn) -q --seed 1 data.csv")
    #expect(once.bytes == piped.bytes && once.bytes != other.bytes)
    #expect(runs(Table(other.bytes)) == [20, 20, 20])
    let shuffled = try await folder.shell("\(Self.smogn) -q --shuffle data.csv")
    #expect(shuffled.lines.sorted() == once.lines.sorted() && shuffled.lines != once.lines)
  }

  /// Usual rows that stay are those that csv-undersample keeps.
  @Test func keptAsByUndersampling() async throws {
    let folder = try Self.folder()
    let smogn = try await folder.shell(
      "\(Self.smogn) -q --seed 4 --mark m data.csv | grep ',false$'")
    let kept = try await folder.shell(
      "csv-undersample -l y --bin-edges 0,9,56,115 --per-class 20 --seed 4 --unlabeled keep data.csv"
        + " | tail -n +2")
    #expect(kept.status == 0 && kept.lines.count == 20 + 26 + 2, "\(kept.messages)")
    #expect(kept.lines.map { $0 + ",false" } == smogn.lines)
  }

  @Test func whereLeavesRowsAlone() async throws {
    let folder = try Self.folder()
    let result = try await folder.shell(
      "csv-smote -l y --variant smoter --relevance points.csv --where color!=red --unlabeled keep "
        + "--exclude id,note -q data.csv")
    #expect(result.status == 0, "\(result.messages)")
    let red = Self.rows.filter { $0.contains(",red,") }
    #expect(result.lines.filter { $0.contains(",red,") } == red.map { String($0.dropLast()) })
    let others = Table(result.bytes).rows.filter { $0[3] != "red" && !$0[5].isEmpty }
    // 40 of the 60 rows with a label are of other colors: 13 for each run.
    #expect(others.count == 39)
  }

  // MARK: What is said

  @Test func verbose() async throws {
    let folder = try Self.folder()
    let result = try await folder.shell("\(Self.smogn) -v data.csv > out.csv")
    #expect(
      result.messages.hasSuffix(
        """
        csv-smote: relevance: 1 at 9, 0 at 50, 0 at 60, 1 at 100
        csv-smote: rare, at a relevance of 0.5 and more: 0 to 9, 100 to 115
        csv-smote: class "[0, 9]": 10 -> 20 rows, rate 2
        csv-smote: class "(9, 56]": 34 -> 20 rows, rate 0.5882
        csv-smote: class "(56, 115]": 16 -> 20 rows, rate 1.25
        csv-smote: seed 0

        """), "\(result.messages)")
  }

  @Test(arguments: [
    CommandCase(
      command: "csv-counts -l y --relevance points.csv --bin-edges=-10,5,50,120 data.csv",
      output: """
        field,value,count,percent,relevance,run,kind
        y,"[-10, 5]",6,10.0000,1.0000,1,rare
        y,"(5, 9]",4,6.6667,1.0000,1,rare
        y,"(9, 50]",5,8.3333,0.0000,2,usual
        y,"(50, 56]",29,48.3333,0.0000,2,usual
        y,"(56, 120]",16,26.6667,1.0000,3,rare

        """, messages: "csv-counts: 2 rows without a number: left out\n"),
    CommandCase(
      command:
        "csv-counts -l y --relevance points.csv --bin-edges=9,50 --where y=0..120 data.csv",
      output: """
        field,value,count,percent,relevance,run,kind
        y,"[9, 9]",1,16.6667,1.0000,1,rare
        y,"(9, 50]",5,83.3333,0.0000,2,usual

        """, messages: "csv-counts: 54 rows outside of --bin-edges: left out\n"),
    CommandCase(
      command:
        "csv-counts -q --relevance points.csv --bin-width 60 --where y=0..60 --format json data.csv",
      output: """
        [
          {"field": "y", "value": "[0, 9]", "count": 10, "percent": 22.7273, "relevance": 1.0000, "run": 1, "kind": "rare"},
          {"field": "y", "value": "(9, 60]", "count": 34, "percent": 77.2727, "relevance": 0.0000, "run": 2, "kind": "usual"}
        ]

        """),
    CommandCase(
      command: "csv-counts -q --relevance points.csv --format table data.csv | tail -1",
      output: "10 rows rare (0 to 9), 34 rows usual (50 to 56), 16 rows rare (100 to 115)\n"),
    CommandCase(
      command:
        "csv-counts -q --relevance points.csv --format svg data.csv | grep -c 'relevance 1.00)'",
      output: "6\n"),
  ])
  func counts(_ command: CommandCase) async throws {
    try await command.check(in: Self.folder())
  }

  // MARK: Refusals

  @Test(arguments: [
    CommandCase.refusal(
      "csv-smote --variant smogn data.csv",
      "smogn is for a label of numbers, some of which are rare: add --relevance auto, or --relevance FILE"
    ),
    .refusal(
      "csv-smote --relevance auto data.csv",
      "--relevance is for --variant smogn, smoter: smote balances classes"),
    .refusal("csv-smote --extremes low data.csv", "--extremes is for --relevance"),
    .refusal(
      "csv-smote --variant smogn --relevance points.csv --extremes low data.csv",
      "--relevance FILE says which ends matter: --extremes has no effect"),
    .refusal(
      "csv-smote --variant smogn --relevance auto --relevance-threshold 1.5 data.csv",
      "--relevance-threshold must be above 0 and at most 1, not 1.5"),
    .refusal(
      "csv-smote --variant smogn --relevance auto --ratio 0.5 data.csv",
      "--ratio is for classes: with --relevance, --per-class says how many rows each run gets or keeps"
    ),
    .refusal(
      "csv-smote --variant smogn --relevance auto --reject 0.5 data.csv",
      "--reject is for classes: it has no effect on smogn"),
    .refusal(
      "csv-smote --variant smogn --relevance auto --spread even data.csv",
      "--spread has no effect on smogn"),
    .refusal(
      "csv-smote --variant smogn --relevance -",
      "--relevance and the input cannot both be standard input"),
    .failure(
      "csv-smote -l color --variant smogn --relevance auto data.csv",
      """
      csv-smote: data.csv:2: column "color": "red" is not a number, and --relevance is for a label of numbers
      name a column of numbers with -l, or leave out --relevance
      """),
    .failure(
      "csv-smote --variant smogn --relevance auto gap.csv",
      """
      csv-smote: gap.csv:9: column "y": "NA" is not a number, and --relevance is for a label of numbers
      use --where 'y!=NA' to pass such rows through, or leave out --relevance
      """),
    .failure(
      "csv-smote --variant smogn --relevance auto even.csv",
      """
      csv-smote: even.csv: column "y": no number lies beyond the whiskers of the box plot, so that none is rare
      use --relevance FILE, a CSV file with the columns value and relevance
      """),
    .failure(
      "csv-counts --relevance auto zeros.csv",
      """
      csv-counts: zeros.csv: column "y": the whisker of the box plot ends at the median, 0, as too many rows have that number
      use --relevance FILE, a CSV file with the columns value and relevance
      """),
    .failure(
      "printf 'value,relevance\\n0,0.5\\n9,1\\n' > p.csv; csv-smote --variant smogn --relevance p.csv even.csv",
      """
      csv-smote: even.csv: column "y": all rows have a relevance of 0.5 or more, so that none is usual
      use a higher --relevance-threshold, or --relevance FILE, with the columns value and relevance
      """),
    .failure(
      "printf 'value,relevance\\n0,0\\n900,1\\n' > p.csv; csv-counts --relevance p.csv even.csv",
      """
      csv-counts: even.csv: column "y": no row has a relevance of 0.5 or more, so that none is rare
      use a lower --relevance-threshold, or --relevance FILE, with the columns value and relevance
      """),
    .failure(
      "printf 'value,relevance\\n0,x\\n' > p.csv; csv-counts --relevance p.csv even.csv",
      "csv-counts: p.csv:2: column \"relevance\": \"x\" is not a number"),
    .failure(
      "printf 'value,relevance\\n0,2\\n1,0\\n' > p.csv; csv-counts --relevance p.csv even.csv",
      "csv-counts: p.csv: a relevance must be from 0 to 1, not 2"),
    .failure(
      "printf 'value,relevance\\n0,1\\n0,0\\n' > p.csv; csv-counts --relevance p.csv even.csv",
      "csv-counts: p.csv: two points are at 0"),
    .failure(
      "csv-smote --variant smogn --relevance points.csv --na 20 --exclude id,note data.csv --where y=0..30 -l b",
      """
      csv-smote: data.csv: column "b": all rows have a relevance of 0.5 or more, so that none is usual
      use a higher --relevance-threshold, or --relevance FILE, with the columns value and relevance
      """),
    .refusal(
      "csv-counts --relevance auto --by color data.csv",
      "--relevance counts the numbers of one column in order: --by has no effect"),
    .refusal(
      "csv-counts --relevance auto data.csv even.csv",
      "--relevance is a matter of one file, and there are 2"),
    .refusal(
      "csv-counts --relevance auto --merge data.csv",
      "--merge adds up what was counted before: --relevance has no effect"),
  ])
  func refusals(_ command: CommandCase) async throws {
    try await command.check(in: Self.folder())
  }

  // MARK: Density

  /// The weights are those of denseweight 0.1.2.
  @Test func densityWeights() async throws {
    let folder = try Self.folder()
    let result = try await folder.shell(
      "printf 'x,y\\n1,0\\n2,1\\n3,1\\n4,2\\n5,9\\n' | csv-weights -l y --scheme density -v")
    #expect(
      result.messages == "csv-weights: 5 rows with 4 numbers, weights from 9.085e-05 to 4.201\n")
    let table = Table(result.bytes)
    #expect(table.header == ["value", "count", "weight"])
    #expect(table.rows.map { $0[..<2] } == [["0", "1"], ["1", "2"], ["2", "1"], ["9", "1"]])
    let weights = table["weight"].compactMap(Double.init)
    let known = [0.414113882, 9.08460280e-05, 0.385072472, 4.20063195]
    for (weight, known) in zip(weights, known) { #expect(abs(weight - known) < 1e-8) }
  }

  @Test(arguments: [
    CommandCase(
      command:
        "printf 'x,y\\n1,0\\n2,1\\n3,5\\n' | csv-weights --scheme density --density-alpha 0 --append w",
      output: "x,y,w\n1,0,1.0\n2,1,1.0\n3,5,1.0\n"),
    .refusal(
      "csv-weights --density-alpha 1 data.csv", "--density-alpha is for --scheme density"),
    .refusal(
      "csv-weights --scheme density --density-alpha=-1 data.csv",
      "--density-alpha must be at least 0, not -1.0"),
    .refusal(
      "csv-weights --scheme density --normalize sum data.csv",
      "--scheme density has weights whose mean over the rows is 1: --normalize has no effect"),
    .refusal(
      "csv-weights --scheme density --bins 3 data.csv",
      "--scheme density is for numbers as they are: --bins has no effect"),
    .failure(
      "csv-weights -l color --scheme density data.csv",
      """
      csv-weights: data.csv: column "color": "blue" is not a number, and --scheme density is for a label of numbers
      name a column of numbers with -l, or use another --scheme
      """),
    .failure(
      "csv-weights --scheme density gap.csv",
      """
      csv-weights: gap.csv: column "y": "NA" is not a number, and --scheme density is for a label of numbers
      use --where 'y!=NA'
      """),
    .failure(
      "printf 'x,y\\n1,3\\n2,3\\n' | csv-weights --scheme density",
      "csv-weights: standard input: column \"y\": all rows have the same number: there is nothing to weigh"
    ),
  ])
  func density(_ command: CommandCase) async throws {
    try await command.check(in: Self.folder())
  }
}
