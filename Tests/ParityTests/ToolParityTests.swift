import TestSupport
import Testing

@Suite("The tools give the libraries' rows, end to end")
struct ToolParityTests {
  static let splitsAsked = GoldenCase.of("split", "stratified-split").filter { !$0.leavesRowsOver }
  static let foldsAsked = GoldenCase.of(
    "kfold", "stratified-kfold", "group-kfold", "stratified-group-kfold")
  static let groupsAsked = GoldenCase.of("group-shuffle")
  static let weightsAsked = GoldenCase.of("balanced")
  static let rowsAsked = GoldenCase.all.filter { $0.kind == "ids" }
  static let refusalsAsked = GoldenCase.all.filter { $0.kind == "error" }
  static let madeRowsAsked = GoldenCase.all.filter { $0.kind == "rows" }
  static let smoothedRowsAsked = GoldenCase.of("random-smoothed")
  static let combinationsAsked = GoldenCase.of("smote-enn", "smote-tomek")

  /// No case is passed over but those that no tool can be asked for: two parts that leave rows over.
  @Test func allCasesAreAskedFor() {
    let asked = [
      Self.splitsAsked, Self.foldsAsked, Self.groupsAsked, Self.weightsAsked, Self.rowsAsked,
      Self.refusalsAsked, Self.madeRowsAsked, Self.smoothedRowsAsked, Self.combinationsAsked,
    ]
    let impossible = GoldenCase.all.filter(\.leavesRowsOver)
    #expect(asked.map(\.count) == [68, 30, 2, 13, 212, 7, 63, 14, 24])
    #expect(asked.joined().count == 433 && impossible.count == 16)
    #expect(Set((asked.joined() + impossible).map(\.name)) == Set(GoldenCase.all.map(\.name)))
  }

  @Test(arguments: splitsAsked)
  func splits(_ golden: GoldenCase) async throws {
    let folder = try golden.folder()
    var options = golden.method == "split" ? "--no-stratify " : ""
    options +=
      golden.params["shuffle"]?.bool == false ? "--by-order" : "--shuffle --seed \(golden.seed)"
    let result = try await folder.shell(
      "csv-split --test-size \(try golden.testSize()) \(options) --test test.csv data.csv")
    #expect(result.messages == "")
    let train = Table(result.bytes)["id"].map { ["train", $0] }
    let test = Table(try folder.bytes(of: "test.csv"))["id"].map { ["test", $0] }
    #expect(train + test == (try golden.expected().rows))
  }

  @Test(arguments: foldsAsked)
  func folds(_ golden: GoldenCase) async throws {
    let folder = try golden.folder()
    var options = golden.method.contains("stratified") ? "" : "--no-stratify "
    options += golden.method.contains("group") ? "--group group " : ""
    options += golden.params["shuffle"]?.bool == true ? "--seed \(golden.seed)" : "--by-order"
    let count = golden.params["n_splits"]?.int ?? 0
    let result = try await folder.shell(
      "csv-split --folds \(count) --append fold \(options) data.csv")
    #expect(result.messages == "")
    let table = Table(result.bytes)
    let rows = zip(table["fold"], table["id"]).compactMap { fold, id in
      Int(fold).map { ["\($0 - 1)", id] }
    }
    let found = (0..<count).flatMap { fold in rows.filter { $0[0] == "\(fold)" } }
    #expect(found == (try golden.expected().rows))
  }

  /// The first of the two splits that the library was asked for: a tool makes one.
  @Test(arguments: groupsAsked)
  func groups(_ golden: GoldenCase) async throws {
    let folder = try golden.folder()
    let result = try await folder.shell(
      "csv-split --group group --test-size 0.25 --seed \(golden.seed) --append part data.csv")
    let table = Table(result.bytes)
    let rows = zip(table["part"], table["id"]).map { ["0", $0, $1] }
    let found = rows.filter { $0[1] == "train" } + rows.filter { $0[1] == "test" }
    #expect(found == (try golden.expected().rows.filter { $0[0] == "0" }))
  }

  @Test(arguments: weightsAsked)
  func weights(_ golden: GoldenCase) async throws {
    let folder = try golden.folder()
    let result = try await folder.shell("csv-weights --label label data.csv")
    let table = Table(result.bytes)
    let expected = try golden.expected()
    #expect(table["value"] == (try expected.column("label")))
    #expect(table["count"] == (try expected.column("count")))
    #expect(
      table["weight"].map { Double($0) } == (try expected.column("weight").map { Double($0) }))
  }

  // MARK: Rows that are kept or copied

  @Test(arguments: rowsAsked)
  func rows(_ golden: GoldenCase) async throws {
    let folder = try golden.folder()
    let result = try await folder.shell("\(try golden.command()) data.csv")
    #expect(result.status == 0, "\(result.messages)")
    #expect(Table(result.bytes)["id"] == (try golden.expected().column("id")))
    // Every row is one of the input's, byte for byte.
    let input = Set(Table(try folder.bytes(of: "data.csv")).rowBytes)
    #expect(Table(result.bytes).rowBytes.allSatisfy { input.contains($0) })
  }

  @Test(arguments: refusalsAsked)
  func refusals(_ golden: GoldenCase) async throws {
    let folder = try golden.folder()
    let result = try await folder.shell("\(try golden.command()) data.csv")
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.messages.hasPrefix("\(golden.tool): data.csv: column \"label\": "))
  }

  // MARK: Rows that are made

  @Test(arguments: madeRowsAsked)
  func madeRows(_ golden: GoldenCase) async throws {
    let folder = try golden.folder()
    let result = try await folder.shell("\(try golden.command()) --synthetic-only data.csv")
    #expect(result.status == 0, "\(result.messages)")
    let made = try golden.featuresAndLabels(result.bytes)
    #expect(try differences(made, golden.expected().rows) == [])
    let all = try await folder.shell("\(try golden.command()) data.csv")
    #expect(all.bytes.starts(with: try folder.bytes(of: "data.csv")))
    #expect(Table(all.bytes).rows.suffix(made.count) == Table(result.bytes).rows[...])
  }

  @Test(arguments: smoothedRowsAsked)
  func smoothedRows(_ golden: GoldenCase) async throws {
    let folder = try golden.folder()
    let result = try await folder.shell(
      "\(try golden.command()) --decimals full --provenance how data.csv")
    #expect(result.status == 0, "\(result.messages)")
    let table = Table(result.bytes)
    let rows = try golden.featuresAndLabels(result.bytes)
    let ids = Table(try folder.bytes(of: "data.csv"))["id"]
    let cells = zip(table["how"], rows).compactMap { how, row -> [String]? in
      // The record that was copied is the last word: 13 is the thirteenth row.
      guard let source = how.split(separator: " ").last.flatMap({ Int($0) }) else { return nil }
      return [ids[source - 1]] + row
    }
    #expect(try differences(cells, golden.expected().rows) == [])
  }

  /// SMOTE, then a cleaner over all classes: two tools and a pipe.
  @Test(arguments: combinationsAsked)
  func combinations(_ golden: GoldenCase) async throws {
    let folder = try golden.folder()
    let method = golden.method == "smote-enn" ? "enn" : "tomek"
    // In tables of integers alone the library's cleaner sees rows that are cut already, as it does in a pipe.
    let result = try await folder.shell(
      """
      csv-smote --compat imblearn --seed \(golden.seed) --decimals full \(try golden.exclusions()) \\
        --provenance how data.csv |
      csv-undersample -l label --compat imblearn --method \(method) --strategy all \\
        \(try golden.exclusions(also: "how"))
      """)
    #expect(result.messages == "")
    let table = Table(result.bytes)
    let expected = try golden.expected().rows.map { $0[0] }
    let kept = zip(table["id"], table["how"]).filter { $0.1 == "" }.map(\.0)
    #expect(kept == expected.filter { $0.hasPrefix("r") })
    #expect(table.rows.count == expected.count)
  }
}

/// The rows that differ, cells compared as numbers where they are numbers.
private func differences(_ found: [[String]], _ expected: [[String]]) -> [String] {
  if found.count != expected.count { return ["\(found.count) rows instead of \(expected.count)"] }
  return zip(found, expected).filter { row, wanted in
    row.count != wanted.count
      || !zip(row, wanted).allSatisfy { one, other in
        one == other || Double(one).map { $0 == Double(other) } ?? false
      }
  }.map { "\($0) is not \($1)" }
}

extension GoldenCase {
  /// A folder with the data set as `data.csv`.
  fileprivate func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.copy("Tests/ParityTests/golden/data/\(dataset).csv", as: "data.csv")
    return folder
  }

  /// Whether a training and a test size leave rows to neither part, which csv-split never does.
  fileprivate var leavesRowsOver: Bool {
    params["train_size"] != nil && params["test_size"] != nil
  }

  /// What `--test-size` is to say; a training size is turned into what it leaves.
  fileprivate func testSize() throws -> String {
    switch (params["test_size"], params["train_size"]) {
    case (.double(let fraction), _): return "\(fraction)"
    case (.int(let count), _): return "\(count)"
    case (_, .double(let fraction)):
      let count = try data().labels.count
      return "\(count - Int(fraction * Double(count)))"
    default: return "0.25"
    }
  }

  /// The columns that are no features.
  fileprivate func exclusions(also others: String...) throws -> String {
    let group = try data().groups == nil ? [] : ["group"]
    return "--exclude \((["id"] + group + others).joined(separator: ","))"
  }

  /// The command that asks for the same.
  fileprivate func command() throws -> String {
    var words = [tool, "--compat imblearn"]
    let chance = ["random-over", "random-under", "random-smoothed", "cnn", "oss"]
    if tool == "csv-smote" || chance.contains(method) { words.append("--seed \(seed)") }
    if !["random-over", "random-under"].contains(method) { words.append(try exclusions()) }
    words += try amountWords() + methodWords()
    return words.joined(separator: " ")
  }

  private func amountWords() throws -> [String] {
    switch params["sampling_strategy"] {
    case nil: []
    case .text(let name):
      ["--strategy \(name.split(separator: " ").joined(separator: "-"))"]
    case .double(let ratio): ["--ratio \(ratio)"]
    case .counts(let targets):
      targets.sorted { $0.key < $1.key }.map { "--target \($0.key)=\($0.value)" }
    default: throw GoldenProblem(text: "\(name): an unknown strategy")
    }
  }

  private func methodWords() throws -> [String] {
    var words: [String] = []
    switch method {
    case "random-over", "random-under": break
    case "random-smoothed": words.append("--shrinkage \(params["shrinkage"]?.double ?? 1)")
    case "smotenc", "smoten":
      words.append("--categorical \(try categories().joined(separator: ","))")
      words.append("--decimals full")
    case "nearmiss": words.append("--method nearmiss-\(params["version"]?.int ?? 1)")
    case "svm-smote": words.append("--variant svm --decimals full")
    default:
      words.append(
        tool == "csv-smote" ? "--variant \(method) --decimals full" : "--method \(method)")
    }
    for (parameter, option) in [
      "k_neighbors": "--neighbors", "n_neighbors": "--neighbors", "n_seeds_S": "--seeds",
      "n_neighbors_ver3": "--shortlist",
    ] {
      if let value = params[parameter]?.int { words.append("\(option) \(value)") }
    }
    if params["replacement"]?.bool == true { words.append("--replacement") }
    if params["allow_minority"]?.bool == true { words.append("--allow-minority") }
    if let kind = params["kind_sel"]?.text { words.append("--kind \(kind)") }
    return words
  }

  private func categories() throws -> [String] {
    if case .texts(let names) = params["categorical_features"] { return names }
    return try data().features
  }

  /// The features and the label of all rows of an output, as the golden files have them.
  fileprivate func featuresAndLabels(_ bytes: [UInt8]) throws -> [[String]] {
    let table = Table(bytes)
    let places = try (data().features + ["label"]).compactMap { table.header.firstIndex(of: $0) }
    return table.rows.map { row in places.map { row[$0] } }
  }
}
