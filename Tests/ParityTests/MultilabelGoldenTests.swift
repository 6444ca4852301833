import TestSupport
import Testing

/// Splits by several labels: the rows of iterative-stratification 0.1.9, through the tool. compare_multilabel.py made the
/// files.
@Suite("csv-split --multilabel splits as iterative-stratification does")
struct MultilabelGoldenTests {
  struct Case: CustomTestStringConvertible {
    let table, options, train, validation, test: String
    var testDescription: String { "\(table) \(options)" }
  }

  static let cases: [Case] = {
    guard let text = try? Golden.text(of: "multilabel/cases.csv") else { return [] }
    return Table(Array(text.utf8)).rows.map {
      Case(table: $0[0], options: $0[1], train: $0[2], validation: $0[3], test: $0[4])
    }
  }()

  @Test func allCasesAreHere() {
    #expect(Self.cases.count == 48)
  }

  @Test(arguments: cases)
  func rows(_ golden: Case) async throws {
    let folder = try WorkFolder()
    try folder.write(try Golden.text(of: "multilabel/\(golden.table)"), to: "data.csv")
    let validation =
      golden.options.contains("--validation-size") ? "--validation validation.csv" : ""
    let result = try await folder.shell(
      "csv-split -q \(golden.options) --test test.csv \(validation) data.csv")
    #expect(result.status == 0, "\(result.messages)")
    #expect(Table(result.bytes)["id"].joined(separator: " ") == golden.train)
    #expect(Table(try folder.bytes(of: "test.csv"))["id"].joined(separator: " ") == golden.test)
    if !validation.isEmpty {
      let ids = Table(try folder.bytes(of: "validation.csv"))["id"]
      #expect(ids.joined(separator: " ") == golden.validation)
    }
  }
}
