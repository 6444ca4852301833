import Foundation
import TestSupport
import Testing

/// What other programs say of ten random tables: golden files made by make_intervals.py and make_intervals.R.
@Suite("csv-score: intervals, comparisons, calibration and weights as others have them")
struct ScoreIntervalParityTests {
  private static let golden = "Tests/ParityTests/golden/intervals"

  private struct Golden: Decodable {
    struct Share: Decodable {
      var confidence: Double
      var score: String
      var `class`: String
      var interval: [Double]
    }
    struct Bins: Decodable {
      var edges: String
      var bins: Int
      var shares: [Double]
      var means: [Double]
    }
    struct Value: Decodable {
      var score: String
      var `class`: String
      var value: Double
    }
    var wilson: [Share]
    var mcnemar: [Double]
    var reliability: [Bins]
    var roc: [[Double]]
    var weighted: [Value]
  }

  private func open(_ table: Int) throws -> (WorkFolder, Golden) {
    let folder = try WorkFolder()
    try folder.copy("\(Self.golden)/random-\(table).csv", as: "t.csv")
    let bytes = try bytesOfRepositoryFile("\(Self.golden)/random-\(table).json")
    return (folder, try JSONDecoder().decode(Golden.self, from: Data(bytes)))
  }

  @Test(arguments: 0..<10)
  func sharesAsStatsmodels(_ table: Int) async throws {
    let (folder, golden) = try open(table)
    for confidence in Set(golden.wilson.map(\.confidence)) {
      let lines = try await folder.cells("csv-score -l truth --ci \(confidence) --draws 0 t.csv")
      for share in golden.wilson where share.confidence == confidence {
        let line = try #require(lines[[share.score, share.class]], "\(share)")
        expect(line[1], share.interval[0])
        expect(line[2], share.interval[1])
      }
    }
  }

  @Test(arguments: 0..<10)
  func areasAsPROC(_ table: Int) async throws {
    let (folder, _) = try open(table)
    try folder.copy("\(Self.golden)/delong.csv", as: "delong.csv")
    let rows = try folder.text(of: "delong.csv").split(separator: "\n").map { row in
      row.split(separator: ",").map { Double($0) ?? .nan }
    }
    let wanted = rows[table + 1]
    let scores = "csv-score -l truth --probability p --against-probability q --positive b --draws 0"
    let lines = try await folder.cells("\(scores) --ci 0.95 t.csv")
    let narrow = try await folder.cells("\(scores) --ci 0.8 t.csv")
    expect(lines[["roc_auc", ""]]?[0], wanted[1])
    expect(lines[["roc_auc", ""]]?[1], wanted[2])
    expect(lines[["roc_auc", ""]]?[2], wanted[3])
    expect(narrow[["roc_auc", ""]]?[1], wanted[4])
    expect(narrow[["roc_auc", ""]]?[2], wanted[5])
    expect(lines[["against_roc_auc", ""]]?[0], wanted[6])
    expect(lines[["delong_z", ""]]?[0], wanted[7])
    expect(lines[["delong_p", ""]]?[0], wanted[8])
  }

  @Test(arguments: 0..<10)
  func exactTestAsScipy(_ table: Int) async throws {
    let (folder, golden) = try open(table)
    let lines = try await folder.cells("csv-score -l truth --against other t.csv")
    expect(lines[["only_this_right", ""]]?[0], golden.mcnemar[0])
    expect(lines[["only_against_right", ""]]?[0], golden.mcnemar[1])
    expect(lines[["mcnemar_p", ""]]?[0], golden.mcnemar[2])
  }

  @Test(arguments: 0..<10)
  func reliabilityAsScikitLearn(_ table: Int) async throws {
    let (folder, golden) = try open(table)
    for wanted in golden.reliability {
      let result = try await folder.shell(
        "csv-score -l truth --probability p --positive b --reliability \(wanted.edges) --bins \(wanted.bins) t.csv"
      )
      let rows = result.lines.dropFirst().map { $0.split(separator: ",").map { Double($0) } }
      try #require(rows.count == wanted.shares.count, "\(wanted)")
      for (row, (mean, share)) in zip(rows, zip(wanted.means, wanted.shares)) {
        expect(row[4], mean)
        expect(row[5], share)
      }
    }
  }

  @Test(arguments: 0..<10)
  func curveAsScikitLearn(_ table: Int) async throws {
    let (folder, golden) = try open(table)
    let result = try await folder.shell(
      "csv-score -l truth --scores p --positive b --thresholds t.csv")
    let rows = result.lines.dropFirst().map { $0.split(separator: ",").map { Double($0) ?? .nan } }
    try #require(rows.count == golden.roc[0].count)
    for (row, (rate, recall)) in zip(rows, zip(golden.roc[0], golden.roc[1])) {
      expect(1 - row[7], rate)
      expect(row[6], recall)
    }
  }

  @Test(arguments: 0..<10)
  func weightsAsScikitLearn(_ table: Int) async throws {
    let (folder, golden) = try open(table)
    let lines = try await folder.cells(
      "csv-score -l truth --probability p --positive b --row-weights w t.csv")
    for wanted in golden.weighted {
      expect(lines[[wanted.score, wanted.class]]?[0], wanted.value, "\(wanted)")
    }
  }

  private func expect(_ value: Double??, _ wanted: Double, _ comment: Comment? = nil) {
    let distance = abs(((value ?? nil) ?? .nan) - wanted)
    #expect(distance <= 1e-9 * max(1, abs(wanted)), comment)
  }
}

@Suite("csv-score: how sure scores are")
struct ScoreIntervalTests {
  /// 4 rows of a patient each: predictions of a patient are alike.
  private static let table =
    "y,predicted,p,patient\n"
    + (0..<40).map { row in
      let patient = row / 4
      let (truth, share) = (patient % 2 == 0 ? "a" : "b", Double((patient * 7) % 10) / 10)
      return "\(truth),\(patient % 5 == 0 ? "b" : truth),\(share),\(patient)\n"
    }.joined()

  private func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(Self.table, to: "t.csv")
    return folder
  }

  private static let ranges = ["mcc": -1.0...1, "kappa": -1...1, "log_loss": 0...40]

  /// Each score lies within its interval, and each interval within the range of the score.
  @Test(arguments: ["", "--cluster patient"])
  func intervalsHoldTheirScores(_ option: String) async throws {
    let folder = try folder()
    let scores = "csv-score -l y --probability p --positive b --cost 3 --ci 0.95 \(option)"
    let lines = try await folder.cells("\(scores) t.csv")
    let names = [
      "accuracy", "balanced_accuracy", "g_mean", "mcc", "kappa", "macro_f1", "roc_auc",
      "average_precision", "brier", "log_loss", "cost",
    ]
    for name in names {
      let line = try #require(lines[[name, ""]], "\(name)")
      let (value, low, high) = (try #require(line[0]), try #require(line[1]), try #require(line[2]))
      #expect(low <= value && value <= high, "\(name)")
      let range = Self.ranges[name] ?? (name == "cost" ? 0...3 : 0...1)
      #expect(range.contains(low) && range.contains(high), "\(name)")
      #expect(low < high, "\(name)")
    }
    for name in ["best_f1", "best_f1_threshold", "rows"] {
      #expect(lines[[name, ""]]?[1] == .some(nil), "\(name)")
    }
    // The error of a sample is too large: its interval need not hold it.
    let error = try #require(lines[["ece", ""]])
    let (low, high) = (try #require(error[1]), try #require(error[2]))
    #expect(0 <= low && low < high && high <= 1 && low < error[0] ?? 0)
    let again = try await folder.cells("\(scores) --seed 0 t.csv")
    #expect(again == lines)
    let other = try await folder.cells("\(scores) --seed 1 t.csv")
    #expect(other != lines)
  }

  /// The means over classes as well, at any number of threads; of two classes they are the class's own.
  @Test func intervalsOfMeansOverClasses() async throws {
    let folder = try WorkFolder()
    try folder.copy("Examples/data/yeast.csv", as: "yeast.csv")
    let result = try await folder.shell(
      """
      csv-knn -q -l site --probability --train yeast.csv yeast.csv -k 9 -o p.csv
      csv-score -q -l site --probabilities probability_ --ci 0.95 --draws 20 --threads 1 p.csv > one
      csv-score -q -l site --probabilities probability_ --ci 0.95 --draws 20 --threads 2 p.csv | cmp - one
      grep -E '^(roc_auc_o..(_weighted)?|log_loss),,' one
      """)
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.lines.count == 5)
    for line in result.lines {
      let ends = line.split(separator: ",").compactMap { Double($0) }
      #expect(ends.count == 3 && ends[1] < ends[0] && ends[0] < ends[2], "\(line)")
      #expect(ends[2] - ends[1] < 0.2, "\(line)")
    }
    try folder.write(
      "y,p_a,p_b\na,0.9,0.1\na,0.7,0.3\nb,0.75,0.25\nb,0.2,0.8\na,0.4,0.6\nb,0.3,0.7\n",
      to: "two.csv")
    let two = try await folder.cells("csv-score -q -l y --probabilities p_ --ci 0.9 two.csv")
    let own = try #require(two[["roc_auc", "a"]])
    for mean in ["roc_auc_ovr", "roc_auc_ovr_weighted", "roc_auc_ovo", "roc_auc_ovo_weighted"] {
      for (one, other) in zip(try #require(two[[mean, ""]]), own) {
        #expect(abs(try #require(one) - #require(other)) < 1e-12)
      }
    }
  }

  /// Rows of a patient are alike: by patients intervals are wider.
  @Test func groupsWidenIntervals() async throws {
    let folder = try folder()
    let rows = try await folder.cells("csv-score -l y --ci 0.95 t.csv")
    let groups = try await folder.cells("csv-score -l y --ci 0.95 --cluster patient t.csv")
    for name in ["accuracy", "balanced_accuracy", "mcc", "macro_f1"] {
      let (one, other) = (try #require(rows[[name, ""]]), try #require(groups[[name, ""]]))
      let narrow = try #require(one[2]) - #require(one[1])
      let wide = try #require(other[2]) - #require(other[1])
      #expect(wide > 1.3 * narrow, "\(name)")
    }
  }

  /// By as many rows that are each a group of their own a bootstrap is what it is without groups, but for chance.
  @Test func drawsOfRowsAndOfCellsAgree() async throws {
    let folder = try WorkFolder()
    let rows = (0..<2000).map { row in
      let truth = row % 10 == 0 ? "b" : "a"
      return "\(truth),\(row % 7 == 0 ? "b" : row % 13 == 0 ? "a" : truth),\(row)\n"
    }
    try folder.write("y,predicted,id\n" + rows.joined(), to: "t.csv")
    let cells = try await folder.cells("csv-score -l y --ci 0.9 --draws 4000 t.csv")
    let groups = try await folder.cells("csv-score -l y --ci 0.9 --draws 4000 --cluster id t.csv")
    for name in ["balanced_accuracy", "g_mean", "mcc", "kappa", "macro_f1", "weighted_iba"] {
      for end in 1...2 {
        let (one, other) = (cells[[name, ""]]?[end], groups[[name, ""]]?[end])
        let distance = abs(((one ?? nil) ?? .nan) - ((other ?? nil) ?? .nan))
        #expect(distance < 0.005, "\(name)")
      }
    }
  }

  /// No interval leaves 0…1, however few rows there are (some packages' reach 1.2).
  @Test func intervalsStayInRangeWhereAllIsRight() async throws {
    let folder = try WorkFolder()
    try folder.write("y,predicted,p\na,a,0.1\na,a,0.2\nb,b,0.8\nb,b,0.95\n", to: "t.csv")
    let lines = try await folder.cells(
      "csv-score -l y --probability p --positive b --ci 0.99 t.csv")
    #expect(lines[["roc_auc", ""]] == [1, 1, 1])
    #expect(lines[["accuracy", ""]]?[2] == 1)
    for line in lines.values where line.count == 3 {
      for end in line[1...].compactMap({ $0 }) { #expect((0...1).contains(end)) }
    }
  }

  /// Equal rankings are no difference at all: p is 1, where a library has 0.
  @Test func equalRankingsGiveOne() async throws {
    let folder = try WorkFolder()
    try folder.write(
      "y,predicted,p,q\na,a,0.1,1\na,b,0.2,2\nb,b,0.15,1.5\nb,b,0.9,99\n", to: "t.csv")
    let lines = try await folder.cells(
      "csv-score -l y --probability p --positive b --against predicted --against-probability q t.csv"
    )
    #expect(lines[["delong_p", ""]]?[0] == 1)
    #expect(lines[["delong_z", ""]]?[0] == .some(nil))
    #expect(lines[["mcnemar_p", ""]]?[0] == 1)
    #expect(lines[["accuracy_difference", ""]]?[0] == 0)
  }

  /// 9 rows that only one has right against 1: twice (1 + 10) / 2¹⁰.
  @Test func exactTestByHand() async throws {
    let folder = try WorkFolder()
    let rows = (0..<10).map { $0 == 0 ? "a,b,a\n" : "a,a,b\n" }
    try folder.write("y,predicted,old\nb,b,b\n" + rows.joined(), to: "t.csv")
    let lines = try await folder.cells("csv-score -l y --against old t.csv")
    #expect(abs((lines[["mcnemar_p", ""]]?[0] ?? .nan) - 22.0 / 1024) < 1e-15)
    let table = try await folder.shell(
      "csv-score -l y --against old --ci 0.95 --format table t.csv")
    #expect(table.lines.allSatisfy { $0.count <= 80 })
    #expect(table.lines[0].hasSuffix("low    high"))
    let short = try await folder.shell(
      "csv-score -l y --against old --ci 0.95 --format table --digits 1 t.csv")
    #expect(short.lines.contains { $0.hasPrefix("mcnemar_p") && $0.contains("<0.1") })
  }
}

extension WorkFolder {
  /// Runs csv-score, and gives what stands behind each score and class.
  fileprivate func cells(_ command: String) async throws -> [[String]: [Double?]] {
    let result = try await shell(command)
    #expect(result.status == 0, "\(result.messages)")
    return Dictionary(
      uniqueKeysWithValues: result.lines.dropFirst().map { line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return (Array(cells[..<2]), cells[2...].map { Double($0) })
      })
  }
}
