import TestSupport
import Testing

/// Splits by time, by repeats, by groups with classes in proportion, by duplicates, by bins and by several columns: the rows
/// of scikit-learn 1.9.1 and pandas 3.1.1, through the tool. compare_splits.py made the files.
@Suite("csv-split trains and tests on scikit-learn's rows")
struct SplitGoldenFilesTests {
  struct Case: CustomTestStringConvertible {
    let table, options, train, test: String
    var testDescription: String { "\(table) \(options)" }
  }

  static let cases: [Case] = {
    guard let text = try? Golden.text(of: "splits/cases.csv") else { return [] }
    let table = Table(Array(text.utf8))
    return table.rows.map { Case(table: $0[0], options: $0[1], train: $0[2], test: $0[3]) }
  }()

  @Test func allCasesAreHere() {
    #expect(Self.cases.count == 36)
  }

  @Test(arguments: cases)
  func rows(_ golden: Case) async throws {
    let folder = try WorkFolder()
    try folder.write(try Golden.text(of: "splits/\(golden.table)"), to: "data.csv")
    let result = try await folder.shell("csv-split \(golden.options) --test test.csv data.csv")
    #expect(result.status == 0, "\(result.messages)")
    #expect(Table(result.bytes)["id"].joined(separator: " ") == golden.train)
    #expect(Table(try folder.bytes(of: "test.csv"))["id"].joined(separator: " ") == golden.test)
  }
}
