import TestSupport
import Testing

@Suite("Rows that stay get weights, rows that are made are mixed")
struct WeightedRowsTests {
  private static let data =
    "id,w,y\n"
    + (0..<70).map { "\($0),\($0 % 4 + 1),\($0 % 10 == 0 ? "rare" : "often")\n" }.joined()

  private func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write(Self.data, to: "data.csv")
    return folder
  }

  /// Each class weighs what it weighed.
  @Test(arguments: [
    "", "--replacement", "--per-class 20", "--compat imblearn", "--where id=1..60",
    "--method tomek --exclude id", "--dropped dropped.csv",
  ])
  func weightsAddUp(_ options: String) async throws {
    let folder = try folder()
    let result = try await folder.shell("csv-undersample --weight weight \(options) data.csv")
    #expect(result.status == 0, "\(result.messages)")
    let table = Table(result.bytes)
    #expect(table.header == ["id", "w", "y", "weight"])
    let isPart = { (id: String) in !options.contains("--where") || 1...60 ~= Int(id) ?? 0 }
    var sums: [String: Double] = [:]
    for row in table.rows where isPart(row[0]) { sums[row[2], default: 0] += Double(row[3]) ?? 0 }
    let before = tally(
      (0..<70).filter { isPart("\($0)") }.map { $0 % 10 == 0 ? "rare" : "often" })
    for (name, count) in before {
      #expect(abs(sums[name, default: 0] - Double(count)) < 1e-9 * Double(count), "\(options)")
    }
    #expect(table.rows.filter { !isPart($0[0]) }.allSatisfy { $0[3] == "" })
  }

  /// What WEKA 3.6.14's SpreadSubsample -W leaves of three tables: golden file made by make_spread.sh.
  @Test(arguments: [
    ("yeast", "site", "-M 1", ""), ("hepatitis", "class", "-M 1", ""),
    ("abalone", "sex", "-X 500", "--per-class 500"),
  ])
  func asWEKA(_ name: String, _ label: String, _ theirs: String, _ ours: String) async throws {
    let folder = try WorkFolder()
    try folder.copy("Examples/data/\(name).csv", as: "t.csv")
    let result = try await folder.shell(
      "csv-undersample -q -l \(label) --weight weka_weight \(ours) t.csv")
    #expect(result.status == 0, "\(result.messages)")
    let table = Table(result.bytes)
    let found = tally(
      zip(table[label], table["weka_weight"]).map { "\($0),\(Double($1) ?? .nan)" })
    let golden = String(
      decoding: try bytesOfRepositoryFile("Tests/ParityTests/golden/spread.csv"), as: UTF8.self)
    let lines = golden.split(separator: "\n").filter { $0.hasPrefix("\(name),\(theirs),") }
    let expected = lines.map { line in
      let cells = line.split(separator: ",").map(String.init)
      return (key: "\(cells[2]),\(Double(cells[3]) ?? 0)", rows: Int(cells[4]) ?? 0)
    }
    #expect(found == Dictionary(uniqueKeysWithValues: expected.map { ($0.key, $0.rows) }))
  }

  @Test func weightsAreMultiplied() async throws {
    let folder = try folder()
    let plain = try await folder.shell("csv-undersample --weight f --seed 3 data.csv")
    let result = try await folder.shell(
      "csv-undersample --weight f --row-weights w --seed 3 data.csv")
    let (before, after) = (Table(plain.bytes), Table(result.bytes))
    #expect(before["id"] == after["id"])
    for (row, other) in zip(before.rows, after.rows) {
      #expect((Double(row[3]) ?? 0) * (Double(row[1]) ?? 0) == Double(other[3]))
    }
    #expect(Set(before["f"]) == ["9.0", "1.0"])
  }

  @Test func oneOverTheChance() async throws {
    let folder = try folder()
    let result = try await folder.shell(
      "csv-counts data.csv > c.csv; csv-undersample --counts c.csv --weight f --row-weights w --where id=1..69 data.csv"
    )
    #expect(result.status == 0)
    let table = Table(result.bytes)
    #expect(table.rows.first == ["0", "1", "rare", ""])
    for row in table.rows.dropFirst() {
      #expect(Double(row[3]) == (row[2] == "rare" ? 1 : 9) * (Double(row[1]) ?? 0))
    }
  }

  @Test(arguments: [
    CommandCase.failure(
      "csv-undersample --weight w data.csv",
      "csv-undersample: data.csv:1: column \"w\" is there already\nuse --weight with another name"),
    CommandCase.failure(
      "csv-undersample --weight f --row-weights y data.csv",
      "csv-undersample: data.csv:2: column \"y\": \"rare\" is not a weight: a number from 0 to 1e15"
    ),
    CommandCase.refusal(
      "csv-undersample --row-weights w", "--row-weights has no effect without --weight"),
    CommandCase.refusal(
      "csv-undersample --method cluster-centroids --voting soft --weight f",
      "centers of clusters are no rows that stay: --weight has no effect"),
    CommandCase.refusal(
      "csv-oversample --counts c.csv --shuffle",
      "--counts decides row by row: --shuffle has no effect"),
  ])
  func refusals(_ example: CommandCase) async throws {
    try await example.check(in: try folder())
  }

  // MARK: --shuffle

  @Test(arguments: [
    "csv-oversample", "csv-oversample --rose --copy id", "csv-smote --copy id",
    "csv-oversample --unlabeled drop",
  ])
  func madeRowsAreMixed(_ command: String) async throws {
    let folder = try WorkFolder()
    // Quotes, line ends in cells, and a row without a class.
    let rows = (0..<80).map { row in
      let name = row % 3 == 0 ? "\"two\nlines \"\"\(row)\"\"\"" : "n\(row) 5\" pipe"
      return
        "\(name),\(row),\(row == 7 && command.contains("drop") ? "" : row % 8 == 0 ? "rare" : "often")\n"
    }
    try folder.write("id,v,y\n" + rows.joined(), to: "data.csv")
    let options = "--mark made --seed 4"
    let last = try await folder.shell("\(command) \(options) data.csv")
    let mixed = try await folder.shell("\(command) \(options) --shuffle data.csv")
    #expect(mixed.status == 0, "\(mixed.messages)")
    let (ordered, table) = (Table(last.bytes), Table(mixed.bytes))
    #expect(ordered.rowBytes.count == table.rowBytes.count)
    #expect(
      tally(table.rows.map { $0.joined(separator: "|") })
        == tally(ordered.rows.map { $0.joined(separator: "|") }))
    // The rows that came in are in their order.
    #expect(table.rows.filter { $0[3] == "false" } == ordered.rows.filter { $0[3] == "false" })
    let firstMade = try #require(table["made"].firstIndex(of: "true"))
    #expect(table["made"].suffix(from: firstMade).contains("false"))
    let again = try await folder.shell("\(command) \(options) --shuffle --threads 1 data.csv")
    #expect(again.bytes == mixed.bytes)
    let other = try await folder.shell("\(command) --mark made --seed 5 --shuffle data.csv")
    #expect(other.bytes != mixed.bytes)
  }

  @Test func madeRowsAlone() async throws {
    let folder = try folder()
    let plain = try await folder.shell("csv-smote --synthetic-only data.csv")
    let mixed = try await folder.shell("csv-smote --synthetic-only --shuffle data.csv")
    #expect(plain.lines.sorted() == mixed.lines.sorted())
    #expect(plain.lines != mixed.lines)
    #expect(plain.lines.first == mixed.lines.first)
  }
}
