import Resampling
import Testing

@Suite("SMOTE makes imbalanced-learn's rows")
struct SMOTEGoldenTests {
  /// The method as a golden case asks for it.
  static func smote(_ golden: GoldenCase, _ compatibility: Compatibility) -> SMOTE {
    var smote = SMOTE(seed: golden.seed)
    smote.neighborCount = golden.params["k_neighbors"]?.int ?? 5
    smote.compatibility = compatibility
    return smote
  }

  /// The rows that are made for every class.
  static func made(
    _ golden: GoldenCase, _ data: GoldenData, _ compatibility: Compatibility
  ) throws -> [(label: UInt32, rows: Matrix)] {
    let matrix = try data.numbers()
    return try golden.targets(of: data).map { label, count in
      let points = matrix.selecting(rows: data.rows(of: label))
      let plan = try smote(golden, compatibility).plan(points, count: count)
      return (label, plan.rows(from: points))
    }
  }

  // howto waits for the search in scikit-learn's tie order.
  @Test(
    arguments: GoldenCase.of("smote").filter { $0.kind == "rows" && $0.dataset != "howto" })
  func bitForBit(_ golden: GoldenCase) throws {
    let data = try golden.data()
    try golden.expectRows(Self.made(golden, data, .imbalancedLearn), of: data)
  }

  /// Where no distances are equal, the right thing and the library's are the same.
  @Test(
    arguments: GoldenCase.of("smote").filter {
      $0.kind == "rows" && !["howto", "iris_ties"].contains($0.dataset)
    })
  func withoutTiesEitherWay(_ golden: GoldenCase) throws {
    let data = try golden.data()
    try golden.expectRows(Self.made(golden, data, .none), of: data)
  }

  @Test(arguments: GoldenCase.of("smote").filter { $0.kind == "error" })
  func refusals(_ golden: GoldenCase) throws {
    let data = try golden.data()
    #expect(throws: SynthesisError.tooFewRows(rows: 14, needed: 15)) {
      try Self.made(golden, data, .imbalancedLearn)
    }
    // Without compatibility the class gives the neighbours it has.
    #expect(try Self.made(golden, data, .none).first?.rows.rowCount == 32)
  }
}
