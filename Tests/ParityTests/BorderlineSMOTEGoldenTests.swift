import Resampling
import Testing

@Suite("Borderline-SMOTE makes imbalanced-learn's rows")
struct BorderlineSMOTEGoldenTests {
  static func method(_ golden: GoldenCase, _ compatibility: Compatibility) -> BorderlineSMOTE {
    let kind: BorderlineSMOTE.Kind =
      golden.method == "borderline-1" ? .classOnly : .foreignToo
    var method = BorderlineSMOTE(kind: kind, seed: golden.seed)
    method.rules.compatibility = compatibility
    return method
  }

  @Test(arguments: GoldenCase.of("borderline-1", "borderline-2"))
  func bitForBit(_ golden: GoldenCase) throws {
    let data = try golden.data()
    let method = Self.method(golden, .imbalancedLearn)
    try golden.expectRows(golden.rows(by: method, from: data), of: data)
  }

  /// Where no distances are equal and every class has a border, kind 1 is the same without
  /// compatibility.
  @Test(
    arguments: GoldenCase.of("borderline-1").filter {
      !["howto", "iris_ties", "iris", "digits"].contains($0.dataset)
    })
  func withoutTiesEitherWay(_ golden: GoldenCase) throws {
    let data = try golden.data()
    try golden.expectRows(golden.rows(by: Self.method(golden, .none), from: data), of: data)
  }

  @Test(
    arguments: GoldenCase.of("borderline-1", "borderline-2").filter {
      ["iris", "digits"].contains($0.dataset)
    })
  func noBorderIsAnError(_ golden: GoldenCase) throws {
    let data = try golden.data()
    #expect(throws: SynthesisError.noneInDanger) {
      try golden.rows(by: Self.method(golden, .none), from: data)
    }
  }
}
