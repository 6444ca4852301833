import CSVCore
import TableKit
import TestSupport
import Testing

/// Each rule at its boundaries.
struct ColumnRoleTests {
  @Test func rolesHaveNamesOfTheirOwn() {
    #expect(Set(ColumnRole.allCases.map(\.rawValue)).count == 9)
  }

  @Test(arguments: [
    (["5", "5", "5"], ColumnUse.number), (["yes", "yes"], .copy), (["", "NA"], .copy),
    (["5"], .number), (["05", "05"], .copy), (["NA", "NA"], .copy), ([" ", " "], .copy),
  ])
  func constants(cells: [String], use: ColumnUse) {
    #expect(role(cells) == .constant)
    #expect(profile(cells).decision.use == use)
    #expect(!profile(cells).decision.hasGaps)
  }

  /// A gap is another text, and so a flag with gaps is no constant.
  @Test func oneValueAndGapsAreNoConstant() {
    #expect(role(["yes", "", "yes", "yes"]) == .category)
  }

  @Test(arguments: [
    "Unnamed: 0", "unnamed:12", "Unnamed", "...1", "rownames", "row_names", "row.name", " rowname ",
  ])
  func rowNumbersByTheirName(name: String) {
    // Behind csv-split they neither rise without holes nor begin at 1.
    #expect(role(["9", "4", "7"], name) == .rowNumber)
    #expect(role(["9", "", "7"], name) == .rowNumber)
    #expect(role(["9", "-4", "7"], name) == .number)
    #expect(role(["9", "4.5", "7"], name) == .number)
    #expect(role(["a", "b", "a", "b"], name) == .category)
  }

  @Test func rowNumbersWithoutAName() {
    #expect(role(["9", "4", "7"], "", 0) == .rowNumber)
    #expect(role(["9", "4", "7"], "", 1) == .number)
    #expect(role(["4", "7", "9"], "", 1) == .rowNumber)
    #expect(role(["9", "4", "7"], nil, 0) == .number)
  }

  @Test(arguments: [
    "index", "idx", "row", "no", "nr", "num", "number", "N", "#", "obs", "case", "serial no", "key",
    "record", "Sl. No.", "_row_nr", "S.No", "serial_number", "orig_index",
  ])
  func rowNumbersByTheirNameWhereTheyRise(name: String) {
    #expect(role(["100", "250", "260"], name) == .rowNumber)
    #expect(role(["100", "250", "250"], name) == .number)
    #expect(role(["-1", "250", "260"], name) == .number)
  }

  @Test(arguments: ["X", "X1", "V1"])
  func rowNumbersThatRNames(name: String) {
    #expect(role(["100", "250", "260"], name, 0) == .rowNumber)
    #expect(role(["100", "250", "260"], name, 1) == .number)
  }

  @Test func rowNumbersInTheFirstColumn() {
    func cells(_ numbers: some Sequence<Int>) -> [String] { numbers.map { "\($0)" } }
    #expect(role(cells(1...10), "a", 0) == .rowNumber)
    #expect(role(cells(1...10), nil, 0) == .rowNumber)
    #expect(role(cells(1...9), "a", 0) == .number)
    #expect(role(cells(1...10), "a", 1) == .number)
    #expect(role(cells(10...19), "a", 0) == .rowNumber)
    #expect(role(cells(11...20), "a", 0) == .number)
    #expect(role(cells(1...9) + ["30"], "a", 0) == .rowNumber)
    #expect(role(cells(1...9) + ["31"], "a", 0) == .number)
    #expect(role(cells(1...9) + ["", "30"], "a", 0) == .rowNumber)
    for name in ["time", "Age", "day_of_year", "Years", "t", "time step"] {
      #expect(role(cells(1...10), name, 0) == .number, "\(name)")
    }
    #expect(role(cells(1...10), "timely", 0) == .rowNumber)
  }

  @Test(arguments: ["id", "ID", "user_id", "userId", "patientID", "row ids", "a.uuid", "x-guid"])
  func identifiersByTheirName(name: String) {
    let decision = profile(["9", "4", "7"], name: name).decision
    #expect(decision == profile(["c", "a", "b"], name: name).decision)
    #expect(decision.role == .identifier && decision.use == .exclude)
    // Where values repeat it names a group.
    #expect(profile(["9", "4", "9"], name: name).decision.use == .copy)
    #expect(profile(["9", "4", "9"], name: name).decision.role == .identifier)
    #expect(role(["9.5", "4", "7"], name) == .number)
  }

  @Test(arguments: ["idle", "solid", "Candid", "identity", "grid", "id number"])
  func otherNamesAreNoIdentifiers(name: String) {
    #expect(role(["9", "4", "7"], name) == .number)
  }

  @Test func manyIdentifiersAreWatched() {
    let numbers = (0..<3000).map { "\(($0 * 7) % 3001)" }
    #expect(profile(numbers, name: "user_id").decision.use == .exclude)
    #expect(profile(numbers + ["7"], name: "user_id").decision.use == .copy)
  }

  @Test(arguments: [
    "zip", "ZipCode", "zip code", "post_code", "fips", "isbn", "naics", "code", "country codes",
    "areacode", "sic", "iso_num", "countryFIPS",
  ])
  func codesByTheirName(name: String) {
    let cells = (0..<40).map { "\([1001, 2002, 3003][$0 % 3])" }
    #expect(profile(cells, name: name).decision.role == .code)
    #expect(profile(cells, name: name).decision.use == .category)
    #expect(role(cells.map { $0 + ".5" }, name) == .number)
    let many = (0..<40).map { "\(($0 * 7) % 40 + 500)" }
    #expect(profile(many, name: name).decision.use == .exclude)
    #expect(profile(many + many, name: name).decision.use == .copy)
  }

  @Test func paddedNumbersAreCodes() {
    #expect(role(["02115", "10001", "02115", "10001"]) == .code)
    #expect(role(["007", "8"]) == .code)
    #expect(role(["0", "8", "0.5"]) == .number)
    #expect(role(["-07", "8"]) == .number)
  }

  @Test(arguments: [
    ["1", "0", "1"], ["1.5", "2"], ["3", "NA", "4"], ["2001", "2002"], [" 7", "8 "], ["1e5", "3"],
  ])
  func numbers(cells: [String]) {
    let decision = profile(cells).decision
    #expect(decision.role == .number && decision.use == .number && decision.strays.isEmpty)
    #expect(decision.hasGaps == cells.contains("NA"))
  }

  @Test func numbersWithStrays() {
    func cells(_ numbers: Int, _ different: Int, _ strays: Int) -> [String] {
      (0..<numbers).map { "\(($0 % different) * 3)" } + Array(repeating: "unknown", count: strays)
    }
    let decision = profile(cells(95, 31, 5)).decision
    #expect(decision.role == .number && decision.hasGaps)
    #expect(decision.strays == [Array("unknown".utf8)])
    #expect(role(cells(94, 31, 6)) == .text)
    #expect(role(cells(95, 30, 5)) == .text)
    #expect(role(cells(400, 30, 5)) == .category)
    #expect(role(cells(95, 31, 4) + ["007"]) == .text)
    // More values than are kept.
    #expect(role(cells(4000, 2500, 200)) == .number)
    #expect(role(cells(4000, 2500, 300)) == .text)
  }

  @Test func dates() {
    func cells(_ dates: Int, _ others: Int) -> [String] {
      (0..<dates).map { "2024-01-\(10 + $0 % 20)" } + Array(repeating: "later", count: others)
    }
    #expect(role(cells(95, 5)) == .date)
    #expect(role(cells(94, 6)) != .date)
    #expect(profile(cells(95, 5)).decision.use == .copy)
    #expect(role(cells(95, 5) + ["", "NA"]) == .date)
  }

  @Test func quantities() {
    func cells(_ quantities: Int, _ numbers: Int, _ others: Int) -> [String] {
      (0..<quantities).map { "$1,\(100 + $0)" } + (0..<numbers).map { "\($0)" }
        + Array(repeating: "free", count: others)
    }
    #expect(role(cells(9, 0, 1)) == .quantity)
    #expect(role(cells(1, 8, 1)) == .quantity)
    #expect(role(cells(8, 0, 2)) != .quantity)
    #expect(profile(cells(9, 0, 1)).decision.use == .copy)
  }

  @Test func categories() {
    func cells(_ values: Int, _ count: Int) -> [String] { (0..<count).map { "v\($0 % values)" } }
    #expect(role(cells(2, 4)) == .category)
    #expect(role(cells(2, 3)) == .text)
    #expect(role(cells(30, 100)) == .category)
    #expect(role(cells(31, 100)) == .text)
    #expect(role(cells(1000, 112_000)) == .category)
    #expect(role(cells(1001, 112_000)) == .text)
    #expect(role(cells(2, 4) + ["", "NA", "?"]) == .category)
    #expect(!profile(cells(2, 4) + [""]).decision.hasGaps)
  }

  @Test func identifiersByTheirCells() {
    func cells(_ count: Int, spaced: Int = 0) -> [String] {
      (0..<count).map { $0 < spaced ? "name \($0)" : "name\($0)" }
    }
    #expect(role(cells(10)) == .identifier)
    #expect(profile(cells(10)).decision.use == .exclude)
    #expect(role(cells(9)) == .text)
    #expect(role(cells(10, spaced: 1)) == .identifier)
    #expect(role(cells(10, spaced: 2)) == .text)
    #expect(role(cells(10, spaced: 10), "", 2) == .identifier)
    #expect(role(cells(10, spaced: 10), "row.names") == .identifier)
    #expect(role(cells(10) + ["name3"]) == .text)
    #expect(role(cells(5000)) == .identifier)
    #expect(role(cells(5000) + ["name3"]) == .text)
    #expect(profile(cells(9)).decision.use == .copy)
  }

  private func role(_ cells: [String], _ name: String? = "x", _ position: Int = 3) -> ColumnRole {
    profile(cells, name: name, position: position).decision.role
  }
}

/// Numbers that rise in the first column are learned from where there is nothing else.
struct LoneColumnTests {
  @Test(arguments: [("a", ColumnUse.number), ("row", .exclude), ("Unnamed: 0", .exclude)])
  func risingNumbersAreNumbersWhereNothingElseIsLeft(name: String, use: ColumnUse) throws {
    let folder = try WorkFolder()
    try folder.write("\(name),y\n", to: "data.csv")
    let header = try RecordReader(ByteInput(path: "\(folder.path)/data.csv", access: .sequential))
      .header
    var profile = ColumnProfile(of: ColumnName(name, position: 0))
    for row in 1...300 { _ = profile.note("\(row)".utf8Bytes.span, gaps: .common) }
    #expect(ColumnRoles(of: [profile], header: header).positions(use) == [0])
    #expect(ColumnRoles(of: [profile], header: header, hasOthers: true).positions(.exclude) == [0])
  }
}
