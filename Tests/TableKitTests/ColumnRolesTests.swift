import TestSupport
import Testing

@testable import CSVCore
@testable import TableKit

/// Whole tables, and the note that says what their columns are.
struct ColumnRolesTests {
  @Test func numbersAloneNeedNoNote() {
    let roles = roles(["a", "b"], [["1", "2.5"], ["0", "1.5"], ["1", "3.5"]])
    #expect(roles.note == nil)
    #expect(roles.options.isEmpty)
    #expect(!roles.hasGaps)
  }

  @Test func gapsAreSaid() {
    let roles = roles(["a", "b"], [["1", "2.5"], ["0", "NA"], ["2", "3.5"]])
    #expect(roles.note == "by what the columns hold: --missing copy")
    #expect(roles.hasGaps)
  }

  @Test func straysAndQuantitiesAreNamed() {
    let rows = (0..<100).map { ["\($0 * 3)", "$\($0)", $0 == 50 ? "x" : "\($0 * 2)"] }
    let changed = rows.map { row in row[0] == "90" ? ["n. a.", row[1], row[2]] : row }
    let roles = roles(["income", "price", "b"], changed)
    #expect(
      roles.note == """
        by what the columns hold: --copy price --numeric income,b --missing copy
        income: "n. a." counts as missing
        b: "x" counts as missing
        price: to learn from it, write numbers without units and separators
        """)
    #expect(roles.numeric == [0, 2])
    #expect(roles.positions(.copy) == [1])
    #expect(roles.positions(.number) == [0, 2])
  }

  /// Options name the other columns.
  @Test func onlyTheColumnsThatNoOptionNames() {
    let rows = (0..<20).map { ["\($0)", "\($0 % 2 == 0 ? "u" : "v")", "w\($0 % 3)"] }
    let names = ["id", "a", "b"]
    let header = Header(file: "f", names: names.map { Array($0.utf8) }, columnCount: 3)
    let profiles = [2, 0].map { column in
      profile(rows.map { $0[column] }, name: names[column], position: column)
    }
    let roles = ColumnRoles(of: profiles, header: header)
    #expect(roles.columns.map(\.position) == [0, 2])
    #expect(roles.options == "--exclude id --categorical b")
  }

  @Test func wholeNumbersOfFewValuesMayBeCategories() {
    let rows = (0..<60).map { ["\($0 % 3)", "\($0 % 2)", "\($0)", "\(Double($0 % 3) / 2)"] }
    #expect(roles(["a", "b", "c", "d"], rows).possibleCategories == "a")
    #expect(roles(["b", "c"], rows.map { Array($0[1...2]) }).possibleCategories == nil)
  }

  private func roles(_ names: [String], _ rows: [[String]]) -> ColumnRoles {
    let header = Header(
      file: "f", names: names.map { Array($0.utf8) }, columnCount: names.count)
    let profiles = names.indices.map { column in
      profile(rows.map { $0[column] }, name: names[column], position: column)
    }
    return ColumnRoles(of: profiles, header: header)
  }
}
