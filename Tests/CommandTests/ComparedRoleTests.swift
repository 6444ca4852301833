import Foundation
import TestSupport
import Testing

/// What the tools that measure distances, and those that move numbers, do with columns that no option names.
@Suite("Columns that no option names, where rows are compared or copied")
struct ComparedRoleTests {
  /// Numbers with gaps, categories, an identifier, a date, and a class of which every fourth row is of the small one.
  private struct Sample {
    var numbers: [[Double]] = []
    var categories: [[String]] = []
    var labels: [String] = []
    var text = ",patient_id,signup,dose,size,country,plan,y\n"

    init(rowCount: Int, seed: UInt64, hasGaps: Bool = true) {
      var random = SeededNumbers(seed: seed)
      for row in 0..<rowCount {
        let isFew = random.below(4) == 0
        let label = isFew ? "few" : "many"
        let dose = Double(random.below(2000)) / 100 + (isFew ? 6 : 0)
        let size = Double(random.below(90_000)) / 1000
        let isGap = hasGaps && row % 11 == 3
        let country = random.pick(isFew ? ["DE", "FR", ""] : ["FR", "IT"])
        let plan = random.pick(isFew ? ["a", "b"] : ["b", "NA"])
        numbers.append([isGap ? .nan : dose, size])
        categories.append([country, plan])
        labels.append(label)
        let shown = isGap ? ["NA", "?", ""][row % 3] : "\(dose)"
        text +=
          "\(row + 1),p\(row),2024-01-\(row % 19 + 10),\(shown),\(size),\(country),\(plan),\(label)\n"
      }
    }

    /// The rows but for the columns of numbers.
    var nominalText: String {
      "country,plan,y\n"
        + labels.indices.map { "\(categories[$0].joined(separator: ",")),\(labels[$0])\n" }.joined()
    }

    /// How far apart two rows are by numbers and categories.
    func distance(_ first: Int, _ second: Int, penalty: Double) -> Double {
      var sum = 0.0
      var count = 0.0
      for (one, other) in zip(numbers[first], numbers[second]) where !one.isNaN && !other.isNaN {
        sum += (one - other) * (one - other)
        count += 1
      }
      for (one, other) in zip(categories[first], categories[second]) {
        sum += one == other ? 0 : penalty
        count += 1
      }
      return sum * 4 / count
    }

    /// The square of the middle of the standard deviations of the two columns of numbers.
    var penalty: Double {
      let deviations = (0..<2).map { column in
        let cells = numbers.map { $0[column] }.filter { !$0.isNaN }
        let mean = cells.reduce(0, +) / Double(cells.count)
        let squares = cells.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(cells.count)).squareRoot()
      }
      let middle = (deviations[0] + deviations[1]) / 2
      return middle * middle
    }

    /// The other rows, nearest first; of equally near ones the first in the file comes first.
    func neighbors(of row: Int, _ distance: (Int, Int) -> Double) -> [Int] {
      labels.indices.filter { $0 != row }.map { (distance(row, $0), $0) }.sorted(by: <).map(\.1)
    }

    /// The rows that edited nearest neighbors keeps.
    func edited(_ distance: (Int, Int) -> Double) -> [Int] {
      labels.indices.filter { row in
        labels[row] == "few"
          || neighbors(of: row, distance).prefix(3).allSatisfy { labels[$0] == labels[row] }
      }
    }

    /// The rows that are kept when of each Tomek link the row of the large class goes.
    func unlinked(_ distance: (Int, Int) -> Double) -> [Int] {
      let nearest = labels.indices.map { neighbors(of: $0, distance)[0] }
      return labels.indices.filter { row in
        labels[row] == "few" || labels[nearest[row]] == labels[row]
          || nearest[nearest[row]] != row
      }
    }
  }

  private func folder(_ text: String) throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(text, to: "data.csv")
    return folder
  }

  /// What a command writes, after a check that the note, pasted, comes to the same, that `--quiet` silences it, and that
  /// `--strict` refuses with the same words.
  private func output(
    _ command: String, of folder: WorkFolder, saying options: String
  ) async throws -> Table {
    let tool = command.prefix { $0 != " " }
    let result = try await folder.shell("\(command) data.csv")
    #expect(result.status == 0)
    #expect(result.messages == "\(tool): by what the columns hold: \(options)\n")
    let pasted = try await folder.shell("\(command) \(options) data.csv")
    #expect(pasted.bytes == result.bytes)
    #expect(pasted.messages == "")
    let quiet = try await folder.shell("\(command) --quiet data.csv")
    #expect(quiet.bytes == result.bytes)
    #expect(quiet.messages == "")
    let strict = try await folder.shell("\(command) --strict data.csv")
    #expect(strict.status == 1)
    #expect(strict.output == "")
    #expect(strict.messages.hasSuffix("\nuse \(options)\n"), "\(strict.messages)")
    let still = try await folder.shell("\(command) --strict \(options) data.csv")
    #expect(still.bytes == result.bytes)
    return Table(result.bytes)
  }

  static let compared = "--exclude 1-signup --categorical country,plan --missing copy"

  @Test(arguments: [(60, 1), (151, 2), (400, 3)])
  func cleaning(_ rowCount: Int, _ seed: UInt64) async throws {
    let sample = Sample(rowCount: rowCount, seed: seed)
    let folder = try folder(sample.text)
    let penalty = sample.penalty
    let distance = { sample.distance($0, $1, penalty: penalty) }
    for (method, kept) in [
      ("enn", sample.edited(distance)), ("tomek", sample.unlinked(distance)),
    ] {
      #expect(kept.count < rowCount)
      let table = try await output(
        "csv-undersample --method \(method)", of: folder, saying: Self.compared)
      #expect(table[""] == kept.map { "\($0 + 1)" }, "\(method)")
    }
  }

  /// The share of the columns that differ, of equal ones the first in the file.
  @Test func categoriesAlone() async throws {
    let sample = Sample(rowCount: 90, seed: 4)
    let folder = try folder(sample.nominalText)
    let kept = sample.edited { first, second in
      Double(zip(sample.categories[first], sample.categories[second]).count { $0 != $1 })
    }
    #expect(kept.count < 90)
    let rows = Table(Array(sample.nominalText.utf8)).rows
    let table = try await output(
      "csv-undersample --method enn", of: folder, saying: "--categorical country,plan")
    #expect(table.rows == kept.map { rows[$0] })
    let scaled = try await folder.shell("csv-undersample --method enn --scale standard data.csv")
    #expect(scaled.status == 1)
    #expect(
      scaled.messages
        == "csv-undersample: data.csv: all features are categories: --scale has no effect\n")
  }

  /// Every method takes the table, and the number of threads is of no matter.
  @Test(
    arguments: [
      "nearmiss-1", "nearmiss-2", "nearmiss-3", "instance-hardness", "renn", "allknn", "ncr",
      "cnn", "oss", "enn --metric gower", "tomek --scale robust",
    ])
  func methods(_ method: String) async throws {
    let sample = Sample(rowCount: 120, seed: 5)
    let folder = try folder(sample.text)
    let table = try await output(
      "csv-undersample --method \(method)", of: folder, saying: Self.compared)
    #expect(table.counts("y")["few"] == sample.labels.count { $0 == "few" })
    #expect(table.rows.count < 120)
    #expect(Set(table.records).isSubset(of: Table(sample.text).records))
    let alone = try await folder.shell(
      "csv-undersample --method \(method) --quiet --threads 1 data.csv")
    #expect(Table(alone.bytes).records == table.records)
  }

  /// Rows that lie at the same numbers are told apart by their categories.
  @Test func categoriesDecide() async throws {
    let rows = (0..<24).map { "\($0 % 6 / 3 * 5).5,\($0 % 2 == 0 ? "u" : "v"),\($0 % 2)\n" }
    let folder = try folder("x,kind,y\n" + rows.joined())
    let with = try await folder.shell(
      "csv-undersample --method enn --strategy all --quiet data.csv")
    #expect(Table(with.bytes).rows.count == 24)
    let without = try await folder.shell(
      "csv-undersample --method enn --strategy all --exclude kind data.csv")
    #expect(without.status == 1)
    #expect(without.messages.contains("no row would be left: enn finds fault with all of them\n"))
  }

  @Test(arguments: ["cluster-centroids", "enn --metric manhattan", "tomek --metric cosine"])
  func methodsWithoutCategoriesLeaveThemOut(_ method: String) async throws {
    let folder = try folder(Sample(rowCount: 80, seed: 6, hasGaps: false).text)
    let table = try await output(
      "csv-undersample --method \(method)", of: folder, saying: "--exclude 1-signup,country,plan")
    #expect(table.rows.count < 80)
  }

  @Test func centersHaveNumbersAlone() async throws {
    let folder = try folder(Sample(rowCount: 80, seed: 7, hasGaps: false).text)
    let table = try await output(
      "csv-undersample --method cluster-centroids --voting soft", of: folder,
      saying: "--exclude 1-signup,country,plan")
    let centers = table.rows.filter { $0[7] == "many" }
    #expect(!centers.isEmpty)
    for row in centers {
      #expect(row[0...2] + row[5...6] == ["", "", "", "", ""])
      #expect(row[3...4].allSatisfy { Double($0) != nil })
    }
  }

  @Test(arguments: [
    (
      "csv-undersample --method cluster-centroids --categorical plan,size --categorical 1-2", 2,
      "cluster-centroids takes means, and categories have none: use --exclude plan,size,1-2\n"
    ),
    (
      "csv-undersample --method enn --metric cosine --categorical plan", 2,
      "categories have no cosine distance: use --metric gower"
    ),
    (
      "csv-undersample --method enn --compat imblearn --categorical plan", 2,
      "imbalanced-learn drops rows by numbers alone: leave out --compat or --categorical"
    ),
    (
      "csv-undersample --numeric dose", 2,
      "random choice does not use features: --method is missing"
    ),
    (
      "csv-undersample --method enn --compat imblearn", 1,
      "data.csv:2: column \"patient_id\": \"p0\" is not a number; 4 other columns cannot be used "
        + "either\nuse \(compared)\n"
    ),
    (
      "csv-undersample --method enn --exclude dose,size,country,plan", 1,
      "data.csv: no column holds numbers or categories to learn from; by what the columns hold: "
        + "--exclude 1-signup\nuse --categorical COLS, or --method random\n"
    ),
    (
      "csv-oversample --rose --exclude dose,size", 1,
      "data.csv: no column holds numbers to learn from; by what the columns hold: --exclude "
        + "1,patient_id --copy signup --categorical country,plan\n"
        + "leave out --shrinkage and --rose, and rows are copied as they are\n"
    ),
    (
      "csv-oversample --copy plan", 2,
      "copies are made byte for byte: --shrinkage or --rose is missing"
    ),
  ])
  func refusals(_ command: String, _ status: Int, _ words: String) async throws {
    let folder = try folder(Sample(rowCount: 60, seed: 8).text)
    let result = try await folder.shell("\(command) data.csv")
    #expect(result.status == status)
    #expect(result.output == "")
    let tool = command.prefix { $0 != " " }
    #expect(result.messages.hasPrefix("\(tool): \(words)"), "\(result.messages)")
  }

  @Test(arguments: ["--rose", "--shrinkage 1"])
  func movedCopies(_ options: String) async throws {
    let sample = Sample(rowCount: 100, seed: 9)
    let folder = try folder(sample.text)
    let table = try await output(
      "csv-oversample \(options) --provenance how", of: folder,
      saying: "--exclude 1,patient_id --copy signup --categorical country,plan --missing copy")
    let made = table.rows.filter { $0[8] != "" }
    #expect(!made.isEmpty)
    for row in made {
      let parent = table.rows[try #require(Int(row[8].split(separator: " ")[1])) - 1]
      // Row numbers and identifiers are empty, dates and categories are the parent's.
      #expect(row[0...1] == ["", ""])
      #expect(row[2] == parent[2])
      #expect(row[5...7] == parent[5...7])
      // A missing number stays that gap.
      #expect(Double(parent[3]) == nil ? row[3] == parent[3] : Double(row[3]) != nil)
      #expect(Double(row[4]) != nil)
    }
    #expect(made.contains { Double($0[3]) == nil })
  }

  @Test func strays() async throws {
    let rows = (1...60).map {
      "\($0 * 7 % 60).25,\($0 == 9 ? "unknown" : "\($0 * 11 % 60)"),\($0 % 4)\n"
    }
    let folder = try folder("m,dose,y\n" + rows.joined())
    for command in [
      "csv-undersample --method tomek", "csv-oversample --rose", "csv-knn --train data.csv",
    ] {
      let tool = command.prefix { $0 != " " }
      let result = try await folder.shell("\(command) data.csv")
      #expect(
        result.messages == """
          \(tool): by what the columns hold: --numeric dose --missing copy
          \(tool): dose: "unknown" counts as missing

          """)
      let pasted = try await folder.shell("\(command) --numeric dose --missing copy data.csv")
      #expect(pasted.messages == "")
      #expect(pasted.bytes == result.bytes)
    }
  }

  // MARK: csv-knn: the training file decides

  @Test func predictions() async throws {
    let folder = try folder(Sample(rowCount: 40, seed: 10).text)
    try folder.write(Sample(rowCount: 90, seed: 11).text, to: "train.csv")
    let table = try await output(
      "csv-knn --train train.csv", of: folder, saying: Self.compared)
    #expect(Set(table["predicted"]).isSubset(of: ["few", "many"]))
  }

  /// What the test file holds is of no matter; what it must hold is said.
  @Test func trainingFileDecides() async throws {
    let folder = try WorkFolder()
    try folder.write(
      "v,kind,y\n"
        + (1...30).map { "\($0 % 7).5,\(["u", "v", "7"][$0 % 3]),\($0 % 3 == 0 ? "p" : "q")\n" }
        .joined(), to: "train.csv")
    // Numbers throughout, but a category where one learns from it.
    try folder.write("kind,v\n7,1\n8,2\n7,NA\n", to: "test.csv")
    let result = try await folder.shell("csv-knn -k 1 --train train.csv test.csv")
    #expect(result.status == 0)
    #expect(
      result.messages
        == "csv-knn: by what the columns hold: --categorical kind --missing copy\n")
    let pasted = try await folder.shell(
      "csv-knn -k 1 --train train.csv --categorical kind --missing copy test.csv")
    #expect(pasted.bytes == result.bytes)
    #expect(pasted.messages == "")
    let strict = try await folder.shell(
      "csv-knn -k 1 --strict --train train.csv --categorical kind test.csv")
    #expect(
      strict.messages.hasPrefix("csv-knn: test.csv:4: column \"v\": \"NA\" is not a number\n"))
    try folder.write("kind,v\n7,1\n8,2\n7,much\n", to: "bad.csv")
    let bad = try await folder.shell("csv-knn -k 1 --train train.csv -o out.csv bad.csv")
    #expect(bad.status == 1)
    #expect(
      bad.messages
        == "csv-knn: bad.csv:4: column \"v\": \"much\" is not a number\nuse --exclude v\n")
    #expect(try folder.fileNames() == ["bad.csv", "test.csv", "train.csv"])
  }

  /// Row numbers and identifiers need not be in the test file.
  @Test func columnsLeftOutNeedNotBeThere() async throws {
    let folder = try WorkFolder()
    let sample = Sample(rowCount: 50, seed: 12)
    try folder.write(sample.text, to: "data.csv")
    try folder.write("plan,size,country,dose\na,3,DE,4\nb,50.5,IT,9\n", to: "test.csv")
    let result = try await folder.shell("cat data.csv | csv-knn --train - test.csv")
    #expect(result.status == 0)
    #expect(result.messages == "csv-knn: by what the columns hold: \(Self.compared)\n")
    let file = try await folder.shell("csv-knn --train data.csv test.csv")
    #expect(file.bytes == result.bytes)
  }
}
