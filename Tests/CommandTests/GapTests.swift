import TestSupport
import Testing

/// Texts that stand for missing values, as `--na` names them.
struct GapTests {
  /// Numbers of two classes, of which every seventh is missing.
  private static func table(missing: String) -> String {
    var text = "a,b,y\n"
    for row in 0..<60 {
      let a = row % 7 == 3 ? missing : "\((row * 37) % 50).5"
      let b = row % 11 == 5 ? missing : "\((row * 13) % 40 + (row % 4 == 0 ? 30 : 0))"
      text += "\(a),\(b),\(row % 4 == 0 ? "rare" : "usual")\n"
    }
    return text
  }

  static let commands = [
    "csv-smote", "csv-smote --features a,b", "csv-smote --strict --variant adasyn",
    "csv-oversample --rose", "csv-undersample --method enn",
    "csv-undersample --method tomek --strict",
    "csv-knn --train train.csv", "csv-knn --train train.csv --features a,b",
    "csv-leaks --near 3 --drop train.csv",
  ]

  /// A number that stands for nothing comes to the same as an empty cell.
  @Test(arguments: commands)
  func sentinel(_ command: String) async throws {
    let missing = try WorkFolder()
    let spelled = try WorkFolder()
    for (folder, text) in [(missing, ""), (spelled, "-999")] {
      try folder.write(Self.table(missing: text), to: "data.csv")
      try folder.write(Self.table(missing: text), to: "train.csv")
    }
    let empty = try await missing.shell("\(command) --missing copy data.csv")
    let named = try await spelled.shell("\(command) --na NA,-999 data.csv")
    let unnamed = try await spelled.shell("\(command) data.csv")
    #expect(empty.status == 0, "\(empty.messages)")
    #expect(named.status == 0, "\(named.messages)")
    #expect(named.output.replacing("-999", with: "") == empty.output)
    if !command.hasPrefix("csv-leaks") {
      #expect(unnamed.output.replacing("-999", with: "") != empty.output)
    }
  }

  @Test func namedTextsReplaceTheUsualOnes() async throws {
    let folder = try WorkFolder()
    try folder.write(Self.table(missing: "NA"), to: "data.csv")
    let refused = try await folder.shell("csv-smote --na -999 --features a,b data.csv")
    #expect(refused.status == 1)
    #expect(refused.messages.contains("data.csv:5: column \"a\": \"NA\" is not a number"))
    let both = try await folder.shell("csv-smote --na -999 --na NA --features a,b data.csv")
    #expect(both.status == 0)
  }

  @Test func codesRemember() async throws {
    let folder = try WorkFolder()
    try folder.write(Self.table(missing: "-999"), to: "data.csv")
    let first = try await folder.shell(
      "csv-encode --na -999 --missing-as nan --save codes.json data.csv")
    #expect(first.output.hasPrefix("a,b,y\n0.5,30,0\n"), "\(first.messages)")
    #expect(first.output.contains("\nnan,"))
    #expect(!first.output.contains("-999"))
    let second = try await folder.shell("csv-encode --load codes.json data.csv")
    #expect(second.output == first.output)
  }
}
