import Resampling
import Testing

@Suite("SMOTE makes imbalanced-learn's rows")
struct SMOTEGoldenTests {
  static let cases = GoldenCase.of("smote").filter { $0.kind == "rows" }

  /// The method as a golden case asks for it.
  static func smote(_ golden: GoldenCase, _ compatibility: Compatibility) -> SMOTE {
    var smote = SMOTE(seed: golden.seed)
    smote.neighborCount = golden.params["k_neighbors"]?.int ?? 5
    smote.rules.compatibility = compatibility
    return smote
  }

  @Test(arguments: cases)
  func bitForBit(_ golden: GoldenCase) throws {
    let data = try golden.data()
    let smote = Self.smote(golden, .imbalancedLearn)
    try golden.expectRows(golden.rows(by: smote, from: data), of: data)
  }

  /// Where no distances are equal, the right thing and the library's are the same.
  @Test(arguments: cases.filter { !["howto", "iris_ties"].contains($0.dataset) })
  func withoutTiesEitherWay(_ golden: GoldenCase) throws {
    let data = try golden.data()
    try golden.expectRows(golden.rows(by: Self.smote(golden, .none), from: data), of: data)
  }

  @Test(arguments: cases)
  func theRowsOfTheClassAreEnough(_ golden: GoldenCase) throws {
    let data = try golden.data()
    let smote = Self.smote(golden, .none)
    let made = try golden.rows(by: smote, from: data)
    for (target, whole) in zip(try golden.targets(of: data), made) {
      let points = try data.numbers().selecting(rows: data.rows(of: target.label))
      let plan = try smote.plan(points, count: target.count)
      #expect(plan.rows(from: points) == whole.rows)
    }
  }

  @Test(arguments: GoldenCase.of("smote").filter { $0.kind == "error" })
  func refusals(_ golden: GoldenCase) throws {
    let data = try golden.data()
    #expect(throws: SynthesisError.tooFewRows(rows: 14, needed: 15)) {
      try golden.rows(by: Self.smote(golden, .imbalancedLearn), from: data)
    }
    // Without compatibility the class gives the neighbors it has.
    let made = try golden.rows(by: Self.smote(golden, .none), from: data)
    #expect(made.first?.rows.rowCount == 32)
  }
}
