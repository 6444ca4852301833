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

/// Scores and weights of several labels: scikit-learn 1.9.1's numbers, through the tools.
@Suite("csv-score and csv-weights --multilabel have scikit-learn's numbers")
struct MultilabelScoreGoldenTests {
  private static let tables = (0..<8).map { "\($0)" }

  private func folder(_ number: String) throws -> (folder: WorkFolder, labels: String) {
    let folder = try WorkFolder()
    let text = try Golden.text(of: "multilabel/scores/\(number).csv")
    try folder.write(text, to: "data.csv")
    let last = Table(text).header.count { $0.hasPrefix("l") } - 1
    return (folder, "--multilabel l0-l\(last)")
  }

  @Test(arguments: tables) func scores(_ number: String) async throws {
    let (folder, labels) = try folder(number)
    let golden = Table(try Golden.text(of: "multilabel/scores.csv")).rows.filter {
      $0[0] == "\(number).csv"
    }
    for zeroDivision in ["0", "1", "nan"] {
      let result = try await folder.shell(
        "csv-score \(labels) --zero-division \(zeroDivision) data.csv")
      #expect(result.status == 0 && result.messages == "")
      var found: [[String]: String] = [:]
      for row in Table(result.bytes).rows { found[[row[0], row[1]]] = row[2] }
      let expected = golden.filter { $0[1] == zeroDivision }
      #expect(expected.count > 15)
      for row in expected {
        let text = try #require(found[[row[2], row[3]]])
        if row[4].isEmpty {
          #expect(text.isEmpty, "\(row)")
        } else {
          let (one, other) = (try #require(Double(text)), try #require(Double(row[4])))
          #expect(abs(one - other) < 1e-12, "\(row) \(text)")
        }
      }
    }
  }

  @Test(arguments: tables) func reportAndWeights(_ number: String) async throws {
    let (folder, labels) = try folder(number)
    let report = try await folder.shell(
      "csv-score -q \(labels) --format report --digits 3 data.csv")
    #expect(report.output == (try Golden.text(of: "multilabel/scores/\(number).txt")))
    let weights = try await folder.shell("csv-weights \(labels) --per-row data.csv")
    let expected = try Golden.text(of: "multilabel/scores/\(number).weight").split(separator: "\n")
    #expect(weights.lines.count == expected.count)
    for (one, other) in zip(weights.lines, expected) {
      let (one, other) = (try #require(Double(one)), try #require(Double(other)))
      #expect(abs(one / other - 1) < 1e-12)
    }
  }
}
