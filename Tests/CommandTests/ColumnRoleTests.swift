import TestSupport
import Testing

/// What csv-smote does with columns that no option names.
@Suite("Columns that no option names")
struct ColumnRoleTests {
  /// A table of 40 rows with a measure, a column of a kind, and a class of which every fifth row is of the small one.
  private func folder(
    _ name: String, first: Bool = false, _ cell: (Int) -> String
  ) throws -> WorkFolder {
    let folder = try WorkFolder()
    let rows = (1...40).map { row in
      let measure = "\(row * 7 % 40).5"
      let label = row % 5 == 0 ? "few" : "many"
      return first ? "\(cell(row)),\(measure),\(label)" : "\(measure),\(cell(row)),\(label)"
    }
    let header = first ? "\(name),m,y" : "m,\(name),y"
    try folder.write(([header] + rows + [""]).joined(separator: "\n"), to: "data.csv")
    return folder
  }

  /// The cells of a column in made rows, after a check that the note, pasted, comes to the same, and that `--strict`
  /// refuses with the same words.
  private func made(
    _ folder: WorkFolder, column: Int = 1, saying options: String, isRefused: Bool = true
  ) async throws -> [String] {
    let result = try await folder.shell("csv-smote data.csv")
    #expect(result.status == 0)
    let note = "csv-smote: by what the columns hold: \(options)\n"
    #expect(options.isEmpty ? result.messages == "" : result.messages.hasPrefix(note))
    let pasted = try await folder.shell("csv-smote \(options) data.csv")
    #expect(pasted.bytes == result.bytes)
    #expect(pasted.messages == "")
    let quiet = try await folder.shell("csv-smote --quiet data.csv")
    #expect(quiet.bytes == result.bytes)
    #expect(quiet.messages == "")
    let strict = try await folder.shell("csv-smote --strict data.csv")
    #expect(strict.status == (isRefused ? 1 : 0))
    #expect(strict.messages.hasSuffix(isRefused ? "\nuse \(options)\n" : ""))
    if isRefused { #expect(strict.output == "") }
    let still = try await folder.shell("csv-smote --strict \(options) data.csv")
    #expect(still.bytes == result.bytes)
    let table = Table(result.bytes)
    #expect(table.counts("y") == ["few": 32, "many": 32])
    return table.rows.dropFirst(40).map { $0[column] }
  }

  @Test func rowNumber() async throws {
    let folder = try folder("", first: true) { "\($0)" }
    let cells = try await made(folder, column: 0, saying: "--exclude 1", isRefused: false)
    #expect(Set(cells) == [""])
  }

  @Test func identifier() async throws {
    let folder = try folder("patient_id") { "p\($0)" }
    let cells = try await made(folder, saying: "--exclude patient_id")
    #expect(Set(cells) == [""])
  }

  @Test func group() async throws {
    let folder = try folder("patient_id") { "p\($0 / 2)" }
    let cells = try await made(folder, saying: "--copy patient_id")
    #expect(Set(cells).isSubset(of: Set((0...20).map { "p\($0)" })))
  }

  @Test func code() async throws {
    let folder = try folder("zip") { $0 % 3 == 0 ? "02115" : "10001" }
    let cells = try await made(folder, saying: "--categorical zip", isRefused: false)
    #expect(Set(cells).isSubset(of: ["02115", "10001"]))
  }

  @Test func date() async throws {
    let folder = try folder("signup") { "2024-01-\($0 % 30 + 10)" }
    let cells = try await made(folder, saying: "--copy signup")
    #expect(cells.allSatisfy { $0.hasPrefix("2024-01-") })
  }

  @Test func quantity() async throws {
    let folder = try folder("price") { "$\($0)" }
    let cells = try await made(folder, saying: "--copy price")
    #expect(cells.allSatisfy { $0.hasPrefix("$") })
    let result = try await folder.shell("csv-smote data.csv > out.csv")
    #expect(
      result.messages.hasSuffix(
        "csv-smote: price: to learn from it, write numbers without units and separators\n"))
  }

  @Test func text() async throws {
    let folder = try folder("remark, long") { "\"it was, \($0) of them\"" }
    try folder.write(
      String(decoding: try folder.bytes(of: "data.csv"), as: UTF8.self)
        .replacing("m,remark, long,y", with: "m,\"remark, long\",y"), to: "data.csv")
    let cells = try await made(folder, saying: "--copy '\"remark, long\"'")
    #expect(cells.allSatisfy { $0.hasPrefix("it was, ") })
  }

  @Test func constant() async throws {
    let folder = try folder("unit") { _ in "kg" }
    let cells = try await made(folder, saying: "--copy unit")
    #expect(Set(cells) == ["kg"])
    let number = try self.folder("unit") { _ in "1.50" }
    #expect(Set(try await made(number, saying: "", isRefused: false)) == ["1.50"])
  }

  @Test func category() async throws {
    let folder = try folder("the country") { ["DE", "FR", "IT"][$0 % 3] }
    let cells = try await made(folder, saying: "--categorical 'the country'")
    #expect(Set(cells).isSubset(of: ["DE", "FR", "IT"]))
  }

  @Test func methodsWithoutCategoriesCopyThem() async throws {
    let folder = try folder("country") { ["DE", "FR", "IT"][$0 % 3] }
    for options in ["--variant svm", "--variant kmeans", "--metric manhattan", "--approximate 0.9"]
    {
      let result = try await folder.shell("csv-smote \(options) data.csv")
      #expect(result.status == 0, "\(result.messages)")
      #expect(
        result.messages.hasPrefix("csv-smote: by what the columns hold: --copy country\n"))
      #expect(Set(Table(result.bytes)["country"]) == ["DE", "FR", "IT"])
    }
  }

  /// A missing cell stays what it is in its parent.
  @Test func gaps() async throws {
    let folder = try folder("dose") { $0 % 10 == 0 ? "NA" : $0 == 15 ? "" : " \($0 * 3)" }
    let cells = try await made(folder, saying: "--missing copy")
    #expect(cells.contains("NA"))
    #expect(cells.allSatisfy { $0 == "NA" || $0 == "" || Int($0) != nil })
  }

  @Test func strays() async throws {
    let folder = try folder("dose") { $0 == 21 ? "unknown" : "\($0 * 3)" }
    _ = try await made(folder, saying: "--numeric dose --missing copy")
    let result = try await folder.shell("csv-smote data.csv > out.csv")
    #expect(result.messages.hasSuffix("csv-smote: dose: \"unknown\" counts as missing\n"))
  }

  @Test func numbersNeedNoNote() async throws {
    let folder = try folder("count") { "\($0 * 13 % 40)" }
    _ = try await made(folder, saying: "", isRefused: false)
  }

  @Test func nothingToLearnFrom() async throws {
    let folder = try WorkFolder()
    try folder.write("t,y\n2024-01-01,a\n2024-01-02,a\n2024-01-03,b\n", to: "data.csv")
    let result = try await folder.shell("csv-smote -o out.csv data.csv")
    #expect(result.status == 1)
    #expect(result.messages.hasPrefix("csv-smote: data.csv: no column holds numbers or categories"))
    #expect(try folder.fileNames() == ["data.csv"])
  }

  @Test func compatibilityIsStrict() async throws {
    let folder = try folder("country") { ["DE", "FR", "IT"][$0 % 3] }
    let result = try await folder.shell("csv-smote --compat imblearn data.csv")
    #expect(result.status == 1)
    #expect(result.messages.hasSuffix("use --categorical country\n"))
  }

  @Test func quietAndVerboseExclude() async throws {
    let folder = try folder("count") { "\($0 * 13 % 40)" }
    let result = try await folder.shell("csv-smote -q -v data.csv")
    #expect(result.status == 2)
  }
}
